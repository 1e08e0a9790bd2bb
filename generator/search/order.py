"""Putting a bundle in order: Pagefind writes filters and their values as they happen to lie in memory, else by rule.

Knows the form of Pagefind's files: a mark, then CBOR, compressed; names carry a digest of what is in them.
"""

import gzip
import hashlib
import json
import math
from collections.abc import Iterator
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import cbor2

_MARK = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
_DATES = "dates.json"
_DATE = "tanggal"
_AFTER = "~"
"""Sorts after all letters and digits of plain words."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def put_in_order(bundle: Path, name: str) -> None:
    """Sort the filters of a bundle and the values of each by name, so that the same documents give the same bytes.

    Args:
        bundle: What Pagefind wrote.
        name: If there is one, files are called by it and a number in place of a digest: their list, which each
            first query loads, is then smaller by a third. Only for a folder whose address changes with what is in it,
            or a browser would take an old file for a new one; and no two bundles of a site may have the same.
    """
    renamed = {path.stem: _order_filter(path) for path in sorted(bundle.glob("filter/*.pf_filter"))}
    entry = json.loads((bundle / _ENTRY).read_text(encoding="utf-8"))
    names = (f"{name}.{_in_digits(number)}" for number in count()) if name else None
    for language in entry["languages"].values():
        language["hash"] = _order_list(bundle, language["hash"], renamed, names)
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    (bundle / _ENTRY).write_text(text, encoding="utf-8", newline="\n")
    _write_dates(bundle)


def _order_filter(path: Path) -> str:
    """Sort the values of a filter; return the name under which it now stands, without ending."""
    name, values = _read(path)
    return _replace(path, [name, sorted(values)], path.stem)


def _order_list(bundle: Path, former: str, renamed: dict[str, str], names: Iterator[str] | None) -> str:
    """Sort the filters in the list of all parts of a bundle; return the digest in its name."""
    path = bundle / f"pagefind.{former}.pf_meta"
    version, pages, chunks, filters, *rest = _read(path)
    _widen(chunks)
    filters = sorted([name, renamed[part]] for name, part in filters)
    if names is not None:
        pages = [[part, _rounded(words)] for part, words in pages]
        for folder, parts, position in (("fragment", pages, 0), ("index", chunks, 2)):
            for part in parts:
                part[position] = _rename(bundle / folder / f"{part[position]}.pf_{folder}", next(names))
    return _replace(path, [version, pages, chunks, filters, *rest], former)


def _widen(parts: list[list[str]]) -> None:
    """Let each part of the index say that it ends after all words that begin as its last one does.

    Pagefind cuts the last word to as many letters as part it from the next part: "dina" for "dinas". A word beyond that
    is in no part, it seems, and all are loaded that it might be in; and the last words are the commonest, since it is
    they that fill a part.
    """
    for part, following in pairwise(parts):
        if not following[0].startswith(part[1]):
            part[1] += _AFTER


def _write_dates(bundle: Path) -> None:
    """Write the date of each page that has one, by the name of its file."""
    pages = {path.stem: json.loads(_unpack(path)) for path in sorted(bundle.glob("fragment/*"))}
    dates = {name: page["meta"][_DATE] for name, page in pages.items() if _DATE in page["meta"]}
    (bundle / _DATES).write_text(json.dumps(dates, separators=(",", ":")), encoding="utf-8", newline="\n")


def _rounded(words: int) -> int:
    """Return how many words a page has, to a fifth: for weighing long pages that is enough, and finer takes room."""
    return round(2 ** (round(2 * math.log2(words)) / 2)) if words else 0


def _rename(path: Path, name: str) -> str:
    path.rename(path.with_name(f"{name}{path.suffix}"))
    return name


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
