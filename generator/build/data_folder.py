"""The data folder: the files of the regions and of the nation, and the part a state releases."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.build.media import MediaFile, find_media_files
from generator.build.read import RegionInputs
from generator.build.release import UnreleasedRecord, released
from generator.build.release_marks import (
    FIRST_STATE,
    Marks,
    State,
    release_marks,
)
from generator.diagnostics import Diagnostic
from generator.files.freshness import FileStates
from generator.source.discover import find_regions, find_sources
from generator.source.files import SourceFile
from generator.source.packaged_nation import with_packaged_nation


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The files of the data folder, with the findings about files and folders."""

    files: tuple[SourceFile, ...]
    """By path."""
    refused: tuple[Diagnostic, ...] = ()
    """Findings about unknown files, folders and names."""
    changed_on: Mapping[str, dt.date] = field(default_factory=dict)
    """Day of the last change of each file, by path; files without a known day are missing."""
    media: tuple[MediaFile, ...] = ()
    """Files in the regions' folders `media/`, by path."""
    project_dir: Path = Path()
    """Folder to which paths are relative."""
    state: State = FIRST_STATE
    """Tells the released records."""
    as_of: Mapping[str, dt.date] = field(default_factory=dict)
    """Day of the earlier state of each region that is not as its files are now, by slug."""
    absent: frozenset[str] = frozenset()
    """Slugs of regions left out, since no state of theirs may be shown: others may cite them."""

    @property
    def national_files(self) -> tuple[SourceFile, ...]:
        """The national files, by path."""
        return tuple(file for file in self.files if file.region is None)

    def days(self, files: Iterable[SourceFile]) -> dict[str, dt.date]:
        """Return the day of the last change of some files, by path."""
        return {
            file.path: self.changed_on[file.path] for file in files if file.path in self.changed_on
        }

    def regions(self) -> dict[str, RegionInputs]:
        """Return the inputs of each region found, readable or not, in the order of their slugs."""
        by_slug: defaultdict[str, list[SourceFile]] = defaultdict(list)
        for file in self.files:
            if file.region is not None:
                by_slug[file.region].append(file)
        return {
            slug: RegionInputs(slug, tuple(files), self.days(files), as_of=self.as_of.get(slug))
            for slug, files in sorted(by_slug.items())
        }


def find_data(
    regions_dir: Path,
    project_dir: Path,
    changed_on: Mapping[str, dt.date] | None = None,
    known: FileStates | None = None,
    *,
    state: State = FIRST_STATE,
) -> DataFolder:
    """Return the current data folder.

    Args:
        regions_dir: The folder `regions/`.
        project_dir: Folder of the project; reported paths are relative to the project.
        changed_on: Day of the last change of each file, by path.
        known: States of files from an earlier run, by absolute path.
        state: Tells the released records.
    """
    found, slugs = find_sources(regions_dir, project_dir), find_regions(regions_dir)
    files, refused = with_packaged_nation(found, project_dir, slugs)
    media = find_media_files(regions_dir, project_dir, slugs, known or {})
    findings = (*refused, *media.refused)
    return DataFolder(files, findings, changed_on or {}, media.files, project_dir, state)


@dataclass(frozen=True, slots=True)
class ReleasedData:
    """The data of a state, without unreleased records."""

    data: DataFolder
    unreleased: tuple[UnreleasedRecord, ...] = ()


def released_data(data: DataFolder) -> DataFolder:
    """Return a data folder without its unreleased records; the same one if no record has a mark."""
    return data_of_state(data, release_marks(data.files), data.state).data


def data_of_state(data: DataFolder, marks: Marks, state: State) -> ReleasedData:
    """Return the data of a state; the national files stay as they are."""
    if not marks:
        return ReleasedData(data)
    regions = {}
    for slug, inputs in data.regions().items():
        others = (file for file in data.files if file.region != slug)
        regions[slug] = released(inputs.files, marks, state, others)
    files = (*data.national_files, *(file for region in regions.values() for file in region.files))
    idle = {(slug, name) for slug, region in regions.items() for name in region.media}
    media = (file for file in data.media if (file.region, file.name) not in idle)
    unreleased = (record for region in regions.values() for record in region.unreleased)
    return ReleasedData(replace(data, files=files, media=tuple(media)), tuple(unreleased))
