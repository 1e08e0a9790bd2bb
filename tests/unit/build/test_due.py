"""Which release times have come since the last build."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build.due import last_published

Run = Callable[..., tuple[int, str, str]]
EIGHT = dt.datetime(2026, 12, 7, 1, tzinfo=dt.UTC)


def test_only_a_published_build_is_the_last_one(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    assert last_published(report) is None
    began = "2026-12-07T01:00:00+00:00"
    for written, known in (
        ({"outcome": "published", "began": began}, EIGHT),
        ({"outcome": "refused", "began": began}, None),
        ({"outcome": "published"}, None),
        ({"outcome": "published", "began": "2026-12-07"}, None),
        ([], None),
    ):
        report.write_text(json.dumps(written), "utf-8")
        assert last_published(report) == known, written


def test_the_command_prints_what_is_due_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, masterplan: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Kota\ntheme: masterplan\n", "utf-8")
    assert masterplan("due")[0] == 2
    folder = tmp_path / "regions/kota-misal/quick-wins"
    folder.mkdir(parents=True)
    (folder / "a.yml").write_text("publish_at: 2026-01-05T08:00:00+07:00\n", "utf-8")
    draft = "draft: ya\npublish_at: 2026-01-06T08:00:00+07:00\n"
    (folder / "draft.yml").write_text(draft, "utf-8")
    (folder / "b.yml").write_text("publish_at: 2199-01-05T08:00:00+07:00\n", "utf-8")
    (said,) = masterplan("due")[1].splitlines()
    assert "2026-01-05T08:00:00+07:00" in said
    assert masterplan("due", "--since", "2026-01-05T01:00:00Z") == (0, f"{said}\n", "")
    assert masterplan("due", "--since", "2026-01-05T01:00:01Z") == (0, "", "")
    code, said, refused = masterplan("due", "--since", "2026-01-05")
    assert (code, said) == (2, "")
    assert "+07:00" in refused
