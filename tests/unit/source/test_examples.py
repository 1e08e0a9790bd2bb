import base64
import builtins
import os
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml

from generator.codes import Code
from generator.diagnostics import Diagnostic, Report
from generator.source.discover import find_sources
from generator.source.front_matter import parse_update
from generator.source.yaml_tree import parse_yaml

PACKAGE = Path(__file__).parents[3] / "generator"
EXAMPLES = PACKAGE / "examples"
# Edits of a file are refused by `patch`, whose findings no file has by itself.
OURS = [code for code in Code if "MP100" < code < Code.EDIT_REFUSED]
BASE = (
    "_national/programme.yml",
    "_national/provinces.yml",
    "_national/regions.yml",
    "_national/glossary.yml",
    "kota-contoh/region.yml",
)


def example(code: Code) -> dict[str, Any]:
    text = (EXAMPLES / f"{code}.yml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.CSafeLoader))


def content(entry: dict[str, Any]) -> bytes:
    if "base64" in entry:
        return base64.b64decode(entry["base64"])
    return (entry.get("text", "name: Contoh\n") * entry.get("repeat", 1)).encode()


def source_findings(
    entry: dict[str, Any], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> list[Diagnostic]:
    """Return what is told after the source stage of a small site that holds an example."""
    regions = folder / "regions"
    for name in (*BASE, entry["file"]):
        (regions / name).parent.mkdir(parents=True, exist_ok=True)
        (regions / name).write_text("name: Contoh\n", encoding="utf-8")
    file = regions / entry["file"]
    file.write_bytes(content(entry))
    match entry.get("state"):
        case "missing":
            file.unlink()
        case "link":
            file.unlink()
            file.symlink_to(regions / BASE[0])
        case "pipe":
            file.unlink()
            os.mkfifo(file)
        case "unreadable":
            really_open = open
            monkeypatch.setattr(
                builtins,
                "open",
                lambda path, mode: _refuse() if path == str(file) else really_open(path, mode),
            )
    files, findings = find_sources(regions, folder)
    monkeypatch.undo()
    parsed = [
        (parse_update if each.path.endswith(".md") else parse_yaml)(each.path, each.data)
        for each in files
    ]
    report = Report()
    report.add([*findings, *(found for each in parsed for found in each.diagnostics)])
    return list(report.diagnostics)


def _refuse() -> None:
    raise PermissionError


@pytest.mark.parametrize("code", OURS)
def test_the_bad_example_of_a_code_gives_that_code_at_its_place(
    code: Code, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = example(code)["bad"]
    found = source_findings(bad, tmp_path, monkeypatch)
    expected = {code, Code.DUPLICATE_KEY} if code is Code.MORE_FINDINGS else {code}
    assert {each.code for each in found} == expected
    (place,) = [(each.span.line, each.span.column) for each in found if each.code == code]
    assert place == (bad["line"], bad["column"])


@pytest.mark.parametrize("code", OURS)
def test_the_good_example_of_a_code_gives_nothing(
    code: Code, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert source_findings(example(code)["good"], tmp_path, monkeypatch) == []


@pytest.mark.parametrize("code", OURS)
def test_each_repaired_line_of_an_example_stands_in_the_good_one(
    code: Code, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = example(code)
    (found,) = [
        each for each in source_findings(both["bad"], tmp_path, monkeypatch) if each.code == code
    ]
    repaired = dict(found.arguments).get("repaired")
    if repaired is not None and code not in {Code.DASH_AFTER_KEY, Code.NULL_WORD}:
        assert repaired in both["good"]["text"].split("\n")


def catalogue(language: str) -> dict[str, dict[str, str]]:
    """Return the sentences of this stage."""
    path = PACKAGE / "messages" / language / "findings_source.yml"
    sentences: dict[str, dict[str, str]] = yaml.load(
        path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    return sentences


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", OURS)
def test_the_sentences_of_a_code_ask_only_for_what_its_finding_carries(
    code: Code, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = catalogue(language)[code]
    found = next(
        each
        for each in source_findings(example(code)["bad"], tmp_path, monkeypatch)
        if each.code == code
    )
    assert set(sentences) == {"title", "message", "expected", "remedy"}
    for sentence in sentences.values():
        assert {name for _, name, _, _ in Formatter().parse(sentence) if name} <= {
            name for name, _ in found.arguments
        }
