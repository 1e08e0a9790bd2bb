"""The records of a region that have a name, with all their names and addresses, for the search."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.link.region_subpages import stands_alone
from generator.link.site import RegionSite
from generator.model.base import Record
from generator.model.history import withdrawal_of
from generator.model.people import Office, Post
from generator.text_words import words_of
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.places_of_records import address_of
from generator.views.values import (
    document_title,
    enum_text,
    plain_text,
    quick_win_title,
    village_title,
)

_OWN_KINDS = frozenset({"person", "village", "district"})
_SHORTEST = 3
"""Letters of the shortest word by which a region is found."""


@dataclass(frozen=True, slots=True)
class NamedRecord:
    """A record with a name that readers may type."""

    kind: str
    """Kind of the record, a key below `answers.kind` in the catalogues."""
    name: str
    """Name as shown."""
    address: str
    """Address of the record's page, with an anchor within the page if the page shows more."""
    record: Record
    others: tuple[str, ...] = ()
    """Short, former and everyday names."""


def named_records(region: RegionSite, context: PageContext) -> tuple[NamedRecord, ...]:
    """Return the named records of a region: posts first, then people, offices and the rest.

    Withdrawn records and records without a published name are left out. Only the language of the
    context is used.
    """
    found = (
        *_posts(region, context),
        *_heads(region, context),
        *_people(region),
        *_institutions(region, context),
        *_places(region, context),
        *_promises(region, context),
        *_documents(region, context),
        *_measures(region, context),
    )
    return tuple(item for item in found if item.name and withdrawal_of(item.record) is None)


def name_words(region: RegionSite, context: PageContext) -> tuple[str, ...]:
    """Return the distinct words by which the search finds a region; sorted, without numbers.

    An invented region is found by names that no other region has: of its people and places, and of
    posts with the name of the region.
    """
    named = named_records(region, context)
    if region.is_fictional:
        own = set(words_of(region.region.identity.name))
        named = tuple(
            item
            for item in named
            if item.kind in _OWN_KINDS
            or (item.kind == "post" and own.intersection(words_of(item.name)))
        )
    words = {
        word for item in named for name in (item.name, *item.others) for word in words_of(name)
    }
    return tuple(sorted(word for word in words if len(word) >= _SHORTEST and word.isalpha()))


def _posts(region: RegionSite, context: PageContext) -> Iterator[NamedRecord]:
    page = addresses.region_part(region.slug, "kelembagaan")
    # Several people hold a post one after another: whoever asks for the post means the present one.
    posts = enumerate(region.region.posts, start=1)
    for place, post in sorted(posts, key=lambda item: _is_past(item[1])):
        yield NamedRecord("post", plain_text(post.title, context), f"{page}#jabatan.{place}", post)


def _is_past(post: Post) -> bool:
    return post.tenure.value == "former"


def _heads(region: RegionSite, context: PageContext) -> Iterator[NamedRecord]:
    for village in region.villages:
        if village.record.head is not None:
            name = context.word("answers.head", village=village_title(village.record, context))
            address = addresses.village(region.slug, village.id)
            yield NamedRecord("post", name, address, village.record)


def _people(region: RegionSite) -> Iterator[NamedRecord]:
    for person in region.region.people:
        address = address_of(person, person.id, region) or ""
        others = () if person.full_name == person.name else (person.name,)
        yield NamedRecord("person", person.full_name, address, person, (*others, *person.aliases))


def _institutions(region: RegionSite, context: PageContext) -> Iterator[NamedRecord]:
    for office in region.region.offices:
        address = address_of(office, office.id, region) or ""
        yield NamedRecord(
            "office", plain_text(office.name, context), address, office, _others(office)
        )
    for body in region.region.bodies:
        name = (
            enum_text(body.kind, context) if body.name is None else plain_text(body.name, context)
        )
        yield NamedRecord("body", name, address_of(body, body.id, region) or "", body)


def _others(office: Office) -> tuple[str, ...]:
    former = tuple(name.name for name in office.former_names)
    return former if office.short_name is None else (office.short_name, *former)


def _places(region: RegionSite, context: PageContext) -> Iterator[NamedRecord]:
    for village in region.villages:
        name = village_title(village.record, context)
        yield NamedRecord(
            "village", name, addresses.village(region.slug, village.id), village.record
        )
    for district in region.region.districts:
        name = context.word("answers.district", name=district.name)
        yield NamedRecord(
            "district", name, address_of(district, district.id, region) or "", district
        )


def _promises(region: RegionSite, context: PageContext) -> Iterator[NamedRecord]:
    for item in region.quick_wins:
        record = item.record
        if record.title is None:
            continue
        others = () if record.short is None else (record.short,)
        name = quick_win_title(item.id, record, context)
        address = addresses.quick_win(region.slug, item.id)
        yield NamedRecord("quick_win", name, address, record, others)


def _documents(region: RegionSite, context: PageContext) -> Iterator[NamedRecord]:
    for document in region.region.documents:
        address = address_of(document, document.id, region) or ""
        yield NamedRecord("document", document_title(document, context), address, document)


def _measures(region: RegionSite, context: PageContext) -> Iterator[NamedRecord]:
    for indicator in region.region.indicators:
        others = () if indicator.short is None else (indicator.short,)
        address = address_of(indicator, indicator.id, region) or ""
        name = plain_text(indicator.measure, context)
        yield NamedRecord("indicator", name, address, indicator, others)
    page = addresses.region_part(region.slug, "fakta")
    for place, figure in enumerate(region.region.figures, start=1):
        if figure.value is not None and stands_alone(figure):
            anchor = f"angka.{place}" if figure.id is None else f"angka-{figure.id}"
            name = plain_text(figure.measure, context)
            yield NamedRecord("figure", name, f"{page}#{anchor}", figure)
