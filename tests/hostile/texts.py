"""The project's own data with every text replaced: by words that try to leave their place, or by
plain ones.

Generic over the model, so that a new field is attacked without further code.
"""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic.fields import FieldInfo

from generator.build.load import LoadedSite
from generator.checks.identity import region_slug
from generator.link.site import RegionSite, SourceRecord
from generator.model.base import Record
from generator.model.documents import Document, DocumentState
from generator.model.event import Event, EventState
from generator.model.funding import Funding, FundingTotal
from generator.model.indicator import Indicator, YearTarget, YearValue
from generator.model.plan import WorkPackage
from generator.model.programme import Concept
from generator.model.quick_win import CountReport
from generator.model.region_list import RegionList
from generator.model.sourced import REST, Sourced, said_fields
from generator.model.text import Line, RichText, Text, WebAddress
from generator.model.update import Update, UpdateBody
from tests.builders import records_of
from tests.hostile.payloads import PACK_LENGTH, ends, packs, rich_packs, starts
from tests.loading import load_site

ADDRESS = "https://a.invalid/_b_/*c*/{{7919*7927}}?d=\"><script>alert(1)</script>&amp;e='f'|[g](h)`"
RICH_END = "&amp;amp; &amp;lt;b&amp;gt; {: #rujukan-1 }"
"""At the end of each text with a little Markdown, which reads `&amp;amp;` as `&amp;`."""
LENGTH = PACK_LENGTH + 60
"""Characters of every line, so that long lists go over to the next page at the same place."""

WITHDRAWN = "withdrawn: "
"""Begins the places within a record that was withdrawn for private data."""


@dataclass(slots=True)
class Texts:
    """Gives each place a text of its own, so that one is known from another on the pages."""

    is_hostile: bool
    round: int = 0
    """Gives each place other payloads; after `payloads.rounds()`, each place has had them all."""
    read: list[str] = field(default_factory=list)
    """What must be read on the pages, in the order of the places."""
    written: list[str] = field(default_factory=list)
    """The same as it stands in the files, where Markdown is not read yet."""
    places: list[str] = field(default_factory=list)
    """Kind of record and field of each text."""
    place: str = ""
    """The place of the next one."""
    within: str = ""
    """Begins the places within a record that pages show in part alone; empty elsewhere."""
    first_of_region: int = 0
    """Number of the first text of the region's own files; those before are the nation's."""

    def line(self) -> str:
        """Return a text of one line."""
        number = len(self.read)
        text = f"Kata n{number}n biasa"
        if self.is_hostile:
            start, pack = self._turn(starts()), self._turn(packs())
            text = f"{start} n{number}n {pack}"
        ready = f"{text} ".ljust(LENGTH, "x") + (
            f" {self._turn(ends())}" if self.is_hostile else "."
        )
        self._add(ready)
        return ready

    def shortened(self, line: str) -> str:
        """Return another text for a place whose address would grow too long."""
        position = self.read.index(line)
        self.read[position] = (
            f'# <b>n{position}n &amp; {{{{ 7919*7927 }}}} | "q" {{: #x }}'
            if self.is_hostile
            else "Kata"
        )
        self.written[position] = self.read[position]
        return self.read[position]

    def paragraphs(self) -> str:
        """Return a text in the small Markdown subset."""
        number = len(self.read)
        text = f"n{number}n {self._turn(rich_packs())}" if self.is_hostile else f"n{number}n biasa"
        ready = f"{text} ".ljust(LENGTH, "x")
        end = RICH_END if self.is_hostile else "biasa"
        self._add(f"{ready} {end.replace('&amp;', '&')}", f"{ready} {end}")
        return f"{ready} {end}"

    def address(self) -> str:
        """Return an address of the web."""
        number = len(self.read)
        self._add(f"{ADDRESS}#n{number}n" if self.is_hostile else f"https://a.invalid/#n{number}n")
        return self.read[-1]

    def _turn(self, payloads: tuple[str, ...]) -> str:
        """Return the payloads of the next place; in another round, each place has others."""
        return payloads[(len(self.read) + self.round) % len(payloads)]

    def _add(self, read: str, written: str | None = None) -> None:
        self.read.append(read)
        self.written.append(read if written is None else written)
        self.places.append(self.place)


def attacked_project(source: Path, target: Path, texts: Texts) -> str:
    """Write the fictional region and all national files with other texts; return the region's slug.

    Args:
        source: Folder of the project whose data is taken.
        target: Folder whose `regions/` is made.
        texts: What to write, and the list of what was written.
    """
    loaded = records_to_attack(source)
    region = invented(loaded)
    # The national files lean on sources of the real regions; no text of these is replaced.
    for real in loaded.linked.real_regions:
        main_file = f"regions/{real.slug}/region.yml"
        (target / main_file).parent.mkdir(parents=True)
        (target / main_file).write_text(_name_and_sources(source / main_file), encoding="utf-8")
    for source_record in loaded.linked.national.files:
        if isinstance(source_record.record, RegionList):  # the real regions have to stand in it
            shutil.copy(source / source_record.document.path, target / source_record.document.path)
        else:
            _write(target / source_record.document.path, source_record.record, texts)
    texts.first_of_region = len(texts.read)
    main = _values(region.region, texts)
    main["identity"]["name"] = texts.shortened(main["identity"]["name"])
    identity = type(region.region).model_validate(main).identity
    slug = region_slug(identity.type, identity.name)
    folder = target / "regions" / slug
    _dump(folder / "region.yml", main)
    media = source / "regions" / region.slug / "media"
    if media.is_dir():
        shutil.copytree(media, folder / "media")
    for source_record in (*region.quick_wins, *region.villages, *region.updates):
        name = source_record.document.path.removeprefix(f"regions/{region.slug}/")
        _write(folder / name, source_record.record, texts)
    return slug


def _name_and_sources(path: Path) -> str:
    """Return the lines of a region's main file that say its name, its code and its sources."""
    sections = re.split(r"(?m)^(?=[a-z_]+:)", path.read_text(encoding="utf-8"))
    return "".join(
        section
        for section in sections
        if section.startswith(("identity:", "reference:", "sources:"))
    )


@cache
def records_to_attack(source: Path) -> LoadedSite:
    """Return a project's data, read once for all rounds."""
    return load_site(source)


def _write(path: Path, record: Record, texts: Texts) -> None:
    values = _values(record, texts)
    if isinstance(record, Update):
        body = values.pop("body")
        _dump(path, values, before="---\n", after=f"\n---\n\n{body}\n")
    else:
        _dump(path, values)


def _dump(path: Path, values: dict[str, Any], *, before: str = "", after: str = "\n") -> None:
    """Write values as JSON, which is YAML that quotes every text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"{before}{json.dumps(values, ensure_ascii=False, indent=1)}{after}", encoding="utf-8"
    )


def _values(
    record: Record, texts: Texts, untouched: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """Return a record as it is written, each text replaced, and each text that is left out written."""
    dumped = record.model_dump(mode="json", exclude_none=True)
    if isinstance(record, Document) and record.state is DocumentState.PLANNED:
        untouched |= {"url"}  # what is only planned has no address
    if isinstance(record, Event) and record.state is EventState.PLANNED:
        untouched |= {"outputs"}
    made = {}
    outer, texts.within = texts.within, texts.within or _shown_in_part(record)
    for name, info in type(record).model_fields.items():
        texts.place = f"{texts.within}{type(record).__name__}.{name}"
        value = getattr(record, name)
        if name in untouched or (name == "chosen_because" and value is None):
            made[name] = _KEPT  # a reason for a choice stands beside other values alone
        elif name == "budget_idr" and isinstance(value, Record):
            made[name] = _values(
                value, texts, untouched=frozenset({"unit"})
            )  # which is rupiah and nothing else
        else:
            made[name] = _value(value, info, texts)
    texts.within = outer
    kept = {name: dumped.get(name) if value is _KEPT else value for name, value in made.items()}
    return _ascribed(
        record, {name: value for name, value in kept.items() if value not in (None, [])}
    )


def _shown_in_part(record: Record) -> str:
    """Return the beginning of the places within a record that pages show in part; else nothing."""
    withdrawn = getattr(record, "withdrawn", None)
    return WITHDRAWN if withdrawn is not None and withdrawn.is_private else ""


def _ascribed(record: Record, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a record with a source for each field, those written in addition too."""
    sources = values.get("sources")
    if (
        not isinstance(record, Sourced)
        or not sources
        or (isinstance(sources, list) and len(sources) == 1)
    ):
        return values
    said = set(said_fields(type(record).model_validate(values)))
    named = dict.fromkeys(sorted(said), sources) if isinstance(sources, list) else sources
    if REST in named or len(said) == 1:
        return values
    some = next(iter(named.values()))
    return values | {"sources": named | dict.fromkeys(sorted(said - set(named)), some)}


_KEPT = object()
_ALIKE: dict[type[Record], int] = {
    Concept: 10,
    CountReport: 1,
    Funding: 1,
    FundingTotal: 2,
    Indicator: 6,
    WorkPackage: 4,
    YearTarget: 1,
    YearValue: 2,
}
"""How many records of a list are attacked, of kinds that stand in the data many times alike: with
all of them a file would grow beyond its limit, and the attack would take minutes.
"""


def _value(value: Any, info: FieldInfo, texts: Texts) -> Any:
    if isinstance(value, Text | RichText):
        return _by_language(value, texts)
    if isinstance(value, Record):
        return _values(value, texts)
    if isinstance(value, tuple) and value and isinstance(value[0], Record):
        return [_value(item, info, texts) for item in _few(value)]
    make = _maker(info, texts)
    if make is None:
        return _KEPT
    return [make() for _ in value or (None,)] if _holds_many(info) else make()


def _few(records: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the first of many records alike, and all that other records name."""
    most = _ALIKE.get(type(records[0]), len(records))
    return tuple(
        record
        for position, record in enumerate(records)
        if position < most or (isinstance(record, WorkPackage) and record.id is not None)
    )


def _by_language(value: Text | RichText, texts: Texts) -> dict[str, str]:
    make, field_place = (texts.line if isinstance(value, Text) else texts.paragraphs), texts.place
    made = {}
    for language, _ in value.languages:
        texts.place = f"{field_place}.{language}"
        made[language] = make()
    texts.place = field_place
    return made


def _maker(info: FieldInfo, texts: Texts) -> Callable[[], Any] | None:
    """Return what makes a text for a field, written or left out; None for a field that is none."""
    found = list(_parts(info.annotation)) + list(info.metadata)
    makers: tuple[tuple[object, Callable[[], Any]], ...] = (
        (Text, texts.line),
        (RichText, texts.paragraphs),
        (get_args(Line)[1], texts.line),
        (get_args(WebAddress)[1], texts.address),
        (get_args(UpdateBody)[1], texts.paragraphs),
    )
    return next((make for mark, make in makers if mark in found), None)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        yield from _parts(part)


def _holds_many(info: FieldInfo) -> bool:
    return any(getattr(part, "__origin__", None) is tuple for part in _parts(info.annotation))


def invented(loaded: LoadedSite) -> RegionSite:
    """Return the only fictional region."""
    (region,) = (region for region in records_of(loaded).values() if region.is_fictional)
    return region


def record_kinds(loaded: LoadedSite) -> set[type[Record]]:
    """Return the kinds of records that the fictional region and the national files hold."""
    files: tuple[SourceRecord[Record], ...] = (
        *loaded.linked.national.files,
        *invented(loaded).files,
    )
    return {kind for source_record in files for kind in _kinds(source_record.record)}


def _kinds(record: Record) -> Iterator[type[Record]]:
    yield type(record)
    for name in type(record).model_fields:
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Record):
                yield from _kinds(item)


def declared_kinds(root: type[Record]) -> set[type[Record]]:
    """Return all kinds of records that a kind of file may hold."""
    found: set[type[Record]] = set()
    waiting = [root]
    while waiting:
        kind = waiting.pop()
        if kind not in found:
            found.add(kind)
            waiting += [
                part
                for info in kind.model_fields.values()
                for part in _parts(info.annotation)
                if isinstance(part, type) and issubclass(part, Record)
            ]
    return found
