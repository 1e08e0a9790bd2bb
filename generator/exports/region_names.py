"""The names of a region's records with their answers, as a small JSON file for the search.

The search page fetches the file of a region that a query names, or whose names have a rare word of
the query.
"""

from collections.abc import Iterator, Mapping

from generator.context import BuildContext
from generator.exports.exported_file import ExportedFile, json_file
from generator.link.english import nearest_twin
from generator.link.region_subpages import SUBPAGES, has_subpage
from generator.link.site import RegionSite
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.places_of_records import dimension_address
from generator.views.region.named_records import NamedRecord, named_records
from generator.views.region.record_answers import answer_of_record, counts_of
from generator.views.values import plain_text, region_name


def path_of(slug: str) -> str:
    """Return the path of the file of a region below `content/`."""
    return f"data/nama/{slug}.json"


def export(region: RegionSite, build: BuildContext) -> Iterator[ExportedFile]:
    """Yield the names of a region.

    Keys: `region` and `fictional`; `dimensions` and `pages` with name and address by key; `counts`
    with sentence and address by kind of record; `names`, each with `kind`, `name`, `href`, and
    where they apply `others`, `answer` and `source` with title and address. Addresses stand below
    the region's profile, those with a slash in front below the site's root. In the English edition
    a record without a page there has the address of the page above.
    """
    profile = addresses.region(region.slug)
    context = PageContext(build, profile, region)

    def below(address: str) -> str:
        if not build.publishes(address):
            address = nearest_twin(address, build.english_records)
        if address.startswith(profile):
            return address.removeprefix(profile)
        return f"/{context.in_edition(address)}"

    data = {
        "region": region_name(region, context),
        "fictional": region.is_fictional,
        "dimensions": {
            dimension.key: (
                plain_text(dimension.name, context),
                below(dimension_address(dimension.key, region)),
            )
            for dimension in region.plan.dimensions
        },
        "pages": {
            subpage.key: (context.word(f"part.{subpage.key}.title"), f"{subpage.key}/")
            for subpage in SUBPAGES
            if has_subpage(subpage.key, region)
        },
        "counts": {
            key: (text, below(address))
            for key, (text, address) in counts_of(region, context).items()
        },
        "names": [
            _entry(named, below(named.address), region, context)
            for named in named_records(region, context)
        ],
    }
    yield json_file(path_of(region.slug), data)


def _entry(
    named: NamedRecord, href: str, region: RegionSite, context: PageContext
) -> Mapping[str, object]:
    # A region may have thousands of names, so a field without a value is left out.
    entry: dict[str, object] = {"kind": named.kind, "name": named.name, "href": href}
    if named.others:
        entry["others"] = named.others
    answer = answer_of_record(named, region, context)
    if answer is not None:
        entry["answer"] = answer.text
        if answer.source is not None:
            title, address = answer.source
            entry["source"] = (title, f"/{address}")
    return entry
