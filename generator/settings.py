"""The settings of a run, resolved from `mkdocs.yml` and the command line.

Reads `mkdocs.yml` as data, without MkDocs, so that another engine can take its place.
"""

import datetime as dt
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from generator.admin_settings import AdminSettings, read_admin
from generator.errors import GeneratorError
from generator.messages import ENGLISH, LANGUAGES, load_catalogue
from generator.packaged import (
    default_nav,
    has_our_theme,
    named_theme,
    pages_named,
    settings_left_out,
)
from generator.web_hosts import OFFICIAL_HOSTS, authority_of

WIB = dt.timezone(dt.timedelta(hours=7), "WIB")
"""Western Indonesian time, by which the site counts days."""
_CONTACT = re.compile(r"mailto:[^@\s]+@[^@\s]+|https://[^\s/]\S*|tel:\+[0-9-]+")
"""Form of a contact. Source: RFC 9116, section 2.5.3."""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The settings that pages depend on: the one place where a setting of the site is declared.

    Steps hold these settings whole, so a new field is part of every cache key by itself.
    """

    language: str
    """Language of the pages."""
    today: dt.date
    """Day of the build, in WIB: the day by which promises are late."""
    edit_url: str | None = None
    """Address below which a file of the project can be edited in a browser; None if
    `extra.edit_url` is not set.
    """
    site_url: str | None = None
    """Address at which the site is published, ending in a slash; None if `site_url` is not set."""
    hosts: tuple[str, ...] = OFFICIAL_HOSTS
    """Hosts that links may lead to without a notice: the official ones, the site's own host, and
    `extra.hosts`.
    """
    html: tuple[str, ...] = ()
    """Elements of HTML accepted in hand-written pages beyond the usual ones: `extra.html`."""
    site_name: str = ""
    """Name of the site; "" if `site_name` is not set."""
    publisher: str = ""
    """Who publishes the site: `site_author`; "" if not set."""
    contact: str | None = None
    """Address at which readers reach the publisher: `extra.contact`; None if not set."""
    data_licence: str = ""
    """Licence of the data, as readers see it: `extra.data_licence`; "" if not set."""
    workbooks: bool = True
    """Whether readers may download tables and regions as workbooks: unless `extra.workbooks` is
    false.
    """
    share_images: bool = True
    """Whether profiles, quick wins and villages have a picture for shared links: unless
    `extra.share_images` is false.
    """
    archives: bool = False
    """Whether readers may download each region as a copy that opens without a host:
    `extra.archives`.
    """
    status_words: tuple[tuple[str, str], ...] = ()
    """The site's own words for states, by the key of the state: `extra.status_words`."""
    admin: AdminSettings | None = None
    """Repository of the editor at `/admin/`: `extra.admin`; None for a site without an editor."""
    english: str = ""
    """Name of the site in its English edition, below `en/`: `extra.english`; "" without edition."""
    shows_unreleased: bool = False
    """Whether pages show unreleased records, as in `masterplan serve --drafts`."""

    @property
    def is_english_edition(self) -> bool:
        """Whether the pages are those of the English edition of a site in another language."""
        return bool(self.english) and self.language == ENGLISH

    def named_in(self, language: str) -> str:
        """Return the name of the site in a language, as far as it has one; "" without any name."""
        return self.english if language == ENGLISH and self.english else self.site_name

    @property
    def editions(self) -> "tuple[SiteSettings, ...]":
        """These settings, followed by those of the English edition if the site has one."""
        if not self.english:
            return (self,)
        # The site's own words for states are in the language of the site.
        english = replace(self, language=ENGLISH, site_name=self.english, status_words=())
        return (self, english)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run: folders, and the settings of the site."""

    project_dir: Path
    """Folder of `mkdocs.yml`; reported paths are relative to it."""
    config_file: Path
    regions_dir: Path
    """Folder of the data."""
    content_dir: Path
    """Folder that the engine reads (`docs_dir`)."""
    site_dir: Path
    """Folder that is published."""
    site: SiteSettings
    moment: dt.datetime = field(
        default=dt.datetime.min.replace(tzinfo=dt.UTC), repr=False, compare=False
    )
    """Moment of the build, by which records are released. No key has the moment: the keys have the
    data that the moment leaves.
    """
    theme: str = ""
    """Name of the theme; "" if `theme` is not set."""
    has_our_theme: bool = True
    """Whether the styles and scripts of the pages are in the theme."""
    theme_dir: Path | None = None
    """Folder of the project's own part of the theme; None if `theme.custom_dir` is not set."""
    markdown_extensions: tuple[tuple[str, str], ...] = ()
    """Name of each extension of Markdown, with the options as JSON."""
    listed_assets: tuple[str, ...] = ()
    """Style sheets and scripts that the settings add to every page, by path below `content_dir` or
    the theme's folder.
    """
    listed_pages: tuple[str, ...] = ()
    """Pages in the navigation, by path below `content_dir`, in order."""
    security_contact: str | None = None
    """Address that `/.well-known/security.txt` names for reports of weaknesses; None if
    `extra.security_contact` is not set.
    """
    keeps_last: bool = False
    """Whether a refused region is built from its last clean commit: `extra.on_error: keep_last`."""

    @property
    def without_archives(self) -> "Settings":
        """These settings for a run that makes no ZIP of a region: no page offers one then."""
        return replace(self, site=replace(self.site, archives=False))

    @property
    def cache_dir(self) -> Path:
        """Folder of the cache."""
        return self.project_dir / ".cache"


class _ConfigLoader(yaml.SafeLoader):
    """Reads `mkdocs.yml`: `!ENV` tags as MkDocs does, the rest of the tags as None."""


_ConfigLoader.add_constructor("!ENV", construct_env_tag)
_ConfigLoader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def read_settings(
    config_file: Path, *, site_dir: Path | None = None, today: dt.date | None = None
) -> Settings:
    """Return the settings of a project.

    Args:
        config_file: Path of `mkdocs.yml`.
        site_dir: Folder of the site; replaces the setting of that name.
        today: Day of the build; replaces the day of `SOURCE_DATE_EPOCH` or the clock.

    Raises:
        GeneratorError: The file cannot be read, is not a mapping, names a language without a
            catalogue or a word for an unknown state, has a contact that is no address, or a
            setting of the editor that no editor could use.
    """
    config = read_config(config_file)
    project_dir = config_file.resolve().parent
    theme, custom_dir = named_theme(config)
    completed = _merged(settings_left_out(config, project_dir), config)
    moment = build_moment(os.environ)
    settings = Settings(
        project_dir=project_dir,
        config_file=config_file.resolve(),
        regions_dir=project_dir / "regions",
        content_dir=_folder(config, "docs_dir", "docs", config_file),
        site_dir=site_dir.resolve()
        if site_dir
        else _folder(config, "site_dir", "site", config_file).resolve(),
        site=SiteSettings(
            language=_language(config, config_file),
            today=today or moment.date(),
            edit_url=_edit_url(config),
            site_url=_site_url(config),
            hosts=(*OFFICIAL_HOSTS, *_own_host(config), *_listed(completed, "hosts")),
            html=_listed(completed, "html"),
            site_name=str(config.get("site_name") or ""),
            publisher=str(config.get("site_author") or ""),
            contact=_contact(config, "contact", config_file),
            data_licence=str(_extra(config, "data_licence") or ""),
            workbooks=_extra(config, "workbooks") is not False,
            share_images=_extra(config, "share_images") is not False,
            archives=_extra(config, "archives") is True,
            status_words=tuple(_status_words(completed, config_file)),
            admin=read_admin(_extra(config, "admin"), str(config_file)),
            english=_english(config, config_file),
        ),
        moment=moment,
        theme=theme,
        has_our_theme=has_our_theme(config, project_dir),
        theme_dir=project_dir / custom_dir if custom_dir else None,
        markdown_extensions=tuple(_markdown_extensions(completed)),
        listed_assets=tuple(_listed_assets(config)),
        listed_pages=_listed_pages(config, project_dir),
        security_contact=_contact(config, "security_contact", config_file),
        keeps_last=_keeps_last(config, config_file),
    )
    _check_folders(settings)
    return settings


def build_moment(environment: Mapping[str, str]) -> dt.datetime:
    """Return the moment of the build in WIB, from SOURCE_DATE_EPOCH if set, else from the clock.

    Raises:
        GeneratorError: SOURCE_DATE_EPOCH is not a number of seconds.

    Source: the SOURCE_DATE_EPOCH specification of reproducible-builds.org.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(WIB)
    try:
        return dt.datetime.fromtimestamp(int(epoch), WIB)
    except (ValueError, OverflowError, OSError):
        raise GeneratorError("source_date_epoch", value=epoch) from None


def read_config(config_file: Path) -> Mapping[str, Any]:
    """Return `mkdocs.yml` as data, merged over the file named by `INHERIT` as MkDocs does.

    Raises:
        GeneratorError: The file cannot be read, is no YAML, or is not a mapping.
    """
    try:
        # The loader is safe: its base is SafeLoader, and it reads unknown tags as None.
        config = yaml.load(config_file.read_bytes(), _ConfigLoader)  # noqa: S506
    except OSError as error:
        raise GeneratorError(
            "config_unreadable", path=str(config_file), reason=str(error.strerror)
        ) from None
    # PyYAML lets errors of its constructors escape, too, as ValueError for 2022-02-30.
    except Exception as error:  # noqa: BLE001
        raise GeneratorError("config_broken", path=str(config_file), reason=str(error)) from None
    if not isinstance(config, Mapping):
        raise GeneratorError("config_not_mapping", path=str(config_file))
    parent = config_file.parent / str(config.get("INHERIT") or "")
    # A missing parent is not reported here, because the engine reads the file too and says so.
    return _merged(read_config(parent), config) if parent.is_file() else config


def check_theme(settings: Settings) -> None:
    """Refuse to build a site without our theme: no page would have styles, search box or filters.

    Raises:
        GeneratorError: `mkdocs.yml` names a foreign theme, or no theme.
    """
    if not settings.has_our_theme:
        key = "theme_foreign" if settings.theme else "theme_missing"
        raise GeneratorError(key, path=str(settings.config_file), theme=settings.theme)


def _merged(parent: Mapping[str, Any], child: Mapping[str, Any]) -> dict[str, Any]:
    """Return two mappings merged at every level; a value of the child replaces the parent's."""
    both = {
        key: _merged(parent[key], value)
        if isinstance(value, Mapping) and isinstance(parent.get(key), Mapping)
        else value
        for key, value in child.items()
    }
    return {**parent, **both}


def _folder(config: Mapping[str, Any], setting: str, default: str, config_file: Path) -> Path:
    """Return a folder of the project.

    Raises:
        GeneratorError: No system can name the folder.
    """
    name = str(config.get(setting, default))
    if "\0" in name:
        reason = f"{setting}: {name!r}"
        raise GeneratorError("config_broken", path=str(config_file), reason=reason)
    return config_file.resolve().parent / name


def _language(config: Mapping[str, Any], config_file: Path) -> str:
    theme = config.get("theme")
    language = (
        str(theme.get("language", LANGUAGES[0])) if isinstance(theme, Mapping) else LANGUAGES[0]
    )
    if language not in LANGUAGES:
        raise GeneratorError(
            "unknown_language",
            language=language,
            path=str(config_file),
            languages=", ".join(LANGUAGES),
        )
    return language


def _listed_pages(config: Mapping[str, Any], project_dir: Path) -> tuple[str, ...]:
    if "nav" in config:
        return tuple(pages_named(config["nav"]))
    return tuple(pages_named(default_nav())) if has_our_theme(config, project_dir) else ()


def _listed_assets(config: Mapping[str, Any]) -> Iterator[str]:
    for name in ("extra_css", "extra_javascript"):
        for entry in config.get(name) or []:
            yield str(entry.get("path") if isinstance(entry, Mapping) else entry)


def _edit_url(config: Mapping[str, Any]) -> str | None:
    return str(_extra(config, "edit_url") or "").rstrip("/") or None


def _contact(config: Mapping[str, Any], setting: str, config_file: Path) -> str | None:
    """Return an address below `extra` at which somebody can be reached; None if absent.

    Raises:
        GeneratorError: The text is no such address.
    """
    contact = str(_extra(config, setting) or "")
    if contact and not _CONTACT.fullmatch(contact):
        raise GeneratorError("contact", path=str(config_file), setting=setting, contact=contact)
    return contact or None


def _keeps_last(config: Mapping[str, Any], config_file: Path) -> bool:
    """Return whether refused regions are built from their last clean commit.

    Raises:
        GeneratorError: `extra.on_error` is a word without a meaning.
    """
    written = str(_extra(config, "on_error") or "")
    if written not in ("", "keep_last"):
        raise GeneratorError("on_error", path=str(config_file), written=written)
    return written == "keep_last"


def _english(config: Mapping[str, Any], config_file: Path) -> str:
    """Return the name of the site in its English edition; "" without an English edition.

    Raises:
        GeneratorError: `extra.english` is no name, or the site is in English itself.
    """
    written = _extra(config, "english")
    # Environment variables without a value come as None or "".
    if written in (None, False, ""):
        return ""
    if not isinstance(written, str) or not written.strip():
        raise GeneratorError("english_name", path=str(config_file), written=str(written))
    if _language(config, config_file) == ENGLISH:
        raise GeneratorError("english_twice", path=str(config_file))
    return written.strip()


def _extra(config: Mapping[str, Any], name: str) -> object:
    """Return a setting below `extra`; None if absent."""
    extra = config.get("extra")
    return extra.get(name) if isinstance(extra, Mapping) else None


def _site_url(config: Mapping[str, Any]) -> str | None:
    address = str(config.get("site_url") or "")
    return f"{address.rstrip('/')}/" if address else None


def _own_host(config: Mapping[str, Any]) -> tuple[str, ...]:
    own = authority_of(_site_url(config) or "")
    return (own.lower(),) if own else ()


def _listed(config: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return a list below `extra` as texts in small letters; a single text counts as a list."""
    written = _extra(config, name)
    items = written if isinstance(written, list) else [written or ""]
    return tuple(text for item in items if (text := str(item).strip().lower()))


def _status_words(config: Mapping[str, Any], config_file: Path) -> Iterator[tuple[str, str]]:
    """Yield the site's own words for states, in the order of their keys.

    Raises:
        GeneratorError: `extra.status_words` is not a mapping of known states to words.
    """
    written = _extra(config, "status_words")
    if not written:
        return
    words = written if isinstance(written, Mapping) else {str(written): None}
    known = load_catalogue(_language(config, config_file)).keys_below("enum.ShownState")
    for state in sorted(words, key=str):
        word = words[state]
        if state not in known or not isinstance(word, str) or not word.strip():
            raise GeneratorError(
                "status_words",
                path=str(config_file),
                written=f"{state}: {'' if word is None else word}",
                states=", ".join(known),
            )
        yield state, " ".join(word.split())


def _markdown_extensions(config: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the extensions of Markdown, without options whose values are tags of Python."""
    written = config.get("markdown_extensions") or []
    # Either a mapping from names to options, or a list of names and of such mappings. MkDocs
    # refuses whatever else stands there, with a sentence of its own.
    for entry in written if isinstance(written, list) else [written]:
        pairs = entry.items() if isinstance(entry, Mapping) else [(entry, None)]
        for name, options in pairs:
            known = options if isinstance(options, Mapping) else {}
            plain = {key: value for key, value in known.items() if value is not None}
            yield str(name), json.dumps(plain, default=str)


def _check_folders(settings: Settings) -> None:
    """Refuse folders in which writing would harm the project: publishing replaces a whole folder.

    Raises:
        GeneratorError: The folder of pages is not below the project, or the folder of the site
            overlaps a folder of sources.
    """
    project, content = settings.project_dir, settings.content_dir.resolve()
    if project not in content.parents or content == settings.regions_dir:
        raise GeneratorError("docs_dir", path=str(content), project=str(project))
    made_from = (
        project / part for part in ("regions", "generator", "theme_overrides", "tests", ".git")
    )
    for folder in (content, *made_from):
        if (
            settings.site_dir == folder
            or folder in settings.site_dir.parents
            or settings.site_dir in folder.parents
        ):
            raise GeneratorError("site_dir", path=str(settings.site_dir), folder=str(folder))
