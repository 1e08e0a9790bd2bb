"""The names by which people call the records of a region: identifier, name, short name."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.messages.synonyms import folded, keys_meant
from generator.model.base import Kind
from generator.model.office_names import without_region
from generator.model.region import Region
from generator.workbook.rows import NAMED, RecordRow

BETWEEN = " - "
"""Between the identifier of a reference and the name of the record."""

_INSTITUTIONS = (Kind.OFFICE, Kind.BODY)
"""Kinds whose names may end in the region: "Dinas Kesehatan Kabupaten Contoh"."""
_SECTION = re.compile(r"^(?:[A-Z]|[IVX]+|[0-9]+)[.)]\s*|\b(?:smart|dimensi|pilar)\b", re.IGNORECASE)

_Names = Iterable[tuple[str, str]]
"""Pairs of an identifier and a name."""


class RecordNames:
    """The records that a name may mean, by kind; the closest way of naming decides.

    The ways, the closest first: the identifier, alone or before a name; the name; the short name;
    then, of an institution, either name without the region's own type and name, and of a dimension,
    its usual words.
    """

    def __init__(
        self, names: Mapping[Kind, Mapping[str, str]], rows: Iterable[RecordRow] = ()
    ) -> None:
        self._names = names
        self._rows = tuple(rows)
        self._ways: dict[Kind, list[Callable[[str], set[str]]]] = {}
        self.without_region = _office_form(self._rows)
        """Returns the folded name of an office without the region's own type and name."""

    def identifiers(self, kind: Kind | None, written: str) -> set[str]:
        """Return the identifiers of the records that a text may name; empty if none."""
        if kind is None:
            return set()
        if kind not in self._ways:
            self._ways[kind] = list(self._ways_of(kind))
        return set(next(filter(None, (way(written) for way in self._ways[kind])), ()))

    def identifier(self, kind: Kind | None, written: str) -> str:
        """Return the identifier of the only record that a text may name; empty if none."""
        found = self.identifiers(kind, written)
        return found.pop() if len(found) == 1 else ""

    def known(self, kind: Kind) -> Mapping[str, str]:
        """Return the names of the records of a kind by identifier."""
        return self._names.get(kind, {})

    def _ways_of(self, kind: Kind) -> Iterator[Callable[[str], set[str]]]:
        names = self._names.get(kind, {})
        short = [
            (row.values["id"], row.values["short_name"])
            for row in self._rows
            if row.sheet.record is NAMED.get(kind) and {"id", "short_name"} <= row.values.keys()
        ]
        yield lambda written: {_first_part(written)} & names.keys()
        identifiers = ((identifier, identifier) for identifier in names)
        yield _named(identifiers, lambda text: folded(_first_part(text)))
        yield _named(names.items(), folded)
        yield _named(short, folded)
        if kind in _INSTITUTIONS:
            yield _named([*names.items(), *short], self.without_region)
        if kind is Kind.DIMENSION:
            usual = ((key, word) for word, keys in keys_meant("dimension").items() for key in keys)
            known = [(key, word) for key, word in usual if key in names]
            yield _named([*names.items(), *known], _without_section)


def _first_part(written: str) -> str:
    return written.partition(BETWEEN)[0].strip()


def _named(names: _Names, form: Callable[[str], str]) -> Callable[[str], set[str]]:
    """Return the search for a text among names, both in a form for comparisons."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for identifier, name in names:
        found[form(name)].add(identifier)
    found.pop("", None)
    return lambda written: found.get(form(written), set())


def _office_form(rows: Iterable[RecordRow]) -> Callable[[str], str]:
    """Return the function that cuts the region of the rows off the folded name of an office."""
    region = next((row.values for row in rows if row.sheet.record is Region), {})
    kind, name, official = (
        region.get(f"identity.{key}", "") for key in ("type", "name", "official_name")
    )
    return without_region(kind, name, official)


def _without_section(text: str) -> str:
    """Return the folded words of a dimension: "A. SMART GOVERNANCE" is "governance"."""
    return folded(_SECTION.sub("", text))
