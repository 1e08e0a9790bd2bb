"""The sheets of a workbook have a column for every field of the model, or a reason."""

import re
from collections import Counter

import pytest

from generator.decode.field_types import bare, is_list, is_model
from generator.messages import LANGUAGES, load_catalogue
from generator.model.base import Record
from generator.model.text import RichText, Text
from generator.workbook.layout import COLUMN_LANGUAGES, LEFT_IN_FILES, sheets
from generator.workbook.rows import Addresses, column_title


def fields_below(
    record: type[Record], path: tuple[str, ...] = ()
) -> list[tuple[tuple[str, ...], type]]:
    """Return every field of a record and of the records it holds alone, by path, with its type.

    A second walk of the model, so that the layout is not compared with itself.
    """
    found: list[tuple[tuple[str, ...], type]] = []
    for name, field in record.model_fields.items():
        inner = bare(field.annotation)
        if is_model(inner) and inner not in (Text, RichText) and not is_list(field.annotation):
            found += fields_below(inner, (*path, name))
        else:
            found.append(((*path, name), inner))
    return found


def test_every_field_has_a_column_a_sheet_or_a_reason() -> None:
    missing = []
    for name, sheet in sheets().items():
        columns = {column.path for column in sheet.columns}
        for path, inner in fields_below(sheet.record):
            held = sheet.lists.get(path)
            if path not in columns and (
                held is None or sheets()[held.__name__].record is not inner
            ):
                missing.append(f"{name}.{'.'.join(path)}")
    assert missing == []


def test_every_language_of_a_text_has_a_column_or_a_reason() -> None:
    left = {name for record, name in LEFT_IN_FILES if record == "Text"}
    assert set(Text.model_fields) == set(COLUMN_LANGUAGES) | left
    assert set(RichText.model_fields) <= set(COLUMN_LANGUAGES)
    assert all(LEFT_IN_FILES.values())


def test_a_row_of_a_list_says_by_its_holder_alone_which_list_is_meant() -> None:
    several = [
        (sheet.name, group, record.__name__)
        for sheet in sheets().values()
        for (group, record), times in Counter(
            (path[:-1], record) for path, record in sheet.lists.items()
        ).items()
        if times > 1
    ]
    assert several == []


SHARED_TITLES = {"HistoryEntry"}
"""Records with one title for two fields, since pages show an entry of the past without labels."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_and_columns_have_names_of_their_own(language: str) -> None:
    catalogue = load_catalogue(language)
    titles = [Addresses(catalogue).title(sheet) for sheet in sheets().values()]
    others = [catalogue.word("workbook.guide.title"), catalogue.word("workbook.lists")]
    faulty = [
        title
        for title, times in Counter(title.casefold() for title in (*titles, *others)).items()
        # The limits of Excel for the name of a sheet; " > " stands between steps of an address.
        if times > 1 or len(title) > 31 or re.search(r"[\[\]:*?/\\'>]", title)
    ]
    for sheet in sheets().values():
        headings = Counter(column_title(column, catalogue) for column in sheet.columns)
        keys = Counter(column.key for column in sheet.columns)
        faulty += [
            f"{sheet.name}: {text}"
            for text, times in (headings + keys).items()
            if times > 1 and sheet.name not in SHARED_TITLES
        ]
    assert faulty == []
