"""Hosts of web addresses: the site's list, and hosts in disguise.

An address is read as a browser reads the address: a backslash counts as a slash, and tabs and line
breaks are dropped. No host is contacted.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

OFFICIAL_HOSTS = ("go.id", "desa.id", "mil.id", "ac.id", "example")
"""Hosts on every site's list, each with the hosts below the name.

Nobody gets a name below the first four with an identity card alone: government and villages by
rules of the ministry, the armed forces by their commander, universities with the decree of their
foundation. A school needs no more than a letter of its head, so `sch.id` is left out. Nobody can
register a name below `example`. Source: the registry's requirements for `.id`; RFC 2606.
"""

_AUTHORITY = re.compile(r"(?:https?:[/\\]*|[/\\]{2,})([^/\\?#]*)", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_PORT = re.compile(r":([0-9]*)\Z")
_DOTS = str.maketrans(dict.fromkeys("\u3002\uff0e\uff61", "."))
"""Signs that browsers read as a dot between the names of a host."""
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+)){0,3}|\[.*\]")
"""A number in the place of a host: IPv4 in any of the forms that browsers read, or IPv6."""
_USUAL_PORTS = frozenset({"", "80", "443"})


class HostKind(StrEnum):
    """Reason for a finding about a host."""

    UNLISTED = "unlisted"
    """A name outside the site's list."""
    NUMBER = "number"
    """A number in the place of a name."""
    PORT = "port"
    """A port other than the web's own."""
    USER = "user"
    """A name before `@`, which reads like the host."""
    DOTS = "dots"
    """A sign that looks like a dot."""
    LETTERS = "letters"
    """Letters that look like other letters, or letters in escapes."""
    PUNYCODE = "punycode"
    """A name in the code for letters beyond a to z."""
    INSIDE = "inside"
    """A listed name in front of another name, as in `go.id.evil.example`."""


DISGUISES = frozenset(
    {HostKind.USER, HostKind.DOTS, HostKind.LETTERS, HostKind.PUNYCODE, HostKind.INSIDE}
)
"""Kinds of hosts that people take for another host."""


@dataclass(frozen=True, slots=True)
class HostProblem:
    """A host to be named in a finding."""

    kind: HostKind
    written: str
    """Host as written, with a user name and a port."""
    host: str
    """Host as a browser opens the address, in the letters a to z."""

    @property
    def is_disguise(self) -> bool:
        """Whether people take the host for another host."""
        return self.kind in DISGUISES


def as_browsers_read(address: str) -> str:
    """Return an address without the characters that browsers drop."""
    return re.sub(r"[\t\n\r]", "", address).strip("".join(map(chr, range(33))))


def scheme_of(address: str) -> str:
    """Return the scheme of an address in small letters, or "" for an address without a scheme."""
    found = _SCHEME.match(as_browsers_read(address))
    return found[1].lower() if found else ""


def authority_of(address: str) -> str | None:
    """Return the host of an address as written, with user name and port; None for own pages."""
    found = _AUTHORITY.match(as_browsers_read(address))
    return found[1] if found else None


def host_problem(address: str, listed: Collection[str]) -> HostProblem | None:
    """Return the problem of an address's host; None for own pages and for hosts on the list.

    Args:
        address: Any address of a link.
        listed: The site's list, in small letters; a name stands for the hosts below the name too.
            A host in disguise passes only if the list has the whole host, with a port.
    """
    written = authority_of(address)
    if not written:
        return None
    host = written.lower().rpartition("@")[2].rstrip(".")
    if "@" not in written and host in listed:
        return None
    opened = _as_opened(_PORT.sub("", host))
    kind = _kind_of(written.lower(), host, opened, listed)
    return None if kind is None else HostProblem(kind, written, opened)


def _kind_of(written: str, host: str, opened: str, listed: Collection[str]) -> HostKind | None:
    name = _PORT.sub("", host)
    if "@" in written:
        return HostKind.USER
    if name != name.translate(_DOTS):
        return HostKind.DOTS
    if not name.isascii() or "%" in name:
        return HostKind.LETTERS
    if name.startswith("xn--") or ".xn--" in name:
        return HostKind.PUNYCODE
    if _NUMBER.fullmatch(name):
        return HostKind.NUMBER
    if any(opened == entry or opened.endswith(f".{entry}") for entry in listed):
        port = _PORT.search(host)
        return HostKind.PORT if port and port[1] not in _USUAL_PORTS else None
    # `go-id.com` reads like `go.id` as well; a name without a dot is too common to judge.
    parts = f".{opened.replace('-', '.')}."
    if any("." in entry and f".{entry}." in parts for entry in listed):
        return HostKind.INSIDE
    return HostKind.UNLISTED


def _as_opened(name: str) -> str:
    """Return a host as browsers ask for the host, in the letters a to z."""
    plain = unquote(name).translate(_DOTS)
    try:
        return plain if plain.isascii() else plain.encode("idna").decode()
    except UnicodeError:
        return plain
