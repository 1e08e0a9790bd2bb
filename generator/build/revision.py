"""The comparison of the data with a commit, for `masterplan check --against`.

Git gives the files of the commit without a checkout: nothing in the working folder changes. Only
files with other bytes than now are read, so the cost is that of the change.
"""

import datetime as dt
import hashlib
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from generator.build.history import has_whole_history, run_git
from generator.build.load import LoadedSite
from generator.build.read import MODELS, has_errors, read_files, records_of_kind
from generator.build.release import UnreleasedRecord, released
from generator.build.release_marks import Identity, Marks, State, release_marks, shown_identities
from generator.codes import Code, finding
from generator.diagnostics import Diagnostic
from generator.errors import GeneratorError
from generator.past.silent_changes import find_silent_changes
from generator.past.states import DataFile, DataState
from generator.past.translations import find_old_translations
from generator.settings import Settings
from generator.source.discover import PROGRAMME_FILE, region_file_of
from generator.source.files import SourceFile, SourceKind, digest_of_file
from generator.source.text import MAX_BYTES

_SHA1_LENGTH = 40
"""Hexadecimal digits of an object's name in a repository of the usual format."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of a region, or the national ledger, in a commit."""

    path: str
    blob: str
    """Name of the object with the bytes."""
    size: int


def compared_with(loaded: LoadedSite, settings: Settings, revision: str) -> LoadedSite:
    """Return a loaded site with the findings on silent changes since a commit.

    Args:
        loaded: The site as its files are.
        settings: Settings of the project.
        revision: A commit, branch or tag, as typed.

    Raises:
        GeneratorError: Git is missing, the project is no checkout, or the commit is unknown.
    """
    commit = commit_named(settings.project_dir, revision)
    folder = settings.regions_dir.relative_to(settings.project_dir).as_posix()
    entries = {entry.path: entry for entry in _entries(settings.project_dir, commit, folder)}
    ledgers = (file for file in loaded.shared.national_files if file.kind is SourceKind.PROGRAMME)
    of_regions = (file for inputs in loaded.inputs.values() for file in inputs.files)
    present = {file.path: file for file in (*ledgers, *of_regions)}
    differing = [
        entry
        for entry in entries.values()
        if entry.path not in present or not _is_same(entry, present[entry.path])
    ]
    files = tuple(_read(settings.project_dir, differing, folder))
    marks = release_marks(files)
    shown = tuple(_released(files, marks, State(settings.moment)))
    same = entries.keys() - {entry.path for entry in differing}
    before = read_state(shown, {*same, *(file.path for file in shown)})
    regions = {file.region for file in before.files.values()}
    changed = (
        file
        for file in present.values()
        if file.path not in entries
        or ((file.region or "") in regions and not _is_same(entries[file.path], file))
    )
    now = read_state(changed, present)
    found = found_between(
        shown, before, now, loaded.unreleased, revision=revision, today=settings.site.today
    )
    loaded.report.add(found)
    texts = {
        diagnostic.span.path: present[diagnostic.span.path].quotable
        for diagnostic in found
        if diagnostic.span.path in present
    }
    return replace(loaded, texts={**texts, **loaded.texts})


def _released(files: tuple[SourceFile, ...], marks: Marks, state: State) -> Iterator[SourceFile]:
    """Yield the released files of regions in a state of the data."""
    for _, of_region in groupby(sorted(files, key=_place), key=lambda file: file.region):
        yield from released(tuple(of_region), marks, state).files


def _place(file: SourceFile) -> tuple[str, str]:
    return file.region or "", file.path


def found_between(
    shown: Iterable[SourceFile],
    before: DataState,
    now: DataState,
    unreleased: Iterable[UnreleasedRecord],
    *,
    revision: str,
    today: dt.date,
) -> tuple[Diagnostic, ...]:
    """Return the findings on silent changes, records kept back again, and old translations.

    Args:
        shown: The released files of the earlier state.
        before: The earlier state.
        now: The state of the files.
        unreleased: Records that are not released now.
        revision: Name of the earlier state, as typed.
        today: Day for the ready lines.
    """
    published = {file.path: frozenset(_published(file, before)) for file in shown}
    again = tuple(
        finding(
            Code.UNRELEASED_AGAIN,
            record.key._replace(path=record.path),
            name=record.name,
            revision=revision,
        )
        for record in unreleased
        if record.identity in published.get(record.path, ())
    )
    # A file that is kept back is not gone as well.
    gone = {found.span.path for found in again} - now.paths
    rest = {path: file for path, file in before.files.items() if path not in gone}
    changes = find_silent_changes(replace(before, files=rest), now, revision=revision, today=today)
    translations = find_old_translations(before, now, revision=revision)
    return (*again, *changes, *translations)


def _published(file: SourceFile, before: DataState) -> Iterator[Identity]:
    """Yield the identity of each record of a file; none for an invented region."""
    if not before.files[file.path].is_fictional:
        yield from shown_identities(file)


def commit_named(project_dir: Path, revision: str) -> str:
    """Return the full name of a commit.

    Raises:
        GeneratorError: There is no git, no checkout, or no such commit.
    """
    if not run_git(project_dir, "--version"):
        raise GeneratorError("against_without_git")
    is_whole = has_whole_history(project_dir)
    if is_whole is None:
        raise GeneratorError("against_without_checkout", path=str(project_dir))
    # No revision can pass for an option of git.
    asked = ("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = run_git(project_dir, "rev-parse", *asked).strip()
    if not commit:
        key = "against_unknown" if is_whole else "against_shallow"
        raise GeneratorError(key, revision=revision)
    return commit


def _entries(project_dir: Path, commit: str, folder: str) -> Iterator[_Entry]:
    """Yield the files of regions and the national ledger in a commit.

    Links and files without a place are passed over.
    """
    listing = run_git(project_dir, "ls-tree", "-r", "-z", "-l", commit, "--", f"{folder}/")
    for line in listing.split("\0"):
        head, _, path = line.partition("\t")
        below = path.removeprefix(f"{folder}/")
        if below == PROGRAMME_FILE or (path and region_file_of(below) is not None):
            mode, _, blob, size = head.split()
            if mode.startswith("100"):
                yield _Entry(path, blob, int(size))


def _is_same(entry: _Entry, file: SourceFile) -> bool:
    """Return whether a file has the bytes of a commit, told by git's own digest."""
    algorithm = hashlib.sha1 if len(entry.blob) == _SHA1_LENGTH else hashlib.sha256
    digest = algorithm(b"blob %d\0" % len(file.data) + file.data, usedforsecurity=False)
    return digest.hexdigest() == entry.blob


def _read(project_dir: Path, entries: list[_Entry], folder: str) -> Iterator[SourceFile]:
    """Yield files of a commit with their bytes; a file over the size limit comes without bytes.

    Raises:
        GeneratorError: Git ends before it has given every file.
    """
    wanted = [entry for entry in entries if entry.size <= MAX_BYTES]
    contents = dict(zip((entry.path for entry in wanted), _blobs(project_dir, wanted), strict=True))
    for entry in entries:
        data = contents.get(entry.path, b"")
        place = region_file_of(entry.path.removeprefix(f"{folder}/"))
        kind, region, slug = SourceKind.PROGRAMME, None, "programme"
        if place is not None:
            kind, region, slug = place.kind, place.region, place.slug
        yield SourceFile(entry.path, kind, region, slug, data, digest_of_file(data))


def _blobs(project_dir: Path, entries: list[_Entry]) -> Iterator[bytes]:
    """Yield the bytes of objects, all given by one process of git."""
    if not entries:
        return
    # Only names of objects from git itself reach the command.
    done = subprocess.run(
        ["git", "cat-file", "--batch"],  # noqa: S607
        cwd=project_dir,
        input="".join(f"{entry.blob}\n" for entry in entries).encode(),
        capture_output=True,
        check=False,
    )
    output, position = done.stdout, 0
    for entry in entries:
        start = output.find(b"\n", position) + 1
        if not start or len(output) < start + entry.size:
            raise GeneratorError("against_unreadable", path=entry.path)
        yield output[start : start + entry.size]
        # A line feed of git's own follows each object.
        position = start + entry.size + 1


def read_state(files: Iterable[SourceFile], paths: Iterable[str]) -> DataState:
    """Return a state of the data: some files read, and the paths of all files."""
    read = {}
    for item in read_files(files):
        is_whole = not item.is_unread and not has_errors(item.diagnostics)
        records = records_of_kind((item,), item.file.kind, MODELS[item.file.kind])
        read[item.file.path] = DataFile(
            path=item.file.path,
            region=item.file.region or "",
            kind=item.file.kind,
            slug=item.file.slug,
            content=records[0] if is_whole and records else None,
        )
    return DataState(read, frozenset(paths))
