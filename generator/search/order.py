"""Putting a bundle in order: Pagefind writes filters and their values as they happen to lie in memory, else by rule.

Knows the form of Pagefind's files: a mark, then CBOR, compressed; names carry a digest of what is in them.
"""

import gzip
import hashlib
import json
import math
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import cbor2

_MARK = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
_DATES = "dates.json"
_DATE = "tanggal"
_AFTER = "\U0010ffff"
"""Sorts after all that a word may have."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def put_in_order(bundle: Path, name: str) -> None:
    """Sort the filters of a bundle and the values of each by name, so that the same documents give the same bytes.

    Args:
        bundle: What Pagefind wrote.
        name: If there is one, files are called by numbers in place of digests, pages by this name as well, as short as
            it is: their list, which each first query loads, is then smaller by a half. Only for a folder whose address
            changes with what is in it, or a browser would take an old file for a new one; and no two bundles of a site
            may have the same.
    """
    renamed = {path.stem: _order_filter(path) for path in sorted(bundle.glob("filter/*.pf_filter"))}
    entry = json.loads((bundle / _ENTRY).read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        language["hash"] = _order_list(bundle, language["hash"], renamed, name)
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    (bundle / _ENTRY).write_text(text, encoding="utf-8", newline="\n")
    _write_dates(bundle)


def _order_filter(path: Path) -> str:
    """Sort the values of a filter; return the name under which it now stands, without ending."""
    name, values = _read(path)
    return _replace(path, [name, sorted(values)], path.stem)


def _order_list(bundle: Path, former: str, renamed: dict[str, str], name: str) -> str:
    """Sort the filters in the list of all parts of a bundle; return the digest in its name."""
    path = bundle / f"pagefind.{former}.pf_meta"
    version, pages, chunks, filters, *rest = _read(path)
    _widen(chunks)
    filters = sorted([field, renamed[part]] for field, part in filters)
    if name:
        called = zip(pages, _numbers(len(pages)), strict=True)
        fragments = bundle / "fragment"
        pages = [[_rename(fragments, part, f"{name}.{number}"), _rounded(words)] for (part, words), number in called]
        for chunk, number in zip(chunks, _numbers(len(chunks)), strict=True):
            chunk[2] = _rename(bundle / "index", chunk[2], number)
    return _replace(path, [version, pages, chunks, filters, *rest], former)


def _widen(parts: list[list[str]]) -> None:
    """Let each part of the index say that it ends after all words that begin as its last one does, and the next there.

    Pagefind cuts the last word to as many letters as part it from the next part: "dina" for "dinas". A word beyond that
    is in no part, it seems, and all are loaded that it might be in; and the last words are the commonest, since it is
    they that fill a part. The same text twice takes next to no room.
    """
    for part, following in pairwise(parts):
        if not following[0].startswith(part[1]):
            part[1] = following[0] = f"{part[1]}{_AFTER}"


def _write_dates(bundle: Path) -> None:
    """Write the date of each page that has one, by the name of its file."""
    pages = {path.stem: json.loads(_unpack(path)) for path in sorted(bundle.glob("fragment/*"))}
    dates = {name: page["meta"][_DATE] for name, page in pages.items() if _DATE in page["meta"]}
    (bundle / _DATES).write_text(json.dumps(dates, separators=(",", ":")), encoding="utf-8", newline="\n")


def _rounded(words: int) -> int:
    """Return about how many words a page has: for weighing long pages a power of two will do, and finer takes room."""
    return 2 ** round(math.log2(words)) if words else 0


def _rename(folder: Path, former: str, name: str) -> str:
    """Give a file another name before its ending, which is that of its folder."""
    (folder / f"{former}.pf_{folder.name}").rename(folder / f"{name}.pf_{folder.name}")
    return name


def _numbers(amount: int) -> Iterator[str]:
    """Yield different numbers of the same length."""
    length = len(_in_digits(max(amount - 1, 0)))
    return (_in_digits(number).rjust(length, _DIGITS[0]) for number in range(amount))


def _in_digits(number: int) -> str:
    rest, last = divmod(number, len(_DIGITS))
    return (_in_digits(rest) if rest else "") + _DIGITS[last]


def _read(path: Path) -> list[Any]:
    content: list[Any] = cbor2.loads(_unpack(path))
    return content


def _unpack(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()).removeprefix(_MARK)


def _replace(path: Path, content: list[Any], former: str) -> str:
    """Write a file anew under a name with its own digest, of the form and length that Pagefind gave it."""
    data = _MARK + cbor2.dumps(content)
    language, _, digest = former.rpartition("_")
    named = f"{language}_{hashlib.sha256(data).hexdigest()[: len(digest)]}"
    path.unlink()
    path.with_name(path.name.replace(former, named)).write_bytes(gzip.compress(data, mtime=0))
    return named
