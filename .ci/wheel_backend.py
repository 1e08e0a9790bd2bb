"""Build back-end of the wheel: flit's, which adds the folders that the program reads at run time.

flit packs one package folder. Theme, national data and handbook stay at the top of the repository,
where people look for them; `[tool.masterplan]` of pyproject.toml lists their files. An editable
install copies nothing (see generator/packaged.py). hatchling maps folders without code of ours, but
brings five more packages with hashes into the lock, and copies the folders into editable installs.
"""

import tomllib
from pathlib import Path
from typing import Any

from flit_core import buildapi, wheel

build_editable = buildapi.build_editable
build_sdist = buildapi.build_sdist
get_requires_for_build_editable = buildapi.get_requires_for_build_editable
get_requires_for_build_sdist = buildapi.get_requires_for_build_sdist
get_requires_for_build_wheel = buildapi.get_requires_for_build_wheel
prepare_metadata_for_build_editable = buildapi.prepare_metadata_for_build_editable
prepare_metadata_for_build_wheel = buildapi.prepare_metadata_for_build_wheel

_COPIES = "generator/packaged"


class _WheelWithCopies(wheel.WheelBuilder):
    def copy_module(self) -> None:
        """Add the package, and the packaged files below it."""
        super().copy_module()
        settings = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
        for pattern in settings["tool"]["masterplan"]["packaged"]:
            files = sorted(path for path in Path().glob(pattern) if path.is_file())
            if not files:
                raise FileNotFoundError(pattern)
            for file in files:
                self._add_file(file, f"{_COPIES}/{file.as_posix()}")


def build_wheel(
    wheel_directory: str,
    config_settings: dict[str, Any] | None = None,
    metadata_directory: str | None = None,
) -> str:
    """Write the wheel into a folder and return its name, as PEP 517 asks."""
    del config_settings, metadata_directory
    folder = Path(wheel_directory)
    unfinished = folder / "unfinished.whl"
    with unfinished.open("wb") as file:
        builder = _WheelWithCopies.from_ini_path(Path("pyproject.toml"), file)
        builder.build()
    unfinished.replace(folder / builder.wheel_filename)
    return str(builder.wheel_filename)
