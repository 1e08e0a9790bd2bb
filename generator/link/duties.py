"""The duties of offices: every record that names an office as leading or supporting."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from generator.diagnostics import Loc
from generator.model.base import Kind, Record
from generator.model.people import Office
from generator.model.walk import LocatedRecord, Mention


class Role(StrEnum):
    """The role of an office in a duty."""

    LEADING = "leading"
    """In charge of a record, or carrying the record out for the office in charge."""
    SUPPORTING = "supporting"


_ROLES: Mapping[str, Role] = MappingProxyType(
    {
        "offices": Role.LEADING,
        "organiser": Role.LEADING,
        "supporting_offices": Role.SUPPORTING,
        "through": Role.LEADING,
    }
)
"""Roles by the name of the field; in other fields an office is only mentioned."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A record that an office leads or supports."""

    role: Role
    record: Record
    loc: Loc
    """Path of the record in its file; empty for a record of a whole file."""
    file: str
    """Stem of the name of the file; for the main file the slug of the region."""


Duties = Mapping[str, tuple[Duty, ...]]
"""Duties by the identifier of the office, in the order of the files."""


def duties_in(
    files: Iterable[tuple[str, Iterable[LocatedRecord], Iterable[Mention]]],
) -> Duties:
    """Return the duties of each office in some files; an office without any is missing.

    Args:
        files: Stem of the name, records and references of each file.
    """
    found: defaultdict[str, dict[tuple[str, Loc], Duty]] = defaultdict(dict)
    for name, records, mentions in files:
        named = [mention for mention in mentions if mention.kind is Kind.OFFICE]
        # Most files of a large region name no office: their records need no table of paths.
        by_loc = {item.loc: item.record for item in records} if named else {}
        for mention in named:
            # An item of a list stands below the name of its field.
            is_listed = isinstance(mention.loc[-1], int)
            holder, field = (
                (mention.loc[:-2], mention.loc[-2])
                if is_listed
                else (mention.loc[:-1], mention.loc[-1])
            )
            role = _ROLES.get(str(field))
            if role is not None:
                # An office that a record names twice has one duty, the leading one if any.
                of_office, place = found[mention.identifier], (name, holder)
                if place not in of_office or role is Role.LEADING:
                    of_office[place] = Duty(role, by_loc[holder], holder, name)
    return {office: tuple(duties.values()) for office, duties in found.items()}


def offices_with_page(offices: Iterable[Office], duties: Duties) -> Iterator[Office]:
    """Yield the offices with a page: with a duty, a contact, or a past.

    An office that has ended keeps its page with the duties that name it, and names its successors.
    """
    for office in offices:
        has_past = bool(office.former_names or office.ended or office.successors)
        if office.id in duties or has_past or office.contact is not None:
            yield office
