"""Addresses of records within the pages of a region: of plans, dimensions, programmes, work.

Anchors are made by the rules of `region_records.anchored` and `record_cards`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from generator.diagnostics import Loc
from generator.link.region_subpages import page_of_evaluations
from generator.link.site import RegionSite
from generator.model.base import Kind, Record
from generator.model.documents import Document
from generator.model.event import Event, Facility, Training
from generator.model.framework import Framework, FrameworkItem, FrameworkSubject
from generator.model.indicator import Indicator
from generator.model.people import Body, Office, Person
from generator.model.place import District
from generator.model.plan import Plan
from generator.model.quick_win import QuickWin
from generator.model.ties import Goal
from generator.model.village import Village
from generator.views import addresses

_SECTIONS: Mapping[type[Record], tuple[str, str]] = MappingProxyType(
    {
        Person: ("kelembagaan", "orang"),
        Office: ("kelembagaan", "perangkat-daerah"),
        Body: ("kelembagaan", "lembaga"),
        District: ("wilayah", "kecamatan"),
        Document: ("dokumen", "dokumen"),
        Event: ("kabar", "acara"),
        Facility: ("fakta", "fasilitas"),
        Goal: ("tujuan", "tujuan-daerah"),
        Indicator: ("indikator", "indikator"),
    }
)
"""Page and section of the records without a page of their own, by type."""


def address_of(record: Record, identifier: str, region: RegionSite) -> str | None:
    """Return the address of a record on a page of its region; None for a type without a place."""
    slug = region.slug
    match record:
        case Office() if identifier in region.offices_with_page:
            return addresses.office(slug, identifier)
        case QuickWin():
            return addresses.quick_win(slug, identifier)
        case Village():
            return addresses.village(slug, identifier)
        case Framework():
            return f"dimensi/#{identifier}"
        case FrameworkItem() if any(item.key == identifier for item in region.plan.dimensions):
            return dimension_address(identifier, region)
        case FrameworkItem() if "/" in identifier:
            return _item_address(identifier, region)
        case Plan():
            return plan_address(record, region)
        case _ if type(record) in _SECTIONS:
            part, section = _SECTIONS[type(record)]
            page = _page_of(record, region) or addresses.region_part(slug, part)
            return f"{page}#{section}-{identifier}"
        case _:
            return _address_within_record(record, region)


def _item_address(identifier: str, region: RegionSite) -> str | None:
    """Return the address of an item named as `<framework>/<item>`; frameworks of villages: None."""
    name, _, key = identifier.partition("/")
    framework = region.index[Kind.FRAMEWORK].get(name)
    is_of_plans = isinstance(framework, Framework) and framework.subject is FrameworkSubject.PLAN
    return addresses.framework_item(name, key) if is_of_plans else None


def plan_address(plan: Plan, region: RegionSite) -> str:
    """Return the address of a plan of the list: the profile, or a page of its own."""
    if plan is region.main_plan:
        return addresses.region(region.slug)
    return addresses.plan(region.slug, plan.id)


def dimension_address(key: str, region: RegionSite) -> str:
    """Return the address of a dimension of the plan that the pages are about."""
    plan = region.plan
    if not isinstance(plan, Plan) or plan is region.main_plan:
        return addresses.dimension(region.slug, key)
    return f"{addresses.plan(region.slug, plan.id)}#{dimension_anchor(key)}"


def dimension_anchor(key: str) -> str:
    """Return the anchor of a dimension on the page of a plan beside the main plan."""
    return f"dimensi-{key}"


def _address_within_record(record: Record, region: RegionSite) -> str | None:
    """Return the address of a programme, of work, of a finding or a training; None for others."""
    # Records of the national files, such as provinces, have no place in the region.
    loc = region.places.get(id(record), ("", ()))[1]
    plan: Plan | None = None
    if loc[:1] == ("plans",):
        plan = region.region.plans[int(loc[1])]
        loc = loc[2:]
    match loc:
        case ("dimensions", int() as place, "programmes", int() as position):
            dimensions = (region.region if plan is None else plan).dimensions
            return _of_programme(record, dimensions[place].key, position + 1, plan, region)
        case ("evaluations", int() as place, "findings", int() as position):
            page = addresses.region_part(region.slug, page_of_evaluations(region))
            return f"{page}#evaluasi.{place + 1}.findings.{position + 1}"
        case ("trainings", int() as place) if isinstance(record, Training):
            page = (
                addresses.dimension(region.slug, record.dimension)
                if record.dimension is not None
                else addresses.region_part(region.slug, "fakta")
            )
            return f"{page}#pelatihan.{place + 1}"
        case (("road_map" | "work_programme") as part, *inner):
            page = (
                addresses.region_part(region.slug, "peta-jalan")
                if plan is None or plan is region.main_plan
                else addresses.plan(region.slug, plan.id)
            )
            section = "peta-jalan" if part == "road_map" else "program-kerja"
            return f"{page}#{section}.1{_nested(tuple(inner))}"
        case _:
            return None


def _of_programme(
    record: Record, key: str, number: int, plan: Plan | None, region: RegionSite
) -> str:
    if plan is None or plan is region.main_plan:
        page, dimension = addresses.dimension(region.slug, key), "tentang-dimensi"
    else:
        page, dimension = addresses.plan(region.slug, plan.id), dimension_anchor(key)
    return f"{_page_of(record, region) or page}#{dimension}.programmes.{number}"


def _page_of(record: Record, region: RegionSite) -> str | None:
    """Return the address of the page with a card of a long list; None for another record."""
    below = region.long_lists.page_of.get(id(record))
    return None if below is None else addresses.region(region.slug) + below


def _nested(loc: Loc) -> str:
    """Return the rest of an anchor for records within a card: places count from 1."""
    steps = (str(step + 1) if isinstance(step, int) else step.replace("_", "-") for step in loc)
    return "".join(f".{step}" for step in steps)
