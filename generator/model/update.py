"""Updates (kabar): dated news of a region, front matter and Markdown."""

from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from generator.codes import Code
from generator.model.base import DimensionRef, OfficeRef, QuickWinRef, VillageRef, YesNo, described
from generator.model.dates import DateText
from generator.model.rich_text import UPDATE_ELEMENTS, first_problem
from generator.model.sourced import Sourced
from generator.model.text import RICH_LIMIT, Text


def _body(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError(Code.BLANK_TEXT, "blank text")
    if len(value) > RICH_LIMIT:
        raise PydanticCustomError(Code.TEXT_TOO_LONG, "text too long", {"length": len(value), "limit": RICH_LIMIT})
    problem = first_problem(value, allowed=UPDATE_ELEMENTS)
    if problem is not None:
        raise PydanticCustomError(
            problem.code, "rich text", {"line": problem.line, "value": problem.quoted, "element": problem.element}
        )
    return value.strip("\n")


UpdateBody = Annotated[str, AfterValidator(_body)]
"""Markdown in the subset of `rich_text`, with headings and quotations."""


class Update(Sourced):
    """`<region>/updates/<id>.md`; its identifier is the file's name."""

    headline = "title"

    fictional: YesNo = described(
        "Contoh rekaan", "Fictional", "`ya` di daerah rekaan.", "`ya` in a fictional region.", default=False
    )
    title: Text = described("Judul", "Title", "Judul kabar.", "Title of the update.")
    date: DateText = described("Tanggal", "Date", "Tanggal kabar.", "Date of the update.")
    summary: Text | None = described("Ringkasan", "Summary", "Satu kalimat.", "One sentence.", default=None)
    author: OfficeRef | None = described("Dari", "From", "Kode perangkat daerah.", "Which office writes.", default=None)
    quick_wins: tuple[QuickWinRef, ...] = described(
        "Quick win", "Quick wins", "Quick win yang dibahas.", "Those it speaks of.", default=()
    )
    dimension: DimensionRef | None = described("Dimensi", "Dimension", "Kunci dimensi.", "Key.", default=None)
    villages: tuple[VillageRef, ...] = described(
        "Desa", "Villages", "Desa yang dibahas.", "Those it speaks of.", default=()
    )
    body: UpdateBody = described("Isi", "Body", "Tulisan di bawah tajuk.", "The text below the front matter.")
