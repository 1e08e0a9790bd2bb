"""Questions about an office's table, each with the lines that answer the question in the map."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.link.suggestions import suggestion_for
from generator.messages import Catalogue
from generator.messages.synonyms import folded
from generator.model.base import Kind
from generator.model.work_state import WorkState
from generator.spelling import near_words
from generator.workbook.office_dates import PRECISIONS
from generator.workbook.office_maps import ColumnMap, part_lines
from generator.workbook.office_rows import OfficeRows
from generator.workbook.record_names import RecordNames

_SHARE = re.compile(r"([0-9]+)(?:[.,]([0-9]+))? ?%")


def asking_map(table_map: ColumnMap, found: OfficeRows) -> ColumnMap:
    """Return a map that lists the unknown states and offices, without answers."""
    states = dict.fromkeys(found.states, "")
    return replace(table_map, states=states, offices=dict.fromkeys(found.offices.values(), ""))


def told_questions(
    found: OfficeRows, table_map: ColumnMap, file: str, names: RecordNames, catalogue: Catalogue
) -> Iterator[str]:
    """Yield the open questions of a table, each followed by the answering lines of the map.

    Args:
        found: The rows of the table.
        table_map: The map used to read the table.
        file: Name of the map.
        names: The names of the region's records.
        catalogue: The words.
    """
    word = catalogue.word
    for heading, waiting in found.undecided.items():
        told = {"column": heading, "count": len(waiting), "value": waiting[0]}
        yield word("workbook.told.dates", **told)
    if found.undecided:
        yield word("workbook.told.precision", file=file)
        # A pasted part replaces the part in the map, so the lines repeat earlier answers.
        months = dict.fromkeys(found.undecided, PRECISIONS[0])
        yield from _lines("dates", {**table_map.dates, **months})
    if found.states:
        known = ", ".join(table_map.known_states)
        words = ", ".join(f'"{state}" ({count}×)' for state, count in found.states.items())
        yield word("workbook.told.states", words=words, file=file, known=known)
        guessed = {state: _state_near(state, table_map.known_states) for state in found.states}
        yield from _lines("states", {**table_map.states, **guessed})
    # An office left without an answer is new.
    unknown = [name for name in found.offices.values() if name not in table_map.offices]
    if unknown:
        yield word("workbook.told.offices", file=file)
        near = {name: _office_near(name, names) for name in unknown}
        yield from _lines("offices", {**table_map.offices, **near})


def _lines(part: str, answers: Mapping[str, str]) -> Iterator[str]:
    return (f"  {line}" for line in part_lines(part, dict(answers)))


def _state_near(written: str, known: Mapping[str, tuple[str, ...]]) -> str:
    """Return the state nearest to some words, for a person to judge; empty if none is near.

    A share of the work tells the state: planned at 0 %, done at 100 %, else running.
    """
    share = _SHARE.fullmatch(written)
    if share is not None and WorkState.RUNNING in known:
        whole, part = int(share[1]), int(share[2] or 0)
        if whole >= 100:
            return WorkState.DONE
        return WorkState.RUNNING if whole or part else WorkState.PLANNED
    by_word = {folded(word): state for state, words in known.items() for word in words}
    near = near_words(folded(written), by_word)
    return "" if near is None else by_word[near]


def _office_near(written: str, names: RecordNames) -> str:
    """Return the office nearest to a name, for a person to judge; empty if none is near."""
    known = names.known(Kind.OFFICE)
    by_name = {folded(name): identifier for identifier, name in known.items()}
    return suggestion_for(written, {**by_name, **{folded(key): key for key in known}}) or ""
