"""Numbers of public texts that are nobody's: budgets, codes, decrees, books, dates, coordinates.

Made by a seeded generator of their own, as people write them, some bare and some with words. Rules
were tuned on `TUNED`; what is published is measured on `MEASURED`.
"""

from collections.abc import Callable
from random import Random

TUNED, MEASURED = 1, (20261129, 2, 3)
"""Seeds of the list that the rules were made with, and of those that they are judged by."""

PROVINCES = (*range(11, 20), 21, *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77))


def grouped(number: int, mark: str = ".") -> str:
    return f"{number:,}".replace(",", mark)


def day(random: Random) -> tuple[int, int, int]:
    return random.randint(1, 28), random.randint(1, 12), random.randint(1990, 2045)


def budget(random: Random) -> str:
    amount = random.randint(1, 9_999) * 10 ** random.choice((3, 5, 6, 8, 9, 11, 12))
    forms = (
        str(amount),
        f"Rp{grouped(amount)}",
        f"Rp {grouped(amount)},00",
        grouped(amount),
        grouped(amount, " "),
        f"budget_idr: {amount}",
        f"Rp{amount + random.randint(1, 999)}",
        f"senilai {grouped(amount + random.randint(1, 999_999))} rupiah",
        f"rekening kas daerah sebesar Rp{grouped(amount)}",
        f"pada rekening belanja {grouped(amount)}",
    )
    return random.choice(forms)


def region_code(random: Random) -> str:
    code = f"{random.choice(PROVINCES)}.{random.choice((*range(1, 30), *range(71, 80))):02}"
    district, village = random.randint(1, 40), random.choice((1, 2)) * 1000 + random.randint(1, 60)
    whole = f"{code}.{district:02}.{village}"
    other = f"{code}.{district:02}.{village + 1}"
    forms = (
        code,
        f"{code}.{district:02}",
        whole,
        whole.replace(".", ""),
        f"{whole} dan {other}",
        f"{whole} {other}",
        f"{whole}, {other}",
        f"{whole.replace('.', '')}\n  - {other.replace('.', '')}",
        f"{whole} tahun {random.randint(2015, 2026)}",
        f"{whole}.{random.randint(2015, 2026)}.{random.randint(1, 99):02}",
        f"rekening desa {whole}",
    )
    return random.choice(forms)


def decree(random: Random) -> str:
    number, year = random.randint(1, 9_999), random.randint(1999, 2026)
    forms = (
        f"188.45/{number}/KPTS/{year}",
        f"Nomor 188.4.45/{number}/{random.randint(1, 999):03}/{year}",
        f"{random.randint(1, 999):03}/{number}/{random.randint(401, 499)}.{random.randint(1, 300)}/{year}",
        f"800.1.2.1/{number}/{year}",
        f"300.2.2-{number}/{year}",
        f"Perda {random.randint(1, 30)}/{year}",
        f"{random.randint(60, 99):03}/{number}-Bappeda/{year}",
        f"{random.randint(60, 99):03}.{random.randint(1, 9)}/{number}/{random.randint(1, 99):02}-{year}",
        f"B-{number}/D.2/PP.08.01/{random.randint(1, 12):02}/{year}",
        f"08/{number:04}/{year}/{random.randint(1, 99):02}",
    )
    return random.choice(forms)


def account_code(random: Random) -> str:
    parts = [random.randint(1, 9), random.randint(1, 3)]
    parts += [random.randint(1, 20) for _ in range(random.randint(2, 4))]
    code = ".".join((*map(str, parts[:2]), *(f"{part:02}" for part in parts[2:])))
    return random.choice((code, f"kode rekening {code}.{random.randint(1, 99):04}", f"{code}.0024"))


def book(random: Random) -> str:
    digits = "".join(str(random.randint(0, 9)) for _ in range(7))
    group = random.choice(("602", "623", "979", "0", "1"))
    hyphened = f"{group}-{digits[:4]}-{digits[4:6]}-{digits[6]}"
    forms = (
        f"ISBN 978-{hyphened}",
        f"978-{hyphened}",
        f"978{group}{digits}12"[:13],
        f"ISBN 0{digits}12",
        f"ISBN {hyphened}",
        f"ISSN {digits[:4]}-{digits[3:]}",
        f"https://doi.org/10.{digits[:4]}/j.{digits}.{digits[2:6]}.01.009",
    )
    return random.choice(forms)


def date(random: Random) -> str:
    (one, month, year), (other, later, _) = day(random), day(random)
    hour, minute = random.randint(6, 11), random.choice((0, 15, 30, 45))
    forms = (
        f"{year}-{month:02}-{one:02}",
        f"{one:02}-{month:02}-{year}",
        f"{one:02}.{month:02}.{year}",
        f"{one:02}/{month:02}/{year}",
        f"{one:02}.{month:02}.{year}-{other:02}.{later:02}.{year}",
        f"{one:02}-{month:02}-{year} {hour:02}.{minute:02}",
        f"{hour:02}.{minute:02}-{hour + 4:02}.{minute:02} WIB",
        f"{hour:02}.{minute:02} - {hour + 4:02}.{minute:02}, {hour + 5:02}.00",
        f"{year}{month:02}{one:02}{hour:02}{minute:02}15",
        f"{year} {year + 1} {year + 2} {year + 3}",
        f"{year}-{year + 1}, {year + 2}-{year + 3}",
        f"- {year}-{month:02}-{one:02}\n- {year}-{later:02}-{other:02}",
        f"{1_500_000_000_000 + random.randint(0, 300_000_000_000)}",
        f"RPJMD {year}-{year + 5} dan RPJPD {year}-{year + 20}",
    )
    return random.choice(forms)


def coordinates(random: Random) -> str:
    places = random.randint(3, 16)
    latitude, longitude = random.uniform(-11, 6), random.uniform(95, 141)
    forms = (
        f"{latitude:.{places}f}",
        f"{longitude:.{places}f}",
        f"{latitude:.{places}f}, {longitude:.{places}f}",
        f"{latitude:.{places}f} {longitude:.{places}f}",
        f"[{longitude:.{places}f}, {latitude:.{places}f}]",
        f"{random.uniform(100_000, 900_000):.2f} {random.uniform(9_000_000, 9_999_999):.2f}",
        f"0°{random.randint(0, 59)}'{random.uniform(0, 59):.2f}\" LS",
    )
    return random.choice(forms)


def office(random: Random) -> str:
    line = random.randint(100_000, 9_999_999)
    forms = (
        f"(021) {line}",
        f"021-{line}",
        f"0{random.choice((274, 361, 411, 438, 548, 752))}-{line}",
        f"+62 21 {line}",
        "112",
        f"1500-{random.randint(100, 999)}",
        f"0800-1-{random.randint(100_000, 999_999)}",
        f"{random.choice(('info', 'ppid', 'kominfo'))}@daerah-{line}.go.id",
        f"Kantor Camat, Jl. Merdeka No. {random.randint(1, 200)}, {random.randint(10_000, 99_999)}",
        f"RT {random.randint(1, 20):02}/RW {random.randint(1, 9):02} mendapat sambungan internet",
    )
    return random.choice(forms)


def identifier(random: Random) -> str:
    sixteen = f"{random.getrandbits(64):016x}"
    forms = (
        f"{random.randint(10_000_000, 99_999_999)}",
        f"https://berita.example/read/{random.randint(1_000_000, 9_999_999)}/{random.randint(2015, 2026)}",
        f"sha256:{sixteen}{random.getrandbits(64):016x}",
        f"{sixteen[:8]}-{sixteen[8:12]}-4{sixteen[12:15]}-a716-446655440000",
        f"v{random.randint(0, 20)}.{random.randint(0, 20)}.{random.randint(0, 20)}",
        f"{random.randint(1, 999_999)} jiwa, {random.randint(1, 99_999)} KK",
        f"{random.uniform(0, 100):.12f}",
        f"{random.randint(100_000_000, 999_999_999_999)}",
        f"KK {random.randint(100, 9_999)} dari {random.randint(10_000, 99_999)}",
    )
    return random.choice(forms)


KINDS: tuple[Callable[[Random], str], ...] = (
    *(budget, region_code, decree, account_code, book, date, coordinates, office, identifier),
)


def clean_numbers(seed: int, count: int) -> list[str]:
    """Return texts with numbers that are nobody's, the same for the same seed."""
    random = Random(seed)  # noqa: S311
    return [KINDS[index % len(KINDS)](random) for index in range(count)]
