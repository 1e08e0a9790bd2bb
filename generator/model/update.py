"""Updates (kabar): dated news of a region, front matter and Markdown."""

from functools import partial
from typing import Annotated

from pydantic import AfterValidator

from generator.model.base import DimensionRef, OfficeRef, QuickWinRef, VillageRef, YesNo, described
from generator.model.dates import PastDate
from generator.model.rich_text import UPDATE_ELEMENTS
from generator.model.sourced import Sourced
from generator.model.text import Text, checked_markdown

UpdateBody = Annotated[str, AfterValidator(partial(checked_markdown, allowed=UPDATE_ELEMENTS))]
"""Markdown in the subset of `rich_text`, with headings and quotations."""


class Update(Sourced):
    """`<region>/updates/<id>.md`; its identifier is the file's name."""

    headline = "title"
    naming = Sourced.naming | {"date", "author", "quick_wins", "dimension", "villages"}

    fictional: YesNo = described(
        "Contoh rekaan",
        "Fictional",
        "`ya` di daerah rekaan.",
        "`ya` in a fictional region.",
        default=False,
    )
    title: Text = described("Judul", "Title", "Judul kabar.", "Title of the update.")
    date: PastDate = described("Tanggal", "Date", "Tanggal kabar.", "Date of the update.")
    summary: Text | None = described(
        "Ringkasan", "Summary", "Satu kalimat.", "One sentence.", default=None
    )
    author: OfficeRef | None = described(
        "Dari", "From", "Kode perangkat daerah.", "Which office writes.", default=None
    )
    quick_wins: tuple[QuickWinRef, ...] = described(
        "Quick win", "Quick wins", "Quick win yang dibahas.", "Those it speaks of.", default=()
    )
    dimension: DimensionRef | None = described(
        "Dimensi", "Dimension", "Kunci dimensi.", "Key.", default=None
    )
    villages: tuple[VillageRef, ...] = described(
        "Desa", "Villages", "Desa yang dibahas.", "Those it speaks of.", default=()
    )
    body: UpdateBody = described(
        "Isi", "Body", "Tulisan di bawah garis --- penutup.", "The text below the front matter."
    )
