"""Private data in texts: numbers of persons, private contacts and home addresses, and secrets.

A kind of private data is a row of `KINDS`: a name, a pattern, and a check of the structure. A text
is searched as a reader understands it: digits of other scripts and full-width letters count as
plain ones, escapes count as their letters, invisible characters do not count. Time is linear in
the length of the text. Knows nothing of files and of findings.

Sources: numbering of NIK in PP 40/2019 and Permendagri on numbers of families: area code of six
digits, day (plus 40 for women), month and year of two digits each, four digits of a series. NPWP:
PMK 112/PMK.03/2022. Forms of tokens: documents of their issuers.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple

_BEFORE = 40
"""Characters in front of a number in which a word may tell the meaning of the number."""
_SHOWN_START, _SHOWN_END = 2, 4
"""Most letters and digits shown at both ends of private data; a quarter each in short data."""
_MASK = "*"


class PrivateSpan(NamedTuple):
    """A place of private data in a text; offsets in characters, the end exclusive."""

    start: int
    end: int
    kind: str
    """Name of a row of `KINDS`, or of a kind of number."""


@dataclass(frozen=True, slots=True)
class _Number:
    """Groups of digits, perhaps one number, in the text around them."""

    start: int
    end: int
    before: str
    """The text in front of the number, in the same line."""
    written: str
    after: str
    """The text behind the number."""
    digits: str
    separators: frozenset[str]
    sizes: tuple[int, ...]
    """Number of digits of each group."""

    def follows(self, words: re.Pattern[str]) -> bool:
        """Return whether the number stands behind words; the pattern ends at the number."""
        return words.search(self.before) is not None


# Numbers

_PROVINCE = re.compile(r"1[1-9]|21|3[1-6]|5[1-4]|6[1-5]|7[1-6]|8[12]|9[1-7]")
"""First two digits of an area code; 54 was East Timor, and old numbers stay."""
_FIELDS_OF_NIK = frozenset({2, 4, 6, 8, 10, 12})
"""Ends of the fields of a NIK: province, regency, district, day, month, year."""
_AMOUNT = re.compile(r"[1-9][0-9]{0,2}(?:([. ])[0-9]{3})(?:\1[0-9]{3})*\Z")
_DECIMAL = re.compile(r"[0-9]{1,3}\.[0-9]+\Z")
_MONEY = re.compile(r"(?:Rp|IDR|USD|rupiah)[. :]{0,3}\Z", re.IGNORECASE)
_DATE = re.compile(r"[0-9]{2}([-.])[0-9]{2}\1(?:19|20)[0-9]{2}")
_WORD = r"(?<![A-Za-z])"
_GAP = r"[^0-9\n]{0,20}\Z"
_NIK_WORDS = re.compile(
    rf"(?:{_WORD}NIK|{_WORD}KTP|induk kependudukan|identity number){_GAP}", re.IGNORECASE
)
_FAMILY_WORDS = re.compile(rf"(?:{_WORD}KK\b|kartu keluarga|family card){_GAP}", re.IGNORECASE)
_TAX_WORDS = re.compile(rf"(?:{_WORD}NPWP|wajib pajak|tax number){_GAP}", re.IGNORECASE)
_TAX_FORM = re.compile(r"[0-9]{2}\.[0-9]{3}\.[0-9]{3}\.[0-9]-[0-9]{3}\.[0-9]{3}\Z")
_PHONE_WORDS = re.compile(
    rf"(?:{_WORD}hp|{_WORD}wa|whatsapp|{_WORD}tel[ep]|telepon|ponsel|hubungi|kontak|phone|call){_GAP}",
    re.IGNORECASE,
)
_BOOK_WORDS = re.compile(rf"IS[BS]N{_GAP}", re.IGNORECASE)
_MOBILE = re.compile(r"8[1-35-9][0-9]{7,10}\Z")
_CERTAIN_MOBILE = re.compile(
    r"8(?:1[1-9]|2[1-38]|3[1-38]|5[1-35-9]|7[7-9]|8[1-9]|9[5-9])[0-9]{7,8}\Z"
)
"""Prefixes in use, with the usual number of digits."""
_ACCOUNT_WORDS = re.compile(
    rf"(?<!kode[ _]){_WORD}(?:no\.? ?)?rek(?:ening)?\b"
    r"(?:(?!Rp|saldo|nilai|belanja|sebesar|sejumlah)[^0-9\n]){0,30}\Z"
    rf"|{_WORD}norek\b[^0-9\n]{{0,20}}\Z|{_WORD}account(?: number| no\.?)?[ :]{1, 3}\Z",
    re.IGNORECASE,
)
_BANKS = re.compile(
    r"\b(?:BRI|BCA|BNI|BSI|BTN|BJB|CIMB|Bank [A-Z]\w+(?: [A-Z]\w+)?)[ :.-]*(?:[Nn]o\.?|[Nn]omor)?"
    r"[ :.]*\Z"
)
_ACCOUNT_HOLDER = re.compile(
    r" ?\(?(?i:a\.? ?n\.|a/n|atas nama)|[ (]{1,2}(?:BRI|BCA|BNI|BSI|BTN)\b"
)
_BUDGET_CODE = re.compile(r"[0-9]\.[0-9]{1,2}\.[0-9]{2}")
_VILLAGE_CODE = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}\Z")


def _has_form_of_nik(number: _Number) -> bool:
    """Return whether sixteen digits are area, day, month, year and series, in a usual grouping."""
    digits, sizes = number.digits, number.sizes
    day = int(digits[6:8])
    ends = {sum(sizes[:count]) for count in range(1, len(sizes))}
    return (
        _PROVINCE.match(digits) is not None
        and "00" not in {digits[2:4], digits[4:6]}
        and (1 <= day <= 31 or 41 <= day <= 71)
        and 1 <= int(digits[8:10]) <= 12
        and digits[12:] != "0000"
        and (ends <= _FIELDS_OF_NIK or len(set(sizes)) == len(number.separators) == 1)
        and not _DECIMAL.match(number.written)
    )


def _is_family_card(number: _Number) -> bool:
    return len(number.digits) == 16 and number.follows(_FAMILY_WORDS)


def _is_nik(number: _Number) -> bool:
    if len(number.digits) != 16:
        return False
    if number.follows(_NIK_WORDS):
        return True
    is_date = _DATE.match(number.written) is not None
    return not is_date and not _is_amount(number) and _has_form_of_nik(number)


def _is_tax_number(number: _Number) -> bool:
    size = len(number.digits)
    return (size == 15 and _TAX_FORM.match(number.written) is not None) or (
        size in {15, 16} and number.follows(_TAX_WORDS)
    )


def _is_mobile(number: _Number) -> bool:
    """Return whether a number is of a mobile telephone, in national or international form.

    Numbers of offices pass: landlines (021, 0548), short numbers (112), 0800 and 1500.
    """
    digits = number.digits.removeprefix("00")
    has_plus = number.before.endswith(("+", "+("))
    # A single digit in front is the beginning of a coordinate, of a book number or of a code.
    if number.sizes[0] == 1 and set(number.sizes) != {1}:
        return False
    if digits.startswith("0"):
        rest = digits[1:]
    elif digits.startswith("62"):
        rest = digits[2:].removeprefix("0")
        # Without the plus sign, amounts and codes begin with 62 as well.
        if not has_plus and not number.follows(_PHONE_WORDS):
            forms = (_AMOUNT, _DECIMAL)
            is_amount = any(form.match(number.written) for form in forms) or digits.endswith("000")
            if is_amount or _CERTAIN_MOBILE.match(rest) is None:
                return False
    else:
        return False
    return (
        _MOBILE.match(rest) is not None
        and "/" not in number.written
        and (len(number.separators) <= 1 or max(map(len, number.separators)) <= 2)
        and not _DATE.match(number.written)
        and not number.follows(_BOOK_WORDS)
    )


def _is_account(number: _Number) -> bool:
    """Return whether a number is a bank account, by the words beside the number."""
    if not 9 <= len(number.digits) <= 16 or _is_amount(number):
        return False
    written = number.written
    if _BUDGET_CODE.match(written) or _VILLAGE_CODE.match(written) or _DATE.match(written):
        return False
    return (
        number.follows(_ACCOUNT_WORDS)
        or number.follows(_BANKS)
        or _ACCOUNT_HOLDER.match(number.after) is not None
    )


def _is_amount(number: _Number) -> bool:
    return number.follows(_MONEY) or _AMOUNT.match(number.written) is not None


_NUMBERS: tuple[tuple[str, Callable[[_Number], bool]], ...] = (
    ("tax_number", _is_tax_number),
    ("family_card", _is_family_card),
    ("nik", _is_nik),
    ("phone", _is_mobile),
    ("bank_account", _is_account),
)
"""Kinds of private numbers; the first that fits names the number."""

_RUN = re.compile(r"[0-9][0-9 .\-/()_\n]{7,}[0-9]")
_GROUP = re.compile(r"[0-9]+")
_SEPARATOR = re.compile(r" {0,2}[.\-/_]? {0,2}|\)[ -]?|[ -]?\(|\n *")
_JOINTS = frozenset({".", "-", "/", "_"})
"""Separators of the parts of a code."""
_FEWEST, _LONG, _MOST = 9, 15, 16
"""Digits of the shortest private number, of a tax number, and of the longest private number."""
_MOST_BEGINNINGS = 20_000
"""Groups of digits looked at in a text, ten times those of the largest real file: a file of
nothing but digits ends in time.
"""
_SHORT = 4
"""Most digits of a group that is certainly a part of something longer."""


def _private_numbers(text: str) -> Iterator[PrivateSpan]:
    """Yield the private numbers of a text, without overlaps."""
    behind = 0
    for run, first in islice(_beginnings(text), _MOST_BEGINNINGS):
        if run.groups[first][0] < behind or run.is_inside_code(first, behind):
            continue
        for number in reversed(list(run.numbers_from(first))):
            kind = next((name for name, fits in _NUMBERS if fits(number)), None)
            if kind is not None:
                behind = number.end
                yield PrivateSpan(number.start, number.end, kind)
                break


def _beginnings(text: str) -> Iterator[tuple["_Run", int]]:
    """Yield each run of digits and separators with each of its groups."""
    for found in _RUN.finditer(text):
        # Most runs are dates.
        if sum(map(str.isdigit, found.group())) >= _FEWEST:
            run = _Run.of(text, *found.span())
            yield from ((run, first) for first in range(len(run.groups)))


@dataclass(frozen=True, slots=True)
class _Run:
    """Groups of digits with separators between them, in a text."""

    text: str
    groups: list[tuple[int, int]]
    separators: list[str]
    """The text in front of each group; empty in front of the first."""

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "_Run":
        """Return the run between two offsets of a text."""
        groups = [group.span() for group in _GROUP.finditer(text, start, end)]
        between = (text[left:right] for (_, left), (right, _) in pairwise(groups))
        return cls(text, groups, ["", *between])

    def is_inside_code(self, first: int, behind: int) -> bool:
        """Return whether a group continues a code, or a row of short groups of the same size.

        No number begins there, unless another number has just ended.
        """
        (before, left), (start, end) = self.groups[first - 1], self.groups[first]
        if first == 0 or left <= behind:
            return False
        return self.separators[first] in _JOINTS or left - before == end - start <= _SHORT

    def numbers_from(self, first: int) -> Iterator[_Number]:
        """Yield the possible numbers that begin with a group, from the shortest on."""
        start = self.groups[first][0]
        is_phone = self.text.startswith(("0", "62"), start)
        count = 0
        for last in range(first, min(first + _MOST, len(self.groups))):
            begin, end = self.groups[last]
            if last > first and not _SEPARATOR.fullmatch(self.separators[last]):
                return
            count += end - begin
            if count > _MOST:
                return
            # Words beside an account stand in front of the first group or behind the last.
            is_named = first == 0 or last == len(self.groups) - 1
            is_possible = is_named or is_phone or count >= _LONG
            if count >= _FEWEST and is_possible and not self._continues(end):
                yield self._number(first, last)

    def _continues(self, end: int) -> bool:
        return self.text[end : end + 1] in _JOINTS and self.text[end + 1 : end + 2].isdigit()

    def _number(self, first: int, last: int) -> _Number:
        text, groups = self.text, self.groups[first : last + 1]
        start, end = groups[0][0], groups[-1][1]
        line = text.rfind("\n", max(0, start - _BEFORE), start) + 1
        return _Number(
            start=start,
            end=end,
            before=text[max(line, start - _BEFORE, 0) : start],
            written=text[start:end],
            after=text[end : end + _BEFORE],
            digits="".join(text[begin:end] for begin, end in groups),
            separators=frozenset(self.separators[first + 1 : last + 1]),
            sizes=tuple(end - begin for begin, end in groups),
        )


# Texts

_AT, _DOT = r" ?(?:@|[(\[](?:at|di)[)\]]) ?", r"(?:\.| ?[(\[](?:dot|titik)[)\]] ?)"
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
_FULL_NAME = re.compile(r"(?<![\w.])[A-Z][a-z]+ [A-Z][a-z]+[ ,(:]{1,3}\Z")
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
        or (is_full and _FULL_NAME.search(before) is not None)
    )


def _always(_match: re.Match[str]) -> bool:
    return True


class _TextKind(NamedTuple):
    name: str
    hints: tuple[str, ...]
    """A text without any of the hints is not searched."""
    pattern: re.Pattern[str]
    fits: Callable[[re.Match[str]], bool] = _always


def _token(hints: str, pattern: str) -> _TextKind:
    """Return the row of a token; hints are separated by spaces."""
    return _TextKind("token", tuple(hints.split()), re.compile(rf"(?<![A-Za-z0-9]){pattern}"))


KINDS: tuple[_TextKind, ...] = (
    _TextKind(
        "email",
        ("@", "(at)", "[at]", "(di)"),
        re.compile(rf"(?<![\w.+*-])[\w.+-]{{1,64}}{_AT}{_PROVIDERS}", re.IGNORECASE),
    ),
    _TextKind("home_address", ("RW", "No.", "No ", "Nomor", "Blok"), _HOME, _is_home),
    _TextKind(
        "private_key",
        ("PRIVATE KEY", "AGE-SECRET-KEY-1"),
        re.compile(
            r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"
            r"(?:[^-]*-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----)?"
            r"|AGE-SECRET-KEY-1[A-Z0-9]{20,}"
        ),
    ),
    # GitHub
    _token("ghp_ gho_ ghu_ ghs_ ghr_", r"gh[pousr]_[A-Za-z0-9]{30,}"),
    _token("github_pat_", r"github_pat_\w{20,}"),
    # GitLab, Hugging Face, npm, PyPI
    _token("glpat- hf_ npm_ pypi-", r"(?:glpat-|hf_|npm_|pypi-)[\w-]{20,}"),
    # Amazon
    _token("AKIA ASIA", r"A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9])"),
    # Slack
    _token("xox xapp-", r"(?:xox[a-z]-|xapp-)[\w-]{10,}"),
    _token("hooks.slack.com", r"hooks\.slack\.com/services/[\w/]{20,}"),
    # Google
    _token("AIza GOCSPX- ya29.", r"(?:AIza|GOCSPX-|ya29\.)[\w-]{20,}"),
    # Stripe, OpenAI, Anthropic
    _token("_live_ _test_ sk-", r"(?:[sr]k_(?:live|test)_|sk-(?:[a-z]+-)?)[\w-]{16,}"),
    # SendGrid
    _token("SG.", r"SG\.[\w-]{16,}\.[\w-]{16,}"),
    # JSON Web Token, RFC 7519: the header begins with `{"`.
    _token("eyJ", r"eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*"),
    # Telegram
    _token(":AA", r"[0-9]{8,10}:AA[\w-]{33}"),
)
"""Kinds of private data told by letters; `_NUMBERS` has those told by digits."""

SECRETS = frozenset({"token", "private_key"})
"""Kinds that open a door: who sees the data can act as the owner."""


# Search

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_UNUSUAL = re.compile(
    _NOT_ASCII.pattern + r"|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\U000[0-9A-Fa-f]{5}"
    r"|&#(?:[0-9]{2,5}|x[0-9A-Fa-f]{2,5});"
)
"""Characters with a plain twin, and escapes of YAML and HTML."""


def find_private(text: str) -> list[PrivateSpan]:
    """Return the private data of a text, in order and without overlaps."""
    plain, offsets = _as_understood(text)
    found = list(_private_numbers(plain))
    for kind in KINDS:
        if any(hint in plain for hint in kind.hints):
            matches = kind.pattern.finditer(plain)
            found += [
                PrivateSpan(*match.span(), kind.name) for match in matches if kind.fits(match)
            ]
    apart = list[PrivateSpan]()
    for span in sorted(found):
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return [
        PrivateSpan(offsets.of(span.start), offsets.of(span.end - 1, is_last=True), span.kind)
        for span in apart
    ]


def mask(text: str) -> str:
    """Return a text with stars in the place of private data; the length stays the same."""
    for span in reversed(find_private(text)):
        hidden = masked(text[span.start : span.end], span.kind)
        text = f"{text[: span.start]}{hidden}{text[span.end :]}"
    return text


def masked(private: str, kind: str) -> str:
    """Return private data with stars for all letters and digits but a few at both ends.

    At most a quarter stays at each end, and nothing at the end of a secret. Of an e-mail address
    the host stays whole.
    """
    name, at, host = private.partition("@") if kind == "email" else (private, "", "")
    places = [place for place, letter in enumerate(name) if letter.isalnum()]
    start = min(_SHOWN_START, len(places) // 4)
    end = 0 if at or kind in SECRETS else min(_SHOWN_END, len(places) // 4)
    letters = list(name)
    for place in places[start : len(places) - end]:
        letters[place] = _MASK
    return "".join(letters) + at + host


class _Offsets:
    """Offsets of a text as written, for offsets of the text as understood."""

    def __init__(self) -> None:
        self._starts = [0]
        self._written = [0]

    def add(self, plain: int, written: int) -> None:
        """Note that the characters from an offset on stand at another offset as written."""
        self._starts.append(plain)
        self._written.append(written)

    def of(self, plain: int, *, is_last: bool = False) -> int:
        """Return the offset of a character as written, or the end of a last character."""
        if is_last:
            return self.of(plain + 1)
        row = bisect_right(self._starts, plain) - 1
        return self._written[row] + plain - self._starts[row]


def _as_understood(text: str) -> tuple[str, _Offsets]:
    """Return a text with plain signs, without invisible ones, and the offsets as written."""
    offsets = _Offsets()
    has_escapes = "\\" in text or "&#" in text
    if text.isascii() and not has_escapes:
        return text, offsets
    parts, length, behind = list[str](), 0, 0
    for match in (_UNUSUAL if has_escapes else _NOT_ASCII).finditer(text):
        plain = _plain(match.group())
        if plain == match.group():
            continue
        parts += (text[behind : match.start()], plain)
        length += match.start() - behind + len(plain)
        behind = match.end()
        if len(plain) != len(match.group()):
            offsets.add(length, behind)
    return "".join((*parts, text[behind:])), offsets


def _plain(sign: str) -> str:
    """Return the plain twin of a character or an escape; empty for an invisible character."""
    if len(sign) > 1:
        digits = sign[2:].rstrip(";")
        is_decimal = sign.startswith("&") and not digits.startswith("x")
        number = int(digits.removeprefix("x"), 10 if is_decimal else 16)
        sign = chr(number) if number <= 0x10FFFF else " "
    decimal = unicodedata.decimal(sign, None)
    if decimal is not None:
        return str(decimal)
    category = unicodedata.category(sign)
    if category in {"Zs", "Pd"}:
        return " " if category == "Zs" else "-"
    if category == "Cf":
        return ""
    if sign in "\u00b7\u2022\u2219":
        return "."
    twin = unicodedata.normalize("NFKC", sign)
    return twin if len(twin) == 1 else sign
