"""Copies of the site that open without a host: from a USB stick, or from an unpacked ZIP.

Links name the files of pages, scripts are left out, and the search gives way to a list of all
pages. A browser that opens a file lets no script read a second file, so search and comparison could
not work.
"""

import hashlib
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from markupsafe import escape

from generator.cache.distributions import program_digest
from generator.cache.keys import digest_of
from generator.cache.store import Cache
from generator.exports.archive import zipped
from generator.files.atomic import remove_empty_folders, write_atomically
from generator.files.freshness import scan
from generator.files.staging import SiteStaging
from generator.full_links import full_address, is_elsewhere, path_of, with_links
from generator.link.english import FOLDER
from generator.messages import ENGLISH, Catalogue, load_catalogue
from generator.page_list import ListedPage, english_page_list, listed_page, page_list
from generator.settings import Settings, SiteSettings
from generator.views import addresses

_SCRIPT = re.compile(r'<script\b[^>]*\bsrc="[^"]*"[^>]*></script>\n?')
_SEARCH_BOX = re.compile(r'<form class="mp-box" .*?</form>\n?', re.DOTALL)
_SEARCH = re.compile(r'<noscript><p class="mp-search__without">.*?(?=<h2 id="daftar")', re.DOTALL)
"""The form of the search page with its scripts, down to the lists."""
_BOX_LINK = 'class="md-header__button md-icon mp-box__link"'
_LINK = 'class="md-header__button md-icon"'
"""The button to the lists, shown on wide screens too, since a copy has no search box."""
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" [^>]*>\n?')
"""Browsers do not agree which files are the site's own; without scripts there is less to hold."""
_FOR_HOSTS = re.compile(
    r"((en/)?indeks|admin|assets/javascripts)/|.*\.js$"
    r"|(404\.html|_headers|\.htaccess|nginx\.conf|robots\.txt|sitemap\.xml(\.gz)?|SHA256SUMS)$"
    r"|\.well-known/"
)
"""Files for hosts, search engines and scripts."""
_RECORD = "portable"
_START = "index.html"


def write_copy(settings: Settings, words: Catalogue) -> tuple[Path, int]:
    """Write the copy of the published site beside it, and return its folder and number of files.

    A file with the same bytes is left alone, and a file without a counterpart is removed.

    Args:
        settings: The project.
        words: Words of the site's language.
    """
    folder = settings.site_dir.with_name(f"{settings.site_dir.name}-portable")
    paths = tuple(path for path, _ in scan(settings.site_dir))
    wanted = {path for path in paths if not _FOR_HOSTS.match(path)}
    present = {path for path, _ in scan(folder)} if folder.is_dir() else set()
    listed = tuple(_listed(settings, wanted))
    lists = {addresses.search(): page_list(listed, words)}
    if settings.site.english:
        english = english_page_list(listed, load_catalogue(ENGLISH))
        lists[f"{FOLDER}{addresses.search()}"] = english
    for path in sorted(wanted):
        data = _portable(path, (settings.site_dir / path).read_bytes(), wanted, lists)
        target = folder / path
        if path not in present or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(target, data)
    for path in present - wanted:
        (folder / path).unlink()
    remove_empty_folders(folder, present - wanted)
    return folder, len(wanted)


def _listed(settings: Settings, paths: Iterable[str]) -> Iterator[ListedPage]:
    """Yield the pages of the list, unordered; a hand-written page may have its own file name."""
    site = settings.site
    for path in paths:
        if path.endswith(".html"):
            address = _address(path)
            name = site.english if site.english and address.startswith(FOLDER) else site.site_name
            html = (settings.site_dir / path).read_text(encoding="utf-8")
            page = listed_page(address, html, name)
            if page is not None:
                yield page


def _address(path: str) -> str:
    """Return the address of a page's file: that of the folder for its `index.html`."""
    return path.removesuffix(_START) if posixpath.basename(path) == _START else path


def add_archives(
    site: SiteStaging, names: Mapping[str, str], settings: SiteSettings, cache: Cache
) -> int:
    """Add a ZIP of each region to an unpublished site, and return how many were made anew.

    A region whose files are unchanged keeps its ZIP.

    Args:
        site: The built site.
        names: Type and name of each region, by slug.
        settings: The language of the ZIP's start page, and the address of the site, to which links
            out of the ZIP lead.
        cache: Keeps the digest of each ZIP.
    """
    made = 0
    looks = [path for path in site.digests if path.startswith("assets/") and _is_kept(path)]
    by_region = _by_region(site.digests)
    for slug, name in names.items():
        paths = sorted((*looks, *by_region.get(slug, ())))
        told = "\n".join(f"{site.digests[path]} {path}" for path in paths)
        key = digest_of(program_digest(), slug, name, settings.language, settings.site_url, told)
        address, record = addresses.region_archive(slug), f"{_RECORD}.{key}"
        known = cache.get(record)
        if known is not None and site.keeps(address, known.decode("ascii")):
            continue
        start = _start_page(slug, name, settings.language)
        data = zipped((*_members(paths, site, settings.site_url), (_START, start)))
        site.add(address, data)
        cache.put(record, hashlib.sha256(data).hexdigest().encode("ascii"))
        made += 1
    cache.prune(_RECORD)
    return made


def _by_region(paths: Iterable[str]) -> dict[str, list[str]]:
    """Return the paths of pages, pictures and data of each region, by slug."""
    found: dict[str, list[str]] = {}
    for path in paths:
        top, _, rest = path.partition("/")
        if top in {"daerah", "sumber"}:
            found.setdefault(rest.partition("/")[0], []).append(path)
        elif path.startswith("data/daerah/") and not path.endswith(".zip"):
            found.setdefault(rest.rpartition("/")[2].rpartition(".")[0], []).append(path)
    return found


def _members(
    paths: Collection[str], site: SiteStaging, site_url: str | None
) -> Iterator[tuple[str, bytes]]:
    wanted = frozenset(paths)
    for path in paths:
        places = (folder / path for folder in site.folders)
        data = next(place for place in places if place.is_file()).read_bytes()
        yield path, _portable(path, data, wanted, site_url=site_url)


def _start_page(slug: str, name: str, language: str) -> bytes:
    """Return the page at the top of a region's ZIP, which leads to the region."""
    target = f"{addresses.region(slug)}{_START}"
    head = (
        f'<meta charset="utf-8"><meta http-equiv="refresh" content="0; url={target}">'
        f"<title>{escape(name)}</title>"
    )
    link = f'<a href="{target}">{escape(name)}</a>'
    return f'<!doctype html><html lang="{language}">{head}{link}</html>\n'.encode()


def _is_kept(path: str) -> bool:
    return not _FOR_HOSTS.match(path)


def _portable(
    path: str,
    data: bytes,
    wanted: Collection[str],
    lists: Mapping[str, str] = MappingProxyType({}),
    *,
    site_url: str | None = None,
) -> bytes:
    """Return a file of a copy; a file that is no page stays as it is.

    Args:
        path: Path of the file.
        data: Bytes of the file.
        wanted: Paths of all files of the copy.
        lists: The list of pages in the place of the search, by address of a search page.
        site_url: Address to which links out of the copy lead; None takes such links away.
    """
    if not path.endswith(".html"):
        return data
    html = _POLICY.sub("", data.decode())
    html = _SEARCH_BOX.sub("", _SCRIPT.sub("", html)).replace(_BOX_LINK, _LINK)
    all_pages = lists.get(_address(path))
    if all_pages is not None:
        html = _SEARCH.sub(lambda _: f"{all_pages}\n", html)
    folder = posixpath.dirname(path)

    def change(address: str) -> str | None:
        if is_elsewhere(address):
            return address
        full = full_address(address)
        target = posixpath.normpath(posixpath.join(folder, path_of(full)))
        if target in wanted or not path_of(full):
            return full
        if site_url is None:
            return None
        named = posixpath.normpath(posixpath.join(folder, path_of(address)))
        slash = "/" if full != address and named != "." else ""
        place = "" if named == "." else named
        return f"{site_url}{place}{slash}{address[len(path_of(address)) :]}"

    return with_links(html, change).encode()
