"""Private numbers: identity, family card, mobile telephone, tax and bank account.

A text is cut into runs of digits and separators; each beginning of a run may begin a number. A
number is private by structure, by grouping and by the words beside the number, so that budgets,
codes, decrees, dates and coordinates pass. Sources: PP 37/2007, article 37, for the NIK; PMK
112/PMK.03/2022 for tax numbers of sixteen digits.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple

_BEFORE = 40
"""Characters in front of a number in which a word may tell the meaning of the number."""


class PrivateSpan(NamedTuple):
    """A place of private data in a text; offsets in characters, the end exclusive."""

    start: int
    end: int
    kind: str
    """Name of a row of `NUMBERS` or of `KINDS`."""


class _Number(NamedTuple):
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
    rf"|{_WORD}norek\b[^0-9\n]{{0,20}}\Z|{_WORD}account(?: number| no\.?)?[ :]{{1,3}}\Z",
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
    is_named = (
        _ACCOUNT_HOLDER.match(number.after) is not None
        or number.follows(_BANKS)
        or number.follows(_ACCOUNT_WORDS)
    )
    others = (_BUDGET_CODE, _VILLAGE_CODE, _DATE)
    return (
        is_named
        and not _is_amount(number)
        and not any(form.match(number.written) for form in others)
    )


def _is_amount(number: _Number) -> bool:
    return number.follows(_MONEY) or _AMOUNT.match(number.written) is not None


NUMBERS: tuple[tuple[str, Callable[[_Number], bool]], ...] = (
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


def find_numbers(text: str) -> Iterator[PrivateSpan]:
    """Yield the private numbers of a text, without overlaps."""
    behind = 0
    for run, first in islice(_beginnings(text), _MOST_BEGINNINGS):
        if run.groups[first][0] < behind or run.is_inside_code(first, behind):
            continue
        for number in reversed(list(run.numbers_from(first))):
            kind = next((name for name, fits in NUMBERS if fits(number)), None)
            if kind is not None:
                behind = number.end
                yield PrivateSpan(number.start, number.end, kind)
                break


def _beginnings(text: str) -> Iterator[tuple["_Run", int]]:
    """Yield each run of digits and separators with each of its groups."""
    for found in _RUN.finditer(text):
        # Most runs are years and dates.
        run = found.group()
        if len(run) >= _FEWEST and sum(map(str.isdigit, run)) >= _FEWEST:
            parts = _Run.of(text, *found.span())
            yield from ((parts, first) for first in range(len(parts.groups)))


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
