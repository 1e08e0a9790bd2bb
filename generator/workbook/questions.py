"""A copy of a workbook with a column of questions and a column for answers."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from generator.messages import Catalogue
from generator.workbook.book import Book, BookRow
from generator.workbook.merge import Question
from generator.workbook.reading import TypedBook
from generator.workbook.telling import told_question


def with_questions(
    book: TypedBook, questions: Iterable[Question], empty: Book, catalogue: Catalogue
) -> Book:
    """Return the rows of a returned workbook, with questions and the answers to choose from.

    A missing row stands in the sheet again, as exported, with the question about the record.

    Args:
        book: The returned workbook.
        questions: The questions.
        empty: The workbook to be filled, with the hidden base and the names.
        catalogue: Language of the workbook.
    """
    asked: defaultdict[str, list[Question]] = defaultdict(list)
    for question in questions:
        asked[question.row].append(question)
    rows: defaultdict[str, list[BookRow]] = defaultdict(list)
    for typed in book.rows:
        values = {key: text for key, text in typed.values.items() if text}
        made = BookRow(typed.token, typed.parent, None, values, typed.own)
        rows[typed.sheet.name].append(_asking(made, asked.pop(typed.row, []), catalogue))
    for token, found in asked.items():
        base = book.base[token]
        gone = BookRow(token, base.parent, base.position, base.values)
        rows[base.sheet.name].append(_asking(gone, found, catalogue))
    return replace(empty, rows=rows)


def _asking(row: BookRow, questions: Iterable[Question], catalogue: Catalogue) -> BookRow:
    found = tuple(questions)
    answers = dict.fromkeys(answer for question in found for answer in question.answers)
    return replace(
        row,
        question="\n".join(told_question(question, catalogue) for question in found),
        answers=tuple(catalogue.word(f"workbook.answers.{answer}") for answer in answers),
    )
