"""Updates (kabar): dated news of a region, front matter and Markdown."""

from functools import partial
from typing import Annotated

from pydantic import AfterValidator

from generator.model.base import DimensionRef, OfficeRef, QuickWinRef, VillageRef, YesNo
from generator.model.dates import PastDate
from generator.model.history import PageOfFile, Withdrawal
from generator.model.picture import Picture
from generator.model.rich_text import UPDATE_ELEMENTS
from generator.model.text import Text, checked_markdown

UpdateBody = Annotated[str, AfterValidator(partial(checked_markdown, allowed=UPDATE_ELEMENTS))]
"""Markdown in the subset of `rich_text`, with headings and quotations."""


class Update(PageOfFile):
    """`<region>/updates/<id>.md`; its identifier is the file's name."""

    headline = "title"
    naming = PageOfFile.naming | {"date", "author", "quick_wins", "dimension", "villages"}

    fictional: YesNo = False
    title: Text
    date: PastDate
    summary: Text | None = None
    author: OfficeRef | None = None
    quick_wins: tuple[QuickWinRef, ...] = ()
    dimension: DimensionRef | None = None
    villages: tuple[VillageRef, ...] = ()
    photos: tuple[Picture, ...] = ()
    withdrawn: Withdrawal | None = None
    body: UpdateBody
