"""The map of an office's table: a sheet of the workbook, and a column for each foreign heading."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.errors import GeneratorError
from generator.messages import Catalogue
from generator.messages.synonyms import closed_list_words, field_titles, folded, keys_meant
from generator.model.base import Kind
from generator.patch.emit import Data, mapping_lines
from generator.source.nodes import MappingNode, ScalarNode
from generator.source.yaml_tree import parse_yaml
from generator.workbook.layout import STEM, Sheet, sheets
from generator.workbook.office_dates import PRECISIONS, month_meant
from generator.workbook.office_tables import NUMBER_HEADS, OfficeTable, map_words
from generator.workbook.record_names import RecordNames

TARGETS = ("QuickWin", "Village", "Indicator", "Office", "Person", "Event", "Document", "Source")
"""Record types that a table may hold: a file each, or a list of the region itself."""
STATE = "state"
"""Key of the column whose words the map may explain."""
_REFUSALS = {
    "dates": "table_map_dates",
    "states": "table_map_states",
    "offices": "table_map_offices",
}
"""Errors of unknown answers, by part of the map."""
_MOST_LETTERS = 200
"""Most letters of the words that a map asks about; a key of YAML has a limit as well."""
_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The map of a table: a sheet, and a column for each heading."""

    sheet: Sheet
    columns: Mapping[str, str]
    """Key of the column by heading; empty for a heading outside the map."""
    dates: Mapping[str, str] = field(default_factory=dict)
    """Precision of the dates in a column, by heading; empty where a person has not said it yet."""
    states: Mapping[str, str] = field(default_factory=dict)
    """State by the office's word for it; empty where a person has not said it yet."""
    offices: Mapping[str, str] = field(default_factory=dict)
    """Identifier of an office by another name of it; empty for an office that the region lacks."""

    @property
    def known_states(self) -> Mapping[str, tuple[str, ...]]:
        """The states of a record of the sheet, each with its words; empty without a state."""
        column = self.sheet.column(STATE)
        known = None if column is None else column.closed_list
        return {} if known is None else closed_list_words(known)


def proposed_map(table: OfficeTable) -> ColumnMap:
    """Return the map of a table by the headings: the sheet with the most known headings."""
    maps = [_map_to(sheets()[name], table.heads) for name in TARGETS]
    found = max(maps, key=lambda one: sum(map(bool, one.columns.values())))
    dates = {
        heading: ""
        for at, heading in table.heads.items()
        if (column := found.sheet.column(found.columns[heading])) is not None
        if any(
            at in line and month_meant(column, line[at])
            for row, line in table.grid.rows.items()
            if row >= table.first
        )
    }
    return replace(found, dates=dates)


def map_text(table_map: ColumnMap, catalogue: Catalogue) -> str:
    """Return a map as YAML, for a person to correct; a comment explains each part."""
    parts: dict[str, Data] = {
        "sheet": table_map.sheet.name,
        "columns": dict(table_map.columns),
        "dates": dict(table_map.dates),
        "states": dict(table_map.states),
        "offices": dict(table_map.offices),
    }
    known = ", ".join(table_map.known_states)
    lines: list[str] = []
    for part, value in parts.items():
        if value:
            lines.append(f"# {catalogue.word(f'workbook.map.{part}', known=known)}")
            lines.extend(part_lines(part, value))
    return "".join(f"{line}\n" for line in lines)


def part_lines(part: str, value: Data) -> Iterator[str]:
    """Yield the lines of a part of a map, ready to paste."""
    return mapping_lines({part: value}, 0, None)


def read_map(name: str, data: bytes, names: RecordNames) -> ColumnMap:
    """Return the map in a file.

    Args:
        name: Name of the file, for messages.
        data: The bytes of the file.
        names: The names of the region's records, for the offices of the map.

    Raises:
        GeneratorError: The file is no map, or it names a sheet or a column that the model lacks, an
            unknown word for dates or states, or an office that the region lacks.
    """
    document = parse_yaml(name, data).document
    root = None if document is None else document.root
    sheet = root.get("sheet") if root is not None else None
    columns = root.get("columns") if root is not None else None
    if root is None or not isinstance(sheet, ScalarNode) or not isinstance(columns, MappingNode):
        raise GeneratorError("table_map", file=name, sheets=", ".join(TARGETS))
    if sheet.text not in TARGETS:
        raise GeneratorError("table_map", file=name, sheets=", ".join(TARGETS))
    target, found = sheets()[sheet.text], {}
    for heading, value in columns.items:
        key = value.text if isinstance(value, ScalarNode) else ""
        if key not in {"", STEM} and target.column(key) is None:
            known = ", ".join(column.key for column in target.columns if len(column.path) == 1)
            raise GeneratorError(
                "table_map_key", file=name, line=str(value.span.line), column=key, known=known
            )
        found[heading.text] = key
    table_map = ColumnMap(target, found)
    states, offices = table_map.known_states, names.known(Kind.OFFICE)
    by_word = {folded(word): state for state, words in states.items() for word in words}

    def precision(word: str) -> str:
        return word if word in PRECISIONS else ""

    def state(word: str) -> str:
        return by_word.get(folded(word), "")

    def office(word: str) -> str:
        return names.identifier(Kind.OFFICE, word)

    return replace(
        table_map,
        dates=_answers(name, root, "dates", PRECISIONS, precision),
        states=_answers(name, root, "states", states, state),
        offices=_answers(name, root, "offices", offices, office),
    )


def asked_words(written: str) -> str:
    """Return the words of a cell for a question of the map; empty if they are too long for it."""
    words = map_words(written)
    return words if len(words) <= _MOST_LETTERS else ""


def answer_to(written: str, answers: Mapping[str, str], form: Callable[[str], str]) -> str:
    """Return the answer of a map to the words of a cell; empty for none.

    Args:
        written: The words of the cell.
        answers: Answers by the words that the map asks about.
        form: Returns words in the form for comparisons.
    """
    asked = form(written)
    return next((answer for words, answer in answers.items() if form(words) == asked), "")


def any_case(written: str) -> str:
    """Return the words of a cell in small letters; signs tell "Selesai?" from "Selesai"."""
    return map_words(written).casefold()


def _answers(
    name: str,
    root: MappingNode,
    part: str,
    known: Iterable[str],
    meant: Callable[[str], str],
) -> Mapping[str, str]:
    """Return the answers in a part of a map; empty for an answer that is still to be given.

    Args:
        name: Name of the file, for messages.
        root: The map.
        part: The part.
        known: The possible answers.
        meant: Returns the answer that a word means, and an empty text for an unknown word.
    """
    found: dict[str, str] = {}
    node = root.get(part)
    for asked, value in node.items if isinstance(node, MappingNode) else ():
        word = value.text if isinstance(value, ScalarNode) else "?"
        found[asked.text] = meant(word)
        if word and not found[asked.text]:
            told = {"line": str(value.span.line), "word": word, "known": ", ".join(known)}
            raise GeneratorError(_REFUSALS[part], file=name, **told)
    return found


def _map_to(sheet: Sheet, heads: Mapping[int, str]) -> ColumnMap:
    taken: dict[str, str] = {}
    for heading in heads.values():
        keys = () if folded(heading) in NUMBER_HEADS else _keys_for(sheet, heading)
        taken[heading] = next((key for key in keys if key not in taken.values()), "")
    return ColumnMap(sheet, taken)


def _keys_for(sheet: Sheet, heading: str) -> Iterator[str]:
    """Yield the keys of columns that a heading may mean: by title first, then by synonyms."""
    for word in _words_of(heading):
        for column in sheet.columns:
            # Remarks of an office are for the office: provenance is public, so nobody assumes it.
            is_own = len(column.path) == 1 and not column.is_provenance
            if is_own and column.language != "en":
                titles = (folded(title) for title in field_titles(*column.fields[0]))
                if word in titles:
                    yield column.key
        for key in keys_meant("key").get(word, ()):
            # A sum of money is a group of its own, and its number is what a table has.
            for candidate in (key, f"{key}.value"):
                found = sheet.column(candidate)
                if found is not None and (candidate == "sources" or not found.is_provenance):
                    yield candidate


def _words_of(heading: str) -> Iterator[str]:
    """Yield the folded words to look for: the heading, its parts, and the beginnings of both.

    Offices add units in brackets ("Anggaran (Rp)") and words at the end ("OPD Pelaksana Program").
    """
    parts = dict.fromkeys([heading, *reversed(heading.split(" / "))])
    for part in parts:
        yield folded(part)
    for part in parts:
        words = folded(_BRACKETS.sub("", part)).split()
        yield " ".join(words)
        for length in range(len(words) - 1, 1, -1):
            yield " ".join(words[:length])
