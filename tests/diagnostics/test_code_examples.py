"""Every code has an example: its bad part is found where it says, its good part passes."""

import base64
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build.load import LoadedSite
from generator.build.revision import found_between, read_state
from generator.cache.store import NoCache
from generator.codes import Code
from generator.diagnostics import Diagnostic
from generator.handwritten import check_handwritten
from generator.model.quick_win import QuickWin
from generator.pages.reference import path_of
from generator.patch.edits import Edit, RemoveAt, SetValue
from generator.patch.formatting import formatted
from generator.patch.patched import EditsRefusedError, patched
from generator.source.discover import region_file_of
from generator.source.files import SourceFile, digest_of_file
from tests.builders import BASE, DAY, a_publication
from tests.loading import load_site, settings_of
from tests.rows import judge_rows

EXAMPLES = BASE.parents[1]
CODES = sorted(Code)


@dataclass(frozen=True)
class Part:
    """Half of an example."""

    written: dict[str, Any]

    @property
    def files(self) -> list[dict[str, Any]]:
        """The files laid over the base; the first is the one that a finding is about."""
        return self.written.get("files") or [self.written]


def read(code: str) -> dict[str, Part]:
    text = (EXAMPLES / f"{code}.yml").read_text(encoding="utf-8")
    return {half: Part(written) for half, written in yaml.load(text, yaml.CSafeLoader).items()}


def found_in(part: Part) -> tuple[Diagnostic, ...]:
    with a_publication({}) as project:
        for file in part.files:
            lay(project / path_of(file["file"]), file)
        complete(project / "regions", part)
        loaded = load_site(project)
        report = loaded.report
        report.add(since(part, loaded))
        report.add(refused_edits(part))
        report.add(check_handwritten(settings_of(project), NoCache())[0])
        return report.diagnostics


def since(part: Part, loaded: LoadedSite) -> Iterator[Diagnostic]:
    """Yield the silent changes since the state that an example shows as published."""
    published = [
        as_published(file["file"], file["text"].encode()) for file in part.written.get("before", ())
    ]
    if published:
        before = read_state(published, (file.path for file in published))
        files = [file for inputs in loaded.inputs.values() for file in inputs.files]
        now = read_state(files, (file.path for file in files))
        yield from found_between(
            published, before, now, loaded.unreleased, revision="main", today=DAY
        )


def refused_edits(part: Part) -> Iterator[Diagnostic]:
    """Yield the refusals of the edits that an example asks of its only file."""
    edits: list[Edit] = [
        SetValue(tuple(edit["set"]), edit["value"])
        if "set" in edit
        else RemoveAt(tuple(edit["remove"]))
        for edit in part.written.get("edits", ())
    ]
    if edits or part.written.get("is_formatted"):
        [file] = part.files
        path = path_of(file["file"])
        try:
            new = patched(file["text"].encode(), edits, path=path, record=QuickWin)
            formatted(new, path=path, record=QuickWin)
        except EditsRefusedError as refused:
            yield from refused.diagnostics


def as_published(name: str, data: bytes) -> SourceFile:
    place = region_file_of(name)
    assert place is not None, name
    path = path_of(name)
    return SourceFile(path, place.kind, place.region, place.slug, data, digest_of_file(data))


def lay(path: Path, file: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    state = file.get("state")
    if state == "missing":
        path.unlink(missing_ok=True)
    elif state == "link":
        path.symlink_to(path.parent)
    elif state == "pipe":
        os.mkfifo(path)
    elif "base64" in file:
        path.write_bytes(base64.b64decode(file["base64"]))
    else:
        path.write_bytes((file.get("text", "") * file.get("repeat", 1)).encode())
    if state == "unreadable":
        path.chmod(0)


def complete(regions: Path, part: Part) -> None:
    """Give the region of an example of a single file the main file that it does not show."""
    named = {file["file"] for file in part.files}
    for folder in regions.iterdir():
        main = folder / "region.yml"
        is_shown = f"{folder.name}/region.yml" in named
        if folder.name != "_national" and folder.is_dir() and not main.exists() and not is_shown:
            main.write_text("identity: {type: kota, name: Contoh}\n", encoding="utf-8")


def relevant(found: tuple[Diagnostic, ...], code: str) -> tuple[Diagnostic, ...]:
    """Return the relevant findings of an example.

    Examples of files and of YAML show fragments, so findings on the shape of a record do not count.
    """
    return (
        tuple(diagnostic for diagnostic in found if diagnostic.code < "MP200")
        if code < "MP200"
        else found
    )


def skip_if_root_reads_all(part: Part) -> None:
    if part.written.get("state") == "unreadable" and os.geteuid() == 0:
        pytest.skip("the superuser reads files that nobody may read")


def test_every_code_has_an_example_and_every_example_a_code() -> None:
    assert {path.stem for path in EXAMPLES.glob("MP*.yml")} == set(CODES)


def test_each_bad_example_is_found_where_it_says_and_nothing_else() -> None:
    judge_rows(CODES, judge_bad_example)


def judge_bad_example(code: str) -> None:
    bad = read(code)["bad"]
    skip_if_root_reads_all(bad)
    found = relevant(found_in(bad), code)
    places = [
        (diagnostic.code, diagnostic.span.line, diagnostic.span.column)
        for diagnostic in found
        if diagnostic.code not in bad.written.get("also", ())
    ]
    assert places == [(code, bad.written["line"], bad.written["column"])], found


def test_each_good_example_passes() -> None:
    def judge(code: str) -> None:
        found = relevant(found_in(read(code)["good"]), code)
        assert found == (), found

    judge_rows(CODES, judge)
