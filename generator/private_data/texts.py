"""Private data told by letters: private e-mail, home addresses, tokens and private keys."""

import re
from collections.abc import Callable
from typing import NamedTuple

_AT, _DOT = r" ?(?:@|[(\[]at[)\]]) ?", r"(?:\.| ?[(\[](?:dot|titik)[)\]] ?)"
_PROVIDERS = (
    r"(?:(?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|icloud|aol|proton|protonmail|"
    rf"yandex|gmx|tutanota){_DOT}[a-z]{{2,4}}(?:{_DOT}[a-z]{{2}}\b)?"
    rf"|(?:live|msn|mail|me|mac|zoho){_DOT}com)\b"
)
_STREET = (
    r"(?:Jl|Jln|Jalan|Gg|Gang|Perum|Perumahan|Komplek|Kompleks|Dusun|Dsn)\b\.? [A-Z][^\n;]{1,50}?"
    r"[ ,](?:No|Nomor|Blok)\b\.? ?[A-Z]?[0-9]{1,4}"
)
_NEIGHBOURHOOD = (
    r"RT\b[ .:]{0,2}[0-9]{1,3}[ ,/.-]{0,3}RW\b[ .:]{0,2}[0-9]{1,3}"
    r"|RT ?/ ?RW[ .:]{0,2}[0-9]{1,3} ?/ ?[0-9]{1,3}"
)
_HOME = re.compile(rf"{_STREET}(?:[ ,]{{1,3}}(?:{_NEIGHBOURHOOD}))?|{_NEIGHBOURHOOD}")
_OFFICE = re.compile(
    r"\b(?:kantor|dinas|badan|balai|puskesmas|rumah sakit|rsud|sekolah|sd|smp|sma|smk|kelurahan|"
    r"kecamatan|gedung|masjid|gereja|pasar|posyandu|pos|universitas|alun-alun|office|school)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:[Bb]apak|[Ii]bu|[Pp]ak|[Bb]u|[Ss]dri?\.?|[Ss]audar[ai]|Tn\.?|Ny\.?|Nn\.?|Mrs?\.?|Ms\.?|"
    r"a\.n\.|a/n|atas nama|[Nn]ama:?|warga bernama) +[A-Z][a-z'.]+"
)
_LIVES = re.compile(
    r"\b(?:alamat rumah|rumah pribadi|rumahnya|kediaman|bertempat tinggal|berdomisili|tinggal|"
    r"home address|lives)\b[^\n]{0,25}\Z",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(
    r"(?<![\w.])(?P<name>(?:[A-Z][\w'-]* ){1,5}[A-Z][a-z]+)[ ,(:]{1,3}(?:(?:beralamat )?di )?\Z"
)
_PUBLIC_PLACE = re.compile(
    r"\b(?:Taman|Perpustakaan|Museum|Galeri|Sanggar|Sentra|Terminal|Stasiun|Pelabuhan|Halte|Hotel|"
    r"Klinik|Apotek|Lapangan|Stadion|Bank|Kampus|Madrasah|Pesantren|Pondok|Musala|Musholla|Mushola|"
    r"Vihara|Wihara|Pura|Kelenteng|Klenteng|Koperasi|Toko|Warung|Kedai|Kafe|Kios|Bengkel|Pabrik|"
    r"Gudang|Studio|Menara|Jembatan|Waduk|Embung|Posko|Panti|Yayasan|Kampung|Desa|Wisata|UMKM|"
    r"BUMDes|UPTD?|PT|CV|UD|PAUD|TK|SLB|MI|MTs|TPS|TPA|Monumen|Tugu|Makam|Pantai|Pendopo|Aula|"
    r"Rumah (?:Kreatif|Produksi|Baca|Pintar|Makan|Susun|Dinas|Adat|Ibadah|Kemasan|Data|Singgah))\b"
)
"""Words in the name of a place that is open to the public, so that the name is no person's."""
_AROUND = 120


def _is_home(match: re.Match[str]) -> bool:
    """Return whether a postal address stands beside a person's name, and belongs to no office."""
    text = match.string
    line = text.rfind("\n", 0, match.start()) + 1
    before = text[max(line, match.start() - _AROUND) : match.start()]
    if before[-1:].isalnum() or _OFFICE.search(before):
        return False
    is_full = "RW" in match.group() and not match.group().startswith("RT")
    return (
        _LIVES.search(before) is not None
        or _PERSON.search(before) is not None
        or (is_full and _ends_with_a_person(before))
    )


def _ends_with_a_person(text: str) -> bool:
    """Return whether a text ends with a full name that no place open to the public can have."""
    match = _FULL_NAME.search(text)
    return match is not None and _PUBLIC_PLACE.search(match["name"]) is None


def _always(_match: re.Match[str]) -> bool:
    return True


class TextKind(NamedTuple):
    """A row of `KINDS`."""

    name: str
    hints: tuple[str, ...]
    """A text without any of the hints is not searched."""
    pattern: re.Pattern[str]
    fits: Callable[[re.Match[str]], bool] = _always


def _token(hints: str, pattern: str) -> TextKind:
    """Return the row of a token; hints are separated by spaces."""
    return TextKind("token", tuple(hints.split()), re.compile(rf"(?<![A-Za-z0-9]){pattern}"))


KINDS: tuple[TextKind, ...] = (
    TextKind(
        "email",
        ("@", "(at)", "[at]"),
        re.compile(rf"(?<![\w.+*-])[\w.+-]{{1,64}}{_AT}{_PROVIDERS}", re.IGNORECASE),
    ),
    TextKind("home_address", ("RW", "No.", "No ", "Nomor", "Blok"), _HOME, _is_home),
    TextKind(
        "private_key",
        ("PRIVATE KEY",),
        re.compile(
            r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"
            r"(?:[^-]*-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----)?"
        ),
    ),
    # GitHub
    _token("ghp_ gho_ ghu_ ghs_ github_pat_", r"(?:gh[pous]_|github_pat_)\w{22,}"),
    # GitLab
    _token("glpat-", r"glpat-[\w-]{20,}"),
    # Amazon
    _token("AKIA ASIA", r"A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9])"),
    # Slack
    _token("xox", r"xox[a-z]-[\w-]{10,}"),
    _token("hooks.slack.com", r"hooks\.slack\.com/services/[\w/]{20,}"),
    # Google
    _token("AIza GOCSPX- ya29.", r"(?:AIza|GOCSPX-|ya29\.)[\w-]{20,}"),
    # Stripe, OpenAI, Anthropic
    _token("k_live_ sk-", r"(?:[sr]k_live_|sk-(?:[a-z]+-)?)[\w-]{16,}"),
    # JSON Web Token, RFC 7519: the header begins with `{"`.
    _token("eyJ", r"eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*"),
    # Telegram
    _token(":AA", r"[0-9]{8,10}:AA[\w-]{33}"),
)
"""Kinds of private data told by letters; `numbers.NUMBERS` has those told by digits."""
