"""One region as JSON: its records as the model types them, what is not written left out."""

from pydantic_core import to_json

from generator.link.site import Filed, RegionSite
from generator.model.base import Record


def region_json(region: RegionSite) -> str:
    """Return a region's data as JSON, with the fields of the JSON Schema; ends with a line feed.

    Keys: `slug`, `fictional`, `region`, then `quick_wins`, `villages` and `updates` by identifier. Figures and
    dates are texts, as they are written in the data.
    """
    data = {
        "slug": region.slug,
        "fictional": region.is_fictional,
        "region": _values(region.region),
        "quick_wins": _by_id(region.quick_wins),
        "villages": _by_id(region.villages),
        "updates": _by_id(region.updates),
    }
    return to_json(data, indent=1).decode() + "\n"


def _by_id(files: tuple[Filed[Record], ...]) -> dict[str, object]:
    return {filed.id: _values(filed.record) for filed in files}


def _values(record: Record) -> object:
    return record.model_dump(mode="json", exclude_defaults=True)
