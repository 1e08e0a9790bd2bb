"""Links of a page with the full names of files, for disks and hosts that open no folder by itself.

Every page of a site is the `index.html` of its folder, so a link to a folder means that file.
"""

import re
from collections.abc import Callable

_ATTRIBUTE = re.compile(r'(?<=\s)(href="|action="|content="0; url=)([^"]*)"')
"""An attribute with an address, up to the address: as our templates and the engine write it."""
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
"""Beginning of an address that leads to another host, or to a place in the same page."""
_PATH = re.compile(r"[^?#]*")
_INDEX = "index.html"


def with_full_links(html: str) -> str:
    """Return a page whose links name the file of the page that they lead to."""
    return with_links(html, full_address)


def with_links(html: str, change: Callable[[str], str | None]) -> str:
    """Return a page with other addresses in its links.

    Args:
        html: The page.
        change: Gives the new address; None takes the link away, and its words stay.
    """

    def replaced(match: re.Match[str]) -> str:
        beginning, address = match.groups()
        changed = change(address)
        return "" if changed is None else f'{beginning}{changed}"'

    return _ATTRIBUTE.sub(replaced, html)


def full_address(address: str) -> str:
    """Return a relative address with the name of its file; any other address as it is."""
    if not address or _ELSEWHERE.match(address):
        return address
    path = path_of(address)
    last = path.rpartition("/")[2]
    if last not in {"", ".", ".."} or not path:
        return address
    slash = "" if path.endswith("/") else "/"
    return f"{path}{slash}{_INDEX}{address[len(path) :]}"


def path_of(address: str) -> str:
    """Return the path of an address, without query and fragment."""
    match = _PATH.match(address)
    return "" if match is None else match.group()


def is_elsewhere(address: str) -> bool:
    """Tell whether an address leads to another host, or to a place in the same page."""
    return not address or _ELSEWHERE.match(address) is not None
