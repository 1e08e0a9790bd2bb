"""Licences of data: the names that publishers write, with the identifiers that programs know."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence as files carry it."""

    name: str
    """Name as readers see it."""
    identifier: str
    """Identifier of SPDX; "" for a licence unknown here."""
    url: str
    """Address of the text; "" for a licence unknown here."""


_KNOWN: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "CC BY 4.0": ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        "CC BY-SA 4.0": ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        "CC0 1.0": ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        "ODbL 1.0": ("ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
        "MIT": ("MIT", "https://opensource.org/license/mit"),
    }
)
"""Identifier and address by name. Source: SPDX License List."""


def licence_named(name: str) -> Licence | None:
    """Return the licence of a name, or of its identifier; None for the empty name."""
    if not name:
        return None
    for known, (identifier, url) in _KNOWN.items():
        if name.casefold() in {known.casefold(), identifier.casefold()}:
            return Licence(known, identifier, url)
    return Licence(name, "", "")
