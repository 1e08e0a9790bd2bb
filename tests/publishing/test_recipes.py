"""The recipes of the handbook: each publishes what was built, and nothing that was refused.

The program, rsync and the rest are played by scripts that note how they were called.
"""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.publishing.workflows import ROOT

HANDBOOK = (ROOT / "content/panduan/tempat-terbit.md").read_text("utf-8")
TOLD = "data daerah yang lama"


@dataclass(frozen=True)
class Recipe:
    """Commands of a host, and the program by which they publish, if they have one."""

    name: str
    script: str
    publishes: str = ""


def recipes() -> list[Recipe]:
    """Return the commands of the handbook that build a site."""
    blocks = re.findall(r"```sh\n(.*?)```", HANDBOOK, re.DOTALL)
    copied = [
        Recipe(last.split()[0], block, last.split()[0])
        for block in blocks
        if ".venv/bin/masterplan build" in block
        for last in block.splitlines()[-1:]
    ]
    (hosts,) = re.findall(r"^\| Build command \| `(.*)` \| `(.*)` \|$", HANDBOOK, re.MULTILINE)
    of_hosts = [Recipe(f"build command {at}", script) for at, script in enumerate(hosts)]
    lines = re.findall(r"^[0-9*/-]+ [0-9*]+ \* \* \*\s+(.*)$", HANDBOOK, re.MULTILINE)
    of_cron = [
        Recipe(f"cron {at}", line.replace("/srv/masterplan", ".")) for at, line in enumerate(lines)
    ]
    return [*copied, *of_hosts, *of_cron]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the set-up of `make site`, and a program that ends as a file says."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for lock in (*ROOT.glob("requirements*.lock"), ROOT / "pyproject.toml"):
        shutil.copy(lock, tmp_path)
    play = f'#!/bin/sh\necho "$(basename "$0") $*" >> "{tmp_path}/called"\n'
    program = (
        'if [ "$1" = due ]; then echo sekarang; fi\nif [ "$1" != build ]; then exit 0; fi\n'
        f'echo "{TOLD}" >&2\nexit "$(cat {tmp_path}/code)"\n'
    )
    for path, more in (
        (".venv/bin/masterplan", program),
        ("tools/rsync", ""),
        ("tools/lftp", ""),
        ("tools/git", ""),
        (".venv/.ready-site", ""),
    ):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(play + more, "utf-8")
        file.chmod(0o755)
    return tmp_path


def run(recipe: Recipe, project: Path, code: int) -> tuple[int, str, str]:
    """Return exit code, errors and calls of a recipe whose build ends with a code."""
    (project / "code").write_text(str(code), "utf-8")
    (project / "called").write_text("", "utf-8")
    done = subprocess.run(
        ["sh", "-c", recipe.script],
        cwd=project,
        env={"PATH": f"{project}/tools:/usr/bin:/bin"},
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    return done.returncode, done.stderr, (project / "called").read_text("utf-8")


def test_a_recipe_publishes_what_was_built_and_stops_at_what_was_refused(project: Path) -> None:
    found = recipes()
    assert [recipe.publishes for recipe in found if recipe.publishes] == ["rsync", "lftp"]
    assert len(found) == 6
    wrong = []
    for recipe in found:
        for code in (0, 1, 3):
            ended, errors, called = run(recipe, project, code)
            is_published = code != 1
            # Nobody looks at the code that a line of cron ends with: it built the site in place.
            ends_well = (ended == 0) is is_published or recipe.name.startswith("cron")
            has_gone_on = (recipe.publishes in called) is is_published or not recipe.publishes
            # An editor that was switched on is there when the build asks for it.
            is_fetched = re.search(
                "^masterplan fetch.*^masterplan build", called, re.DOTALL | re.MULTILINE
            )
            if not (ends_well and has_gone_on and is_fetched and TOLD in errors):
                wrong.append(f"{recipe.name}, {code}: {ended} {called}{errors}")
    assert wrong == []


def test_every_recipe_of_an_own_server_says_where_the_site_is() -> None:
    for recipe in recipes():
        if recipe.publishes:
            assert recipe.script.startswith("export SITE_URL="), recipe.name
    assert re.search(r"```text\nSITE_URL=.+\n(?:.+=.+\n)?15 0 ", HANDBOOK)


def test_the_handbook_tells_every_code_of_a_build() -> None:
    (table,) = re.findall(r"^\| Kode keluar .*?\n\n", HANDBOOK, re.DOTALL | re.MULTILINE)
    assert re.findall(r"^\| (\d) ", table, re.MULTILINE) == ["0", "3", "1"]
