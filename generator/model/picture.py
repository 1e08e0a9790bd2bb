"""Pictures and other files of a region's folder `media/`, and colours of brands."""

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.codes import Code
from generator.model.base import InMedia
from generator.model.dates import PastDate
from generator.model.rich_text import MEDIA_NAME_PATTERN, is_media_name
from generator.model.sourced import Sourced
from generator.model.text import Line, Text

_COLOUR_PATTERN = "#[0-9A-Fa-f]{6}"


@dataclass(frozen=True, slots=True)
class OnScreen:
    """Marks a colour, shown beside its code."""


def _colour(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(_COLOUR_PATTERN, value):
        return value.upper()
    raise PydanticCustomError(Code.BAD_COLOUR, "colour", {"value": str(value)})


def _media_name(value: Any) -> Any:
    if isinstance(value, str) and is_media_name(value):
        return value
    context = {"value": str(value)}
    # People copy the path of the file, and only the folder is too much.
    name = str(value).replace("\\", "/").rpartition("/")[2]
    if is_media_name(name):
        context["right"] = name
    raise PydanticCustomError(Code.BAD_MEDIA_NAME, "media name", context)


Colour = Annotated[
    str,
    BeforeValidator(_colour),
    OnScreen(),
    WithJsonSchema({"type": "string", "pattern": f"^{_COLOUR_PATTERN}$"}),
]
"""A colour of the screen as `"#0B5C6B"`: a hash and six hexadecimal digits."""

MediaName = Annotated[
    str,
    BeforeValidator(_media_name),
    InMedia(),
    WithJsonSchema({"type": "string", "pattern": f"^{MEDIA_NAME_PATTERN}$"}),
]
"""The name of a file in `media/`: lower-case letters, digits and hyphens, at most 80 characters."""


class Picture(Sourced):
    """A picture in the region's folder `media/`, with the words that stand in its place."""

    headline = "alt"
    expected = ("credit", "licence")

    file: MediaName
    alt: Text
    credit: Line | None = None
    licence: Line | None = None
    date: PastDate | None = None
