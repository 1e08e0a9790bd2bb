"""The fields of a record for cards, read once from the declaration of the record's type."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic.fields import FieldInfo

from generator.messages import load_catalogue
from generator.model.base import (
    InMedia,
    Kind,
    Linked,
    Record,
    Reference,
    WithoutGrouping,
    Worded,
    declaring_record,
)
from generator.model.brand import Tagline
from generator.model.dates import Period
from generator.model.documents import Document, Phase, WorkItem
from generator.model.event import Event, Facility, Statement, Training
from generator.model.history import Former
from generator.model.numbers import Figure
from generator.model.participation import Agreement, Assessment, Mentor
from generator.model.people import Body, Office, Post, Stakeholder
from generator.model.picture import OnScreen
from generator.model.plan import Flagship, Party, WorkPackage
from generator.model.programme import Term
from generator.model.quick_win import Evidence, HistoryEntry, QuickWin
from generator.model.sourced import PROVENANCE_FIELDS, Source
from generator.model.text import RichText, Text
from generator.model.village import Aspect

_INLINE = (Text, RichText, Period, Former)
"""Records shown in a line, as values."""
_UNSHOWN = PROVENANCE_FIELDS | {"id", "fictional", "body", "redirects", "maintainers"}
"""Fields shown apart from the labelled fields of a card, or not shown."""

_SELF_EVIDENT: Mapping[type[Record], frozenset[str]] = MappingProxyType(
    {
        Agreement: frozenset({"date", "place", "mode"}),
        Assessment: frozenset({"date"}),
        Body: frozenset({"kind", "state", "duty"}),
        Document: frozenset({"kind", "state"}),
        Evidence: frozenset({"date", "url"}),
        Event: frozenset({"theme", "state", "place"}),
        Facility: frozenset({"kind", "use", "state"}),
        Figure: frozenset({"date", "value"}),
        HistoryEntry: frozenset({"date", "text"}),
        Mentor: frozenset({"institution", "period", "task"}),
        Office: frozenset({"kind", "role"}),
        Party: frozenset({"office", "role"}),
        Flagship: frozenset({"description"}),
        Phase: frozenset({"start"}),
        QuickWin: frozenset({"summary", "description"}),
        WorkPackage: frozenset({"description"}),
        Post: frozenset({"person", "office", "tenure"}),
        Stakeholder: frozenset({"kind", "role"}),
        Statement: frozenset({"speaker", "speaker_role"}),
        Term: frozenset({"expansion", "meaning", "language"}),
        Training: frozenset({"state"}),
        WorkItem: frozenset({"offices", "state"}),
    }
)
"""Fields whose values say what they are: "Bupati Contoh", "Sudah dibentuk", a meaning."""

_Marker = TypeVar("_Marker")
_SENTENCES = frozenset({(Agreement, "meaning"), (Aspect, "description")})
"""Lists of sentences, which a sign of a list would part behind their full stops."""
_PRINTED = frozenset({(Tagline, "text")})
"""Texts that sources print in each of their languages, so that no language is a translation."""


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field of the model, for cards."""

    name: str
    label: str
    """Title in the page's language."""
    holds_records: bool
    """Whether values are records with cards of their own."""
    is_expected: bool
    """Whether a page says so if the field is empty."""
    reference: Kind | None
    """Kind of the record that the text identifies; None for any other text."""
    is_language: bool
    """Whether the text is the code of a language."""
    is_linked: bool
    """Whether the text is an address of the web."""
    is_in_media: bool
    """Whether the text is the name of a file in the folder `media/`."""
    is_colour: bool
    """Whether the text is a colour of the screen."""
    is_grouped: bool
    """Whether thousands are set apart in numbers."""
    worded: Worded | None
    """The names that numbers stand for; None for plain numbers."""
    is_self_evident: bool
    """Whether a reader who sees needs no label beside the value."""
    has_sentences: bool
    """Whether the values of the list are sentences, each on a line of its own."""
    is_printed: bool
    """Whether sources print the text in each of its languages."""

    def value_in(self, record: Record) -> Any:
        """Return the value of the field in a record."""
        return getattr(record, self.name)


@cache
def shown_fields(model: type[Record], language: str) -> tuple[tuple[ShownField, bool], ...]:
    """Return the fields below a card's heading, each with whether a reader would ask for it."""
    # Every empty field of a source is said to be missing.
    return tuple(
        (field, field.is_expected or model is Source)
        for name, field in fields_of(model, language).items()
        if name not in _UNSHOWN and name != model.headline
        # A key beside a name would say the same twice.
        if not (name == "key" and model.headline == "name")
    )


@cache
def fields_of(model: type[Record], language: str) -> Mapping[str, ShownField]:
    """Return the fields of a type by name, in the order of the declaration."""
    return {
        name: _shown_field(name, field, model, language)
        for name, field in model.model_fields.items()
    }


def _shown_field(name: str, field: FieldInfo, model: type[Record], language: str) -> ShownField:
    reference = _marker(field, Reference)
    return ShownField(
        name=name,
        label=_title(model, name, language),
        holds_records=_may_hold_records(field.annotation),
        is_expected=name in model.expected,
        reference=None if reference is None else reference.kind,
        # Among closed lists, only codes of languages are declared as a literal instead of an enum.
        is_language=get_origin(field.annotation) is Literal,
        is_linked=_marker(field, Linked) is not None,
        is_in_media=_marker(field, InMedia) is not None,
        is_colour=_marker(field, OnScreen) is not None,
        is_grouped=_marker(field, WithoutGrouping) is None,
        worded=_marker(field, Worded),
        is_self_evident=name in _SELF_EVIDENT.get(model, ()),
        has_sentences=(model, name) in _SENTENCES,
        is_printed=(model, name) in _PRINTED,
    )


def _may_hold_records(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return not issubclass(annotation, _INLINE)
    return any(_may_hold_records(part) for part in get_args(annotation))


def _marker(field: FieldInfo, kind: type[_Marker]) -> _Marker | None:
    """Return the marker of a kind on a field, or within the annotation; None without any."""
    for item in field.metadata:
        if isinstance(item, kind):
            return item
    return _marker_within(field.annotation, kind)


def _marker_within(annotation: Any, kind: type[_Marker]) -> _Marker | None:
    parts = get_args(annotation)
    # `Annotated[X, marker, ...]`: the markers stand behind the annotated type.
    if get_origin(annotation) is Annotated:
        for item in parts[1:]:
            if isinstance(item, kind):
                return item
        return _marker_within(parts[0], kind)
    for part in parts:
        found = _marker_within(part, kind)
        if found is not None:
            return found
    return None


def _title(model: type[Record], name: str, language: str) -> str:
    """Return the title of a field in a language."""
    return load_catalogue(language).field(declaring_record(model, name), name).title


def is_empty(value: Any) -> bool:
    """Return whether a field has no value, or an empty list."""
    return value is None or (isinstance(value, tuple) and not value)
