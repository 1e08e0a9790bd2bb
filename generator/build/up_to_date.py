"""The up-to-date check: whether the last build is still the build of the current files.

Asked before anything else, and without the rest of the program, whose start alone takes longer.
"""

import datetime as dt
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from generator.build.history import run_git
from generator.cache.distributions import program_digest
from generator.cache.keys import digest_of
from generator.cache.store import Cache
from generator.files.content import is_generated
from generator.files.freshness import (
    FileStates,
    StatSignature,
    pack_states,
    refresh,
    scan,
    scan_in_background,
    signature_of,
    unchanged,
    unpack_states,
)
from generator.packaged import files_of_repository
from generator.settings import Settings

_PLUGINS = ["masterplan"]
_WORD = re.compile(r"\w+")
_BUILD, _SOURCES, _CONTENT, _SITE = "build", "source-files", "content-files", "site-files"
"""Names of cache records: the last build, and the states of files."""


@dataclass(frozen=True, slots=True)
class LastBuild:
    """The messages of the last build, for a build without changes to repeat."""

    findings: str
    closing: str
    next_release: dt.datetime | None = None
    """The moment at which the same files make another site; None without any."""


class ProjectFiles:
    """The files of a project as they were when a run began."""

    def __init__(self, settings: Settings, cache: Cache) -> None:
        """Scan every folder, before any file is read.

        Args:
            settings: The project.
            cache: Remembers the states of files from run to run.
        """
        self._settings = settings
        self._cache = cache
        self._site = scan_in_background(settings.site_dir)
        self._config = settings.config_file.read_text(encoding="utf-8")
        self.content = dict(scan(settings.content_dir))
        """Signatures of the files below `content/`."""
        self._sources = self._scan_sources(self.content)

    @cached_property
    def site(self) -> Mapping[str, StatSignature]:
        """Signatures of the files of the published site."""
        return self._site()

    @property
    def known_content(self) -> FileStates:
        """States of the files below `content/`, as the last run left them."""
        return unpack_states(self._cache.get(_CONTENT))

    @property
    def known_site(self) -> FileStates:
        """States of the files of the published site, as the last build left them."""
        return unpack_states(self._cache.get(_SITE))

    def unchanged_build(self, language: str) -> LastBuild | None:
        """Return the last build if a new build would change nothing, else None.

        Args:
            language: Language of the messages.
        """
        record = self._cache.get(_BUILD)
        try:
            key, findings, closing, release = json.loads(record or b"")
            next_release = None if release is None else dt.datetime.fromisoformat(release)
        except (ValueError, TypeError):
            return None
        settings, cache = self._settings, self._cache
        is_due = next_release is not None and next_release <= settings.moment
        if is_due or key != self._key(language):
            return None
        same = (
            unchanged("", cache.get(_SOURCES), self._sources)
            and unchanged(settings.content_dir, cache.get(_CONTENT), self.content)
            and unchanged(settings.site_dir, cache.get(_SITE), self.site)
        )
        return LastBuild(str(findings), str(closing), next_release) if same else None

    def remember_content(self, generated: FileStates) -> None:
        """Remember the files below `content/`.

        Args:
            generated: States of the generated files, as this run left them.
        """
        by_hand = {path: found for path, found in self.content.items() if not is_generated(path)}
        known = unpack_states(self._cache.get(_CONTENT))
        states = {**refresh(self._settings.content_dir, known, by_hand), **generated}
        self._cache.put(_CONTENT, pack_states(states))

    def remember_build(self, build: LastBuild, language: str, site: FileStates) -> None:
        """Remember the build after publishing.

        Nothing is remembered as the last build if somebody has changed a file meanwhile.

        Args:
            build: Messages of the build.
            language: Language of the messages.
            site: States of the published files.
        """
        self._cache.put(_SITE, pack_states(site))
        key = self._key(language)
        try:
            sources = self._scan_sources(self.content)
        except OSError:
            # A file that people write is gone.
            return
        if key is None or sources != self._sources:
            return
        known = unpack_states(self._cache.get(_SOURCES))
        self._cache.put(_SOURCES, pack_states(refresh("", known, sources)))
        release = None if build.next_release is None else build.next_release.isoformat()
        record = json.dumps((key, build.findings, build.closing, release))
        self._cache.put(_BUILD, record.encode())

    def _scan_sources(self, content: Mapping[str, StatSignature]) -> dict[str, StatSignature]:
        """Return the signatures of data, theme, settings and hand-written pages.

        By absolute path.
        """
        settings = self._settings
        signatures = dict(scan(settings.regions_dir, f"{settings.regions_dir}/"))
        if settings.theme_dir is not None:
            signatures |= scan(settings.theme_dir, f"{settings.theme_dir}/")
        by_hand = (f"{settings.content_dir}/{path}" for path in content if not is_generated(path))
        packaged = map(str, files_of_repository(settings.project_dir))
        paths = (str(settings.config_file), *by_hand, *packaged)
        return signatures | {path: signature_of(path) for path in paths}

    def _key(self, language: str) -> str | None:
        """Return a digest of the inputs of a build beside files; None for unknown inputs."""
        keys = _keys_of(self._config)
        if keys.get("plugins", _PLUGINS) != _PLUGINS or {"INHERIT", "hooks"} & keys.keys():
            # Other plugins and hooks may depend on anything.
            return None
        # `mkdocs.yml` may read any variable of the environment by `!ENV`, and names it there.
        names = sorted({*_WORD.findall(self._config), "SOURCE_DATE_EPOCH"} & os.environ.keys())
        environment = [(name, os.environ[name]) for name in names]
        # Days of change come from the history, which moves without a change of any file.
        revision = ("rev-parse", "--is-shallow-repository", "HEAD")
        commit = run_git(self._settings.project_dir, *revision)
        return digest_of(program_digest(), self._settings, language, environment, commit)


def known_sources(cache: Cache) -> FileStates:
    """Return the states of data, theme and hand-written pages of the last build, by full path."""
    return unpack_states(cache.get(_SOURCES))


def _keys_of(config: str) -> Mapping[str, Any]:
    """Return the settings of `mkdocs.yml` as texts."""
    # This loader makes texts, lists and mappings alone, whatever tags the file has.
    keys = yaml.load(config, yaml.CBaseLoader)  # noqa: S506
    return keys if isinstance(keys, Mapping) else {}
