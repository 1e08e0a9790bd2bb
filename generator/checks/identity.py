"""Rules of who a region is: folder, code, province, and the mark of what is invented.

A fictional region must never pass for a real one, nor a real one for an example.
"""

import re
import unicodedata
from collections.abc import Iterator

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Related
from generator.link.site import Filed, National, RegionSite
from generator.model.quick_win import QuickWin
from generator.model.region import Identity
from generator.model.update import Update
from generator.model.village import Village
from generator.slugs import slug_of
from generator.source.locate import span_of

FICTIONAL_PROVINCES = frozenset({"00", "99"})
"""First digits that no province of the official list has, kept for fictional regions."""


def region_slug(identity: Identity) -> str:
    """Return the folder's name that a region's type and name ask for: "kota-bitung"."""
    plain = unicodedata.normalize("NFKD", identity.name.casefold())
    letters = re.sub(r"['’ʼ`]", "", "".join(c for c in plain if not unicodedata.combining(c)))
    return f"{identity.type}-{slug_of(letters)}"


def check_folder_name(region: RegionSite, _national: National) -> Iterator[Diagnostic]:
    """Yield MP304 where the folder's name, which is the address, is not the region's type and name."""
    right = region_slug(region.region.identity)
    if region.slug != right:
        yield finding(
            Code.FOLDER_NAME,
            span_of(region.main.document, ("identity", "name")),
            folder=region.slug,
            right=right,
            name=f"{region.region.identity.type} {region.region.identity.name}",
        )


def check_province(region: RegionSite, national: National) -> Iterator[Diagnostic]:
    """Yield MP411 where the region's code begins with the digits of another province than the one named."""
    reference = region.region.reference
    begins, known = reference.code[:2], _provinces(national)
    if reference.province not in known or reference.province == begins:
        return
    if begins in known or region.is_fictional:
        yield finding(
            Code.PROVINCE_OF_CODE,
            span_of(region.main.document, ("reference", "province")),
            province=reference.province,
            region_code=reference.code,
            right=begins,
            related=(Related(span_of(region.main.document, ("reference", "code")), "code_given"),),
        )


def check_code_range(region: RegionSite, national: National) -> Iterator[Diagnostic]:
    """Yield MP413 where an invented region has a code that could be real, or a real one a code of no province."""
    code = region.region.reference.code
    known = _provinces(national)
    if national.provinces.lacks("provinces") and code[:2] not in (
        FICTIONAL_PROVINCES if region.is_fictional else known
    ):
        yield finding(
            Code.FICTIONAL_CODE,
            span_of(region.main.document, ("reference", "code")),
            region_code=code,
            kind="region_fictional" if region.is_fictional else "region_real",
            allowed=", ".join(sorted(FICTIONAL_PROVINCES if region.is_fictional else known)),
        )


def check_fictional_mark(region: RegionSite, _national: National) -> Iterator[Diagnostic]:
    """Yield MP412 where a file of a fictional region lacks the mark, or a file of a real region carries it.

    A mark that is missing from a faulty file may be what was left out of it, and is not judged.
    """
    files: tuple[Filed[QuickWin | Village | Update], ...] = (*region.quick_wins, *region.villages, *region.updates)
    for filed in files:
        is_judged = filed.record.fictional or filed.lacks("fictional")
        if is_judged and filed.record.fictional is not region.is_fictional:
            yield finding(
                Code.FICTIONAL_MARK,
                span_of(filed.document, ("fictional",)),
                kind="region_fictional" if region.is_fictional else "region_real",
                repaired=f"fictional: {'ya' if region.is_fictional else 'tidak'}",
                related=(Related(span_of(region.main.document, ("fictional",)), "region_mark"),),
            )


def _provinces(national: National) -> frozenset[str]:
    return frozenset(province.code for province in national.provinces.record.provinces)
