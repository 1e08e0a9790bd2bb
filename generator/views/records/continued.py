"""Long lists: the short rows that a page has room for, and the pages that carry a list on."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from generator.link.long_lists import in_parts
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.page import Section
from generator.views.tables import Link, LinkList
from generator.views.values import number_text

ROW_LETTERS = 6_000
"""Most letters of the rows of a list on a page of its own: about 4 kB of HTML, compressed."""
SHARED_ROW_LETTERS = 2_000
"""Most letters of the rows of a list that shares its page with other lists."""
_LETTERS_AROUND = 60
"""Letters of a row beside the name: offices, years, amount, state."""

T = TypeVar("T")


def first_rows(
    items: Iterable[T], name: Callable[[T], str], letters: int = ROW_LETTERS
) -> tuple[T, ...]:
    """Return the first items of a list, as many as fit as short rows.

    Args:
        items: Items of the list.
        name: Name of an item in its row.
        letters: Most letters of the rows.
    """
    return in_parts(items, lambda item: _LETTERS_AROUND + len(name(item)), letters)[0]


def rest_link(count: int, address: str, context: PageContext) -> LinkList | None:
    """Return a link to the records that a short list leaves out; None if there are none left.

    Args:
        count: Number of records left out.
        address: Address of the page with these records.
        context: Page of the short list.
    """
    if not count:
        return None
    label = context.word("list_part.rest", count=number_text(count, context))
    return LinkList((Link(label, context.link(address)),))


def part_title(title: str, number: int, count: int, context: PageContext) -> str:
    """Return the title of a part of a list; the first part of a list is not numbered."""
    if number == 1:
        return title
    return context.word("list_part.title", title=title, number=number, count=count)


def other_parts(
    base: str, this: int, count: int, context: PageContext, *further: Link
) -> tuple[Section, ...]:
    """Return a section with links to the remaining parts of a list; none without links.

    Args:
        base: Address of the first part.
        this: Number of the part on the page.
        count: Number of parts.
        context: Page in the making.
        further: Links in front of the parts.
    """
    parts = (
        Link(
            context.word("list_part.link", number=number, count=count),
            context.link(addresses.part(base, number)),
        )
        for number in range(1, count + 1)
        if number != this
    )
    links = (*further, *parts)
    if not links:
        return ()
    title = context.word("section.bagian-lain.title")
    return (Section.of("bagian-lain", title, LinkList(links)),)
