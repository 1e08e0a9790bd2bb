"""The rule of words: a kota has a wali kota, a kabupaten a bupati, and texts use the right word.

The finding is a warning, and only about text on the region itself: a text may name a neighbour.
Words printed by a source, explanations of flags and titles of sources are left as written.
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
"""Wrong words in a text about a region, by the kind of the region."""

_STEMS: Mapping[RegionType, tuple[str, ...]] = MappingProxyType(
    {
        RegionType.KOTA: ("pemkab", "kabupaten", "bupati", "regen"),
        RegionType.KABUPATEN: ("pemk", "kota", "mayor"),
    }
)
"""Stems of the wrong words: a text without a stem, as most are, is not searched further."""

_JOINED = r"\s*(?:/|,|dan|atau|maupun|serta)\s*"
_BOTH = re.compile(
    rf"(?:pemerintah\s+)?\b(?:kabupaten|kota){_JOINED}(?:pemerintah\s+)?(?:kabupaten|kota)\b"
    rf"|\b(?:bupati|wali\s?kota){_JOINED}(?:para\s+)?(?:bupati|wali\s?kota)\b"
    rf"|\b(?:pemkab|pemkot|pemko){_JOINED}(?:pemkab|pemkot|pemko)\b",
    re.IGNORECASE,
)
"""Phrases about both kinds, and so about regions in general."""

_OTHERS = (
    r"(?![-/]|\s+(?:lain|tetangga|sekitar|cerdas|se-?\w+)\b"
    r"|\s+(?!{own}\b|Nomor\b|No\b|Tahun\b)[A-Z])"
)
"""Continuations that show another region, or regions in general, to be meant."""


def check_wording(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP405 if a text about a kota names a bupati, or about a kabupaten a wali kota."""
    identity = region.region.identity
    wrong = _pattern(identity.type, identity.name)
    for source_record in region.files:
        for loc, text in _texts(source_record):
            if not any(stem in text.casefold() for stem in _STEMS[identity.type]):
                continue
            node, _ = node_at(source_record.document, loc)
            written = node.text if isinstance(node, ScalarNode) else ""
            # Blanks keep the length, so that the line of a match can be counted.
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
    """Return a pattern of the wrong words in texts about a region, given its kind and name."""
    own = re.escape(name)
    words = rf"(?<![Pp]ara )(?i:\b(?:{_WORDS[kind]})\b){_OTHERS.format(own=own)}"
    if kind is RegionType.KOTA:
        # A kabupaten may speak of its town as "kota X"; a kota holds no "kabupaten X".
        words += rf"|(?i:\bkabupaten\s+)(?:{own}|ini|kita|kami)\b|\b{own}\s+(?i:regency)\b"
    return re.compile(words)


def _texts(source_record: SourceRecord[Record]) -> Iterator[tuple[Loc, str]]:
    """Yield the texts of a file, without texts about provenance, each with its path."""
    if isinstance(source_record.record, Update):
        yield ("body",), source_record.record.body
    for located in source_record.located:
        if isinstance(located.record, (Text, RichText)) and PROVENANCE_FIELDS.isdisjoint(
            located.loc
        ):
            yield from (
                ((*located.loc, language), text) for language, text in located.record.languages
            )
