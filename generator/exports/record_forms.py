"""The forms of new records, as a JSON file for the page of the form, derived from the model."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from generator.codes import Code
from generator.context import BuildContext
from generator.exports.exported_file import ExportedFile, json_file
from generator.exports.form_fields import FormFields
from generator.exports.form_names import source_names
from generator.exports.table_rows import TableRows
from generator.messages import Catalogue
from generator.model import date_notation, notation
from generator.model.base import Kind, Record
from generator.model.event import Event
from generator.model.indicator import Indicator
from generator.model.quick_win import QuickWin
from generator.model.sourced import Source
from generator.model.text import LINE_LIMIT, RICH_LIMIT
from generator.model.update import Update
from generator.model.village import Village

PATH = "data/usulan-baru/formulir.json"
"""Path of the file below `content/`."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A kind of record with a form."""

    record: type[Record]
    names: Kind | None
    """Kind of the records with identifiers already taken; None for records without references."""
    place: str
    """Folder of the files below the region's folder, or the list of the main file."""
    usual: tuple[str, ...]
    """Fields that stand open beside the required and the expected ones."""
    ending: str = ""
    """Ending of the file; empty for a record in a list of the main file."""


_FORMS: Mapping[str, _Form] = MappingProxyType(
    {
        "quick-win": _Form(
            QuickWin, Kind.QUICK_WIN, "quick-wins", ("title", "summary", "sources"), ".yml"
        ),
        "village": _Form(
            Village, Kind.VILLAGE, "villages", ("summary", "offices", "sources"), ".yml"
        ),
        "update": _Form(
            Update, None, "updates", ("author", "quick_wins", "villages", "sources"), ".md"
        ),
        "source": _Form(Source, Kind.SOURCE, "sources", ("title", "url", "file")),
        "indicator": _Form(Indicator, Kind.INDICATOR, "indicators", ("sources",)),
        "event": _Form(Event, Kind.EVENT, "events", ("sources",)),
    }
)
"""The forms by the word of the page's address."""

LEFT_OUT: Mapping[str, str] = MappingProxyType(
    {
        "fictional": "the region says so for all its records",
        "redirects": "a new record has no former name",
        "history": "a new record has no past",
        "corrections": "a new record has no past",
        "withdrawn": "a new record has no past",
        "alternatives": "dissenting sources are weighed in the file, with both values in sight",
        "chosen_because": "dissenting sources are weighed in the file, with both values in sight",
        "flags": "a doubt is written in the file, beside the statement in doubt",
        "printed_forms": "a doubt is written in the file, beside the statement in doubt",
    }
)
"""Fields without a place in a form, each with the reason."""

_CODES = (
    *(Code.BAD_DATE, Code.NO_SUCH_DAY, Code.AFTER_TODAY, Code.BAD_NUMBER, Code.BAD_WHOLE_NUMBER),
    *(Code.NUMBER_OUT_OF_RANGE, Code.TEXT_TOO_LONG, Code.WITHHELD, Code.PRIVATE_DATA),
)
"""Codes of findings about any field; single fields add codes of their own."""
_FIELDS = FormFields({form.record: form.usual for form in _FORMS.values()}, LEFT_OUT)


def export(build: BuildContext, _rows: Sequence[TableRows]) -> Iterator[ExportedFile]:
    """Yield the forms.

    Keys: `forms` by the word of the address, each with `record`, `place`, `ending`, `names` and
    `headline`; `records` with the fields of each type of record; `lists` with keys and labels of
    the closed lists; `words` with the sentences of the page, `messages` with the sentences of
    findings by code, `private` with the words for kinds of private data, `notation` with the words
    of numbers and dates, `limits` with the most letters of texts, and `sources` with identifier and
    title of the national sources.
    """
    forms = {
        name: {
            "record": form.record.__name__,
            "place": form.place,
            **({"ending": form.ending} if form.ending else {}),
            **({"names": form.names.value} if form.names else {}),
            "headline": form.record.headline,
        }
        for name, form in _FORMS.items()
    }
    catalogue = build.catalogue
    data = {
        "forms": forms,
        "records": _FIELDS.records(catalogue),
        "lists": _FIELDS.lists(catalogue),
        "words": {
            name: catalogue.word(f"form.script.{name}")
            for name in catalogue.keys_below("form.script")
        },
        "messages": {
            code: _sentences(code, catalogue) for code in sorted({*_CODES, *_FIELDS.codes})
        },
        "private": {
            kind: catalogue.word(f"private_kinds.{kind}")
            for kind in catalogue.keys_below("private_kinds")
        },
        "notation": {**notation.VOCABULARY, **date_notation.VOCABULARY},
        "limits": {"line": LINE_LIMIT, "paragraphs": RICH_LIMIT},
        "sources": source_names(build.site.national.sources, build.language),
    }
    yield json_file(PATH, data)


def _sentences(code: str, catalogue: Catalogue) -> tuple[str, str]:
    """Return what is wrong, as the beginning of a sentence, and what the form expects."""
    message = catalogue.word(f"{code}.message")
    expected = catalogue.optional(f"form.expected.{code}") or catalogue.word(f"{code}.expected")
    return message[:1].upper() + message[1:], expected
