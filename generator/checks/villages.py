"""Rules of a village's identity: a name without the kind, and a code of the village alone."""

import re
from collections.abc import Iterator

from generator.checks.fields import Field
from generator.checks.identifiers import repeated_identifiers
from generator.checks.identity import official_entry
from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Related
from generator.link.region_list import folded_name
from generator.link.site import NationalData, RegionSite, Site, SourceRecord
from generator.model.village import KIND_DIGITS, LOCAL_WORDS, Village, VillageKind
from generator.source.locate import line_with, lines_with_also, span_of

_KINDS = r"desa\s+adat|desa|ds\.?|kelurahan|kel\.?"
"""The kinds of village in the law, and the short forms written in front of a name."""

_NEVER_OF_A_NAME = LOCAL_WORDS - {"dusun", "kampung", "kute", "lembang", "negeri"}
"""Local words in front of a name and never part of the name.

The words left out begin names too: Kampung Baru.
"""

_DISTRICT = r"kecamatan|kec\.?|distrik|kapanewon|kemantren"
"""Words for a district, in the law and in provinces with a word of their own."""

_KIND_OF_DIGIT = {digit: kind for kind, digit in KIND_DIGITS.items()}


def check_village_names(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP311 if a name repeats another field: a kind, a local word, or the village's name.

    If the field of the local word is empty, the suggested lines fill it, so the word is not lost.
    """
    for source_record in region.villages:
        village, document = source_record.record, source_record.document
        if found := _split_prefix(_words_before_name(village), village.name):
            word, alone = found
            place, local = span_of(document, ("name",)), word.casefold()
            is_new = local in LOCAL_WORDS and village.local_word is None
            line = (
                lines_with_also(document, ("name",), alone, f"local_word: {local}")
                if is_new
                else line_with(document, place, alone)
            )
            key = "local_word" if local in LOCAL_WORDS else "kind"
            yield finding(Code.NAME_WITH_KIND, place, name=village.name, key=key, repaired=line)
        district = Field("district", village.district)
        if district.value is not None and (found := _split_prefix(_DISTRICT, district.value)):
            yield _repeated(source_record, district.key, "district", district.value, found[1])
        # The name typed into the field of the local word: "Kampung Naga" beside the name "Naga".
        word, _, rest = (village.local_word or "").partition(" ")
        if rest and folded_name(rest) == folded_name(village.name):
            yield _repeated(source_record, "local_word", "name", f"{word} {rest}", word.lower())


def check_village_kinds(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP424 if a kelurahan has the local word of a desa."""
    for source_record in region.villages:
        village, word = source_record.record, (source_record.record.local_word or "").casefold()
        if village.kind is VillageKind.KELURAHAN and word in LOCAL_WORDS:
            place = span_of(source_record.document, ("kind",))
            line = line_with(source_record.document, place, VillageKind.DESA)
            yield finding(Code.LOCAL_WORD_AS_KIND, place, value=word, repaired=line)


def check_village_names_once(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP302 if two villages of a district share kind and name, and so the title."""
    yield from repeated_identifiers(
        (
            (
                (village.local_word or village.kind).casefold(),
                folded_name(village.name),
                folded_name(village.district),
            ),
            f"{village.local_word or village.kind} {village.name}, {village.district}",
            span_of(source_record.document, ("name",)),
        )
        for source_record in region.villages
        if (village := source_record.record).district is not None
    )


def check_village_codes(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP423 for a village's code of another region, and MP420 for a code of another kind."""
    entry = official_entry(region, national)
    own = region.region.reference.code if entry is None else entry.code
    for source_record in region.villages:
        code = source_record.record.code
        if code is None:
            continue
        if not code.startswith(f"{own}."):
            yield finding(
                Code.VILLAGE_OF_OTHER_REGION,
                span_of(source_record.document, ("code",)),
                written=code,
                begins=code[:5],
                right=own,
                related=(
                    Related(span_of(region.main.document, ("reference", "code")), "code_given"),
                ),
            )
        else:
            yield from _code_of_other_kind(source_record, code)


def check_village_codes_once(site: Site) -> Iterator[Diagnostic]:
    """Yield MP302 if two villages of the site share a code."""
    codes = (code for summary in site.link_summaries.values() for code in summary.village_codes)
    yield from repeated_identifiers((code.name, code.name, code.span) for code in codes)


def _words_before_name(village: Village) -> str:
    """Return a pattern of the words not allowed in front of a village's name."""
    own = () if village.local_word is None else (village.local_word,)
    # Local words belong to a desa: in front of a kelurahan's name they are part of the name.
    general = () if village.kind is VillageKind.KELURAHAN else sorted(_NEVER_OF_A_NAME)
    return "|".join((_KINDS, *map(re.escape, (*own, *general))))


def _split_prefix(words: str, text: str) -> tuple[str, str] | None:
    """Return the word in front of a text and the rest of the text; None without such a word.

    Args:
        words: Pattern of the words.
        text: A name.
    """
    match = re.match(rf"({words})\s+(?=\S)", text, re.IGNORECASE)
    return None if match is None else (match.group(1), text[match.end() :])


def _repeated(
    source_record: SourceRecord[Village], key: str, said_by: str, written: str, alone: str
) -> Diagnostic:
    """Return MP311 for a name with a word too many.

    Args:
        source_record: The village.
        key: Key of the name.
        said_by: Key of the field with the repeated word.
        written: The name in the file.
        alone: The name without the word.
    """
    place = span_of(source_record.document, (key,))
    line = line_with(source_record.document, place, alone)
    return finding(Code.NAME_WITH_KIND, place, name=written, key=said_by, repaired=line)


def _code_of_other_kind(source_record: SourceRecord[Village], code: str) -> Iterator[Diagnostic]:
    """Yield MP420 if the seventh digit of a village code belongs to another kind, or to none."""
    kind, digit = source_record.record.kind, code.replace(".", "")[6]
    if digit != KIND_DIGITS[kind]:
        alternative = _KIND_OF_DIGIT.get(digit, kind)
        yield finding(
            Code.CODE_OF_OTHER_KIND,
            span_of(source_record.document, ("code",)),
            written=code,
            kind=f"village_{kind}",
            code_rule="village",
            alternative=f"kind: {alternative}",
            related=(Related(span_of(source_record.document, ("kind",)), "kind_given"),),
        )
