"""A page's facts for search engines, in the words of schema.org.

A page of an invented region has breadcrumbs only: nothing is claimed about the region.
"""

import datetime as dt
from typing import Any

from markupsafe import Markup
from pydantic_core import to_json

from generator.licences import licence_named
from generator.link.site import RegionSite
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.public_address import absolute
from generator.views.values import region_name

_CONTEXT = "https://schema.org"


def linked_data(
    trail: tuple[tuple[str, str], ...], changed_on: dt.date | None, context: PageContext
) -> Markup | None:
    """Return the facts of a page as JSON-LD, ready for a script element.

    Args:
        trail: Labels and addresses, the home page first and the page itself last.
        changed_on: Day on which the page's data last changed.
        context: Page in the making.

    Returns:
        The breadcrumbs and, on a region's profile and data page, the region or its data. None for
        the home page, and for every page while the address of the site is not set.
    """
    if not context.address or context.build.site_url is None:
        return None
    facts = [_breadcrumbs(trail, context), *_facts_of_region(changed_on, context)]
    text = to_json({"@context": _CONTEXT, "@graph": facts}).decode()
    # Safe: without these three signs, no text of the data can end the script element.
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704


def _breadcrumbs(trail: tuple[tuple[str, str], ...], context: PageContext) -> dict[str, Any]:
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": label,
            "item": absolute(address, context),
        }
        for position, (label, address) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _facts_of_region(
    changed_on: dt.date | None, context: PageContext
) -> tuple[dict[str, Any], ...]:
    region = context.region
    if region is None or region.is_fictional:
        return ()
    if context.address == addresses.region(region.slug):
        return _region(region, context)
    if context.address == addresses.region_part(region.slug, "data"):
        return (_dataset(region, changed_on, context),)
    return ()


def _region(region: RegionSite, context: PageContext) -> tuple[dict[str, Any], ...]:
    """Return a region as an area, and its government."""
    name = region_name(region, context)
    area: dict[str, Any] = {
        "@type": "AdministrativeArea",
        "@id": _identifier(region, context),
        "name": name,
        "identifier": region.region.reference.code,
        "mainEntityOfPage": absolute(context.address, context),
    }
    for province in context.site.national.provinces.record.provinces:
        if province.code == region.region.reference.province:
            area["containedInPlace"] = {"@type": "AdministrativeArea", "name": province.name}
    government = {
        "@type": "GovernmentOrganization",
        "name": context.word("linked_data.government", region=name),
        "areaServed": {"@id": area["@id"]},
    }
    return area, government


def _dataset(
    region: RegionSite, changed_on: dt.date | None, context: PageContext
) -> dict[str, Any]:
    """Return a region's data with its download."""
    name = region_name(region, context)
    dataset: dict[str, Any] = {
        "@type": "Dataset",
        "name": context.word("linked_data.dataset", region=name),
        "description": context.word("part.profil.description", region=name),
        "url": absolute(context.address, context),
        "inLanguage": context.language,
        "isAccessibleForFree": True,
        "spatialCoverage": {
            "@type": "AdministrativeArea",
            "@id": _identifier(region, context),
            "name": name,
        },
        "creator": _publisher(context),
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "application/json",
            "contentUrl": absolute(addresses.region_data(region.slug), context),
        },
    }
    licence = licence_named(context.build.settings.data_licence)
    if licence is not None:
        dataset["license"] = licence.url or licence.name
    return dataset if changed_on is None else {**dataset, "dateModified": changed_on.isoformat()}


def _publisher(context: PageContext) -> dict[str, Any]:
    """Return who publishes the data: the publisher, else the site itself."""
    settings = context.build.settings
    name = settings.publisher or settings.site_name or context.word("downloads.title")
    return {"@type": "Organization", "name": name, "url": absolute(addresses.home(), context)}


def _identifier(region: RegionSite, context: PageContext) -> str:
    """Return the name by which facts on different pages speak of the same region."""
    # The region is the same in every edition.
    return f"{context.build.site_url}{addresses.region(region.slug)}#daerah"
