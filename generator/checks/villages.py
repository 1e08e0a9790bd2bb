"""Rules of who a village is: a name without its kind, and a code that is its own."""

import re
from collections.abc import Iterator

from generator.checks.identifiers import twice
from generator.checks.identity import official_entry
from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Related
from generator.link.site import Filed, National, RegionSite, Site
from generator.model.village import KIND_DIGITS, Village, VillageKind
from generator.source.locate import line_with, span_of

_SHORT = {VillageKind.DESA: r"|ds\.?", VillageKind.KELURAHAN: r"|kel\.?", VillageKind.DESA_ADAT: r"|desa"}
"""Shorter forms of a kind that may stand in front of a name."""

_KIND_OF_DIGIT = {digit: kind for kind, digit in KIND_DIGITS.items()}


def check_village_names(region: RegionSite, _national: National) -> Iterator[Diagnostic]:
    """Yield MP311 where a village's name begins with its kind or its local word, which have fields of their own."""
    for filed in region.villages:
        village, loc = filed.record, ("name",)
        for key, words in _words_before_name(village):
            match = re.match(rf"(?:{words})\s+(?=\S)", village.name, re.IGNORECASE)
            if match:
                yield finding(
                    Code.NAME_WITH_KIND,
                    span_of(filed.document, loc),
                    name=village.name,
                    key=key,
                    repaired=line_with(filed.document, span_of(filed.document, loc), village.name[match.end() :]),
                )
                break


def check_village_codes(region: RegionSite, national: National) -> Iterator[Diagnostic]:
    """Yield MP423 where a village's code belongs to another region, or MP420 where it belongs to another kind."""
    entry = official_entry(region, national)
    own = region.region.reference.code if entry is None else entry.code
    for filed in region.villages:
        code = filed.record.code
        if code is None:
            continue
        if not code.startswith(f"{own}."):
            yield finding(
                Code.VILLAGE_OF_OTHER_REGION,
                span_of(filed.document, ("code",)),
                written=code,
                begins=code[:5],
                right=own,
                related=(Related(span_of(region.main.document, ("reference", "code")), "code_given"),),
            )
        else:
            yield from _code_of_other_kind(filed, code)


def check_village_codes_once(site: Site) -> Iterator[Diagnostic]:
    """Yield MP302 where two villages of the site have one code."""
    codes = (placed for ties in site.ties.values() for placed in ties.village_codes)
    yield from twice((placed.name, placed.name, placed.span) for placed in codes)


def _words_before_name(village: Village) -> Iterator[tuple[str, str]]:
    """Yield each field that says what a village is, with a pattern of the words that would say it again."""
    yield "kind", f"{village.kind}{_SHORT[village.kind]}"
    if village.local_word is not None:
        yield "local_word", re.escape(village.local_word)


def _code_of_other_kind(filed: Filed[Village], code: str) -> Iterator[Diagnostic]:
    """Yield MP420 where the seventh digit of a village code is that of another kind, or of none."""
    kind, digit = filed.record.kind, code.replace(".", "")[6]
    if digit != KIND_DIGITS[kind]:
        other = _KIND_OF_DIGIT.get(digit, kind)
        yield finding(
            Code.CODE_OF_OTHER_KIND,
            span_of(filed.document, ("code",)),
            written=code,
            kind=f"village_{kind}",
            code_rule="village",
            alternative=f"kind: {other}",
            related=(Related(span_of(filed.document, ("kind",)), "kind_given"),),
        )
