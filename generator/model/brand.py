"""Brands of regions and villages: name, taglines, colours, emblem and pictures."""

from typing import Annotated

from pydantic import Field

from generator.model.base import Quoted
from generator.model.dates import OpenDate
from generator.model.picture import Colour, Picture
from generator.model.sourced import Sourced
from generator.model.text import Line, Text

_MOST_COLOURS = 3


class Tagline(Sourced):
    """A short line of the region's brand, in one or several languages."""

    headline = "text"

    text: Annotated[Text, Quoted()]
    programme: Text | None = None
    date: OpenDate | None = None
    until: OpenDate | None = None


class Brand(Sourced):
    """The local name of the programme or of a village, with taglines, colours and pictures."""

    headline = "name"

    name: Text | None = None
    short_name: Line | None = None
    taglines: tuple[Tagline, ...] = ()
    colours: Annotated[tuple[Colour, ...], Field(max_length=_MOST_COLOURS)] = ()
    emblem: Picture | None = None
    photo: Picture | None = None
