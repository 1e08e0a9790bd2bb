"""A law of the past: of any series of edits, each silent one is found and each declared one passes.

Edits are changes, removals and renames of published records. A value counts as declared if the value
that was published is named by the record; values in between were never published.
"""

import copy
import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.codes import Code
from generator.past.silent_changes import find_silent_changes
from generator.past.states import DataState
from tests.examples import tried
from tests.property.states import Files, is_readable, state_of

DAY = "2026-11-20"
SOURCES = ["daftar-kode"]


def a_region() -> Files:
    """Return the files of a region in which every name holds the identifier of its record."""
    return {
        "region.yml": {
            "identity": {"type": "kota", "name": "Misal", "sources": SOURCES},
            "reference": {"code": "33.99", "sources": SOURCES},
            "dimensions": [
                {
                    "key": "living",
                    "name": "Hidup",
                    "sources": SOURCES,
                    "programmes": [
                        {
                            "id": "prog-satu",
                            "title": "prog-satu",
                            "sources": SOURCES,
                            "funding": [{"year": 2025, "fund": "apbd", "planned_idr": "1000"}],
                        },
                        {"title": "prog-dua", "number": "B.1", "sources": SOURCES},
                        {"title": "prog-tiga", "sources": SOURCES},
                    ],
                }
            ],
            "indicators": [
                {
                    "id": "ukur-satu",
                    "measure": "ukur-satu",
                    "sources": SOURCES,
                    "baseline": {"year": 2024, "value": "11"},
                    "targets": [{"year": 2025, "value": "12"}, {"year": 2026, "value": "12"}],
                    "achieved": [{"year": 2025, "value": "13"}],
                }
            ],
            "figures": [
                {"measure": "angka-satu", "value": "62", "unit": "titik", "sources": SOURCES},
                {"measure": "angka-dua", "value": "63", "unit": "titik", "sources": SOURCES},
            ],
            "evaluations": [{"year": 2021, "score": "3.1", "sources": SOURCES}],
            "work_programme": {
                "summary": "Kerja",
                "sources": SOURCES,
                "years": [
                    {
                        "year": 2025,
                        "items": [
                            {
                                "title": "kerja-satu",
                                "quantity": "14",
                                "budget_idr": {"measure": "kerja-satu", "value": "900"},
                                "funding": [{"year": 2025, "fund": "apbd", "planned_idr": "901"}],
                            }
                        ],
                    }
                ],
            },
        },
        "quick-wins/janji-satu.yml": {
            "title": "janji-satu",
            "state": "running",
            "due": "2026-06",
            "budget_idr": {"measure": "Anggaran", "value": "500", "unit": "rupiah"},
            "progress": {"unit": "titik", "target": "80"},
            "sources": SOURCES,
        },
        "quick-wins/janji-dua.yml": {"title": "janji-dua", "state": "planned", "sources": SOURCES},
        "villages/desa-satu.yml": {
            "name": "desa-satu",
            "kind": "kelurahan",
            "sources": SOURCES,
            "figures": [{"measure": "desa-satu", "value": "70", "unit": "orang"}],
        },
        "updates/kabar-satu.md": {"title": "kabar-satu", "date": "2026-03", "sources": SOURCES},
    }


class Edited:
    """A region under edits, with the records of which something published is not declared."""

    def __init__(self) -> None:
        self.files = copy.deepcopy(a_region())
        self.paths = {name: name for name in self.files}
        self.silent: set[str] = set()
        self._touched: set[tuple[str, str]] = set()
        self._fresh = 1000

    def fresh(self) -> int:
        """Return a number that no value has had."""
        self._fresh += 1
        return self._fresh

    def is_first(self, record: str, field: str, *, is_declared: bool) -> None:
        """Note an edit: only the first of a field changes a published value."""
        if (record, field) not in self._touched and not is_declared:
            self.silent.add(record)
        self._touched.add((record, field))

    def file(self, name: str) -> dict[str, Any] | None:
        return self.files.get(self.paths[name])

    def item(self, *path: Any) -> dict[str, Any] | None:
        """Return a record of the main file; None once the record is gone."""
        found: Any = self.files["region.yml"]
        for step in path[:-1]:
            found = found[step]
        return next((item for item in found if item["_token"] == path[-1]), None)


def change(
    record: str, field: str, find: Callable[[Edited], dict[str, Any] | None], **how: Any
) -> Any:
    """Return an edit of a value.

    `inner` leads to its holder, `former` names it in the history of the record, or of the holder if
    `is_declared_there`.
    """

    def edit(edited: Edited, *, is_declared: bool) -> None:
        top = find(edited)
        if top is None:
            return
        holder = declaring = top
        for step in how.get("inner", ()):
            holder = holder[step]
        if how.get("is_declared_there"):
            declaring = holder
        if field not in holder:
            return
        old = holder[field]
        if field == "due":
            holder[field] = f"{2027 + edited.fresh() - 1000}-01"
        else:
            holder[field] = (
                f"{record} {edited.fresh()}" if field == "title" else str(edited.fresh())
            )
        if is_declared and how.get("former"):
            entry = {"date": DAY, "former": {how["former"]: old}, "reason": "Alasan"}
            declaring.setdefault("history", []).append(entry)
        elif is_declared:
            entry = {"date": DAY, "former": old, "reason": "Alasan"}
            top.setdefault("corrections", []).append(entry)
        edited.is_first(record, f"{how.get('inner', ())}{field}", is_declared=is_declared)

    return edit


def drop(
    record: str,
    field: str,
    find: Callable[[Edited], dict[str, Any] | None],
    inner: tuple[Any, ...] = (),
    take: Callable[[Edited, dict[str, Any]], None] | None = None,
) -> Any:
    """Return an edit that empties a field, or silently takes the whole record away by `take`."""

    def edit(edited: Edited, *, is_declared: bool) -> None:
        top = find(edited)
        if top is None:
            return
        holder = top
        for step in inner:
            holder = holder[step]
        if field not in holder:
            return
        if take is not None and not is_declared:
            take(edited, top)
            edited.silent.add(record)
            return
        entry = {"date": DAY, "former": holder.pop(field), "reason": "Alasan"}
        if is_declared:
            top.setdefault("corrections", []).append(entry)
        edited.is_first(record, f"{inner}{field}", is_declared=is_declared)

    return edit


def rename(record: str, name: str) -> Any:
    """Return an edit that gives a file another name."""

    def edit(edited: Edited, *, is_declared: bool) -> None:
        content = edited.file(name)
        if content is None:
            return
        path = edited.paths[name]
        folder, _, file = path.rpartition("/")
        stem, _, ending = file.partition(".")
        edited.paths[name] = f"{folder}/baru-{edited.fresh()}.{ending}"
        edited.files[edited.paths[name]] = edited.files.pop(path)
        if is_declared:
            content.setdefault("redirects", []).append(stem)
        edited.is_first(record, "name", is_declared=is_declared)

    return edit


def remove(record: str, find: Callable[[Edited], dict[str, Any] | None], take: Any) -> Any:
    """Return an edit that takes a record away, or leaves a tombstone."""

    def edit(edited: Edited, *, is_declared: bool) -> None:
        content = find(edited)
        if content is None or "withdrawn" in content:
            return
        if is_declared:
            content["withdrawn"] = {"date": DAY, "reason": "Alasan"}
        else:
            take(edited, content)
            edited.silent.add(record)

    return edit


def _programme(token: str) -> Callable[[Edited], dict[str, Any] | None]:
    return lambda edited: edited.item("dimensions", 0, "programmes", token)


def _indicator(edited: Edited) -> dict[str, Any] | None:
    return edited.item("indicators", "ukur-satu")


def _figure(edited: Edited) -> dict[str, Any] | None:
    return edited.item("figures", "angka-satu")


def _other_figure(edited: Edited) -> dict[str, Any] | None:
    return edited.item("figures", "angka-dua")


def _work(edited: Edited) -> dict[str, Any] | None:
    return edited.item("work_programme", "years", 0, "items", "kerja-satu")


def _evaluation(edited: Edited) -> dict[str, Any] | None:
    return edited.item("evaluations", "2021")


def _quick_win(edited: Edited) -> dict[str, Any] | None:
    return edited.file("quick-wins/janji-satu.yml")


def _of(name: str) -> Callable[[Edited], dict[str, Any] | None]:
    return lambda edited: edited.file(name)


def _unlink(name: str) -> Callable[[Edited, Any], None]:
    return lambda edited, _content: edited.files.pop(edited.paths[name]) and None


def _from_programmes(edited: Edited, content: dict[str, Any]) -> None:
    edited.files["region.yml"]["dimensions"][0]["programmes"].remove(content)


def _from(*path: Any) -> Callable[[Edited, dict[str, Any]], None]:
    def take(edited: Edited, content: dict[str, Any]) -> None:
        found: Any = edited.files["region.yml"]
        for step in path:
            found = found[step]
        found.remove(content)

    return take


def _from_indicators(edited: Edited, content: dict[str, Any]) -> None:
    edited.files["region.yml"]["indicators"].remove(content)


QUICK_WIN = "quick-wins/janji-satu.yml"
OTHER = "quick-wins/janji-dua.yml"
EDITS = (
    change("janji-satu", "title", _quick_win, former="title"),
    change("janji-satu", "due", _quick_win, former="due"),
    change("janji-satu", "value", _quick_win, inner=("budget_idr",), former="budget_idr"),
    change("janji-satu", "target", _quick_win, inner=("progress",), former="target"),
    change("prog-satu", "title", _programme("prog-satu"), former="title"),
    change(
        "prog-satu",
        "planned_idr",
        _programme("prog-satu"),
        inner=("funding", 0),
        former="budget_idr",
    ),
    change("prog-dua", "title", _programme("prog-dua"), former="title"),
    change("prog-tiga", "title", _programme("prog-tiga"), former="title"),
    change("ukur-satu", "value", _indicator, inner=("baseline",)),
    change("ukur-satu", "value", _indicator, inner=("targets", 0)),
    change(
        "ukur-satu",
        "value",
        _indicator,
        inner=("targets", 1),
        former="target",
        is_declared_there=True,
    ),
    change("angka-satu", "value", _figure),
    drop("ukur-satu", "value", _indicator, ("achieved", 0)),
    drop("angka-satu", "value", _figure),
    drop("angka-dua", "value", _other_figure, take=_from("figures")),
    drop("2021", "score", _evaluation, take=_from("evaluations")),
    drop("desa-satu", "value", _of("villages/desa-satu.yml"), ("figures", 0)),
    change("kerja-satu", "quantity", _work),
    change("kerja-satu", "planned_idr", _work, inner=("funding", 0)),
    drop("kerja-satu", "quantity", _work),
    drop("kerja-satu", "value", _work, ("budget_idr",)),
    rename("janji-satu", QUICK_WIN),
    rename("desa-satu", "villages/desa-satu.yml"),
    rename("kabar-satu", "updates/kabar-satu.md"),
    remove("janji-dua", _of(OTHER), _unlink(OTHER)),
    remove("kabar-satu", _of("updates/kabar-satu.md"), _unlink("updates/kabar-satu.md")),
    remove("desa-satu", _of("villages/desa-satu.yml"), _unlink("villages/desa-satu.yml")),
    remove("prog-satu", _programme("prog-satu"), _from_programmes),
    remove("prog-dua", _programme("prog-dua"), _from_programmes),
    remove("ukur-satu", _indicator, _from_indicators),
)
RECORDS = frozenset(
    {
        "janji-satu",
        "janji-dua",
        "prog-satu",
        "prog-dua",
        "prog-tiga",
        "ukur-satu",
        "angka-satu",
        "angka-dua",
        "2021",
        "kerja-satu",
        "desa-satu",
    }
    | {"kabar-satu"}
)


def published(files: Files) -> DataState:
    """Return files as a state of the data, without the marks of this test."""
    state = state_of({name: _without_tokens(content) for name, content in files.items()})
    assert is_readable(state), files
    return state


def _without_tokens(value: Any) -> Any:
    """Return a value without the marks by which this test finds its records again."""
    if isinstance(value, dict):
        return {key: _without_tokens(item) for key, item in value.items() if key != "_token"}
    return [_without_tokens(item) for item in value] if isinstance(value, list) else value


def _with_tokens(files: Files) -> None:
    main = files["region.yml"]
    lists = (
        main["dimensions"][0]["programmes"],
        main["indicators"],
        main["figures"],
        main["evaluations"],
        main["work_programme"]["years"][0]["items"],
    )
    for item in (item for items in lists for item in items):
        item["_token"] = item.get("title") or item.get("measure") or str(item["year"])


BEFORE = published(a_region())


Series = list[tuple[Any, bool]]


def judge(series: Series) -> None:
    """Assert that exactly the records with a silent edit are found."""
    edited = Edited()
    _with_tokens(edited.files)
    for edit, is_declared in series:
        edit(edited, is_declared=is_declared)
    found = tuple(
        find_silent_changes(
            BEFORE, published(edited.files), revision="main", today=dt.date(2026, 11, 21)
        )
    )
    blamed = {
        record
        for record in RECORDS
        for finding in found
        if record in f"{finding.span.path} {dict(finding.arguments)}"
    }
    assert blamed == edited.silent, found


@pytest.mark.parametrize("is_declared", [False, True])
def test_each_edit_alone_is_found_unless_it_is_declared(*, is_declared: bool) -> None:
    for edit in EDITS:
        judge([(edit, is_declared)])


@given(series=st.lists(st.tuples(st.sampled_from(EDITS), st.booleans()), min_size=2, max_size=8))
@tried(25, thorough=2000)
def test_in_a_series_each_silent_edit_is_found_and_each_declared_one_passes(
    series: Series,
) -> None:
    judge(series)


def test_a_programme_without_identifier_is_known_by_any_former_title() -> None:
    retitled = change("prog-tiga", "title", _programme("prog-tiga"), former="title")
    judge([(retitled, True), (retitled, True), (retitled, False)])


def test_the_lines_for_a_changed_target_stand_in_its_year() -> None:
    edited = copy.deepcopy(a_region())
    indicator = edited["region.yml"]["indicators"][0]
    indicator["targets"][1]["value"] = "13"
    indicator["baseline"]["value"] = "10"
    now = published(edited)
    found = find_silent_changes(BEFORE, now, revision="main", today=dt.date(2026, 11, 21))
    lines = {item.code: dict(item.arguments)["pasted"].lstrip().split("\n")[0] for item in found}
    assert lines == {Code.CHANGED_SILENTLY: "history:", Code.FIGURE_CHANGED: "corrections:"}


def test_a_new_title_moves_figures_without_a_change() -> None:
    edited = copy.deepcopy(a_region())
    main = edited["region.yml"]
    main["work_programme"]["years"][0]["items"][0]["title"] = "Lain"
    main["figures"][0]["measure"] = "Angka lain"
    main["figures"].reverse()
    now = published(edited)
    assert list(find_silent_changes(BEFORE, now, revision="main", today=dt.date.max)) == []


def test_the_lines_for_a_figure_that_is_gone_keep_its_name_and_its_former_value() -> None:
    edited = copy.deepcopy(a_region())
    edited["region.yml"]["figures"].pop(0)
    now = published(edited)
    [found] = find_silent_changes(BEFORE, now, revision="main", today=dt.date(2026, 11, 21))
    expected = (
        '- measure: "angka-satu"',
        "  sources: [daftar-kode]",
        "  corrections:",
        '    - former: "62"',
        "      field: value",
        "      date: 2026-11-21",
        "      reason: tulis alasannya di sini",
    )
    pasted = dict(found.arguments)["pasted"].split("\n")
    assert (found.code, tuple(pasted)) == (Code.RECORD_GONE, expected)
