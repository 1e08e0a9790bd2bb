"""The workflow files: laws of their form, and their steps run in order until the site stands."""

import datetime as dt
import json
import re
import shutil
import subprocess
import sysconfig
import tarfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from generator.admin import editor
from generator.settings import WIB
from tests.publishing.workflows import GITHUB, ROOT, Ran, Runner, gitlab, steps, workflow, workflows
from tests.rows import judge_rows
from tests.workbooks import cell_of, saved

PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
QUICK_WIN = "regions/kabupaten-contoh/quick-wins/siaga-banjir.yml"


def test_actions_are_pinned_and_no_expression_reaches_a_shell() -> None:
    wrong = []
    for name, read in workflows().items():
        lines = (GITHUB / name).read_text("utf-8").splitlines()
        used = [line for line in lines if re.match(r"\s*(- )?uses: ", line)]
        wrong += [f"{name}: {line.strip()}" for line in used if not PINNED.search(line)]
        for job, step in steps(read["jobs"]):
            where = f"{name}, {job}"
            if "${{" in step.get("run", ""):
                wrong.append(f"{where}: an expression in a shell step")
            is_checkout = str(step.get("uses", "")).startswith("actions/checkout@")
            if is_checkout and step["with"].get("persist-credentials") is not False:
                wrong.append(f"{where}: a checkout that leaves a token behind")
        for job, described in read["jobs"].items():
            if "permissions" not in described and read["permissions"] not in (
                {},
                {"contents": "read"},
            ):
                wrong.append(f"{name}, {job}: more permissions than a job needs")
    assert wrong == []


def test_the_hosts_hand_over_every_setting_that_the_environment_may_give() -> None:
    settings = set(re.findall(r"!ENV \[(\w+),", (ROOT / "mkdocs.yml").read_text("utf-8")))
    (build,) = (
        step
        for _, step in steps(workflow("publish.yml")["jobs"])
        if "masterplan build" in step.get("run", "")
    )
    # GitLab hands over all its variables by itself.
    assert set(build["env"]) == settings
    # A variable that is not set arrives empty: none of them may take a setting's place.
    (unset,) = re.findall(r"for name in (.+); do", build["run"])
    assert set(unset.split()) == settings - {"SITE_URL", "EDIT_URL"}
    handbook = (ROOT / "content/panduan/keterangan-situs.md").read_text("utf-8")
    told = re.findall(r"`(\w+)`", "".join(re.findall(r"(?m)^\| (`[A-Z_]+`.*?) \|", handbook)))
    assert settings <= set(told)


def test_one_action_has_one_version_everywhere() -> None:
    used = {
        tuple(line.split("uses: ")[1].split("@"))
        for path in GITHUB.glob("*.yml")
        for line in path.read_text("utf-8").splitlines()
        if "uses: " in line
    }
    families = {(action.replace("/restore", ""), version) for action, version in used}
    assert len({action for action, _ in families}) == len(families)


def test_the_site_is_published_by_a_job_that_runs_nothing_of_the_repository() -> None:
    jobs = workflow("publish.yml")["jobs"]
    assert [set(step) for step in jobs["deploy"]["steps"]] == [{"id", "uses"}]
    writers = {name for name, job in jobs.items() if "write" in job.get("permissions", {}).values()}
    assert writers == {"deploy"}
    assert jobs["due"]["if"] == f"github.event.schedule == '{_quarter_hours()}'"


def test_what_opens_workbooks_may_write_nothing() -> None:
    jobs = workflow("inbox.yml")["jobs"]
    assert _writers(jobs) == {"propose"}
    assert [
        step for _, step in steps({"propose": jobs["propose"]}) if ".venv" in step.get("run", "")
    ] == []


def test_the_token_of_gitlab_is_known_to_the_job_that_opens_no_workbook() -> None:
    """A variable of an environment is given to the jobs of that environment alone."""
    jobs = gitlab()
    knowing = {name for name, job in jobs.items() if "INBOX_TOKEN" in str(job)}
    assert knowing == {"propose"}
    scope = jobs["propose"]["environment"]["name"]
    assert {
        name
        for name, job in jobs.items()
        if isinstance(job, dict) and job.get("environment", {}).get("name") == scope
    } == {"propose"}
    assert ".venv" not in str(jobs["propose"]["script"])
    described = (ROOT / "content/panduan/tempat-terbit.md").read_text("utf-8")
    assert f"**Environment scope** `{scope}`" in described


def test_an_answer_waits_for_another_one_in_the_same_branch(tmp_path: Path) -> None:
    runner = Runner.bare(tmp_path)
    runner.commit("regions/kota-x/masuk/a.xlsx", b"PK")
    runner.git("checkout", "--quiet", "-b", "usulan")
    remote = tmp_path / "remote.git"
    runner.git("clone", "--quiet", "--bare", ".", str(remote))
    runner.git("remote", "add", "origin", str(remote))
    masuk = Path(runner.variables["RUNNER_TEMP"]) / "masuk"
    masuk.mkdir()
    runner.git("rm", "--quiet", "regions/kota-x/masuk/a.xlsx")
    (masuk / "perubahan.patch").write_text(runner.git("diff", "--cached", "--binary"), "utf-8")
    runner.git("reset", "--hard", "--quiet")
    # The answer to another upload came first.
    runner.commit("regions/kota-x/quick-wins/lain.yml", b"title: Lain")
    runner.git("push", "--quiet", "origin", "usulan")
    runner.git("reset", "--hard", "--quiet", "HEAD~1")
    _play_gh(runner, tmp_path)
    runner.variables["GITHUB_REF_NAME"] = "usulan"
    runner.context["github.event.repository.default_branch"] = "main"
    done = runner.run_job(workflow("inbox.yml")["jobs"]["propose"])
    assert done.code == 0, done.said
    kept = runner.git("ls-tree", "-r", "--name-only", "origin/usulan").split()
    assert kept == ["regions/kota-x/quick-wins/lain.yml"]


def _play_gh(runner: Runner, folder: Path) -> None:
    """Put a script in the place of the host's command: it notes its calls, and lists nothing."""
    tools = folder / "tools"
    tools.mkdir()
    (tools / "gh").write_text(f'#!/bin/sh\necho "$@" >> "{folder}/gh.log"\n', "utf-8")
    (tools / "gh").chmod(0o755)
    runner.variables["PATH"] = f"{tools}:{runner.variables['PATH']}"


def _writers(jobs: Mapping[str, Any]) -> set[str]:
    return {name for name, job in jobs.items() if "write" in job.get("permissions", {}).values()}


def _quarter_hours() -> str:
    night, quarter = (entry["cron"] for entry in workflow("publish.yml")[True]["schedule"])
    # 17:15 UTC is 00:15 WIB of the next day.
    assert night == "15 17 * * *"
    return str(quarter)


def test_gitlab_publishes_and_reports_what_it_keeps() -> None:
    jobs = gitlab()
    assert jobs["pages"]["artifacts"]["paths"] == ["public/"]
    assert jobs["pages"]["cache"]["paths"] == [".admin/", ".cache/", "content/", "public/"]
    report = jobs["data"]["artifacts"]["reports"]["codequality"]
    assert any(f"> {report}" in line for line in jobs["data"]["script"])
    schedules = set(
        re.findall(r'SCHEDULE"? = (\w+)|SCHEDULE [!=]= "(\w+)"', str(jobs).replace("'", '"'))
    )
    words = {word for pair in schedules for word in pair if word}
    described = (ROOT / ".gitlab-ci.yml").read_text("utf-8").partition("workflow:")[0]
    assert words == {"due", "weekly"}
    assert all(f'"{word}"' in described for word in words)


@pytest.mark.slow
def test_a_linter_of_workflows_finds_no_fault() -> None:
    """Zizmor comes with `make audit`; where it is not installed, that command judges the files."""
    program = Path(sysconfig.get_path("scripts")) / "zizmor"
    if not program.is_file():
        pytest.skip("zizmor is not installed; `make audit` runs it")
    done = subprocess.run(
        [program, "--quiet", "--offline", ROOT / ".github"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_the_steps_of_github_put_the_site_into_a_folder(tmp_path: Path) -> None:
    runner = Runner.fresh(tmp_path)
    jobs = workflow("publish.yml")["jobs"]
    runner.variables |= {"GITHUB_REPOSITORY_OWNER": "Kota", "GITHUB_REPOSITORY": "Kota/rencana"}
    runner.context |= {
        "github.server_url": "https://git.example",
        "github.repository": "Kota/rencana",
    }

    # Nothing is withheld: the run of every fifteen minutes ends at once.
    asked = runner.run_job(jobs["due"])
    assert (asked.code, asked.outputs) == (0, {})

    built = runner.run_job(jobs["build"])
    assert built.code == 0, built.said
    unpacked = tmp_path / "unpacked"
    with tarfile.open(Path(runner.variables["RUNNER_TEMP"]) / "artifact.tar") as packed:
        assert not [entry.name for entry in packed if entry.islnk() or entry.issym()]
        packed.extractall(unpacked, filter="data")
    _is_a_whole_site(unpacked, "https://kota.github.io/rencana/")
    home = (unpacked / "daerah/kabupaten-contoh/index.html").read_text("utf-8")
    assert "https://git.example/Kota/rencana/edit/main/regions/kabupaten-contoh/" in home
    assert "CC BY 4.0" in (unpacked / "unduhan/index.html").read_text("utf-8")

    # A proposal: its findings stand at their lines, and one without errors can be looked at.
    check = workflow("check.yml")["jobs"]["data"]
    runner.context["github.event_name"] = "pull_request"
    runner.context["github.event.pull_request.base.sha"] = runner.git("rev-parse", "HEAD").strip()
    shutil.rmtree(runner.clone / "site")
    assert runner.run_job(check).code == 0
    assert (runner.clone / "site/index.html").is_file()
    good = (runner.clone / QUICK_WIN).read_bytes()
    runner.commit(QUICK_WIN, good.replace(b"state: running", b"state: late", 1))
    checked = runner.run_job(check)
    assert checked.code == 1
    assert re.search(rf"^::error file={QUICK_WIN},line=\d+,", checked.said, re.MULTILINE)

    # The steps of GitLab, on the same clone.
    given = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": runner.context["github.event.pull_request.base.sha"]}
    refused = runner.run_script(gitlab()["data"], **given)
    assert refused.code == 1
    (issue,) = json.loads((runner.clone / "code-quality.json").read_text("utf-8"))
    assert issue["location"]["path"] == QUICK_WIN
    runner.commit(QUICK_WIN, good)
    accepted = runner.run_script(gitlab()["data"], **given)
    assert accepted.code == 0, accepted.said
    assert (runner.clone / "pratinjau/index.html").is_file()

    host = {
        "CI_PAGES_URL": "https://kota.gitlab.example/rencana",
        "CI_PROJECT_URL": "https://gitlab.example/kota/rencana",
        "CI_DEFAULT_BRANCH": "main",
    }
    assert runner.run_script(gitlab()["pages"], SCHEDULE="due", **host).code == 42
    published = runner.run_script(gitlab()["pages"], SCHEDULE="nightly", **host)
    assert published.code == 0, published.said
    _is_a_whole_site(runner.clone / "public", "https://kota.gitlab.example/rencana/")


def _is_a_whole_site(folder: Path, address: str) -> None:
    sums = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    assert len(sums) > 500
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
    assert f"<loc>{address}" in (folder / "sitemap.xml").read_text("utf-8")
    assert (folder / ".htaccess").is_file()


@pytest.mark.slow
def test_an_uploaded_workbook_becomes_a_proposal(tmp_path: Path) -> None:
    """The host's own command is played by a script that notes how it was called."""
    runner = Runner.fresh(tmp_path)
    region = "kabupaten-rembang"
    upload = f"regions/{region}/masuk/buku.xlsx"
    assert runner.run(f".venv/bin/masterplan export xlsx {region} -o keluar").code == 0
    book = (runner.clone / f"keluar/{region}.xlsx").read_bytes()
    living = runner.clone / f"regions/{region}/quick-wins/living.yml"

    def change(page: Workbook) -> None:
        cells = page["Quick win"]
        row = next(
            row for row in range(3, cells.max_row + 1) if cells.cell(row, 2).value == "living"
        )
        cells[f"{cell_of('state', row)}"].value = "Direncanakan"

    # A workbook of an earlier push, which has a proposal of its own.
    waiting = upload.replace("buku", "lama")
    runner.commit(waiting, b"PK")
    before = runner.git("rev-parse", "HEAD").strip()
    runner.commit(upload, saved(book, change))
    remote = tmp_path / "remote.git"
    runner.git("clone", "--quiet", "--bare", ".", str(remote))
    runner.git("remote", "set-url", "origin", str(remote))
    _play_gh(runner, tmp_path)
    runner.variables |= {"GITHUB_REF_NAME": "main", "GITHUB_RUN_ID": "7"}
    runner.context["github.event.repository.default_branch"] = "main"
    runner.context["github.event.before"] = before

    jobs = workflow("inbox.yml")["jobs"]
    read = runner.run_job(jobs["import"])
    assert (read.code, read.outputs) == (0, {"changed": "yes"}), read.said
    assert b"state: planned" in living.read_bytes()
    # The second job begins with a checkout of its own.
    runner.git("reset", "--hard", "--quiet")
    proposed = runner.run_job(jobs["propose"])
    assert proposed.code == 0, proposed.said
    changed = runner.git("diff", "--name-status", "HEAD~1", "HEAD").split()
    assert changed == ["D", upload, "M", living.relative_to(runner.clone).as_posix()]
    assert runner.git("ls-remote", "origin", "masuk-7")
    *_, create = (tmp_path / "gh.log").read_text("utf-8").splitlines()
    assert create.startswith("pr create --base main --head masuk-7 --title Masukkan buku kerja ")
    answer = (Path(runner.variables["RUNNER_TEMP"]) / "masuk/jawaban.md").read_text("utf-8")
    assert "Direncanakan" in answer

    # The same upload on GitLab. What opens the workbook has no token, and what has it opens none.
    runner.git("reset", "--hard", "--quiet", "HEAD~1")
    remote_of = {"CI_PROJECT_URL": str(remote).removesuffix(".git"), "CI_PIPELINE_ID": "8"}
    runner.git("-C", str(remote), "config", "receive.advertisePushOptions", "true")
    host = {"CI_DEFAULT_BRANCH": "main", "CI_PIPELINE_URL": "https://git.example/8", **remote_of}
    read = runner.run_script(gitlab()["inbox"], CI_COMMIT_BEFORE_SHA=before, **host)
    assert read.code == 0, read.said
    assert "Direncanakan" in read.said
    # The second job has a checkout of its own, and what the first one kept.
    runner.git("reset", "--hard", "--quiet")
    (runner.clone / ".venv").unlink()
    done = runner.run_script(gitlab()["propose"], **{**host, "INBOX_TOKEN": "rahasia"})
    assert done.code == 0, done.said
    github, theirs = (
        runner.git("-C", str(remote), "rev-parse", f"masuk-{number}^{{tree}}") for number in (7, 8)
    )
    assert github == theirs


def test_an_open_proposal_is_answered_by_its_number_and_not_by_its_branch(tmp_path: Path) -> None:
    *_, step = workflow("inbox.yml")["jobs"]["propose"]["steps"]
    _, found, answering = step["run"].partition("number=$(gh pr list ")
    given = {
        "branch": "12",
        "MAIN": "main",
        "RUNNER_TEMP": "temp",
        "PATH": f"{tmp_path}:/bin:/usr/bin",
    }
    said = {}
    for number in ("", "7"):
        play = f'#!/bin/sh\nif [ "$2" = list ]; then echo {number}; else echo "$@"; fi\n'
        (tmp_path / "gh").write_text(play, "utf-8")
        (tmp_path / "gh").chmod(0o755)
        done = subprocess.run(
            ["bash", "-e", "-c", found + answering],
            env=given, check=True, capture_output=True, text=True,
        )  # fmt: skip
        said[number] = done.stdout
    assert said[""].startswith("pr create --base main --head 12 ")
    assert said["7"] == "pr comment 7 --body-file temp/masuk/jawaban.md\n"


@pytest.mark.slow
def test_an_embargo_that_ends_makes_the_hosts_build(tmp_path: Path) -> None:
    runner = Runner.fresh(tmp_path)
    moment = dt.datetime.now(WIB).replace(microsecond=0) - dt.timedelta(minutes=5)
    withheld = f"publish_at: {moment.isoformat()}\n".encode()
    runner.commit(QUICK_WIN, (runner.clone / QUICK_WIN).read_bytes() + withheld)
    asked = workflow("publish.yml")["jobs"]["due"]

    def publish(minutes: int) -> Ran:
        """Ask after a build that began some minutes after the moment."""
        began = (moment + dt.timedelta(minutes=minutes)).isoformat()
        report = runner.clone / ".cache/report.json"
        report.parent.mkdir(exist_ok=True)
        report.write_text(json.dumps({"outcome": "published", "began": began}), "utf-8")
        return runner.run_job(asked)

    assert publish(-1).outputs == {"any": "yes", "due": "yes"}
    assert publish(1).outputs == {"any": "yes", "due": ""}


def test_moments_of_other_days_set_nothing_up(tmp_path: Path) -> None:
    runner = Runner.bare(tmp_path)
    step = next(step for step in workflow("publish.yml")["jobs"]["due"]["steps"] if "run" in step)
    ask = step["run"]
    given, refuse = gitlab()["pages"]["script"][:2]
    now = dt.datetime.now(WIB).replace(microsecond=0)
    rows = [(-400, False), (-4, False), (-1, True), (0, True), (4, False)]

    def judge(row: tuple[int, bool]) -> None:
        days, is_near = row
        moment = (now + dt.timedelta(days=days)).isoformat()
        runner.commit("regions/kota/updates/x.md", f'---\npublish_at: "{moment}"\n'.encode())
        assert runner.run(ask).outputs == ({"any": "yes"} if is_near else {})
        asked = runner.run(f"{given}\n{refuse}", {"SCHEDULE": "due"})
        assert asked.code == (0 if is_near else 42), asked.said

    judge_rows(rows, judge)


def test_both_jobs_of_github_know_the_same_cache() -> None:
    """A cache is found by its paths: with others, the job that asks would never find the report."""
    jobs = workflow("publish.yml")["jobs"]
    kept = [
        step["with"]
        for name in ("due", "build")
        for step in jobs[name]["steps"]
        if str(step.get("uses", "")).startswith("actions/cache")
    ]
    assert len(kept) == 2
    assert kept[0] == kept[1]
    # With the editor in it, a site is published while the registry of packages is away.
    assert {".cache", editor.FOLDER} <= set(kept[0]["path"].split())


def test_every_job_that_builds_a_site_fetches_the_editor_before() -> None:
    scripts = {
        f"{name}, {job}": step["run"]
        for name, read in workflows().items()
        for job, step in steps(read["jobs"])
        if "masterplan build" in step.get("run", "")
    }
    scripts |= {
        f"GitLab, {name}": "\n".join(job["script"])
        for name, job in gitlab().items()
        if isinstance(job, dict) and "masterplan build" in str(job.get("script"))
    }
    assert len(scripts) == 4
    late = [
        place for place, script in scripts.items() if "fetch" not in script.partition(" build")[0]
    ]
    assert late == []


def test_on_gitlab_an_answer_starts_no_import_of_its_own() -> None:
    read = gitlab()
    (upload,) = (rule for rule in read["workflow"]["rules"] if "$INBOX" in rule["if"])
    for rules in ([upload], read["inbox"]["rules"], read["propose"]["rules"]):
        (rule,) = rules
        assert rule == upload
    (left_out,) = re.findall(r"&& \$CI_COMMIT_BRANCH !~ /(.*)/$", upload["if"])
    (pushed,) = re.findall(r"refs/heads/(\S+)\"", read["propose"]["script"][-1])
    assert re.search(left_out, pushed.replace("$CI_PIPELINE_ID", "8"))
    assert not re.search(left_out, "usulan-masuk-8")
