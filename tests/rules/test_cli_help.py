"""The command line explains itself in both languages, leaves with the right code, and never shows a
traceback.
"""

import re
import shlex
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import click
import pytest

from generator.cli import make_cli
from generator.messages import LANGUAGES, load_catalogue
from tests.conftest import BUILD_DAY, PROJECT, copy_project
from tests.projects import a_small_project

Run = Callable[..., tuple[int, str, str]]


def commands_of(group: click.Group, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its name, the commands of groups too: "export xlsx"."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands_of(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


def command_named(name: str, language: str) -> click.Command:
    return dict(commands_of(make_cli(load_catalogue(language))))[name]


COMMANDS = sorted(dict(commands_of(make_cli(load_catalogue(LANGUAGES[0])))))
QUICK_WIN = "regions/kabupaten-contoh/quick-wins/siaga-banjir.yml"
REGION = "regions/kabupaten-contoh/region.yml"


@pytest.fixture(autouse=True)
def no_wish_for_a_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MASTERPLAN_LANG", raising=False)


def folded(text: str) -> str:
    """Return text without the line breaks that the width of a terminal gives it."""
    return " ".join(text.split())


def contents(project: Path) -> dict[str, str]:
    """Return a digest of every file below a folder, by path; what is kept for the next run is not
    part of it.
    """
    files = (
        path for path in sorted(project.rglob("*")) if path.is_file() and ".cache" not in path.parts
    )
    return {
        path.relative_to(project).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def plant_error(project: Path) -> None:
    path = project / QUICK_WIN
    path.write_text(
        path.read_text(encoding="utf-8").replace("state: running", "state: late", 1),
        encoding="utf-8",
    )


def plant_warning(project: Path) -> None:
    path = project / REGION
    path.write_text(
        path.read_text(encoding="utf-8") + "  - id: tak-dipakai\n    grade: other\n",
        encoding="utf-8",
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(
    command: str, language: str, masterplan: Run
) -> None:
    word, key = load_catalogue(language).word, command.replace(" ", ".")
    code, shown, complaints = masterplan("--lang", language, *command.split(), "--help")
    assert (code, complaints) == (0, "")
    assert folded(word(f"cli.{key}.help")) in folded(shown)
    assert folded(word(f"cli.{key}.example")) in folded(shown)
    assert f"masterplan {command}" in word(f"cli.{key}.example")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained(command: str, language: str, masterplan: Run) -> None:
    _, shown, _ = masterplan("--lang", language, *command.split(), "--help")
    options = [
        option
        for option in command_named(command, language).params
        if isinstance(option, click.Option)
    ]
    assert options
    for option in options:
        assert option.opts[-1] in shown
        assert option.help
        assert folded(option.help) in folded(shown)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_is_a_command_that_works_as_written(command: str, language: str) -> None:
    key = command.replace(" ", ".")
    _, _, written = load_catalogue(language).word(f"cli.{key}.example").partition("masterplan ")
    steps = len(command.split())
    name, arguments = shlex.split(written)[:steps], shlex.split(written)[steps:]
    assert " ".join(name) == command
    assert command_named(command, language).make_context(command, arguments).params


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_program_lists_its_commands_and_its_exit_codes(language: str, masterplan: Run) -> None:
    word = load_catalogue(language).word
    code, shown, _ = masterplan("--lang", language, "--help")
    assert code == 0
    for key in (
        "cli.help",
        "cli.epilog",
        *(f"cli.{command.split()[0]}.short" for command in COMMANDS),
    ):
        assert folded(word(key)) in folded(shown)


def test_help_is_indonesian_unless_told_otherwise(
    masterplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    indonesian, english = (load_catalogue(language).word("cli.help") for language in LANGUAGES)
    assert indonesian in folded(masterplan("--help")[1])
    monkeypatch.setenv("MASTERPLAN_LANG", "en")
    assert english in folded(masterplan("--help")[1])
    assert indonesian in folded(masterplan("--lang=id", "--help")[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_says_are_sentences(language: str) -> None:
    words = load_catalogue(language).words
    said = {
        key: text
        for key, text in words.items()
        if key.startswith("errors.")
        or re.fullmatch(r"cli\.(\w+\.)*(help|short)|report\.not_built", key)
    }
    assert len(said) > 2 * len(COMMANDS)
    for key, text in said.items():
        assert text[0].isupper(), key
        assert text.endswith((".", "{reason}")), key


@pytest.mark.heavy
@pytest.mark.parametrize("command", ["check", "generate", "build"])
def test_good_data_gives_0(
    command: str, tmp_path: Path, masterplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_DAY)
    config = a_small_project(tmp_path / "project") / "mkdocs.yml"
    code, shown, complaints = masterplan(command, "--config-file", config)
    assert code == 0
    assert "Traceback" not in shown + complaints


def test_printing_the_schemas_gives_0(masterplan: Run) -> None:
    assert masterplan("schema")[0] == 0


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with an error in its data; no command may write into it."""
    project = copy_project(tmp_path_factory.mktemp("faulty") / "project")
    plant_error(project)
    return project


@pytest.mark.heavy
@pytest.mark.parametrize("command", ["check", "generate", "build"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_in_the_data_gives_1_names_the_place_and_writes_nothing(
    command: str, language: str, faulty: Path, masterplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_DAY)
    before = contents(faulty)
    code, shown, complaints = masterplan(
        "--lang", language, command, "--config-file", faulty / "mkdocs.yml"
    )
    assert code == 1
    assert re.search(rf"^{re.escape(QUICK_WIN)}:\d+:\d+: \w+\[MP213\]: ", complaints, re.MULTILINE)
    assert "Traceback" not in shown + complaints
    assert contents(faulty) == before


@pytest.mark.parametrize(("strictness", "code"), [((), 0), (("--strict",), 1)])
def test_a_warning_gives_1_only_if_asked_for(
    strictness: tuple[str, ...], code: int, project_copy: Path, masterplan: Run
) -> None:
    plant_warning(project_copy)
    left_with, _, complaints = masterplan(
        "check", *strictness, "--config-file", project_copy / "mkdocs.yml"
    )
    assert "[MP502]" in complaints
    assert left_with == code


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--nope"),
        ("--nope",),
        ("nope",),
        ("check", "extra"),
        ("check", "--format", "nope"),
        ("--lang", "nope", "check"),
        ("check", "--config-file"),
    ],
    ids=" ".join,
)
def test_wrong_usage_gives_2_and_says_what_is_wrong(
    arguments: tuple[str, ...], masterplan: Run
) -> None:
    code, shown, complaints = masterplan(*arguments)
    assert (code, shown) == (2, "")
    assert complaints.strip()
    assert "Traceback" not in complaints


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["check", "generate", "build", "serve"])
def test_a_missing_config_gives_2_and_says_which_file(
    command: str, language: str, tmp_path: Path, masterplan: Run
) -> None:
    missing = tmp_path / "nope.yml"
    code, shown, complaints = masterplan("--lang", language, command, "--config-file", missing)
    assert (code, shown) == (2, "")
    assert missing.name in complaints
    assert str(tmp_path) not in complaints
    assert "--config-file" in complaints
    assert complaints.rstrip().endswith(".")
    assert "Traceback" not in complaints


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_project_without_data_gives_2_and_says_where_it_was_looked_for(
    language: str, tmp_path: Path, masterplan: Run
) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: Contoh\ndocs_dir: content\n", encoding="utf-8")
    code, _, complaints = masterplan("--lang", language, "check", "--config-file", config)
    assert code == 2
    assert complaints.strip() == load_catalogue(language).word("errors.no_regions", path="regions")


def test_the_readme_lists_every_command() -> None:
    listed = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert COMMANDS
    assert not [
        name
        for name in COMMANDS
        if not re.search(rf"^masterplan (.*, )?{name}\b", listed, re.MULTILINE)
    ]
