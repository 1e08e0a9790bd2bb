"""Links of a page with the full names of files, for disks and hosts that open no folder by itself.

Every page of a site is the `index.html` of its folder, so a link to a folder means that file.
"""

import re
from collections.abc import Callable

_ATTRIBUTE = re.compile(r'(?<=\s)(href="|action="|content="0; url=)([^"]*)"')
"""An attribute with an address, up to the address: as templates and the engine write links."""
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
"""Beginning of a full address, or of a fragment within the same page."""
_PATH = re.compile(r"[^?#]*")
_INDEX = "index.html"


def with_full_links(html: str) -> str:
    """Return a page with the full name of a file in each link to a page."""
    return with_links(html, full_address)


def with_links(html: str, change: Callable[[str], str | None]) -> str:
    """Return a page with the addresses of links changed.

    Args:
        html: The page.
        change: Gives the new address; None takes the link away, and the words of the link stay.
    """

    def replaced(match: re.Match[str]) -> str:
        beginning, address = match.groups()
        changed = change(address)
        return "" if changed is None else f'{beginning}{changed}"'

    return _ATTRIBUTE.sub(replaced, html)


def full_address(address: str) -> str:
    """Return a relative address with the name of the file; a full address stays as before."""
    if is_elsewhere(address):
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
    """Tell whether an address is empty, full, or a fragment within the same page."""
    return not address or _ELSEWHERE.match(address) is not None
