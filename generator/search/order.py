"""Putting a bundle in order: Pagefind writes filters and their values as they happen to lie in memory, else by rule.

Knows the form of Pagefind's files: a mark, then CBOR, compressed; names carry a digest of what is in them.
"""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2

_MARK = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"


def put_in_order(bundle: Path) -> None:
    """Sort the filters of a bundle and the values of each by name, so that the same documents give the same bytes."""
    renamed = {path.stem: _order_filter(path) for path in sorted(bundle.glob("filter/*.pf_filter"))}
    entry = json.loads((bundle / _ENTRY).read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        language["hash"] = _order_list(bundle / f"pagefind.{language['hash']}.pf_meta", renamed)
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    (bundle / _ENTRY).write_text(text, encoding="utf-8", newline="\n")


def _order_filter(path: Path) -> str:
    """Sort the values of a filter; return the name under which it now stands, without ending."""
    name, values = _read(path)
    return _replace(path, [name, sorted(values)], path.stem)


def _order_list(path: Path, renamed: dict[str, str]) -> str:
    """Sort the filters in the list of all parts of a bundle; return the digest in its name."""
    version, pages, chunks, filters, *rest = _read(path)
    ordered = sorted([name, renamed[part]] for name, part in filters)
    former = path.stem.removeprefix("pagefind.")
    return _replace(path, [version, pages, chunks, ordered, *rest], former)


def _read(path: Path) -> list[Any]:
    content: list[Any] = cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(_MARK))
    return content


def _replace(path: Path, content: list[Any], former: str) -> str:
    """Write a file anew under a name with its own digest, of the form and length that Pagefind gave it."""
    data = _MARK + cbor2.dumps(content)
    language, _, digest = former.rpartition("_")
    named = f"{language}_{hashlib.sha256(data).hexdigest()[: len(digest)]}"
    path.unlink()
    path.with_name(path.name.replace(former, named)).write_bytes(gzip.compress(data, mtime=0))
    return named
