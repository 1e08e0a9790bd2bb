"""The safe walk through the folders of a project: links are not followed, devices not opened.

Every folder that people write passes through this walk: the data, the hand-written pages and the
project's part of the theme. Looks at names alone and reads no file.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Span


@dataclass(slots=True)
class Walk:
    """A walk through folders, collecting findings on links, special files and unreadable folders.

    A walk through any number of folders may share an instance.
    """

    project_dir: Path
    """Folder to which the paths of findings are relative."""
    findings: list[Diagnostic] = field(default_factory=list)

    def files_below(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        """Yield every real file of a folder and of the folders below, sorted by name."""
        # Deepest folder last: a generator within a generator for each folder takes twice the time.
        waiting = [iter(self.entries(folder))]
        while waiting:
            entry = next(waiting[-1], None)
            if entry is None:
                waiting.pop()
            elif self.is_folder(entry):
                waiting.append(iter(self._sorted_entries(entry.path)))
            elif self.is_file(entry):
                yield entry

    def entries(self, folder: Path) -> list[os.DirEntry[str]]:
        """Return the entries of a folder, sorted by name.

        An unreadable folder or a link gives a finding and no entries; a missing folder, or a
        file in the place of a folder, gives none.
        """
        if folder.is_symlink():
            self.add_at(Code.SYMBOLIC_LINK, folder, name=printable(folder.name))
            return []
        return self._sorted_entries(str(folder))

    def _sorted_entries(self, folder: str) -> list[os.DirEntry[str]]:
        """Return the entries of a path that is no link, sorted by name."""
        try:
            with os.scandir(folder) as found:
                return sorted(found, key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            # Whoever is about to write into the folder says so.
            return []
        except OSError:
            unread = Path(folder)
            self.add_at(Code.UNREADABLE, unread, name=printable(unread.name))
            return []

    def is_folder(self, entry: os.DirEntry[str]) -> bool:
        """Return whether an entry is a real folder."""
        return entry.is_dir(follow_symlinks=False)

    def is_file(self, entry: os.DirEntry[str]) -> bool:
        """Return whether an entry is a real file; report links, pipes and devices."""
        if entry.is_symlink():
            self.add(Code.SYMBOLIC_LINK, entry, name=printable(entry.name))
            return False
        if not entry.is_file(follow_symlinks=False):
            self.add(Code.SPECIAL_FILE, entry, name=printable(entry.name))
            return False
        return True

    def add(
        self,
        code: Code,
        entry: os.DirEntry[str],
        *,
        suggestion: str | None = None,
        **arguments: Any,
    ) -> None:
        """Report a finding about an entry as a whole."""
        self.add_at(code, Path(entry.path), suggestion=suggestion, **arguments)

    def add_at(
        self, code: Code, path: Path, *, suggestion: str | None = None, **arguments: Any
    ) -> None:
        """Report a finding about a file or folder as a whole."""
        span = Span.whole_file(self.relative(str(path)))
        self.findings.append(finding(code, span, suggestion=suggestion, **arguments))

    def relative(self, path: str) -> str:
        """Return a path relative to the project, safe to print, with forward slashes."""
        # Of thousands of paths nearly every one only loses its beginning; `relpath` is slow.
        top = f"{self.project_dir}{os.sep}"
        below = (
            path.removeprefix(top)
            if path.startswith(top)
            else os.path.relpath(path, self.project_dir)
        )
        return printable(below.replace(os.sep, "/"))


def printable(name: str) -> str:
    """Return a file name safe to print, with escapes for control and unpaired characters."""
    if name.isprintable():
        return name
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in name)
