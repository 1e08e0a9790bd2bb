from collections.abc import Iterator
from typing import Any, get_args

import pytest

from generator.model.base import Happened, Kind, MayLieAhead, Record, WithoutGrouping
from generator.model.dates import PartialDate
from generator.model.numbers import Budget, Figure
from generator.model.plan import Dimension, Vision
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.model.schema import ROOTS
from generator.model.walk import Mention, dates_of_the_past, mentions, walk

DIMENSION = {
    "key": "living",
    "name": "Hidup nyaman",
    "sources": ["buku"],
    "objectives": [
        {"text": "Jalan aman", "subdimension": "mobility"},
        {"text": "Udara bersih", "sources": ["berita", "kota-misal/siaran"]},
    ],
    "parties": [{"office": "dishub"}],
}


def test_an_outer_record_comes_before_those_within_it() -> None:
    locs = [located.loc for located in walk(Dimension.model_validate(DIMENSION))]
    assert locs[0] == ()
    assert (
        locs.index(("objectives", 0))
        < locs.index(("objectives", 0, "text"))
        < locs.index(("objectives", 1))
    )


def test_a_record_without_sources_stands_on_those_around_it() -> None:
    sources = {
        located.loc: located.standing.every for located in walk(Dimension.model_validate(DIMENSION))
    }
    assert sources["objectives", 0] == ("buku",)
    assert sources["objectives", 1] == ("berita", "kota-misal/siaran")


def test_a_record_without_any_source_has_none() -> None:
    assert [
        located.standing.every for located in walk(Vision.model_validate({"text": "Melayani"}))
    ] == [(), ()]


def test_several_sources_are_not_handed_down() -> None:
    record = Dimension.model_validate(DIMENSION | {"sources": ["buku", "berita"]})
    standing = {located.loc: located.standing for located in walk(record)}
    assert standing["objectives", 0].every == ()
    assert standing["objectives", 0].undecided == ("buku", "berita")
    assert standing["objectives", 1].every == ("berita", "kota-misal/siaran")


def test_a_single_source_of_a_field_is_handed_down_to_the_records_in_it() -> None:
    sources = {"name": ["buku", "berita"], "objectives": ["berita"]}
    standing = {
        located.loc: located.standing
        for located in walk(Dimension.model_validate(DIMENSION | {"sources": sources}))
    }
    assert standing["objectives", 0].every == ("berita",)
    assert standing["parties", 0].every == ()
    assert standing[()].of("name") == ("buku", "berita")


def test_sources_by_field_are_mentioned_with_their_places() -> None:
    record = Vision.model_validate(
        {"text": "a", "sources": {"text": ["buku"], "period": ["berita"]}}
    )
    assert list(mentions(walk(record))) == [
        Mention(Kind.SOURCE, "buku", ("sources", "text", 0)),
        Mention(Kind.SOURCE, "berita", ("sources", "period", 0)),
    ]
    assert record.model_dump(mode="json", exclude_defaults=True)["sources"] == {
        "text": ["buku"],
        "period": ["berita"],
    }


def test_every_reference_is_mentioned_with_its_place() -> None:
    assert list(mentions(walk(Dimension.model_validate(DIMENSION)))) == [
        Mention(Kind.SOURCE, "buku", ("sources", 0)),
        Mention(Kind.DIMENSION, "living", ("key",)),
        Mention(Kind.SUBDIMENSION, "mobility", ("objectives", 0, "subdimension")),
        Mention(Kind.SOURCE, "berita", ("objectives", 1, "sources", 0)),
        Mention(Kind.SOURCE, "kota-misal/siaran", ("objectives", 1, "sources", 1)),
        Mention(Kind.OFFICE, "dishub", ("parties", 0, "office")),
    ]


def test_optional_references_and_lists_of_them_are_mentioned() -> None:
    quick_win = QuickWin.model_validate(
        {
            "state": "planned",
            "dimension": "economy",
            "offices": ["diskominfo", "dishub"],
            "villages": ["contohrejo"],
        }
    )
    assert [(mention.kind, mention.identifier) for mention in mentions(walk(quick_win))] == [
        (Kind.DIMENSION, "economy"),
        (Kind.OFFICE, "diskominfo"),
        (Kind.OFFICE, "dishub"),
        (Kind.VILLAGE, "contohrejo"),
    ]


def test_the_list_of_sources_itself_is_no_reference() -> None:
    region = Region.model_validate(
        {
            "identity": {"type": "kota", "name": "Misal"},
            "reference": {"code": "33.99", "province": "33"},
            "sources": [{"id": "buku", "grade": "press"}],
        }
    )
    assert [(mention.kind, mention.identifier) for mention in mentions(walk(region))] == [
        (Kind.PROVINCE, "33")
    ]


def test_references_of_another_value_are_mentioned() -> None:
    vision = Vision.model_validate(
        {
            "text": "a",
            "alternatives": [{"value": "b", "sources": ["lain"]}],
            "chosen_because": "lebih baru",
        }
    )
    assert list(mentions(walk(vision))) == [
        Mention(Kind.SOURCE, "lain", ("alternatives", 0, "sources", 0))
    ]


def record_types(model: type[Record]) -> Iterator[type[Record]]:
    """Yield a record type and all that its fields may hold, each once."""
    known: list[type[Record]] = [model]
    for found in known:
        yield found
        annotations = [field.annotation for field in found.model_fields.values()]
        for annotation in annotations:
            known += [inner for inner in records_in(annotation) if inner not in known]


def records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from records_in(part)


def pieces_of(annotation: Any) -> Iterator[Any]:
    """Yield the types and markers that a declaration is made of."""
    yield annotation
    for part in get_args(annotation):
        yield from pieces_of(part)


ALL_TYPES = sorted(
    {inner for root in ROOTS.values() for inner in record_types(root)},
    key=lambda model: model.__name__,
)


@pytest.mark.parametrize("model", ALL_TYPES, ids=lambda model: model.__name__)
def test_every_date_and_year_says_whether_it_may_lie_ahead(model: type[Record]) -> None:
    for name, field in model.model_fields.items():
        pieces = [*field.metadata, *pieces_of(field.annotation)]
        if PartialDate not in pieces and not any(
            isinstance(piece, WithoutGrouping) for piece in pieces
        ):
            continue
        marks = [piece for piece in pieces if isinstance(piece, Happened | MayLieAhead)]
        assert len(marks) == 1, (
            f"{model.__name__}.{name} takes PastDate, OpenDate, PastYear or OpenYear"
        )
        mark = marks[0]
        if isinstance(mark, Happened) and mark.beside is not None:
            words = model.model_fields[mark.beside].annotation
            assert isinstance(words, type)
            assert mark.states <= set(words), (
                f"{model.__name__}.{name} asks for a state that {mark.beside} lacks"
            )


def test_most_record_types_with_dates_are_walked() -> None:
    assert {"QuickWin", "Update", "Source", "Cohort", "Post", "Period", "Evaluation"} <= {
        model.__name__ for model in ALL_TYPES
    }


def test_a_date_in_a_figure_is_of_the_past_and_one_in_a_budget_may_lie_ahead() -> None:
    assert [name for name, _ in dates_of_the_past(Figure)] == ["date"]
    assert dates_of_the_past(Budget) == ()
