"""Telling that nothing has changed since the last build: neither what it was made from, nor what it
made.

Asked before anything else, and without the rest of the program, which takes longer to start than
this takes.
"""

import hashlib
import json
import os
import re
import subprocess
import time
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from generator.build.looks import (
    Look,
    digest_of,
    is_settled,
    look_at,
    look_meanwhile,
    looks_below,
    write_json,
)
from generator.build.write import is_generated
from generator.packaged import files_of_repository
from generator.program import program_digest
from generator.settings import Settings

_MEMORY = ".cache/build.json"
_PLUGINS = ["masterplan"]
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What the last build said that a build without changes says again."""

    findings: str
    closing: str


class Watch:
    """What the files of a project looked like when a build began."""

    def __init__(self, settings: Settings, language: str) -> None:
        """Look at all files, before any is read.

        Args:
            settings: The project.
            language: Of what is said.
        """
        self._settings = settings
        self._site = look_meanwhile(settings.site_dir)
        config = settings.config_file.read_text(encoding="utf-8")
        self._key = _key(config, settings, language)
        self._theme_dir = _theme_dir(config, settings)
        self.content = dict(looks_below(settings.content_dir))
        """Looks of the files below `content/`."""
        self._inputs = self._look_at_inputs(self.content)

    @cached_property
    def site(self) -> Mapping[str, Look]:
        """Looks of the files of the published site."""
        return self._site()

    def unchanged(self) -> LastBuild | None:
        """Return the last build if another would change nothing, else None."""
        try:
            told = json.loads((self._settings.project_dir / _MEMORY).read_text(encoding="utf-8"))
            key, sources, published, unsettled, findings, closing = told
            new = list(unsettled.items())
        except (OSError, ValueError, TypeError, AttributeError):
            return None
        if key != self._key or sources != _digest_of_looks(self._sources(self.content)):
            return None
        if published != _digest_of_looks(self._published(self.site)):
            return None
        is_same = all(digest_of(path) == known for path, known in new)
        return LastBuild(str(findings), str(closing)) if is_same else None

    def remember(
        self, build: LastBuild, content: Mapping[str, Look], site: Mapping[str, Look]
    ) -> None:
        """Remember the build that has just been published, unless somebody has changed a file
        meanwhile.

        Args:
            build: What it said.
            content: Looks of the files that it generated, by path below `content/`.
            site: Looks of the files that it published, by path.
        """
        by_hand = {path: look for path, look in self.content.items() if not is_generated(path)}
        try:
            inputs = self._look_at_inputs(by_hand)
        except OSError:  # one is gone
            return
        if self._key is None or inputs != self._inputs:
            return
        sources, published, now = (
            self._sources({**by_hand, **content}),
            self._published(site),
            time.time_ns(),
        )
        unsettled = {
            path: digest_of(path)
            for path, look in chain(sources, published)
            if not is_settled(look, now=now)
        }
        digests = _digest_of_looks(sources), _digest_of_looks(published)
        told = (self._key, *digests, unsettled, build.findings, build.closing)
        write_json(self._settings.project_dir / _MEMORY, told)

    def _look_at_inputs(self, content: Mapping[str, Look]) -> dict[str, Look]:
        """Return the looks of what a build is made from: data, theme, settings, and those pages
        written by hand.
        """
        settings = self._settings
        looks = dict(looks_below(settings.regions_dir, f"{settings.regions_dir}/"))
        if self._theme_dir is not None:
            looks |= looks_below(self._theme_dir, f"{self._theme_dir}/")
        by_hand = (f"{settings.content_dir}/{path}" for path in content if not is_generated(path))
        packaged = map(str, files_of_repository(settings.project_dir))
        single = (str(settings.config_file), *by_hand, *packaged)
        return looks | {path: look_at(path) for path in single}

    def _sources(self, content: Mapping[str, Look]) -> list[tuple[str, Look]]:
        """Return what a site is made from, its Markdown among it, in order."""
        folder = self._settings.content_dir
        return sorted(
            {**self._inputs, **{f"{folder}/{path}": look for path, look in content.items()}}.items()
        )

    def _published(self, site: Mapping[str, Look]) -> list[tuple[str, Look]]:
        return sorted((f"{self._settings.site_dir}/{path}", look) for path, look in site.items())


def _key(config: str, settings: Settings, language: str) -> str | None:
    """Return a digest of what a build depends on beside files; None where that is not known."""
    keys = _keys_of(config)
    if keys.get("plugins", _PLUGINS) != _PLUGINS or {"INHERIT", "hooks"} & keys.keys():
        return None  # others have a part in it
    names = sorted({*_WORD.findall(config), "SOURCE_DATE_EPOCH"} & os.environ.keys())
    environment = [(name, os.environ[name]) for name in names]
    return _digest(
        (program_digest(), settings, language, environment, _commit(settings.project_dir))
    )


def _theme_dir(config: str, settings: Settings) -> Path | None:
    """Return the folder of the project's own part of the theme."""
    theme = _keys_of(config).get("theme")
    name = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    return settings.project_dir / name if isinstance(name, str) else None


def _keys_of(config: str) -> Mapping[str, Any]:
    # Texts only.
    keys = yaml.load(config, yaml.CBaseLoader)  # noqa: S506
    return keys if isinstance(keys, Mapping) else {}


def _commit(project_dir: Path) -> str:
    """Return what git calls the state that the project's history ends with; "" without git."""
    command = ("git", "rev-parse", "--is-shallow-repository", "HEAD")
    try:
        done = subprocess.run(  # noqa: S603
            command, cwd=project_dir, capture_output=True, check=False, text=True
        )
    except OSError:
        return ""
    return done.stdout


def _digest_of_looks(files: list[tuple[str, Look]]) -> str:
    numbers = array("q", chain.from_iterable(look for _, look in files))
    paths = "\n".join(path for path, _ in files).encode(errors="surrogateescape")
    return hashlib.sha256(paths + b"\0" + numbers.tobytes()).hexdigest()


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()
