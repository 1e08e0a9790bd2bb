"""Telling that nothing has changed since the last build: neither what it was made from, nor what it made.

Asked before anything else, and without the rest of the program, which takes longer to start than this takes.
"""

import hashlib
import json
import os
import re
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.build.looks import Look, is_settled, look_at, looks_below
from generator.build.write import OWNED_FILES, OWNED_FOLDERS
from generator.program import program_digest
from generator.settings import Settings

_MEMORY = ".cache/build.json"
_OURS = "masterplan"
_GENERATED = (*(f"{folder}/" for folder in OWNED_FOLDERS), *OWNED_FILES)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What the last build said that a build without changes says again."""

    findings: str
    closing: str


def find_unchanged(settings: Settings, language: str) -> LastBuild | None:
    """Return the last build if another would change nothing, else None.

    Args:
        settings: The project.
        language: Of what was said.
    """
    try:
        told = json.loads((settings.project_dir / _MEMORY).read_text(encoding="utf-8"))
        key, looks, read, findings, closing = told
        if key != _key(settings, language) or looks != _digest(sorted(_looks(settings).items())):
            return None
        if any(_digest_of(path) != digest for path, digest in read.items()):
            return None
        return LastBuild(str(findings), str(closing))
    except (OSError, ValueError, TypeError, AttributeError):
        return None


class Watch:
    """Sees to it that what a build was made from is remembered as it was when the build began."""

    def __init__(self, settings: Settings, language: str) -> None:
        """Begin, before anything is read.

        Args:
            settings: The project.
            language: Of what is said.
        """
        self._settings = settings
        self._key = _key(settings, language)
        self._inputs = {path: look for path, look in _looks(settings).items() if not _is_made(path, settings)}

    def remember(self, build: LastBuild) -> None:
        """Remember the build that has just been published, unless somebody has changed a file meanwhile."""
        looks, now = _looks(self._settings), time.time_ns()
        inputs = {path: look for path, look in looks.items() if not _is_made(path, self._settings)}
        if self._key is None or inputs != self._inputs:
            return
        read = {path: _digest_of(path) for path, look in looks.items() if not is_settled(look, now=now)}
        told = (self._key, _digest(sorted(looks.items())), read, build.findings, build.closing)
        memory = self._settings.project_dir / _MEMORY
        memory.parent.mkdir(exist_ok=True)
        beside = memory.with_name(f".{memory.name}.new")
        beside.write_text(json.dumps(told), encoding="utf-8")
        beside.replace(memory)


def _is_made(path: str, settings: Settings) -> bool:
    """Tell whether a build makes a file: the site's, and what the generator writes below `content/`."""
    if path.startswith(f"{settings.site_dir}/"):
        return True
    content = f"{settings.content_dir}/"
    return path.startswith(content) and path.removeprefix(content).startswith(_GENERATED)


def _key(settings: Settings, language: str) -> str | None:
    """Return a digest of what a build depends on beside files; None where that is not known."""
    text = settings.config_file.read_text(encoding="utf-8")
    if not _is_plain(text):
        return None
    named = sorted(name for name in set(_WORD.findall(text)) if name in os.environ)
    environment = [(name, os.environ[name]) for name in (*named, "SOURCE_DATE_EPOCH") if name in os.environ]
    return _digest((program_digest(), settings, language, environment, _commit(settings.project_dir)))


def _is_plain(config: str) -> bool:
    """Tell whether nothing has a part in a build but the files of the project: no other plugins, hooks or settings."""
    keys = yaml.load(config, yaml.CBaseLoader)  # noqa: S506  # texts only
    if not isinstance(keys, Mapping):
        return False
    return keys.get("plugins") == [_OURS] and not {"INHERIT", "hooks"} & keys.keys()


def _commit(project_dir: Path) -> str:
    """Return what git calls the state that the project's history ends with; "" without git."""
    command = ("git", "rev-parse", "--is-shallow-repository", "HEAD")
    try:
        return subprocess.run(command, cwd=project_dir, capture_output=True, check=False, text=True).stdout  # noqa: S603
    except OSError:
        return ""


def _looks(settings: Settings) -> dict[str, Look]:
    """Return the look of every file that a build reads or writes, by its path."""
    folders = {settings.regions_dir, settings.content_dir, settings.site_dir, *_theme_dirs(settings)}
    looks = {path: look for folder in folders for path, look in looks_below(folder, f"{folder}/")}
    return looks | {str(settings.config_file): look_at(settings.config_file)}


def _theme_dirs(settings: Settings) -> Iterator[Path]:
    keys = yaml.load(settings.config_file.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506  # texts only
    theme = keys.get("theme")
    if isinstance(theme, Mapping) and "custom_dir" in theme:
        yield settings.project_dir / theme["custom_dir"]


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()


def _digest_of(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()
