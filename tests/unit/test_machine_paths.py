"""Messages name files relative to the project: logs have many readers, and show no machine."""

import builtins
import errno
import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.machine_paths import display_path, without_machine_paths
from tests.builders import CONTOH, FICTIONAL, a_publication
from tests.rows import judge_rows

Run = Callable[..., tuple[int, str, str]]
SETTINGS = "docs_dir: content\nsite_name: Kota\ntheme: mkdocs\n"
PROJECT = Path("/srv/daerah/proyek kota")


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A small project without errors, in which the command is run."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    monkeypatch.chdir(tmp_path)
    with a_publication({CONTOH: FICTIONAL}) as base:
        (base / "regions").rename(tmp_path / "regions")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def foreign_site(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "foto.jpg").write_bytes(b"")


def linked_folder(project: Path) -> None:
    (project / "content").mkdir()
    (project / "content" / "daerah").symlink_to(project / "regions")


def file_for_a_folder(project: Path) -> None:
    (project / "content").write_text("")


def no_settings(project: Path) -> None:
    (project / "mkdocs.yml").unlink()


def no_regions(project: Path) -> None:
    (project / "regions").rename(project / "data")


def with_settings(text: str) -> Callable[[Path], object]:
    return lambda project: (project / "mkdocs.yml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "spoil"),
    [
        (("check",), no_settings),
        (("check",), no_regions),
        (("doctor",), no_regions),
        (("doctor",), with_settings(SETTINGS)),
        (("check",), with_settings("docs_dir: [\n")),
        (("check",), with_settings("- a\n")),
        (
            ("check",),
            with_settings(f"{SETTINGS}".replace("mkdocs\n", "{name: mkdocs, language: xx}\n")),
        ),
        (("check",), with_settings(SETTINGS.replace("content", "../luar"))),
        (("check",), with_settings(f"{SETTINGS}site_dir: regions\n")),
        (("generate",), linked_folder),
        (("generate",), file_for_a_folder),
        (("build",), foreign_site),
        (
            ("build",),
            with_settings(
                SETTINGS.replace("theme: mkdocs", "theme: {name: null, custom_dir: tidak-ada}")
            ),
        ),
        (("build",), with_settings(f"{SETTINGS}plugins: [tidak-ada]\n")),
    ],
)
@pytest.mark.parametrize("from_elsewhere", [False, True])
def test_no_refusal_shows_a_path_of_the_machine(
    arguments: tuple[str, ...],
    spoil: Callable[[Path], object],
    project: Path,
    masterplan: Run,
    monkeypatch: pytest.MonkeyPatch,
    *,
    from_elsewhere: bool,
) -> None:
    spoil(project)
    if from_elsewhere:
        monkeypatch.chdir(os.sep)
        arguments = (*arguments, "--config-file", str(project / "mkdocs.yml"))
    code, out, err = masterplan(*arguments)
    assert out + err
    assert code in {0, 1, 2}
    assert str(project) not in out + err
    assert str(project.parent) not in out + err


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (PROJECT / "site", "site"),
        (PROJECT / "regions" / "kota-misal", "regions/kota-misal"),
        (Path("/home/ani/umum"), "…/umum"),
        (Path("/srv/daerah/proyek kota lain/site"), "…/site"),
    ],
)
def test_a_path_is_told_relative_to_the_project(path: Path, told: str) -> None:
    assert display_path(path, PROJECT) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"tidak dapat membaca '{PROJECT}/regions/a.yml': rusak",
            "tidak dapat membaca 'regions/a.yml': rusak",
        ),
        (f"di dalam {PROJECT}.", "di dalam proyek kota."),
        ("[Errno 13] '/usr/lib/python3/a.py'", "[Errno 13] '…/a.py'"),
        (
            "[Errno 2] '/usr/Ani Budi/data kota/a b.yml' -> \"/usr/x y\"",
            "[Errno 2] '…/a b.yml' -> \"…/x y\"",
        ),
        ("[WinError 5] 'C:\\Users\\Ani Budi\\a b.yml'", "[WinError 5] '…/a b.yml'"),
        ("File C:\\Users\\ani\\proyek\\a.yml rusak", "File …/a.yml rusak"),
        ("buka http://127.0.0.1:8000/ atau https://kota.example/usr/bin", None),
        ("tcp://10.0.0.1:8786 tidak menjawab", None),
        ("halaman /daerah/kota-misal/ tidak ada", None),
        ("Kota/Kabupaten 71.72, 1/2", None),
    ],
)
def test_a_sentence_keeps_all_but_the_paths_of_the_machine(text: str, told: str | None) -> None:
    assert without_machine_paths(text, PROJECT) == (text if told is None else told)


class _Refusing:
    """Refuses the calls of a function of the system about paths of a project, from a call on."""

    def __init__(self, function: Callable[..., object], project: Path, calls: int) -> None:
        self._function = function
        self._project = str(project)
        self._left = calls

    def __call__(self, *arguments: object, **named: object) -> object:
        if arguments and self._project in str(arguments[0]):
            self._left -= 1
            if self._left < 0:
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(arguments[0]))
        return self._function(*arguments, **named)


SYSTEM = ("open", "scandir", "stat", "mkdir", "replace", "rename", "link", "unlink", "listdir")
"""Functions of the system that may refuse."""


@pytest.mark.parametrize(
    "command",
    [
        "check",
        *(
            pytest.param(name, marks=pytest.mark.slow)
            for name in ("generate", "build", "doctor", "schema")
        ),
    ],
)
def test_no_refusal_of_the_system_shows_a_path_of_the_machine(
    command: str, project: Path, masterplan: Run
) -> None:
    (project / "content").mkdir(exist_ok=True)
    (project / "content" / "tentang.md").write_text("# Tentang\n", encoding="utf-8")
    more = ("-o", str(project / "schemas")) if command == "schema" else ()
    refused = 0

    def judge(row: tuple[str, int]) -> None:
        nonlocal refused
        name, calls = row
        with pytest.MonkeyPatch.context() as patch:
            owner = builtins if name == "open" else os
            refusing = _Refusing(getattr(owner, name), project, calls)
            patch.setattr(owner, name, refusing)
            if name == "open":
                patch.setattr(io, "open", refusing)
            code, out, err = masterplan(command, *more)
        assert code in {0, 1, 2}
        refused += code == 2
        assert str(project) not in out + err
        assert str(project.parent) not in out + err

    judge_rows(((name, calls) for name in SYSTEM for calls in (0, 3)), judge)
    assert refused
