"""Places of a region: published coordinates, and the kecamatan that records name."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.codes import Code
from generator.model.base import Identifier, WholeNumber
from generator.model.sourced import Sourced
from generator.model.text import Line

_COORDINATES_PATTERN = r"-?[0-9]{1,2}\.[0-9]{2,8}, ?[0-9]{2,3}\.[0-9]{2,8}"
# The southernmost and northernmost, westernmost and easternmost points of the country with a margin
# of about ten kilometres: Pulau Dana and Pulau Rondo, Pulau Benggala and the border at Merauke.
_LATITUDES = (-11.1, 6.2)
_LONGITUDES = (94.9, 141.1)


def _coordinates(value: Any) -> Any:
    written = value if isinstance(value, str) else str(value)
    if not re.fullmatch(_COORDINATES_PATTERN, written):
        raise PydanticCustomError(Code.BAD_COORDINATES, "coordinates", {"value": written})
    latitude, longitude = (float(part) for part in written.split(","))
    is_inside = (
        _LATITUDES[0] <= latitude <= _LATITUDES[1] and _LONGITUDES[0] <= longitude <= _LONGITUDES[1]
    )
    if not is_inside:
        raise PydanticCustomError(Code.OUTSIDE_COUNTRY, "coordinates", {"value": written})
    return value


Coordinates = Annotated[
    str,
    BeforeValidator(_coordinates),
    WithJsonSchema({"type": "string", "pattern": f"^{_COORDINATES_PATTERN}$"}),
]
"""Latitude and longitude in degrees with points: "-0.61452, 113.30251"; inside Indonesia."""


class District(Sourced):
    """A kecamatan of the region, for records that name places."""

    headline = "name"

    id: Identifier
    name: Line
    code: Line | None = None
    coordinates: Coordinates | None = None
    villages: WholeNumber | None = None
