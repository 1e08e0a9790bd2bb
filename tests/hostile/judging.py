"""Bad files against the check: the verdict and the line of each, without a folder for any."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator.build.data_folder import DataFolder, find_data
from generator.build.load import load_site as load
from generator.diagnostics import Diagnostic
from generator.settings import SiteSettings
from generator.source.discover import digest_of_file
from tests.builders import DAY, a_publication
from tests.hostile.bad_files import MISAL, REAL, BadFile
from tests.hostile.targets import PUBLICATION, assert_reported
from tests.loading import workplace


@dataclass(frozen=True)
class Judged:
    """A bad file, and what was found."""

    row: BadFile
    found: tuple[Diagnostic, ...]
    failure: str = ""
    """An exception that escaped, or a report that cannot be told."""

    @property
    def has_verdict(self) -> bool:
        """Whether the right code was found in the file."""
        return any(found.code == self.row.code for found in self.in_file)

    @property
    def has_line(self) -> bool:
        """Whether it was found at the right line."""
        return (self.row.code, self.row.line) in {
            (found.code, found.span.line) for found in self.in_file
        }

    @property
    def in_file(self) -> list[Diagnostic]:
        """What was found in the bad file itself."""
        return [found for found in self.found if found.span.path == f"regions/{self.row.path}"]

    def __str__(self) -> str:
        """Return the row, what it must get and what it got."""
        got = [f"{found.code}:{found.span.line} in {found.span.path}" for found in self.found]
        return f"{self.row.mistake}: {self.row.code}:{self.row.line}, found {got} {self.failure}"


@cache
def good_files() -> DataFolder:
    """Return the small publication with a real region beside the invented one."""
    with a_publication({**PUBLICATION, MISAL: REAL}) as project:
        return find_data(project / "regions", project)


def judge(row: BadFile) -> Judged:
    """Return what is found with a bad file in the place of the good one."""
    data = good_files()
    path = f"regions/{row.path}"
    assert path in {file.path for file in data.files}, path
    laid = DataFolder(
        tuple(
            replace(file, data=row.data, digest=digest_of_file(row.data))
            if file.path == path
            else file
            for file in data.files
        )
    )
    try:
        loaded = load(laid, SiteSettings("id", DAY, None, None), workplace())
        assert_reported(loaded.report.diagnostics, loaded.texts)
    # A row that fails in any way is a miss of its own.
    except Exception as error:  # noqa: BLE001
        return Judged(row, (), f"{type(error).__name__}: {error}")
    return Judged(row, loaded.report.diagnostics)


def shares(judged: Sequence[Judged]) -> tuple[float, float]:
    """Return the share of right verdicts, and that of right lines."""
    return (
        sum(one.has_verdict for one in judged) / len(judged),
        sum(one.has_line for one in judged) / len(judged),
    )


def figures(judged: Sequence[Judged]) -> str:
    """Return how many rows got the right verdict and line, and the rows that did not."""
    verdicts, lines = shares(judged)
    failures = [one for one in judged if one.failure]
    misses = [str(one) for one in judged if not one.has_line or one.failure]
    head = (
        f"{len(judged)} bad files: right verdict {verdicts:.1%}, right line {lines:.1%}, "
        f"tracebacks {len(failures)}"
    )
    return "\n".join([head, *misses])
