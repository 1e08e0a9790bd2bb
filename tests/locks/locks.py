"""Reads the lock files, and finds what an installation from a lock would have to ask an index for."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads(Path(ROOT, "pyproject.toml").read_text("utf-8"))
EXTRAS = {
    "requirements.lock": (),
    "requirements-distributed.lock": ("distributed",),
    "tests/requirements.lock": ("test",),
    "tests/bench/requirements.lock": ("bench",),
    "tests/hostile/requirements.lock": ("fuzz",),
    ".ci/requirements.lock": ("audit",),
}
"""Extras of the project that each lock holds, beside the requirements of the project itself."""
BUILD_LOCK = "requirements-build.lock"
LOCKS = (BUILD_LOCK, *EXTRAS)
"""Every lock file, in the order in which `make` installs them."""
PYTHONS = tuple(
    version
    for version in (f"3.{minor}" for minor in range(100))
    if SpecifierSet(PROJECT["project"]["requires-python"]).contains(version)
)
"""Every supported Python, the oldest first."""
_SYSTEMS = {"linux": ("Linux", "posix"), "darwin": ("Darwin", "posix"), "win32": ("Windows", "nt")}
_LINE = re.compile(
    r"(?P<requirement>[\w.-]+(\[[\w,-]+\])?==[\w.]+( ; .+?)?)(?P<hashes>( \\\n    --hash=sha256:[0-9a-f]{64})+)\n"
)


@dataclass(frozen=True, slots=True)
class Locked:
    """A package as a lock names it."""

    name: str
    version: str
    extras: frozenset[str]
    marker: Marker | None
    """Environments that the package is installed in; None: in all."""


def read_lock(text: str) -> tuple[Locked, ...]:
    """Return the packages of a lock file in order; ValueError where a line is more than names,
    versions and hashes.
    """
    if left := _LINE.sub("", text):
        raise ValueError(left)
    requirements = (Requirement(found["requirement"]) for found in _LINE.finditer(text))
    return tuple(
        Locked(
            canonicalize_name(one.name),
            str(one.specifier).removeprefix("=="),
            frozenset(one.extras),
            one.marker,
        )
        for one in requirements
    )


def direct_requirements(lock: str) -> tuple[Requirement, ...]:
    """Return what the project itself asks of a lock."""
    if lock == BUILD_LOCK:
        return tuple(map(Requirement, PROJECT["build-system"]["requires"]))
    optional = PROJECT["project"]["optional-dependencies"]
    texts = [
        *PROJECT["project"]["dependencies"],
        *(text for extra in EXTRAS[lock] for text in optional[extra]),
    ]
    return tuple(map(Requirement, texts))


def environments() -> Iterator[dict[str, str]]:
    """Yield the values of markers for the first release of each supported Python, on each system."""
    for python in PYTHONS:
        for system, (name, kind) in _SYSTEMS.items():
            known = {"python_version": python, "python_full_version": f"{python}.0"}
            yield {
                **default_environment(),
                **known,
                "sys_platform": system,
                "platform_system": name,
                "os_name": kind,
            }


def unmet(
    packages: Iterable[Locked], direct: Iterable[Requirement], environment: Mapping[str, str]
) -> Iterator[str]:
    """Yield in words each requirement that no package of a lock meets, and each package that
    refuses the Python.

    A package that is not installed here is trusted: it is of another system, or of the tools to
    compare with.
    """
    locked = {
        one.name: one
        for one in packages
        if one.marker is None or one.marker.evaluate(dict(environment))
    }
    asked = [
        ("pyproject.toml", requirement)
        for requirement in direct
        if _holds(requirement, frozenset(), environment)
    ]
    for package in locked.values():
        pythons, requirements = _metadata(package.name)
        if not pythons.contains(environment["python_full_version"]):
            yield f"{package.name} {package.version} refuses Python {environment['python_full_version']}"
        asked += [
            (package.name, one) for one in requirements if _holds(one, package.extras, environment)
        ]
    for asker, requirement in asked:
        found = locked.get(canonicalize_name(requirement.name))
        if (
            not found
            or not requirement.specifier.contains(found.version)
            or requirement.extras - found.extras
        ):
            yield f"{asker} asks for {requirement}, the lock has {found}"


@cache
def _metadata(name: str) -> tuple[SpecifierSet, tuple[Requirement, ...]]:
    """Return the Pythons that an installed package takes, and its requirements; anything and none
    if it is not here.
    """
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return SpecifierSet(), ()
    return SpecifierSet(told.get("Requires-Python", "")), tuple(
        map(Requirement, told.get_all("Requires-Dist", ()))
    )


def _holds(
    requirement: Requirement, extras: frozenset[str], environment: Mapping[str, str]
) -> bool:
    marker = requirement.marker
    return marker is None or any(
        marker.evaluate({**environment, "extra": extra}) for extra in ("", *extras)
    )
