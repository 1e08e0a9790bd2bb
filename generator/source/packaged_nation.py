"""The national files that come with the program, for projects that have none of their own.

A project with its own `programme.yml` keeps its national files as they are: a framework that such
a project has removed does not come back. Without one, each file that `regions/_national/` lacks is
the packaged file of that name.
"""

from pathlib import Path

from generator.codes import Code
from generator.diagnostics import Diagnostic
from generator.packaged import ROOT
from generator.source.discover import NATIONAL_FOLDER, SourceFile, find_in

_SHARED = f"regions/{NATIONAL_FOLDER}"
_PROGRAMME = f"{_SHARED}/programme.yml"

Found = tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]
"""Files of the data, sorted by path, and findings about files as such."""


def with_packaged_nation(found: Found, project_dir: Path) -> Found:
    """Return the files of a project with the packaged national files that it lacks.

    A packaged file has the path that it would have in the project: a file at that path takes its
    place. Findings that such files are missing are left out.

    Args:
        found: Result of `find_sources`, or of `find_in` for the national folder.
        project_dir: Folder of the project.
    """
    files, findings = found
    own = {file.path for file in files}
    if _PROGRAMME in own or project_dir.resolve() == ROOT:
        return found
    packaged, _ = find_in(ROOT / _SHARED, ROOT)
    added = tuple(file for file in packaged if file.path not in own)
    paths = {file.path for file in added}
    left = tuple(
        finding
        for finding in findings
        if finding.code is not Code.NATIONAL_FILE_MISSING or finding.span.path not in paths
    )
    return tuple(sorted((*files, *added), key=lambda file: file.path)), left
