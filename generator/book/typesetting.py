"""Typesetting of a book by typst: the manuscript goes in as data, never as source.

The template asks for no package, so nothing is fetched. The fonts come with this program and with
typst, the same on every machine, and the time in the file is the day of the build.
"""

import datetime as dt
from importlib.resources import files
from typing import Protocol

from pydantic_core import to_json

from generator.book.manuscript import Book
from generator.errors import GeneratorError
from generator.media.drawing import FONTS


class Typesetter(Protocol):
    """Sets books."""

    def __call__(self, book: Book, today: dt.date) -> bytes:
        """Return a book as PDF, dated to the day of the build."""


def typesetter() -> Typesetter:
    """Return the function for setting books.

    Raises:
        GeneratorError: The extra with typst is not installed. The function raises
            the error as well, for a book refused by typst.
    """
    try:
        import typst  # noqa: PLC0415
    except ModuleNotFoundError:
        raise GeneratorError("book_extra") from None
    folder = files("generator") / "book"

    def set_book(book: Book, today: dt.date) -> bytes:
        try:
            made: bytes = typst.compile(
                str(folder / "book.typ"),
                root=str(folder),
                font_paths=[str(FONTS)],
                ignore_system_fonts=True,
                format="pdf",
                # Tagged for readers' aids, and fit for archives: ISO 14289-1 and ISO 19005-2.
                pdf_standards=["ua-1", "a-2a"],
                sys_inputs={"book": to_json(book).decode()},
                timestamp=dt.datetime.combine(today, dt.time(), dt.UTC),
            )
        except typst.TypstError as error:
            raise GeneratorError("book_failed", region=book.region, reason=str(error)) from error
        return made

    return set_book
