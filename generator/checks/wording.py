"""The rule of words: a kota is led by a wali kota, a kabupaten by a bupati, and texts about them
say so.

Only a warning, and only where the text is clearly about the region itself: other regions may be
named. What a source printed, what flags explain and what sources are called is left as it stands.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc
from generator.link.site import NationalData, RegionSite, SourceRecord
from generator.model.base import Record
from generator.model.region import RegionType
from generator.model.sourced import PROVENANCE_FIELDS
from generator.model.text import RichText, Text
from generator.model.update import Update
from generator.source.locate import line_span, node_at
from generator.source.nodes import ScalarNode

_WORDS: Mapping[RegionType, str] = MappingProxyType(
    {
        RegionType.KOTA: r"pemkab|pemerintah\s+kabupaten|bupati|the\s+(?:regency|regent)",
        RegionType.KABUPATEN: r"pemkot|pemko|pemerintah\s+kota|wali\s?kota|the\s+mayor",
    }
)
"""Words that fit only the other kind of region, by the kind they are wrong in."""

_STEMS: Mapping[RegionType, tuple[str, ...]] = MappingProxyType(
    {
        RegionType.KOTA: ("pemkab", "kabupaten", "bupati", "regen"),
        RegionType.KABUPATEN: ("pemk", "kota", "mayor"),
    }
)
"""Letters without which none of the words can be there; most texts have none, and need no closer
look.
"""

_BOTH = re.compile(
    r"(?:pemerintah\s+)?\b(?:kabupaten|kota)\s*(?:/|,|dan|atau|maupun|serta)\s*(?:pemerintah\s+)?(?:kabupaten|kota)\b"
    r"|\b(?:bupati|wali\s?kota)\s*(?:/|,|dan|atau|maupun|serta)\s*(?:para\s+)?(?:bupati|wali\s?kota)\b"
    r"|\b(?:pemkab|pemkot|pemko)\s*(?:/|,|dan|atau|maupun|serta)\s*(?:pemkab|pemkot|pemko)\b",
    re.IGNORECASE,
)
"""Phrases that speak of both kinds, and so of regions in general."""

_OTHERS = r"(?![-/]|\s+(?:lain|tetangga|sekitar|cerdas|se-?\w+)\b|\s+(?!{own}\b|Nomor\b|No\b|Tahun\b)[A-Z])"
"""What may not follow: signs that another region or regions in general are meant."""


def check_wording(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP405 where a text about a kota speaks of its bupati, or one about a kabupaten of its
    wali kota.
    """
    identity = region.region.identity
    wrong = _pattern(identity.type, identity.name)
    for source_record in region.files:
        for loc, text in _texts(source_record):
            if not any(stem in text.casefold() for stem in _STEMS[identity.type]):
                continue
            node, _ = node_at(source_record.document, loc)
            written = node.text if isinstance(node, ScalarNode) else ""
            masked = _BOTH.sub(lambda both: " " * len(both.group()), written)
            for match in wrong.finditer(masked):
                yield finding(
                    Code.KOTA_OR_KABUPATEN,
                    line_span(source_record.document, loc, written.count("\n", 0, match.start())),
                    word=" ".join(match.group().split()),
                    kind=f"type_{identity.type}",
                    name=identity.name,
                )


def _pattern(kind: RegionType, name: str) -> re.Pattern[str]:
    own = re.escape(name)
    words = rf"(?<![Pp]ara )(?i:\b(?:{_WORDS[kind]})\b){_OTHERS.format(own=own)}"
    if kind is RegionType.KOTA:
        # A kabupaten may speak of its town as "kota X"; a kota holds no "kabupaten X".
        words += rf"|(?i:\bkabupaten\s+)(?:{own}|ini|kita|kami)\b|\b{own}\s+(?i:regency)\b"
    return re.compile(words)


def _texts(source_record: SourceRecord[Record]) -> Iterator[tuple[Loc, str]]:
    """Yield the texts that are the region's own words, not words about where they stand, with their
    places.
    """
    if isinstance(source_record.record, Update):
        yield ("body",), source_record.record.body
    for located in source_record.located:
        if isinstance(located.record, (Text, RichText)) and PROVENANCE_FIELDS.isdisjoint(
            located.loc
        ):
            yield from (
                ((*located.loc, language), text) for language, text in located.record.languages
            )
