"""The doctor sees mistakes of a set-up, says how to mend them, and knows the limits of hosts."""

import datetime as dt
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.build.history import has_whole_history
from generator.cache.store import Cache
from generator.doctor import examination
from generator.doctor.examination import CheckResult, Level, examine
from generator.doctor.hosts import (
    LIMITS,
    Host,
    limit_uses,
    measure_site,
    read_hosts,
    write_build_seconds,
)
from generator.doctor.report import render_results
from generator.messages import LANGUAGES, load_catalogue
from generator.settings import Settings, read_settings

ALLOWED = {
    "files": 10,
    "site_bytes": 1_000,
    "file_bytes": 500,
    "folder_files": 5,
    "build_seconds": 60,
}


@pytest.fixture
def settings(project_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("SITE_URL", "https://masterplan.daerah.go.id/")
    monkeypatch.setenv("EDIT_URL", "https://git.daerah.go.id/masterplan/edit/main")
    monkeypatch.setenv("SECURITY_CONTACT", "mailto:keamanan@daerah.go.id")
    return read_settings(project_copy / "mkdocs.yml")


def found(settings: Settings) -> dict[str, CheckResult]:
    return {result.key: result for result in examine(settings)}


def publish(settings: Settings, sizes: dict[str, int]) -> None:
    for name, size in {"index.html": 1, **sizes}.items():
        path = settings.site_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)


def with_host(monkeypatch: pytest.MonkeyPatch, **limits: int) -> None:
    host = Host("Tempat", "https://tempat.example/", dt.date(2026, 11, 21), **limits)
    monkeypatch.setattr(examination, "read_hosts", lambda: (host,))


def git(folder: Path, *words: str) -> None:
    own = ("-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *own, *words], cwd=folder, check=True, capture_output=True)


def test_every_host_names_its_source_and_states_a_limit() -> None:
    assert len(read_hosts()) >= 4
    for host in read_hosts():
        assert host.source.startswith("https://")
        assert any(limit_of(host) for limit_of, _ in LIMITS.values())


def test_a_limit_that_nothing_measures_is_refused() -> None:
    told = {"name": "Tempat", "source": "https://tempat.example/", "read_on": "2026-11-21"}
    hosts = TypeAdapter(tuple[Host, ...])
    assert hosts.validate_python([told])
    with pytest.raises(ValidationError, match="branches"):
        hosts.validate_python([{**told, "branches": 20}])


def test_a_sound_project_has_no_fault(settings: Settings) -> None:
    told = found(settings)
    assert {"python", "regions", "site_url", "edit_url", "security_contact"} <= {
        key for key, result in told.items() if result.level is Level.FINE
    }
    assert not [result for result in told.values() if result.level is Level.FAULT]
    assert told["not_built"].level is Level.CARE


def test_what_would_make_a_build_fail_is_a_fault(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4, "final", 0))
    told = found(replace(settings, regions_dir=settings.project_dir / "nowhere"))
    faults = {key for key, result in told.items() if result.level is Level.FAULT}
    assert faults == {"old_python", "no_regions"}
    assert told["old_python"].arguments == {"version": "3.10.4"}


def with_site(settings: Settings, **changes: str | None) -> Settings:
    return replace(settings, site=replace(settings.site, **changes))


def test_an_address_that_is_an_example_or_missing_is_noticed(settings: Settings) -> None:
    example = with_site(settings, site_url="https://masterplan.example/", edit_url=None)
    assert {"example_site_url", "no_edit_url"} <= found(example).keys()
    assert "no_site_url" in found(with_site(settings, site_url=None))
    below = with_site(settings, site_url="https://daerah.go.id/masterplan/")
    assert "security_contact_below" in found(below)
    assert "no_security_contact" in found(replace(settings, security_contact=None))


def test_a_history_that_is_cut_off_is_told_from_a_whole_one_and_from_none(
    settings: Settings, tmp_path: Path
) -> None:
    assert has_whole_history(tmp_path) is None
    assert "no_git" in found(settings)
    git(settings.project_dir, "init", "-q")
    for message in ("one", "two"):
        git(settings.project_dir, "commit", "-q", "--allow-empty", "-m", message)
    assert "history" in found(settings)
    git(tmp_path, "clone", "-q", "--depth", "1", settings.project_dir.as_uri(), "cut")
    assert "shallow" in found(replace(settings, project_dir=tmp_path / "cut"))


def test_a_site_is_weighed_as_it_is_published(settings: Settings) -> None:
    publish(settings, {"a/one.html": 5, "a/two.html": 30, "b/c/three.json": 7})
    write_build_seconds(Cache(settings.cache_dir), 12.34)
    size = measure_site(settings.site_dir, Cache(settings.cache_dir))
    assert (size.files, size.site_bytes, size.file_bytes) == (4, 43, 30)
    assert (size.largest, size.folder_files, size.build_seconds) == ("a/two.html", 2, 12.3)


def test_a_time_that_cannot_be_read_is_no_time(settings: Settings) -> None:
    publish(settings, {})
    assert measure_site(settings.site_dir, Cache(settings.cache_dir)).build_seconds is None
    write_build_seconds(Cache(settings.cache_dir), 1)
    (settings.cache_dir / "build-seconds").write_text("lama", encoding="ascii")
    assert measure_site(settings.site_dir, Cache(settings.cache_dir)).build_seconds is None


def test_each_limit_that_is_near_or_passed_is_told(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(settings, {"a": 300, "b": 100, "c/d": 450})
    write_build_seconds(Cache(settings.cache_dir), 90)
    with_host(monkeypatch, **ALLOWED)
    near = [result for result in examine(settings) if result.key.startswith("host_")]
    told = [(result.key, result.arguments["kind"], result.arguments["percent"]) for result in near]
    assert told == [
        ("host_over", "build_seconds", 150),
        ("host_near", "file_bytes", 90),
        ("host_near", "site_bytes", 85),
    ]
    assert {result.level for result in near} == {Level.CARE}


def test_a_host_that_has_room_is_told_with_its_nearest_limit(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(settings, {"a": 100})
    with_host(monkeypatch, **ALLOWED)
    assert found(settings)["host_fits"].arguments["kind"] == "folder_files"
    assert found(settings)["host_fits"].level is Level.FINE


def test_a_limit_that_is_not_stated_or_a_time_that_is_not_known_is_not_compared(
    settings: Settings,
) -> None:
    publish(settings, {})
    size = measure_site(settings.site_dir, Cache(settings.cache_dir))
    host = Host(
        "Tempat", "https://tempat.example/", dt.date(2026, 11, 21), files=10, build_seconds=60
    )
    assert [use.kind for use in limit_uses(size, host)] == ["files"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_has_a_sentence_that_says_all_it_knows(
    language: str, settings: Settings
) -> None:
    publish(settings, {"largest.json": 2_400_000})
    catalogue = load_catalogue(language)
    text = render_results(examine(settings), catalogue)
    assert "largest.json" in text
    assert {"id": "2,4 MB", "en": "2.4 MB"}[language] in text
    assert {"id": "54.000 berkas", "en": "54,000 files"}[language] in text
    assert "{" not in text
    assert text.rstrip().splitlines()[-1] == catalogue.word("doctor.closing.cares", cares=1)


def test_the_closing_line_says_what_counts() -> None:
    catalogue = load_catalogue("en")
    for levels, last in (
        ((Level.FINE,), "Everything is fine."),
        ((Level.FAULT, Level.CARE), "The site cannot be built yet. Errors: 1; warnings: 1."),
    ):
        text = render_results([CheckResult(level, "shallow") for level in levels], catalogue)
        assert text.rstrip().splitlines()[-1] == last
