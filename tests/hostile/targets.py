"""The readers and writers that must answer any bytes, each as one function for a fuzzer.

A function returns if the program answered, and raises if the program let an exception escape or gave
an answer against a rule of its own. A new reader joins with a function and a line in `TARGETS`.
"""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt
from pydantic import TypeAdapter, ValidationError
from selectolax.lexbor import LexborHTMLParser
from yaml import CSafeLoader
from yaml import load as load_yaml

from generator.build.data_folder import DataFolder, find_data
from generator.build.load import load_site as load
from generator.codes import Code
from generator.decode import decode
from generator.diagnostics import Report, Severity, in_order
from generator.errors import GeneratorError
from generator.exports.csv_tables import comma_file, tables_of
from generator.exports.measure_rows import FUNDING_COLUMNS, INDICATOR_COLUMNS
from generator.exports.table_rows import (
    QUICK_WIN_COLUMNS,
    REGION_COLUMNS,
    SOURCE_COLUMNS,
    TABLES,
    VILLAGE_COLUMNS,
    TableRows,
)
from generator.facts.media_facts import MediaKind
from generator.media.examine import examine
from generator.media.pictures import SMALL_BYTES
from generator.messages import Catalogue, load_catalogue
from generator.model.base import BODY, Kind
from generator.model.rich_text import (
    FIELD_ELEMENTS,
    UPDATE_ELEMENTS,
    PlacedPicture,
    first_problem,
    is_media_name,
    link_problem,
    media_name_in,
    with_pictures_apart,
)
from generator.model.schema import ROOTS
from generator.model.text import Line, WebAddress
from generator.patch.edits import Edit, SetValue
from generator.patch.emit import normalised
from generator.patch.formatting import formatted
from generator.patch.patched import EditsRefusedError, patched
from generator.reporter import render_github, render_json, render_text
from generator.scaffold.new_files import record_files
from generator.settings import SiteSettings, read_settings
from generator.slugs import is_slug
from generator.source.characters import first_refused
from generator.source.discover import digest_of_file
from generator.source.files import SourceKind
from generator.source.front_matter import parse_data, parse_update
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.source.yaml_tree import Parsed, parse_yaml
from generator.views.context import PageContext
from generator.views.markup import escape
from generator.views.rich_text import render_rich_text
from generator.workbook.cells import Cells, same
from generator.workbook.importing import compared
from generator.workbook.layout import sheets
from generator.workbook.office_maps import map_text, proposed_map, read_map
from generator.workbook.office_questions import asking_map
from generator.workbook.office_rows import OfficeTableReader
from generator.workbook.office_tables import open_table
from generator.workbook.opening import open_workbook
from generator.workbook.region import RegionRows
from tests.builders import CONTOH, DAY, FOLLOWING, LAYANAN, a_publication
from tests.contexts import EXTENSIONS, a_build_context
from tests.hostile.payloads import ADDRESSES, by_kind, packs, rich_packs, starts
from tests.hostile.texts import ADDRESS, RICH_END
from tests.hostile.workbooks import of_another_program, zipped
from tests.loading import generated, workplace
from tests.pictures import (
    PRIVATE,
    a_drawing,
    a_pdf,
    a_png,
    an_object_stream,
    with_metadata,
    written,
)
from tests.reading import folded

PROJECT = Path(__file__).parents[2]
EXAMPLES = PROJECT / "generator/examples"


@dataclass(frozen=True)
class Target:
    """A reader or writer of the program, and what a fuzzer begins with."""

    answers: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    times: int
    """Examples in `make test`; a hundredth of a second each, or less."""


# --- the reader of YAML, and of updates


def yaml(data: bytes) -> None:
    """Any bytes are a document with findings in order and places within the file."""
    for parsed in (parse_yaml("r.yml", data), parse_update("u.md", data)):
        assert_answered(parsed)


def assert_answered(parsed: Parsed) -> None:
    is_refused = any(found.severity is Severity.ERROR for found in parsed.diagnostics)
    assert parsed.document is not None or is_refused
    assert list(parsed.diagnostics) == in_order(parsed.diagnostics)
    for found in parsed.diagnostics:
        assert found.code in set(Code)
        assert (found.span.line, found.span.column) >= (1, 1)
        assert (found.span.end_line, found.span.end_column) > (found.span.line, found.span.column)
    if parsed.document is not None:
        assert_placed(parsed.document.root, parsed.document.text.split("\n"))


def assert_placed(node: Node, lines: list[str]) -> None:
    assert 1 <= node.span.line <= node.span.end_line <= len(lines)
    assert 1 <= node.span.column <= len(lines[node.span.line - 1]) + 1
    match node:
        case MappingNode(items=items):
            assert len({key.text for key, _ in items}) == len(items)
            for key, value in items:
                assert_placed(key, lines)
                assert_placed(value, lines)
        case SequenceNode(items=items):
            for item in items:
                assert_placed(item, lines)
        case ScalarNode():
            assert (node.span.end_line, node.span.end_column) > (node.span.line, node.span.column)


# --- from a tree to a typed record, and the report about it


def record(data: bytes) -> None:
    """Any tree is a record, with findings that can be told in every form and language.

    The first byte chooses the kind of record.
    """
    model, data = KINDS[data[0] % len(KINDS) if data else 0], data[1:]
    is_update = BODY in model.model_fields
    path = "regions/kota-misal/r.md" if is_update else "regions/kota-misal/r.yml"
    parsed = parse_data(path, data)
    found = parsed.diagnostics
    if parsed.document is not None:
        decoded = decode(parsed.document, model)
        found += decoded.diagnostics
        assert decoded.record is not None or found
    assert_reported(found, {path: data.decode("utf-8", "replace")})


KINDS = tuple(ROOTS.values())


def assert_reported(found: Iterable[Any], texts: Mapping[str, str]) -> None:
    """Every finding has its sentences, and no character of the data moves a terminal or a log."""
    report = Report()
    report.add(found)
    lines = max((text.count("\n") + text.count("\r") + 1 for text in texts.values()), default=1)
    for language in ("id", "en"):
        written = render_text(report, catalogue(language), texts)
        told = render_github(report, catalogue(language))
        for text in (written, told):
            odd = {sign for sign in text if unicodedata.category(sign) in {"Cc", "Cf"}} - {"\n"}
            assert odd == set(), odd
        commands = ("::error ", "::warning ", "::notice ")
        assert all(line.startswith(commands) for line in told.splitlines())
        assert not any(line.startswith("::") for line in written.splitlines())
        assert len(json.loads(render_json(report, catalogue(language)))) == len(report.diagnostics)
    for diagnostic in report.diagnostics:
        if diagnostic.span.path in texts:
            assert diagnostic.span.line <= lines


@cache
def catalogue(language: str) -> Catalogue:
    return load_catalogue(language)


# --- rich text


TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "h2", "h3", "blockquote", "br"}
"""Elements of the small Markdown subset in HTML."""
ATTRIBUTES = {("a", "href"), ("a", "title"), ("ol", "start")}


def rich_text(data: bytes) -> None:
    """Any text is refused with its line, or becomes HTML of the subset with harmless links."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    # The reader of files has refused these before any field is looked at.
    if first_refused(text) is not None:
        return
    for allowed in (FIELD_ELEMENTS, UPDATE_ELEMENTS):
        problem = first_problem(text, allowed=allowed)
        if problem is None:
            # A picture is a block of its own, which no Markdown makes.
            for part in with_pictures_apart(text):
                if isinstance(part, PlacedPicture):
                    assert is_media_name(part.name)
                else:
                    assert_harmless(render_rich_text(part, page()))
        else:
            assert 0 <= problem.line <= text.count("\n")
            # Updates alone take files of `media/`: their refusal shows how to write one.
            codes = {Code.RICH_TEXT, Code.BAD_LINK}
            if allowed == UPDATE_ELEMENTS:
                codes.add(Code.MEDIA_FORM)
            assert problem.code in codes
            assert bool(problem.form) == (problem.code is Code.MEDIA_FORM)


def assert_harmless(html: str) -> None:
    assert "\n\n" not in html
    tree = LexborHTMLParser(f"<main>{html}</main>").css_first("main")
    assert tree is not None
    for node in tree.css("*")[1:]:
        assert node.tag in TAGS, node.html
        assert {(node.tag, name) for name in node.attributes} <= ATTRIBUTES, node.html
        if "href" in node.attributes:
            address = node.attributes["href"] or ""
            is_file = media_name_in(address) is not None
            is_of_site = address.startswith(("../", "./", "#"))
            assert is_of_site or is_file or not link_problem(address), address


@cache
def page() -> PageContext:
    return PageContext(a_build_context(), "daerah/kota-misal/")


# --- plain text and addresses, in every output


def line(data: bytes) -> None:
    """Any line is refused, or reads as it is typed in HTML, in Markdown and in a table."""
    text = accepted(Line, data.decode("utf-8", "replace"))
    if text is None or first_refused(text) is not None:
        return
    escaped = escape(text)
    markdown = f"## {escaped}\n\n<p>{escaped}</p>\n"
    for html in (
        f'<h2>{escaped}</h2><p title="{escaped}">{escaped}</p>',
        MarkdownIt("commonmark").enable("table").render(markdown),
        Markdown(extensions=list(EXTENSIONS)).convert(markdown),
    ):
        body = LexborHTMLParser(html).body
        assert body is not None
        assert [node.tag for node in body.iter()] == ["h2", "p"], html
        assert body.css("h2 *, p *") == [], html
        assert {folded(node.text()) for node in body.css("h2, p")} == {folded(text)}, html
        titles = {node.attributes.get("title") or text for node in body.css("p")}
        assert {folded(title) for title in titles} == {folded(text)}, html
    assert_cells(text)


def assert_cells(text: str) -> None:
    """A table for spreadsheets holds the text in every cell, and no cell is a formula."""
    region = (text,) * len(REGION_COLUMNS)
    quick_win, source = (text,) * len(QUICK_WIN_COLUMNS), (text,) * len(SOURCE_COLUMNS)
    indicator, funding = (text,) * len(INDICATOR_COLUMNS), (text,) * len(FUNDING_COLUMNS)
    rows = TableRows(
        region=region,
        quick_wins=(quick_win,),
        sources=(source,),
        indicators=(indicator,),
        funding=(funding,),
        villages=((text,) * len(VILLAGE_COLUMNS),),
    )
    files = tuple(map(comma_file, tables_of([rows])))
    assert {file.path for file in files} == set(TABLES)
    for file in files:
        _, cells = csv.reader(io.StringIO(file.data.decode("utf-8-sig"), newline=""))
        assert {cell.removeprefix("'") for cell in cells} == {text.removeprefix("'")}
        computed = (cell for cell in cells if cell.startswith(FORMULA_STARTS))
        assert [cell for cell in computed if not BELOW_ZERO.fullmatch(cell)] == []


FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""First characters of a cell that a spreadsheet may compute."""
BELOW_ZERO = re.compile(r"-[0-9]+(\.[0-9]+)?")
"""A number below zero, which begins like a formula and is none."""


def address(data: bytes) -> None:
    """Any address is refused, or leads a browser to the host that a reviewer reads in it."""
    text = accepted(WebAddress, data.decode("utf-8", "replace"))
    if text is not None and first_refused(text) is None:
        parts = urlsplit(text)
        assert parts.scheme in {"http", "https"}
        assert parts.hostname
        assert "@" not in parts.netloc
        assert "\\" not in text
        assert not any(sign <= " " for sign in text)
        link = LexborHTMLParser(f'<a href="{escape(text)}">x</a>').css_first("a")
        assert link is not None
        assert link.attributes == {"href": text}


def accepted(kind: Any, text: str) -> str | None:
    """Return a text as a field takes it; None where it is refused."""
    try:
        return str(adapter(kind).validate_python(text))
    except ValidationError:
        return None


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


# --- the whole loader, and the pages of what it accepts


PUBLICATION = {
    CONTOH: f"""{FOLLOWING}vision: {{text: Maju bersama., sources: [buku]}}
participations: [{{summary: Ikut., cohort: 2022}}]
dimensions:
  - key: living
    name: Hidup
    objectives: [{{text: Sehat, subdimension: mobility}}]
people: [{{id: ani, name: Ani}}]
posts: [{{title: Bupati Contoh, person: ani, tenure: current, start: "2021", end: "2026"}}]
evaluations: [{{year: 2024, score: "3.10", parts: [{{part: output, weight_percent: "100", score: "3.10"}}]}}]
figures: [{{measure: Luas, value: "10", unit: km, flags: [{{kind: unclear, note: Ragu.}}]}}]
sources: [{{id: buku, title: Buku, grade: official_document, date: "2024-02-29"}}]
""",
    LAYANAN: 'fictional: ya\ntitle: Layanan\nstate: running\npromised_on: "2024"\ndue: "2025-06-30"\n',
    "kabupaten-contoh/villages/sari.yml": "fictional: ya\nname: Sari\nkind: desa\n",
    "kabupaten-contoh/updates/baru.md": '---\nfictional: ya\ntitle: Kabar\ndate: "2026"\n---\n\nIsi *kabar*.\n',
}
"""A small publication without a finding, with a file of every kind."""


@cache
def publication() -> DataFolder:
    """Return the data folder of the small publication, read once."""
    with a_publication(PUBLICATION) as project:
        return find_data(project / "regions", project)


def site(data: bytes) -> None:
    """Any bytes in the place of any file give a report that names the file, or pages.

    The first byte chooses the file.
    """
    files = publication().files
    chosen, data = files[data[0] % len(files) if data else 0], data[1:]
    laid = replace(chosen, data=data, digest=digest_of_file(data))
    folder = DataFolder(tuple(laid if file is chosen else file for file in files))
    loaded = load(folder, SiteSettings("id", DAY, workbooks=False), workplace(), renders=True)
    failures = [result.failure for result in loaded.results.values() if result.failure is not None]
    assert failures == []
    if loaded.publishable is None:
        assert loaded.report.has_errors
        assert_reported(loaded.report.diagnostics, loaded.texts)
    else:
        assert all(file.data for file in generated(loaded).files)


# --- edits of a file


def patch(data: bytes) -> None:
    """Any text in any file is written so that it reads back, or the file stays as it is.

    The file is the part before the first zero byte, the text the part behind.
    """
    content, _, typed = data.partition(b"\0")
    text = normalised(typed.decode("utf-8", "replace"))
    for kind in ("quick-win", "update"):
        path = "r.md" if kind == "update" else "r.yml"
        parsed = parse_data(path, content)
        root = None if parsed.document is None else parsed.document.root
        keys = ["title"] if root is None else ["title", *(key.text for key, _ in root.items)]
        for key in keys[:4]:
            edits: list[Edit] = [SetValue((key,), text), SetValue(("note",), [text, {"id": text}])]
            try:
                new = patched(content, edits, path=path, record=ROOTS[kind])
            except EditsRefusedError as refused:
                assert_reported(refused.diagnostics, {path: content.decode("utf-8", "replace")})
                continue
            read = parse_data(path, new)
            assert read.document is not None
            note = read.document.root.get("note")
            assert isinstance(note, SequenceNode)
            assert isinstance(note.items[0], ScalarNode)
            assert note.items[0].text == text


def tidy(data: bytes) -> None:
    """Any file has one form, which is its own one form, or a refusal that can be told."""
    for kind in ("quick-win", "region", "update"):
        path = "r.md" if kind == "update" else "r.yml"
        try:
            once = formatted(data, path=path, record=ROOTS[kind])
        except EditsRefusedError as refused:
            assert_reported(refused.diagnostics, {path: data.decode("utf-8", "replace")})
            continue
        assert formatted(once, path=path, record=ROOTS[kind]) == once


def new(data: bytes) -> None:
    """Any title is the title of a new file, or is refused with its reason."""
    title = " ".join(data.decode("utf-8", "replace").split())
    if not title or first_refused(title) is not None:
        return
    words = {"today": DAY, "catalogue": catalogue("id")}
    for kind in (SourceKind.QUICK_WIN, SourceKind.UPDATE):
        try:
            [(path, content)] = record_files(kind, title, {}, **words).items()
        except GeneratorError as error:
            catalogue("id").word(f"errors.{error.key}", **error.arguments)
            continue
        assert is_slug(Path(path).stem)
        parsed = parse_data(path, content)
        assert parsed.document is not None, parsed.diagnostics
        node = parsed.document.root.get("title")
        assert isinstance(node, ScalarNode)
        assert node.text == unicodedata.normalize("NFC", title)


def files_with_texts() -> Iterable[bytes]:
    for path in sorted((PROJECT / "regions/kabupaten-contoh").glob("*/*.*")):
        if path.suffix in {".yml", ".md"}:
            yield path.read_bytes() + b"\0Satu: dua # tiga"
    yield b"title: a\nnote:\n  - b\n\0" + b"satu\n  dua\n"


def small_files() -> Iterable[bytes]:
    yield from (data for data in data_files() if len(data) < 12_000)


# --- the settings of a host


def settings(data: bytes) -> None:
    """Any bytes in mkdocs.yml are settings, or an error of the program with its sentence."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mkdocs.yml"
        path.write_bytes(data)
        try:
            read_settings(path, today=DAY)
        except GeneratorError as error:
            catalogue("id").word(f"errors.{error.key}", **error.arguments)


# --- what a fuzzer begins with


def data_files() -> Iterable[bytes]:
    """Yield every data file of this project, and every bad and good file of the examples."""
    for path in sorted((PROJECT / "regions").rglob("*.*")):
        yield path.read_bytes()
    yield from example_texts()


def example_texts() -> Iterable[bytes]:
    for path in sorted(EXAMPLES.glob("MP*.yml")):
        written = load_yaml(path.read_text(encoding="utf-8"), CSafeLoader)
        for half in (written["bad"], written["good"]):
            for file in half.get("files") or [half]:
                yield str(file.get("text", "")).encode()


def files_by_kind() -> Iterable[bytes]:
    """Yield each data file and example behind the byte that chooses its kind, or some kind."""
    kinds = list(ROOTS)
    for file in find_data(PROJECT / "regions", PROJECT).files:
        yield bytes([kinds.index(file.kind.value)]) + file.data
    for number, text in enumerate(example_texts()):
        yield bytes([number % len(kinds)]) + text


def chosen_files() -> Iterable[bytes]:
    """Yield each file of the small publication, behind the byte that chooses it."""
    for number, file in enumerate(publication().files):
        yield bytes([number]) + file.data


def rich_texts() -> Iterable[bytes]:
    yield from (f"{start} satu".encode() for start in starts())
    yield from (f"{pack} {RICH_END}".encode() for pack in (*rich_packs(), *packs()))
    yield from (text.encode() for text in RICH_SEEDS)
    for path in sorted((PROJECT / "regions").rglob("*.md")):
        yield path.read_bytes().split(b"\n---\n", 1)[-1]


RICH_SEEDS = (
    "Satu *miring*, **tebal**.\n\n- a\n- b\n    - c\n\n1. satu\n2) dua",
    '[a](https://contoh.example/a?b=c#d "judul") <https://contoh.example> [b](/daerah/) [c](#d)',
    "> kutipan\n> > dalam\n\n## Judul\n\nbaris  \nputus\\\nlagi",
    "[a](mailto:a@contoh.example) [b](tel:112) [c][d]\n\n[d]: https://contoh.example 'x'",
    'satu\n\n![Warga menanam.](media/a-1.jpg "Ani")\n\ndua [b](media/b.pdf)\n\n![c](https://contoh.example/c.jpg)',
)


def lines() -> Iterable[bytes]:
    yield from (f"{start} satu".encode() for start in starts())
    yield from (pack.encode() for pack in packs())


def addresses() -> Iterable[bytes]:
    yield from (ADDRESS.encode(), b"https://contoh.example:8080/a?b=c#d", b"http://[::1]/")
    yield from (text.encode() for kind in ADDRESSES for text in by_kind()[kind])


def project_settings() -> Iterable[bytes]:
    yield (PROJECT / "mkdocs.yml").read_bytes()
    yield b"site_name: a\nsite_url: https://contoh.example/\ntheme: masterplan\ndocs_dir: docs\nnav:\n  - a: b.md\n"


def picture(data: bytes) -> None:
    """Any bytes are a picture without metadata, a quiet PDF, or a fault."""
    for ending in ("jpg", "png", "webp", "pdf"):
        facts, files = examine(f"a.{ending}", data)
        assert (facts.kind is None) == (facts.fault is not None) == (not files)
        assert [rendition.name for rendition in facts.renditions] == list(files)
        if facts.kind is MediaKind.PICTURE:
            assert all(rendition.size <= SMALL_BYTES for rendition in facts.renditions[:2])
            assert not any(PRIVATE.encode() in made for made in files.values())


def pictures() -> Iterable[bytes]:
    yield from (with_metadata(form) for form in ("JPEG", "PNG", "WEBP"))
    yield from (a_png(8, 8), a_png(60_000, 60_000, pixels=b""), written(a_drawing(8, 8), "PNG"))
    yield from (
        a_pdf(),
        a_pdf(b"/OpenAction 4 0 R", b"<</S/GoTo>>"),
        a_pdf(b"", an_object_stream(b"5 0 <<>>")),
    )
    yield from (b"<svg>", b"\0\0\0\x18ftypheic", b"<html>")


# --- workbooks


def workbook(data: bytes) -> None:
    """Any bytes are cells of a workbook, or an error of the program with its sentence."""
    try:
        book = open_workbook("buku.xlsx", data)
        assert all(grid.title == title for title, grid in book.sheets.items())
        compared("buku.xlsx", book, publication())
    except GeneratorError as error:
        catalogue("id").word(f"errors.{error.key}", **error.arguments)


def cell(data: bytes) -> None:
    """Any text in a cell of any column is a text for the check, and is shown as it is read."""
    typed = data.decode("utf-8", "replace")
    cells = Cells(catalogue("id"), {})
    for column in COLUMNS[:: 1 + len(data) % 7]:
        text = cells.read(column, typed, unit="rupiah")
        shown = cells.shown(column, text).value if text else ""
        value = float(shown) if isinstance(shown, Decimal) else shown
        assert same(column, cells.read(column, value, unit="rupiah"), text)


COLUMNS = tuple(
    {repr(column): column for sheet in sheets().values() for column in sheet.columns}.values()
)


def table(data: bytes) -> None:
    """Any bytes are a table of an office, or an error of the program with its sentence."""
    for name in ("tabel.csv", "tabel.xlsx"):
        try:
            found = open_table(name, data)
        except GeneratorError as error:
            catalogue("id").word(f"errors.{error.key}", **error.arguments)
            continue
        proposed = proposed_map(found)
        names = {Kind.OFFICE: {"dinkes": "Dinas Kesehatan"}, Kind.DIMENSION: {"living": "Hidup"}}
        words = catalogue("id")
        present = RegionRows("kota-misal", (), (), names)
        reader = OfficeTableReader(Cells(words, names), present, words)
        rows = reader.read(found, proposed)
        asking = asking_map(proposed, rows)
        assert read_map("peta.yml", map_text(asking, words).encode(), reader.names) == asking


def tables() -> Iterable[bytes]:
    yield b"No;Judul;Dimensi;OPD;Target;Anggaran\n1;Satu;Smart Living;dinkes;Juni 2027;Rp 2,5 M\n"
    yield b"Judul,Tenggat\nA. SMART LIVING\nDua,Triwulan III 2025\nJumlah,1.500\n"


def workbook_files() -> Iterable[bytes]:
    yield of_another_program()
    yield zipped({"xl/workbook.xml": b"<workbook/>"})
    yield from (b"PK\x03\x04", b"<html><table>", b"\xd0\xcf\x11\xe0")


def typed_cells() -> Iterable[bytes]:
    yield from (
        text.encode()
        for text in (
            "Rp 2,5 M",
            "31/12/2025",
            "30 Juni 2027",
            "1.500",
            "22,4%",
            "diskominfo - Dinas; dpupr - Dinas",
            "title: a, b; rest: c",
            "=1+1",
            "_x0041_",
            " belum ada ",
        )
    )


TARGETS: Mapping[str, Target] = {
    "yaml": Target(yaml, data_files, times=200),
    "record": Target(record, files_by_kind, times=50),
    "rich-text": Target(rich_text, rich_texts, times=200),
    "line": Target(line, lines, times=100),
    "address": Target(address, addresses, times=200),
    "site": Target(site, chosen_files, times=30),
    "patch": Target(patch, files_with_texts, times=30),
    "tidy": Target(tidy, small_files, times=30),
    "new": Target(new, lines, times=50),
    "settings": Target(settings, project_settings, times=50),
    "picture": Target(picture, pictures, times=100),
    "workbook": Target(workbook, workbook_files, times=20),
    "table": Target(table, tables, times=30),
    "cell": Target(cell, typed_cells, times=50),
}
"""Every reader and writer that a fuzzer tries."""

PIECES = (
    *(
        b": ",
        b"\n",
        b"\n  ",
        b"- ",
        b"? ",
        b"'",
        b'"',
        b"{",
        b"}",
        b"[",
        b"]",
        b"\t",
        b"#",
        b" #",
        b"&a ",
    ),
    *(
        b"*a",
        b"<<: ",
        b"---\n",
        b"...\n",
        b"%TAG ",
        b"!!str ",
        b"!!python/object:a ",
        b"!ENV a",
        b"|\n",
        b">-\n",
    ),
    *(
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\x00",
        b"\x1b[31m",
        b"\r",
        b"\x85",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
    ),
    *(
        b"\xe2\x80\xae",
        b"\xe2\x80\x8b",
        b"\xe3\x85\xa4",
        b"e\xcc\x81",
        b"\xed\xa0\x80",
        b"\xf0\x9f\x98\x80",
    ),
    *(b"<<<<<<< x\n", b"=======\n", b"ya", b"null", b"id: ", b"sources: [x]\n", b"fictional: ya\n"),
    *(
        b"2022-02-30",
        b"9" * 20,
        b"1.500",
        b"3,12",
        b"Rp 2,5 M",
        b"[[[[[[[[",
        b"{{{{",
        b"- - - - ",
        b"::error::",
    ),
    *(
        b"<script>",
        b"<!--",
        b"-->",
        b"]]>",
        b"&amp;",
        b"&#0;",
        b"&#x6a;",
        b"javascript:",
        b"data:",
        b"//a.invalid",
    ),
    *(
        b"](",
        b"![",
        b"[a]: ",
        b"<http://",
        b"**",
        b"__",
        b"`",
        b"~~",
        b"\\",
        b"> ",
        b"## ",
        b"1. ",
        b"    ",
        b"  \n",
    ),
    *(
        b"{: onclick=a }",
        b"{{ 7*7 }}",
        b"{% raw %}",
        b"klzzwxh:0",
        b"\x02",
        b"| a |",
        b"=1+1",
        b"@a",
        b"%0A",
        b"@",
        b"xn--",
    ),
)
"""What means something to one of the readers; mutants and the fuzzer's dictionary are made of it."""


@st.composite
def mutants(draw: st.DrawFn, target: Target) -> bytes:
    """Draw bytes that are nearly a seed of a target, a row of pieces, or any bytes at all."""
    pieces = st.one_of(st.sampled_from(PIECES), st.binary(max_size=12))
    written = bytearray(
        draw(st.one_of(st.sampled_from(seeds_of(target)), st.just(b""), st.binary()))
    )
    for piece in draw(st.lists(pieces, max_size=8)):
        start = draw(st.integers(0, len(written)))
        written[start : start + draw(st.integers(0, 6))] = piece
    return bytes(written)


@cache
def seeds_of(target: Target) -> tuple[bytes, ...]:
    return tuple(target.seeds())
