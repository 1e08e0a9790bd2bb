"""After any sequence of edits, a run on top of older pages gives the pages of a clean run."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st

from generator.files.content import WrittenFiles
from tests.builders import BASE, CONTOH, FOLLOWING
from tests.examples import tried
from tests.loading import write_site

Edit = Callable[[Path], None]
REGION = "kabupaten-contoh"

_TEXTS = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=40).map(
    lambda text: f"a{text}"
)
_NAMES = st.sampled_from(["satu", "dua", "tiga"])


def of_main(vision: str, tagline: str) -> Edit:
    """Write another vision and another tagline."""
    text = f"{FOLLOWING}vision: {{text: {quoted(vision)}}}\nbrand: {{name: {quoted(tagline)}}}\n"
    return lambda regions: write(regions / CONTOH, text)


def of_quick_win(name: str, title: str) -> Edit:
    """Write a quick win."""
    text = f"fictional: ya\ntitle: {quoted(title)}\nstate: running\n"
    return lambda regions: write(regions / REGION / "quick-wins" / f"{name}.yml", text)


def of_village(name: str, title: str) -> Edit:
    """Write a village."""
    text = f"fictional: ya\nname: {quoted(title)}\nkind: desa\n"
    return lambda regions: write(regions / REGION / "villages" / f"{name}.yml", text)


def of_removal(folder: str, name: str) -> Edit:
    """Remove a quick win or a village, if it is there."""
    return lambda regions: (regions / REGION / folder / f"{name}.yml").unlink(missing_ok=True)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


_EDITS = st.one_of(
    st.builds(of_main, _TEXTS, _TEXTS),
    st.builds(of_quick_win, _NAMES, _TEXTS),
    st.builds(of_village, _NAMES, _TEXTS),
    st.builds(of_removal, st.sampled_from(["quick-wins", "villages"]), _NAMES),
)


def generated(project: Path, content: Path) -> WrittenFiles:
    return write_site(project, content)[1]


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@tried(2, thorough=16)
@example([of_quick_win("satu", "Satu"), of_removal("quick-wins", "satu"), of_village("dua", "Dua")])
@given(st.lists(_EDITS, min_size=1, max_size=4))
def test_older_pages_leave_no_trace_and_a_second_run_writes_nothing(edits: list[Edit]) -> None:
    with TemporaryDirectory() as folder:
        project = Path(folder)
        shutil.copytree(BASE, project / "regions")
        generated(project, project / "content")
        for edit in edits:
            edit(project / "regions")
            generated(project, project / "content")
            again = generated(project, project / "content")
            assert (again.changed, again.removed) == ((), ())
        generated(project, project / "clean")
        assert tree(project / "content") == tree(project / "clean")
