"""Rules of a region's identity: folder, name, code, province, and the mark of fictional regions.

A fictional region must never pass for a real region, nor a real region for an example.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Related
from generator.link.region_list import folded_name, region_slug
from generator.link.site import NationalData, RegionSite, SourceRecord
from generator.model.base import yes_or_no_meant
from generator.model.quick_win import QuickWin
from generator.model.region import RegionType
from generator.model.region_list import ListedRegion
from generator.model.update import Update
from generator.model.village import Village
from generator.source.locate import line_with, node_at, span_of
from generator.source.nodes import ScalarNode, YamlDocument

FICTIONAL_PROVINCES = frozenset({"00", "99"})
"""First digits of codes for fictional regions; no province of the official list has them."""


_KIND_BEFORE_NAME = re.compile(r"(?:kabupaten|kab\.?|kota)\s+(?=\S)", re.IGNORECASE)
"""A kind of region in front of a name; no name of the official list begins with a kind."""

_OTHER_TYPE = {RegionType.KABUPATEN: RegionType.KOTA, RegionType.KOTA: RegionType.KABUPATEN}

_CODE_ENDS = {RegionType.KABUPATEN: (1, 69), RegionType.KOTA: (71, 99)}
"""First and last number behind the point of a region code, by kind of region."""


def without_kind(name: str) -> str:
    """Return a region's name without a kind in front."""
    match = _KIND_BEFORE_NAME.match(name)
    return name if match is None else name[match.end() :]


def official_entry(region: RegionSite, national: NationalData) -> ListedRegion | None:
    """Return the entry of a region in the official list, by type and name in any spelling, or None.

    A kota and a kabupaten may share a name, as Kota and Kabupaten Semarang do. If folder and code
    both belong to the namesake, the written type is the mistake, and the namesake is returned. A
    fictional region has no entry.
    """
    if region.is_fictional:
        return None
    identity, index = region.region.identity, national.listed_index
    alone = without_kind(identity.name)
    namesake = index.named(_OTHER_TYPE[identity.type], alone)
    if namesake is not None:
        has_its_code = region.region.reference.code == namesake.code
        has_its_slug = region.slug == region_slug(namesake.type, namesake.name)
        if has_its_code and has_its_slug:
            return namesake
    return index.named(identity.type, alone)


def check_region_name(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP311 if a region's name begins with kota or kabupaten, the business of `type`."""
    identity, alone = region.region.identity, without_kind(region.region.identity.name)
    if alone != identity.name:
        loc = ("identity", "name")
        yield finding(
            Code.NAME_WITH_KIND,
            span_of(region.main.document, loc),
            name=identity.name,
            key="type",
            repaired=line_with(region.main.document, span_of(region.main.document, loc), alone),
        )


def check_listed(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP310 if the official list has no entry of a real region's type and name."""
    identity, document = region.region.identity, region.main.document
    alone, entry = without_kind(identity.name), official_entry(region, national)
    is_judged = national.listed.lacks("regions")
    if region.is_fictional or not is_judged or (entry is not None and entry.name == alone):
        return
    arguments: dict[str, Any] = {
        "region": f"{identity.type.capitalize()} {alone}",
        "count": str(len(national.listed.record.regions)),
        "path": national.listed.document.path,
    }
    loc: Loc = ("identity", "name")
    namesake = national.listed_index.named(_OTHER_TYPE[identity.type], alone)
    if entry is None and namesake is not None and namesake.name == alone:
        # The name is right as spelt, so the type is the mistake.
        loc = ("identity", "type")
        arguments |= {
            "suggestion": f"type: {namesake.type}",
            "repaired": line_with(document, span_of(document, loc), namesake.type),
        }
    elif entry is not None:
        arguments |= {
            "suggestion": f"name: {entry.name}",
            "repaired": line_with(document, span_of(document, loc), entry.name),
        }
    elif (meant := _meant(region, national)) is not None:
        # A guess is a suggestion only: no line is offered to be copied.
        arguments["suggestion"] = f"name: {meant.name}"
    yield finding(Code.REGION_NOT_LISTED, span_of(document, loc), **arguments)


def _meant(region: RegionSite, national: NationalData) -> ListedRegion | None:
    """Return the entry of the official list probably meant by an unlisted name, or None.

    Everyday usage comes before spelling: first an everyday or former name of an entry, of either
    type, among the written words; then the entry of the code, if the names share a word; last the
    entry closest in spelling.
    """
    identity, index = region.region.identity, national.listed_index
    alone = without_kind(identity.name)
    # The whole name comes first, then each word: "Solo Surakarta" holds an everyday name.
    for name in (alone, *alone.split()):
        for region_type in (identity.type, _OTHER_TYPE[identity.type]):
            entry = index.named(region_type, name)
            if entry is not None and folded_name(entry.name) != folded_name(name):
                return entry
    by_code = index.by_code.get(region.region.reference.code)
    if by_code is not None and by_code.type is identity.type:
        words = {folded_name(word) for word in by_code.name.split()}
        if not words.isdisjoint(map(folded_name, alone.split())):
            return by_code
    return index.nearest(identity.type, alone)


def check_region_code(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP421 if a region's code differs from the code in the official list."""
    document, loc, code = region.main.document, ("reference", "code"), region.region.reference.code
    entry = official_entry(region, national)
    if entry is not None and entry.code != code:
        yield finding(
            Code.CODE_OF_OTHER_REGION,
            span_of(document, loc),
            region_code=code,
            region=entry.full_name,
            right=entry.code,
            repaired=line_with(document, span_of(document, loc), f'"{entry.code}"'),
            related=tuple(_regions_of_code(code, national)),
        )


def check_code_kind(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP420 if the end of a region's code lies outside the range of the region's type.

    Regions of the official list are judged by the list instead, with MP421.
    """
    identity, code = region.region.identity, region.region.reference.code
    first, last = _CODE_ENDS[identity.type]
    is_judged = official_entry(region, national) is None
    if is_judged and not first <= int(code[3:]) <= last:
        yield finding(
            Code.CODE_OF_OTHER_KIND,
            span_of(region.main.document, ("reference", "code")),
            written=code,
            kind=f"type_{identity.type}",
            code_rule=identity.type.value,
            alternative=f"type: {_OTHER_TYPE[identity.type]}",
            related=(Related(span_of(region.main.document, ("identity", "type")), "kind_given"),),
        )


def check_folder_name(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP304 if the folder's name, and so the address, differs from type and name."""
    identity = region.region.identity
    entry = official_entry(region, national)
    if entry is None and not region.is_fictional and national.listed.lacks("regions"):
        # MP310 reports an unlisted name. A wrong name is no reason to rename the folder.
        return
    right = region_slug(identity.type, without_kind(identity.name) if entry is None else entry.name)
    if region.slug == right:
        return
    # If the list has another type for the region, the type is the mistake, not the folder's name.
    place, lines = span_of(region.main.document, ("identity", "name")), dict[str, Any]()
    if entry is not None and entry.type is not identity.type:
        place = span_of(region.main.document, ("identity", "type"))
        lines["repaired"] = line_with(region.main.document, place, entry.type)
    yield finding(
        Code.FOLDER_NAME,
        place,
        folder=region.slug,
        right=right,
        name=f"{identity.type} {identity.name}",
        **lines,
    )


def check_province(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP411 if the region's code begins with the digits of another province.

    A real region is judged by the code in the official list.
    """
    reference, entry = region.region.reference, official_entry(region, national)
    code = reference.code if entry is None else entry.code
    given = Related(span_of(region.main.document, ("reference", "code")), "code_given")
    begins, known = code[:2], _provinces(national)
    if reference.province not in known or reference.province == begins:
        return
    # A real code of no province is MP413's finding.
    if begins in known or region.is_fictional:
        place = span_of(region.main.document, ("reference", "province"))
        lines: dict[str, Any] = (
            {"repaired": line_with(region.main.document, place, f'"{begins}"')}
            if begins in known
            else {}
        )
        yield finding(
            Code.PROVINCE_OF_CODE,
            place,
            province=reference.province,
            region_code=code,
            right=begins,
            related=(given,) if entry is None else tuple(_regions_of_code(code, national)),
            **lines,
        )


def check_code_range(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP413 for a realistic code of a fictional region, or a real code of no province."""
    code = region.region.reference.code
    known = _provinces(national)
    is_judged = national.provinces.lacks("provinces") and official_entry(region, national) is None
    if is_judged and code[:2] not in (FICTIONAL_PROVINCES if region.is_fictional else known):
        yield finding(
            Code.FICTIONAL_CODE,
            span_of(region.main.document, ("reference", "code")),
            region_code=code,
            kind="region_fictional" if region.is_fictional else "region_real",
            allowed=", ".join(sorted(FICTIONAL_PROVINCES if region.is_fictional else known)),
        )


def check_fictional_mark(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP412 for a file of a fictional region without the mark, or a real file with the mark.

    In a file with a part left out as faulty, a missing mark is not judged.
    """
    files: tuple[SourceRecord[QuickWin | Village | Update], ...] = (
        *region.quick_wins,
        *region.villages,
        *region.updates,
    )
    for source_record in files:
        is_judged = source_record.record.fictional or source_record.lacks("fictional")
        if is_judged and source_record.record.fictional is not region.is_fictional:
            yield finding(
                Code.FICTIONAL_MARK,
                span_of(source_record.document, ("fictional",)),
                kind="region_fictional" if region.is_fictional else "region_real",
                repaired=f"fictional: {'ya' if region.is_fictional else 'tidak'}",
                related=(Related(span_of(region.main.document, ("fictional",)), "region_mark"),),
            )


def with_official_code(
    found: Diagnostic, document: YamlDocument, national: NationalData
) -> Diagnostic:
    """Return a finding on a region's main file, with the official code as a suggestion if it fits.

    It fits a finding about a missing or malformed code. Without a code the file may give no record,
    so no rule over records would see type and name; both are read from the tree.
    """
    key = dict(found.arguments).get("key") if found.code == Code.MISSING_KEY else None
    if key not in {"code", "reference"} and found.code != Code.BAD_REGION_CODE:
        return found
    locs = (("identity", "type"), ("identity", "name"), ("fictional",))
    nodes = (node_at(document, loc)[0] for loc in locs)
    region_type, name, mark = (node.text if isinstance(node, ScalarNode) else "" for node in nodes)
    known_type = RegionType.meant(region_type)
    if known_type is None or (mark and yes_or_no_meant(mark) is not False):
        return found
    entry = national.listed_index.named(known_type, without_kind(name))
    if entry is None:
        return found

    if found.code == Code.BAD_REGION_CODE:
        line = line_with(document, found.span, f'"{entry.code}"')
        arguments = (*found.arguments, ("repaired", line))
        return replace(found, suggestion=f"code: {entry.code}", arguments=tuple(sorted(arguments)))
    # A missing group needs its other required fields too, not the code alone.
    authority = national.listed.record.authority
    facts = f"code: {entry.code}, province: {entry.code[:2]}, sources: [{authority}]"
    line = f"reference: {{{facts}}}" if key == "reference" else f"code: {entry.code}"
    return replace(found, suggestion=line)


def _regions_of_code(code: str, national: NationalData) -> Iterator[Related]:
    """Yield the places in the official list of a code's present and former region, if any."""
    index, listed = national.listed_index, national.listed
    for key, entry in (
        ("code_of", index.by_code.get(code)),
        ("code_before", index.by_former_code.get(code)),
    ):
        if entry is not None:
            span = span_of(listed.document, ("regions", listed.record.regions.index(entry), "code"))
            yield Related(span, key, (("region", entry.full_name), ("written", code)))


def _provinces(national: NationalData) -> frozenset[str]:
    return frozenset(province.code for province in national.provinces.record.provinces)
