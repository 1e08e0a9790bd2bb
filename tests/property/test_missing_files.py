"""Whatever files are missing, the data is not published, or needs none of them."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import BASE, a_publication
from tests.examples import tried
from tests.hostile.targets import PUBLICATION
from tests.loading import load_site

PATHS = sorted(
    {path.relative_to(BASE).as_posix() for path in BASE.rglob("*.yml")} | set(PUBLICATION)
)


def test_without_a_missing_file_there_is_no_finding() -> None:
    with a_publication(PUBLICATION) as project:
        loaded = load_site(project)
    assert loaded.site is not None
    assert loaded.report.diagnostics == ()
    assert len(PATHS) == 10


@tried(15, thorough=30)
@given(st.sets(st.sampled_from(PATHS), min_size=1))
def test_any_missing_files_give_a_report_or_are_not_missed(missing: set[str]) -> None:
    with a_publication(PUBLICATION) as project:
        for path in missing:
            Path(project / "regions" / path).unlink()
        loaded = load_site(project)
    assert loaded.site is not None or loaded.report.has_errors
