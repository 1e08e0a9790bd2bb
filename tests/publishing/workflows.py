"""The workflow files of the hosts: read as data, and their shell steps run as a host runs them."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github/workflows"
GITLAB = ROOT / ".gitlab-ci.yml"

EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")


def workflow(name: str) -> dict[Any, Any]:
    """Return a workflow of GitHub as data; YAML 1.1 reads its key `on` as true."""
    read: dict[Any, Any] = yaml.safe_load((GITHUB / name).read_text("utf-8"))
    return read


def workflows() -> dict[str, dict[Any, Any]]:
    return {path.name: workflow(path.name) for path in sorted(GITHUB.glob("*.yml"))}


def gitlab() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(GITLAB.read_text("utf-8"))
    return read


def steps(jobs: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each step of a workflow with the name of its job."""
    for name, job in jobs.items():
        for step in job.get("steps", ()):
            yield name, step


@dataclass
class Runner:
    """A fresh clone on which the steps of a job are run, with the set-up of the tests.

    What a host would offer is a folder for outputs and variables of the environment; actions are
    left out.
    """

    clone: Path
    variables: dict[str, str] = field(default_factory=dict)
    context: dict[str, str] = field(default_factory=dict)
    """Values of GitHub's expressions, by what stands between their braces."""

    @classmethod
    def fresh(cls, folder: Path) -> "Runner":
        """Clone this repository, with what is not committed yet, into a folder."""
        clone = folder / "clone"
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        changed = subprocess.run(
            ["git", "ls-files", "-z", "--modified", "--others", "--exclude-standard"],
            cwd=ROOT, check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
        for path in filter(None, changed.split("\0")):
            if (ROOT / path).is_file():
                (clone / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / path, clone / path)
        (clone / ".venv").symlink_to(ROOT / ".venv")
        # The set-up is the tests' own: older locks tell make that nothing is to be installed.
        for lock in (*clone.rglob("requirements*.lock"), clone / "pyproject.toml"):
            os.utime(lock, (0, 0))
        temporary = folder / "temporary"
        temporary.mkdir()
        given = {
            # The program of the clone, not the one of the set-up.
            "PYTHONPATH": str(clone),
            "SOURCE_DATE_EPOCH": "1795219200",
            "RUNNER_TEMP": str(temporary),
        }
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return cls(clone, {**kept, **given})

    @classmethod
    def bare(cls, folder: Path) -> "Runner":
        """Begin an empty repository in a folder, for steps that run nothing of the project."""
        clone, temporary = folder / "clone", folder / "temporary"
        clone.mkdir()
        temporary.mkdir()
        subprocess.run(["git", "init", "--quiet", clone], check=True)
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return cls(clone, {**kept, "RUNNER_TEMP": str(temporary)})

    def commit(self, path: str, content: bytes) -> None:
        """Write a file and commit it, as a person does on the page of the host."""
        (self.clone / path).parent.mkdir(parents=True, exist_ok=True)
        (self.clone / path).write_bytes(content)
        self.git("add", "--", path)
        self.git("-c", "user.name=Uji", "-c", "user.email=uji@masterplan.example",
                 "commit", "--quiet", "--message", "Ubah")  # fmt: skip

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.clone, check=True, capture_output=True, text=True
        )
        return done.stdout

    def run(self, script: str, environment: Mapping[str, str] | None = None) -> "Ran":
        """Run a script as GitHub does; return its outcome and outputs."""
        outputs = Path(self.variables["RUNNER_TEMP"]) / "outputs"
        outputs.write_text("", "utf-8")
        done = subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=self.clone,
            env={**self.variables, "GITHUB_OUTPUT": str(outputs), **(environment or {})},
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        pairs = (line.split("=", 1) for line in outputs.read_text("utf-8").splitlines())
        return Ran(done.returncode, done.stdout + done.stderr, dict(pairs))

    def run_job(self, job: Mapping[str, Any], **outputs: str) -> "Ran":
        """Run the shell steps of a job of GitHub in order, while they succeed.

        A condition is true, false, or the comparison of a value with a text.
        """
        known = {**self.context, **outputs}
        last = Ran(0, "", {})
        for step in job["steps"]:
            if "run" not in step or not _holds(step.get("if"), known):
                continue
            given = {
                name: _filled(str(value), known) for name, value in step.get("env", {}).items()
            }
            done = self.run(step["run"], given)
            last = Ran(done.code, last.said + done.said, {**last.outputs, **done.outputs})
            known |= {
                f"steps.{step.get('id')}.outputs.{name}": value
                for name, value in done.outputs.items()
            }
            if done.code:
                break
        return last

    def run_script(self, job: Mapping[str, Any], **variables: str) -> "Ran":
        """Run the script of a job of GitLab: its lines in one shell."""
        lines = [
            line for item in job["script"] for line in ([item] if isinstance(item, str) else item)
        ]
        return self.run("\n".join(lines), variables)


@dataclass(frozen=True)
class Ran:
    """The outcome of steps: the last exit code, all that was said, and the outputs."""

    code: int
    said: str
    outputs: Mapping[str, str]


def _filled(text: str, known: Mapping[str, str]) -> str:
    """Return a text with the values of its expressions."""
    return EXPRESSION.sub(lambda found: known.get(found[1], ""), text)


def _holds(condition: object, known: Mapping[str, str]) -> bool:
    if condition is None or isinstance(condition, bool):
        return condition is not False
    matched = re.fullmatch(r"(\S+) (==|!=) '(.*)'", str(condition))
    assert matched, f"a condition that no test understands: {condition}"
    return (known.get(matched[1], "") == matched[3]) is (matched[2] == "==")
