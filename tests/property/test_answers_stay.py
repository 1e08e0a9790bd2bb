"""A law of the past: no edit of a published value changes what a reader is told and goes unfound.

Every value of a region is taken away and replaced in turn. What a reader is told is computed before
and after: states, due dates, counts, judgements and money.
"""

import copy
import datetime as dt
import re
import textwrap
from collections.abc import Iterator
from typing import Any

import yaml

from generator.codes import Code
from generator.diagnostics import Diagnostic
from generator.model.indicator import Indicator, measured_years
from generator.model.numbers import Figure
from generator.model.plan import PlanState, WorkPackage, plan_states
from generator.model.quick_win import PlanTerms, QuickWin, first_due, postponement, shown_state
from generator.model.region import Region
from generator.model.walk import walk
from generator.past.silent_changes import find_silent_changes
from generator.past.states import DataState
from tests.property.states import Files, is_readable, state_of

TODAY = dt.date(2026, 11, 21)
SOURCES = ["daftar-kode"]
QUICK_WIN = "quick-wins/janji.yml"


def a_region() -> Files:
    """Return a region of two plans, with a value in each field that an answer is computed from."""
    return {
        "region.yml": {
            "identity": {"type": "kota", "name": "Misal", "sources": SOURCES},
            "reference": {"code": "33.99", "sources": SOURCES},
            "documents": [
                {"id": "buku", "kind": "masterplan", "state": "exists", "sources": SOURCES}
            ],
            "plans": [
                {
                    "id": "lama",
                    "state": "former",
                    "period": {"start": "2018", "end": "2023"},
                    "sources": SOURCES,
                },
                {
                    "id": "baru",
                    "state": "in_force",
                    "period": {"start": "2024", "end": "2028"},
                    "sources": SOURCES,
                    "flagships": [{"id": "unggul", "title": "Unggulan", "sources": SOURCES}],
                    "dimensions": [
                        {
                            "key": "living",
                            "name": "Hidup",
                            "sources": SOURCES,
                            "programmes": [
                                {
                                    "id": "jalan",
                                    "title": "Jalan",
                                    "state": "done",
                                    "period": {"start": "2024", "end": "2025"},
                                    "sources": SOURCES,
                                    "budget_idr": {"measure": "Anggaran", "value": "90"},
                                    "funding": [
                                        {"year": "2025", "fund": "apbd", "planned_idr": "1000"}
                                    ],
                                }
                            ],
                        }
                    ],
                },
            ],
            "offices": [{"id": "kominfo", "name": "Dinas", "kind": "agency", "sources": SOURCES}],
            "indicators": [
                {
                    "id": "ukur",
                    "measure": "Air",
                    "unit": "persen",
                    "plan": "baru",
                    "direction": "less",
                    "sources": SOURCES,
                    "baseline": {"year": "2024", "value": "11"},
                    "targets": [{"year": "2025", "value": "9"}],
                    "achieved": [{"year": "2025", "value": "8"}],
                }
            ],
            "figures": [
                {
                    "measure": "Warga",
                    "value": "5",
                    "unit": {"id": "orang", "en": "people"},
                    "date": "2024",
                    "sources": SOURCES,
                }
            ],
            "sources": [{"id": "berita", "title": "Berita", "grade": "press"}],
        },
        QUICK_WIN: {
            "title": {"id": "Wi-Fi", "en": "Wifi"},
            "plan": "baru",
            "state": "running",
            "promised_on": "2024-01",
            "due": "2025-12",
            "history": [{"date": "2025-02", "former": {"due": "2025-06"}, "reason": "Banjir"}],
            "milestones": [
                {"title": "Kabel", "due": "2025-03", "reached_on": "2025-04"},
                {"title": "Tiang", "due": "2025-09"},
            ],
            "progress": {
                "unit": "titik",
                "target": "80",
                "reports": [{"date": "2026-01", "reached": "62"}],
            },
            "sources": SOURCES,
        },
        "quick-wins/usai.yml": {
            "title": "Usai",
            "plan": "baru",
            "state": "done",
            "due": "2025-12",
            "done_on": "2026-02",
            "sources": SOURCES,
        },
    }


REPLACED = {
    "state": ("planned", "drafting", "stopped"),
    "plan": ("lama",),
    "direction": ("more",),
    "kind": ("study",),
    "unit": ("ribu orang",),
}
"""Other values of fields that are neither dates, numbers nor free texts."""
FREE = ("title", "measure", "id", "en")


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value of a file, except where it says who and whence."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for step, item in items:
        if step in {"sources", "identity", "reference"}:
            continue
        yield (*path, step)
        if isinstance(item, dict | list):
            yield from leaves(item, (*path, step))


def edited(files: Files) -> Iterator[tuple[str, Files]]:
    """Yield the files after each edit: every value away, and every value replaced."""
    for name, content in files.items():
        for path in leaves(content):
            *around, last = path
            holder: Any = content
            for step in around:
                holder = holder[step]
            old = holder[last]
            for new in (None, *_others(last, old)):
                after = copy.deepcopy(files)
                changed: Any = after[name]
                for step in around:
                    changed = changed[step]
                if new is None:
                    del changed[last]
                else:
                    changed[last] = new
                yield f"{name}: {'.'.join(map(str, path))}: {old} -> {new}", after


def _others(field: Any, old: Any) -> tuple[str, ...]:
    if not isinstance(old, str):
        return ()
    if field in REPLACED:
        return tuple(new for new in REPLACED[field] if new != old)
    if re.match("[0-9]+(-|$)", old):
        first, mark, rest = old.partition("-")
        return (f"{int(first) + 2}{mark}{rest}",)
    return (f"{old} lain",) if field in FREE else ()


def _amount(programme: WorkPackage) -> object:
    budget = programme.budget_idr
    return None if budget is None else (budget.value, budget.unit, budget.date)


def answers(state: DataState) -> dict[str, str]:
    """Return what a reader is told of each record, by the file or the path."""
    records = [file.content.record for file in state.files.values() if file.content is not None]
    region = next(record for record in records if isinstance(record, Region))
    states = dict(zip((plan.id for plan in region.plans), plan_states(region.plans), strict=True))
    told = {}
    for file in state.files.values():
        record = None if file.content is None else file.content.record
        if isinstance(record, QuickWin):
            terms = PlanTerms(region.documents, states.get(record.plan or "", PlanState.IN_FORCE))
            milestones = [(each.title, each.reached_on) for each in record.milestones]
            told[file.slug] = str(
                (
                    shown_state(record, terms, on=TODAY).value,
                    (record.title, record.due, first_due(record), record.done_on),
                    postponement(record, on=TODAY),
                    (len(milestones), sum(day is not None for _, day in milestones)),
                    record.progress,
                )
            )
    for located in walk(region):
        match located.record:
            case Indicator() as indicator:
                years = [(year.year, year.outcome.value) for year in measured_years(indicator)]
                told[str(located.loc)] = str((indicator.measure, indicator.unit, years))
            case WorkPackage() as programme:
                told[str(located.loc)] = str(
                    (programme.title, programme.state, programme.funding, _amount(programme))
                )
            case Figure() as figure:
                told[str(located.loc)] = str((figure.value, figure.unit, figure.date))
            case _:
                pass
    return told


BEFORE = state_of(a_region())


def found_in(files: Files) -> list[Diagnostic]:
    return list(find_silent_changes(BEFORE, state_of(files), revision="main", today=TODAY))


def test_no_edit_changes_an_answer_unfound() -> None:
    told, unfound, changed = answers(BEFORE), [], 0
    for edit, files in edited(a_region()):
        # Work that ends is news. A file that cannot be read any more has findings of its own.
        state = state_of(files)
        if edit.endswith("running -> stopped") or not is_readable(state):
            continue
        now = answers(state)
        if any(now.get(record) != answer for record, answer in told.items()):
            changed += 1
            if not any(find_silent_changes(BEFORE, state, revision="main", today=TODAY)):
                unfound.append(edit)
    assert unfound == []
    assert changed > 50


def test_what_is_added_reworded_or_reordered_passes() -> None:
    files = a_region()
    main, quick_win = files["region.yml"], files[QUICK_WIN]
    plan = main["plans"][1]
    for holder, values in (
        (
            quick_win,
            {"short": "Wi-Fi", "summary": "Internet", "note": "Kata", "done_on": "2026-03"},
        ),
        (quick_win, {"state": "done", "supporting_offices": ["kominfo"]}),
        (quick_win["progress"], {"unit": {"id": "titik", "en": "points"}}),
        (quick_win["progress"]["reports"], [{"date": "2026-03", "reached": "80"}]),
        (quick_win["milestones"], [{"title": "Uji", "due": "2025-11"}]),
        (main["plans"], [{"id": "nanti", "state": "drafting", "sources": SOURCES}]),
        (plan, {"title": "Rencana"}),
        (plan["dimensions"][0]["programmes"][0], {"short": "Jalan", "description": "Aspal"}),
        (main["indicators"][0], {"short": "Air", "number": "1"}),
        (main["indicators"][0]["achieved"], [{"year": "2026", "value": "7", "unit": "liter"}]),
        (main["figures"], [{"measure": "Rumah", "value": "3", "sources": SOURCES}]),
        (main["offices"], [{"id": "dishub", "name": "Lain", "kind": "agency", "sources": SOURCES}]),
        (main["documents"][0], {"title": "Buku", "state": "revising"}),
    ):
        if isinstance(holder, list):
            holder.extend(values)
            holder.reverse()
        else:
            holder.update(values)
    assert found_in(files) == []


def test_a_plan_that_another_one_follows_becomes_a_former_one() -> None:
    files = a_region()
    plans = files["region.yml"]["plans"]
    plans[1]["state"] = "former"
    assert [found.code for found in found_in(files)] == [Code.FIGURE_CHANGED]
    plans.append({"id": "nanti", "state": "in_force", "sources": SOURCES})
    assert found_in(files) == []


CORRECTED = {"date": "2026-11-20", "reason": "Salah ketik"}


def test_a_correction_of_another_field_declares_nothing() -> None:
    for field, codes in (("summary", [Code.CHANGED_SILENTLY]), ("due", []), (None, [])):
        files = a_region()
        named = {} if field is None else {"field": field}
        correction = {"former": "2025-12", **named, **CORRECTED}
        files[QUICK_WIN].update(due="2027-12", corrections=[correction])
        assert [found.code for found in found_in(files)] == codes, field


def test_the_due_date_of_a_milestone_is_no_former_due_date_of_the_promise() -> None:
    files = a_region()
    files[QUICK_WIN]["milestones"][0]["due"] = "2025-05"
    [found] = found_in(files)
    pasted = dict(found.arguments)["pasted"]
    assert pasted.startswith("corrections:")
    assert "field: milestones" in pasted


def test_a_postponement_stays_one() -> None:
    files = a_region()
    files[QUICK_WIN]["history"][0]["kind"] = "corrected"
    assert [found.code for found in found_in(files)] == [Code.PAST_EDITED]


def test_a_unit_or_a_direction_that_undoes_a_judgement_is_declared() -> None:
    for change, former in (({"unit": "liter"}, "-"), ({"unit": "persen"}, None)):
        files = a_region()
        report = files["region.yml"]["indicators"][0]["achieved"][0]
        report.update(change)
        assert [found.code for found in found_in(files)] == [Code.FIGURE_CHANGED] * bool(former)
        report["corrections"] = [{"former": former, "field": "unit", **CORRECTED}] * bool(former)
        assert found_in(files) == []


def test_two_promises_do_not_become_one() -> None:
    files = a_region()
    del files["quick-wins/usai.yml"]
    files[QUICK_WIN]["redirects"] = ["usai"]
    assert [found.code for found in found_in(files)] == [Code.FILE_GONE]


def test_records_with_a_page_lead_on_from_their_former_identifiers() -> None:
    for key, place, heading in (
        ("plans", 0, None),
        ("offices", 0, "name"),
        ("sources", 0, None),
    ):
        files = a_region()
        record = files["region.yml"][key][place]
        former, record["id"] = record["id"], "berganti"
        [found] = found_in(files)
        assert (found.code, dict(found.arguments)["former"]) == (Code.RENAMED_SILENTLY, former)
        if heading is not None:
            record[heading] = "Berganti"
            assert [found.code for found in found_in(files)] == [Code.RENAMED_SILENTLY], key
        record["redirects"] = [former]
        assert found_in(files) == []
    files = a_region()
    files["region.yml"]["plans"][1].update(id="berganti", redirects=["baru"])
    for content in (
        files[QUICK_WIN],
        files["quick-wins/usai.yml"],
        *files["region.yml"]["indicators"],
    ):
        content["plan"] = "berganti"
    assert found_in(files) == []


def test_what_is_put_back_by_the_ready_lines_is_whole_and_found_no_more() -> None:
    programmes = ("plans", 1, "dimensions", 0, "programmes")
    for around, named in (
        (programmes, "plans (baru), dimensions (living), programmes"),
        (("indicators",), "indicators"),
    ):
        files = a_region()
        held: Any = files["region.yml"]
        for step in around:
            held = held[step]
        [old] = held
        held.clear()
        [found] = found_in(files)
        arguments = dict(found.arguments)
        put_back = yaml.safe_load(textwrap.dedent(arguments["pasted"]))
        # The emptied list is written in brackets, and takes the head of the item in braces.
        assert (arguments["list"], put_back["id"]) == (named, old["id"])
        held.append({**old, "id": "lain", "title": "Lain", "measure": "Lain"})
        held[0].pop("measure" if "title" in old else "title")
        [found] = found_in(files)
        [put_back] = yaml.safe_load(textwrap.dedent(dict(found.arguments)["pasted"]))
        assert put_back.pop("withdrawn")["date"] == TODAY
        assert put_back == old
        held.append({**put_back, "withdrawn": {"date": "2026-11-20", "reason": "Selesai"}})
        assert found_in(files) == []
