"""Rules of posts: a single holder at a time, unless the title names a post of several people.

Judges the posts of a region. Posts without a named holder are skipped.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Related, Span
from generator.link.site import NationalData, RegionSite
from generator.model.people import Post, Tenure
from generator.source.locate import line_with, span_of

_LEADERS = ("bupati", "wakil bupati", "wali kota", "wakil wali kota")
_HEADS = ("kepala ", "ketua ", "sekretaris daerah", "direktur ")
_OF_SEVERAL = ("anggota", "asesor", "pendamping", "staf ", "tenaga ahli", "wakil ketua")
"""Beginnings of titles held by several people at once."""


@dataclass(frozen=True, slots=True)
class _Holder:
    """A post held at present by a named person, with the place of the post."""

    post: Post
    position: int
    """Place in the list of posts, from 0."""
    person: str


def check_posts(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP407 for two holders of a post on the same day, and MP427 for two present holders.

    MP407 needs dates of both holders. Without dates MP427 says: one holder must have left.
    """
    held: dict[str, list[_Holder]] = {}
    for position, post in enumerate(region.region.posts):
        title = _title_key(post, region)
        if (
            post.person is None
            or post.tenure is not Tenure.CURRENT
            or title.startswith(_OF_SEVERAL)
        ):
            continue
        here = _Holder(post, position, post.person)
        known = held.setdefault(title, [])
        rivals = [
            holder
            for holder in known
            if holder.person != here.person and _is_same_post(holder.post, post)
        ]
        proven = next((rival for rival in rivals if _is_proven(title, rival.post, post)), None)
        if proven is not None:
            yield _two_values(region, here, proven)
        elif rivals:
            yield _two_holders(region, here, rivals[0])
        known.append(here)


def _is_same_post(first: Post, second: Post) -> bool:
    """Return whether two posts of the same title may be the same post.

    Office and body must agree; an office or body left out agrees with every value.
    """
    pairs = ((first.office, second.office), (first.body, second.body))
    return all(left == right or left is None or right is None for left, right in pairs)


def _is_proven(title: str, first: Post, second: Post) -> bool:
    """Return whether two records contradict each other: the same post, held by both on a day."""
    same_place = (first.office, first.body) == (second.office, second.body)
    # A head without office or body could lead anything; leaders of a region need neither.
    is_for_one = title.startswith(_LEADERS) or (
        title.startswith(_HEADS) and bool(first.office or first.body)
    )
    if not (same_place and is_for_one):
        return False
    first_begin, first_end = _known_time(first)
    second_begin, second_end = _known_time(second)
    return first_begin <= second_end and second_begin <= first_end


def _known_time(post: Post) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the time in which a post is certainly held.

    For a post without dates the last day is before the first, so the post overlaps no other post.
    """
    known = [date for date in (post.start, post.end, post.seen_on) if date is not None]
    if not known:
        return dt.date.max, dt.date.min
    # Of a vague date only the far end is certain: "2024" as a start means by 31 December.
    first = min(date.last_day for date in known)
    is_open = post.end is None and post.seen_on is None
    return first, dt.date.max if is_open else max(date.first_day for date in known)


def _two_values(region: RegionSite, here: _Holder, known: _Holder) -> Diagnostic:
    return finding(
        Code.TWO_VALUES,
        _span(region, here, "person"),
        kind="post",
        name=_title(here.post),
        value=here.person,
        other=known.person,
        related=(Related(_span(region, known, "person"), "other_value"),),
    )


def _two_holders(region: RegionSite, here: _Holder, known: _Holder) -> Diagnostic:
    """Return the finding at the tenure of the earlier holder, who has probably left."""
    (here_first, _), (known_first, _) = _known_time(here.post), _known_time(known.post)
    is_undated = dt.date.max in {here_first, known_first}
    # Without dates the earlier post in the file counts as the post of the earlier holder.
    before, after = (known, here) if is_undated or known_first <= here_first else (here, known)
    document = region.main.document
    place, after_place = _span(region, before, "tenure"), _span(region, after, "tenure")
    return finding(
        Code.TWO_PRESENT_HOLDERS,
        place,
        title=_title(before.post),
        person=before.person,
        other=after.person,
        line=str(after_place.line),
        repaired=line_with(document, place, "former"),
        repaired_or=line_with(document, after_place, "former"),
        related=(Related(after_place, "other_holder"),),
    )


def _span(region: RegionSite, holder: _Holder, key: str) -> Span:
    return span_of(region.main.document, ("posts", holder.position, key))


def _title(post: Post) -> str:
    return post.title.in_language("id")[1]


def _title_key(post: Post, region: RegionSite) -> str:
    """Return a title in one spelling: lower case, "wali kota", without the region's name."""
    title = " ".join(_title(post).casefold().replace("walikota", "wali kota").split())
    name = re.escape(region.region.identity.name.casefold())
    return re.sub(rf"(?<=.)(?: kota| kabupaten| kab\.)? {name}$", "", title)
