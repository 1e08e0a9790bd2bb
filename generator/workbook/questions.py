"""A workbook with questions, as a copy in which each row that has one asks it."""

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
    """Return a workbook as it came back, with the questions and the answers to choose from.

    A row that is gone stands in its sheet again, as exported, with the question about it.

    Args:
        book: The workbook as it came back.
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
