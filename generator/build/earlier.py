"""Regions as of their last clean commit, while their present data is refused.

A host chooses this by `on_error: keep_last`: a mistake in a region stops the region's pages alone.
A region without a commit that may be shown is missing from the site until somebody mends its data.
"""

import datetime as dt
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.build.data_folder import DataFolder
from generator.build.history import archived, changed_days, has_whole_history, run_git
from generator.build.load import EarlierRegion, KeptRegions, LoadedSite
from generator.build.media import find_media_files
from generator.build.release import UnreleasedRecord, released
from generator.build.release_marks import release_marks, shown_identities
from generator.diagnostics import Diagnostic, Report, Severity
from generator.files.atomic import write_atomically
from generator.messages import Catalogue
from generator.model.release import RELEASE_FIELDS
from generator.settings import WIB, Settings
from generator.source.discover import NATIONAL_FOLDER, find_in
from generator.source.files import SourceFile
from generator.source.front_matter import parse_data
from generator.source.names import is_region_name

_MOST_COMMITS = 50
"""Most commits tried for a region, newest first; every try checks the whole site."""

_KEY = re.compile(rb"\b(?:%s)\b" % "|".join(sorted(RELEASE_FIELDS)).encode())

Load = Callable[[DataFolder], LoadedSite]
"""Links and checks a data folder."""


def keep_last(loaded: LoadedSite, data: DataFolder, settings: Settings, load: Load) -> LoadedSite:
    """Return the site with every refused region as of its last clean commit, or without it.

    Findings about the present data of the regions take the place of findings about the earlier
    data: nobody can mend a commit. A commit is passed over if it shows a record that by now is a
    draft or has a later release time; a region whose commits are all passed over, or were never
    clean, is left out. The given site comes back, still refused, if an error lies outside of the
    regions, if git lacks a part of the history, or if no region would be left.

    Args:
        loaded: The site as its files are, with errors.
        data: The data folder of the site.
        settings: The project.
        load: Links and checks another data folder, as the given one was.
    """
    shutil.rmtree(settings.cache_dir / "earlier", ignore_errors=True)
    folder = f"{settings.regions_dir.relative_to(settings.project_dir).as_posix()}/"
    past = _Past(data, settings, folder, loaded.unreleased)
    kept: dict[str, EarlierRegion | None] = {}
    tried: dict[str, Iterator[EarlierRegion]] = {}
    site = loaded
    while site.report.has_errors:
        at_fault = _regions_at_fault(site.report, settings, folder)
        if not at_fault:
            return _still_refused(loaded, "outside")
        # A clone without its history would lose pages that the site has.
        is_whole = has_whole_history(settings.project_dir)
        if not is_whole:
            return _still_refused(loaded, "no_git" if is_whole is None else "history")
        for slug in at_fault:
            kept[slug] = next(tried.setdefault(slug, past.states_of(slug)), None)
        shown = _with_earlier(data, kept, folder)
        if not shown.regions():
            return _still_refused(loaded, "none_left")
        site = load(shown)
        # Findings about pages written by hand hold for any state of the data.
        others = loaded.report.diagnostics
        site.report.add(found for found in others if not found.span.path.startswith(folder))
    folders = tuple(f"{folder}{slug}/" for slug in kept)
    report, refused = Report(), Report()
    report.add(found for found in site.report.every if not _is_below(found, folders))
    refused.add(found for found in loaded.report.every if _is_below(found, folders))
    return replace(
        site,
        report=report,
        texts={**site.texts, **loaded.texts},
        # The findings about the present data are about its drafts as well.
        unreleased=tuple(dict.fromkeys((*site.unreleased, *loaded.unreleased))),
        kept=KeptRegions(
            {slug: earlier for slug, earlier in sorted(kept.items()) if earlier is not None},
            tuple(slug for slug, earlier in sorted(kept.items()) if earlier is None),
            refused,
        ),
    )


def _still_refused(loaded: LoadedSite, hindrance: str) -> LoadedSite:
    return replace(loaded, kept=KeptRegions(hindrance=hindrance))


def _is_below(found: Diagnostic, folders: tuple[str, ...]) -> bool:
    """Return whether a finding is about one of some folders, or about a file below them."""
    return f"{found.span.path}/".startswith(folders)


def told_kept(kept: KeptRegions, catalogue: Catalogue) -> Iterator[str]:
    """Yield a sentence for each region that is old or missing, or on why the site is refused."""
    if kept.hindrance:
        yield catalogue.word(f"report.not_kept.{kept.hindrance}")
    for slug, earlier in kept.regions.items():
        day, commit = earlier.day.isoformat(), earlier.commit[:10]
        yield catalogue.word("report.kept", region=slug, day=day, commit=commit)
    for slug in kept.absent:
        yield catalogue.word("report.absent", region=slug)


def _regions_at_fault(report: Report, settings: Settings, folder: str) -> list[str]:
    """Return the names of the regions' folders with errors; empty if an error lies elsewhere."""
    found = set()
    for diagnostic in report.diagnostics:
        if diagnostic.severity is Severity.ERROR:
            name = diagnostic.span.path.removeprefix(folder).partition("/")[0]
            is_below = diagnostic.span.path.startswith(folder) and name != NATIONAL_FOLDER
            if not is_below or not (settings.regions_dir / name).is_dir():
                return []
            found.add(name)
    return sorted(found)


def _with_earlier(
    data: DataFolder, kept: Mapping[str, EarlierRegion | None], folder: str
) -> DataFolder:
    """Return a data folder with the earlier files of some regions in the place of the present.

    Args:
        data: The present data folder.
        kept: Earlier state of regions, by slug; None for a region to be left out.
        folder: Folder of the regions relative to the project, with a slash at its end.
    """
    folders = tuple(f"{folder}{slug}/" for slug in kept)
    files = [file for file in data.files if file.region not in kept]
    media = [file for file in data.media if file.region not in kept]
    days = {path: day for path, day in data.changed_on.items() if not path.startswith(folders)}
    refused = [found for found in data.refused if not f"{found.span.path}/".startswith(folders)]
    states = {slug: earlier for slug, earlier in kept.items() if earlier is not None}
    for earlier in states.values():
        files += earlier.data.files
        media += earlier.data.media
        days |= earlier.data.changed_on
        refused += earlier.data.refused
    return replace(
        data,
        files=tuple(sorted(files, key=lambda file: file.path)),
        media=tuple(sorted(media, key=lambda file: (file.region, file.name))),
        refused=tuple(refused),
        changed_on=days,
        as_of={slug: earlier.day for slug, earlier in states.items()},
        absent=frozenset(kept.keys() - states.keys()),
    )


@dataclass(frozen=True, slots=True)
class _Past:
    """The history of the data folder in git."""

    data: DataFolder
    settings: Settings
    folder: str
    """Folder of the regions relative to the project, with a slash at its end."""
    unreleased: tuple[UnreleasedRecord, ...]
    """Records of the present data that the site must not show."""

    def states_of(self, slug: str) -> Iterator[EarlierRegion]:
        """Yield the earlier states of a region that may be shown, newest first.

        Commits of a proposal were never published: only the main line counts. A folder with a
        refused name was never a region.
        """
        project = self.settings.project_dir
        if not is_region_name(slug):
            return
        log = ("log", "--first-parent", f"--max-count={_MOST_COMMITS}", "--format=%H %ct", "--")
        present = _fingerprint(self.data, slug)
        for line in run_git(project, *log, f"{self.folder}{slug}").splitlines():
            commit, seconds = line.split()
            day = dt.datetime.fromtimestamp(int(seconds), WIB).date()
            files = self._files_at(commit, slug, day)
            is_other = files.files and _fingerprint(files, slug) != present
            if is_other and not self._lacks_mark(files) and not self._shows_unreleased(files, slug):
                yield EarlierRegion(commit, day, files)

    def _shows_unreleased(self, earlier: DataFolder, slug: str) -> bool:
        """Return whether an earlier state may show a record that must not be shown now.

        The record may have another name by now: if the present data hides a record that the earlier
        state does not know as hidden, no record of its kind may be gone from its place.
        """
        present = {file.path: file for file in self.data.files if file.region == slug}
        hidden = {
            (record.path, record.identity) for record in self.unreleased if record.path in present
        }
        before = released(earlier.files, release_marks(earlier.files), self.data.state)
        shown = [(file, identity) for file in before.files for identity in shown_identities(file)]
        if any((file.path, identity) in hidden for file, identity in shown):
            return True
        new = hidden - {(record.path, record.identity) for record in before.unreleased}
        kinds = {(present[path].kind, keys) for path, (keys, _) in new}
        unread = {path for path, file in present.items() if _is_unread(file)}
        # An unreadable file is a record of its own; further records in it are not known.
        known = {file.path for file in earlier.files}
        kinds |= {
            (present[path].kind, ()) for path in unread - known if _KEY.search(present[path].data)
        }
        written = {
            (path, identity)
            for path, file in present.items()
            if path not in unread
            for identity in shown_identities(file)
        }
        return any(
            (file.kind, identity[0]) in kinds
            and file.path not in unread
            and (file.path, identity) not in written
            for file, identity in shown
        )

    def _lacks_mark(self, earlier: DataFolder) -> bool:
        """Return whether a present file that cannot be read has a release key of its own.

        Nobody can tell which record such a key keeps back.
        """
        before = {file.path: _lines_with_key(file.data) for file in earlier.files}
        return any(
            _lines_with_key(file.data) - before[file.path] and _is_unread(file)
            for file in self.data.files
            if file.path in before
        )

    def _files_at(self, commit: str, slug: str, day: dt.date) -> DataFolder:
        """Return the files of a region in a commit; pictures are read from a copy on the disk."""
        project, below = self.settings.project_dir, f"{self.folder}{slug}"
        copy = self.settings.cache_dir / "earlier" / commit
        for path, content in archived(project, commit, below):
            write_atomically(copy / path, content)
        files, refused = find_in(copy / below, copy)
        media = find_media_files(copy / self.folder, project, [slug], {})
        days = changed_days(project, below, today=day, revision=commit)
        return DataFolder(files, (*refused, *media.refused), days, media.files)


def _is_unread(file: SourceFile) -> bool:
    """Return whether a file cannot be read as a tree."""
    return parse_data(file.path, file.data).document is None


def _lines_with_key(data: bytes) -> Counter[bytes]:
    """Return the lines of a file that name a release key."""
    return Counter(line.strip() for line in data.splitlines() if _KEY.search(line))


def _fingerprint(data: DataFolder, slug: str) -> frozenset[tuple[str, str]]:
    """Return names and digests of the files of a region."""
    files = ((file.path, file.digest) for file in data.files if file.region == slug)
    media = ((file.name, file.digest) for file in data.media if file.region == slug)
    return frozenset((*files, *media))
