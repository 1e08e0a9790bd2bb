"""A copy of a workbook with a column of questions and a column for answers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.messages import Catalogue
from generator.workbook.contents import ShownRow, WorkbookContents
from generator.workbook.decisions import Question
from generator.workbook.reading import ReturnedWorkbook
from generator.workbook.telling import told_question


def with_questions(
    book: ReturnedWorkbook,
    questions: Iterable[Question],
    empty: WorkbookContents,
    catalogue: Catalogue,
) -> WorkbookContents:
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
    rows: defaultdict[str, list[ShownRow]] = defaultdict(list)
    for typed in book.rows:
        values = {key: text for key, text in typed.values.items() if text}
        made = ShownRow(typed.token, typed.parent, None, values, typed.own)
        rows[typed.sheet.name].append(_asking(made, asked.pop(typed.row, []), catalogue))
    for token, found in asked.items():
        base = book.base[token]
        gone = ShownRow(token, base.parent, base.position, base.values)
        rows[base.sheet.name].append(_asking(gone, found, catalogue))
    return replace(empty, rows=rows)


def with_declaring(
    asked: WorkbookContents, declaring: Mapping[str, Sequence[ShownRow]], catalogue: Catalogue
) -> WorkbookContents:
    """Return a workbook with further rows that declare changes of published values.

    Args:
        asked: The workbook.
        declaring: The rows by sheet, without the reason that a person has to write.
        catalogue: Language of the workbook.
    """
    question = catalogue.word("workbook.doubts.declare")
    rows = dict(asked.rows)
    for name, new in declaring.items():
        made = (replace(row, question=question) for row in new)
        rows[name] = (*rows.get(name, ()), *made)
    return replace(asked, rows=rows)


def _asking(row: ShownRow, questions: Iterable[Question], catalogue: Catalogue) -> ShownRow:
    found = tuple(questions)
    answers = dict.fromkeys(answer for question in found for answer in question.choices)
    return replace(
        row,
        question="\n".join(told_question(question, catalogue) for question in found),
        answers=tuple(catalogue.word(f"workbook.answers.{answer}") for answer in answers),
    )
