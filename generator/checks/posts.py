"""Rules of posts: one holder at a time, unless the title names a post of several.

Judges the posts of one region. Holders whom no source names are left alone.
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
"""How titles begin that several people may hold at once."""


@dataclass(frozen=True, slots=True)
class _Holder:
    """A post that a named person holds at present, with its place."""

    post: Post
    position: int
    """Place in the list of posts, from 0."""
    person: str


def check_posts(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP407 where two people hold one post on one day, and MP427 where both are its present
    holders.

    MP407 needs dates that show both in the post; without them, MP427 says that one of the two must
    have left.
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
        others = [
            holder
            for holder in known
            if holder.person != here.person and _is_one_post(holder.post, post)
        ]
        rival = next((holder for holder in others if _is_proven(title, holder.post, post)), None)
        if rival is not None:
            yield _two_values(region, here, rival)
        elif others:
            yield _two_holders(region, here, others[0])
        known.append(here)


def _is_one_post(one: Post, other: Post) -> bool:
    """Tell whether two posts of one title may be the same: office and body agree, or one of the two
    leaves them out.
    """
    pairs = ((one.office, other.office), (one.body, other.body))
    return all(first == second or first is None or second is None for first, second in pairs)


def _is_proven(title: str, one: Post, other: Post) -> bool:
    """Tell whether the records themselves contradict one another: the same post, held by both on
    one day.
    """
    same_place = (one.office, one.body) == (other.office, other.body)
    is_for_one = title.startswith(_LEADERS) or (
        title.startswith(_HEADS) and bool(one.office or one.body)
    )
    if not (same_place and is_for_one):
        return False
    (one_first, one_last), (other_first, other_last) = _known_time(one), _known_time(other)
    return one_first <= other_last and other_first <= one_last


def _known_time(post: Post) -> tuple[dt.date, dt.date]:
    """Return the first and last day on which a post is known to be held.

    The last day is before the first where nothing is known, so that such a post meets no other.
    """
    known = [date for date in (post.start, post.end, post.seen_on) if date is not None]
    if not known:
        return dt.date.max, dt.date.min
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
    """Return the finding at the tenure of the holder who came first, since that one has probably
    left.
    """
    (here_first, _), (known_first, _) = _known_time(here.post), _known_time(known.post)
    is_undated = dt.date.max in {here_first, known_first}
    before, after = (known, here) if is_undated or known_first <= here_first else (here, known)
    document = region.main.document
    place, other = _span(region, before, "tenure"), _span(region, after, "tenure")
    return finding(
        Code.TWO_PRESENT_HOLDERS,
        place,
        title=_title(before.post),
        person=before.person,
        other=after.person,
        line=str(other.line),
        repaired=line_with(document, place, "former"),
        repaired_or=line_with(document, other, "former"),
        related=(Related(other, "other_holder"),),
    )


def _span(region: RegionSite, holder: _Holder, key: str) -> Span:
    return span_of(region.main.document, ("posts", holder.position, key))


def _title(post: Post) -> str:
    return post.title.in_language("id")[1]


def _title_key(post: Post, region: RegionSite) -> str:
    """Return a title without what writers add or leave out at will: capitals, a space, the name of
    the region.
    """
    title = " ".join(_title(post).casefold().replace("walikota", "wali kota").split())
    name = re.escape(region.region.identity.name.casefold())
    return re.sub(rf"(?<=.)(?: kota| kabupaten| kab\.)? {name}$", "", title)
