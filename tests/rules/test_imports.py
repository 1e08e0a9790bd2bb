"""Imports go one way: each room of the program names the rooms below it.

An arrow the other way fails here.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from tests.rows import judge_rows

PACKAGE = Path(__file__).parents[2] / "generator"
ROOT = PACKAGE.name

WORDLESS = frozenset(
    {
        "diagnostics",
        "errors",
        "codes",
        "web_hosts",
        "licences",
        "machine_paths",
        "private_data",
        "slugs",
        "spelling",
        "text_words",
    }
)
"""What every room may import; these lean on nothing but one another, downwards."""
ANYONE = WORDLESS | {"messages"}

STEPS = frozenset({"cache", "executors", "files"})
"""Rooms of the machinery of a build: they know steps, records and files, and nothing of regions."""

ARROWS: Mapping[str, frozenset[str]] = {
    # The ground.
    "errors": frozenset(),
    "full_links": frozenset(),
    "web_hosts": frozenset(),
    "licences": frozenset(),
    "machine_paths": frozenset(),
    "private_data": frozenset(),
    "diagnostics": frozenset(),
    "messages": frozenset(),
    "slugs": frozenset(),
    "spelling": frozenset(),
    "text_words": frozenset(),
    "codes": frozenset({"diagnostics"}),
    "progress": ANYONE,
    "doctor": ANYONE | {"cache.store", "build.history", "progress.wording", "settings"},
    "packaged": frozenset(),
    "settings": ANYONE | {"admin_settings", "packaged"},
    "admin_settings": frozenset({"errors"}),
    "reporter": ANYONE,
    "usage_mistakes": frozenset({"messages"}),
    # The machinery of a build, below every stage. A key holds the digest of the program, and a
    # cluster compares the digests of its workers' programs.
    "files": frozenset({"errors"}),
    "executors": frozenset({"errors", "cache.distributions"}),
    "cache": frozenset({"executors.protocol", "files.atomic", "files.lock", "settings"}),
    # Facts cross from one process to another, so they hold no records.
    "facts": frozenset({"diagnostics"}),
    # Pictures are bytes with facts: nothing here knows a region, a page or a folder.
    "media": frozenset({"facts.media_facts", "private_data"}),
    # The data, up to the linked site. Findings have no words here, but words that people write are
    # understood.
    "model": WORDLESS | {"messages.synonyms"},
    "source": WORDLESS | {"packaged"},
    "decode": WORDLESS | {"messages.synonyms", "model", "source"},
    # Changed and new data files, by the spans of the reader.
    "patch": WORDLESS | {"decode.field_types", "model", "source"},
    "link": WORDLESS | {"facts", "messages.synonyms", "model", "source"},
    "checks": WORDLESS
    | {"facts.link_summary", "facts.media_facts", "messages.synonyms", "model", "link"}
    | {"source.locate", "source.nodes", "source.text"},
    # New files to begin with.
    "scaffold": ANYONE
    | {"decode", "link.region_list", "model", "patch"}
    | {"source.discover", "source.files", "source.yaml_tree"},
    # Two states of the data, compared.
    "past": WORDLESS | {"model", "link", "source"},
    # The context that every page shares, made from the linked site and the settings.
    "context": frozenset(
        {
            *("facts.region_facts", "link.english", "link.site"),
            *("messages", "settings", "source.files"),
        }
    ),
    # From the site to files.
    "views": ANYONE
    | {"context", "facts.file_facts", "facts.media_facts", "facts.region_facts", "model", "link"},
    "pages": ANYONE | {"views"},
    # The pages of a region as a book: shown by the templates of pages, set by a library.
    "book": ANYONE | {"context", "link.site", "media.drawing", "pages.render", "views"},
    "exports": ANYONE
    | {"context", "settings", "facts.file_facts", "facts.region_facts", "model", "link"}
    | {"decode.field_types", "workbook.layout"}
    | {
        "views.addresses",
        "views.across.comparison",
        "views.across.comparison_rows",
        "views.across.places",
        "views.context",
        "views.foreign",
        "views.places_of_records",
        "views.region.change_facts",
        "views.region.named_records",
        "views.region.record_answers",
        "views.values",
    },
    "page_list": ANYONE | {"full_links", "link.english", "views.addresses"},
    # A copy of the built site for disks.
    "portable": ANYONE
    | frozenset(
        {
            "cache.distributions",
            "cache.keys",
            "cache.store",
            "exports.archive",
            "files",
            "full_links",
            "link.english",
            "page_list",
            "settings",
        }
    )
    | {"views.addresses"},
    # The editor at /admin/, a form as that of the exports.
    "admin": ANYONE
    | {"admin_settings", "context", "files.atomic", "model"}
    | {"exports.form_fields", "exports.form_names", "exports.record_forms"},
    "search": ANYONE
    | {"cache", "executors.protocol", "link.english", "link.page_addresses", "views.facets"},
    # What is open in the data, for those who edit.
    "status": ANYONE | {"link.site", "model", "views.components.freshness"},
    # What people write beside the data.
    "handwritten": WORDLESS
    | {"cache", "executors", "files.content", "settings", "checks.hosts", "checks.privacy"}
    | {"source.characters", "source.formats", "source.text", "source.walk"},
    # The stages in their order, region by region.
    "build": ANYONE
    | STEPS
    | {"context", "packaged", "settings", "source", "decode", "model", "facts", "link", "checks"}
    | {"admin", "book", "handwritten", "media", "pages", "past", "exports", "search"}
    | {
        "views.addresses",
        "views.across.downloads_pages",
        "views.facets",
        "views.page",
        "views.region.region_facts",
        "views.site_pages",
        "views.statements",
    }
    # The workbook of a region, for readers to download.
    | {"workbook.contents", "workbook.region", "workbook.writing"},
    "engine": ANYONE | STEPS | {"build", "full_links", "packaged", "reporter", "settings"},
    # The site while somebody edits: the stages of `build` and `engine`, asked for one page.
    "serve": ANYONE
    | STEPS
    | {"build", "context", "engine", "facts", "handwritten", "link", "pages", "reporter"}
    | {"settings", "source.walk"}
    | {
        "source.discover",
        "source.files",
        "source.packaged_nation",
        "views.addresses",
        "views.site_pages",
    },
    # Records as sheets, and back. Only what an import must know of a build: reading and checking.
    "workbook": ANYONE
    | {
        "build.data_folder",
        "build.load",
        "build.read",
        "build.region_reader",
        "build.revision",
        "cache.store",
        "decode.field_types",
    }
    | {
        "executors.local",
        "link.site",
        "link.suggestions",
        "model",
        "past",
        "patch",
        "reporter",
        "settings",
        "source",
    },
    "workbook_commands": ANYONE
    | {"build.data_folder", "build.history", "build.release_marks", "build.revision"}
    | {"files.atomic", "progress.display", "settings", "source.walk", "workbook"},
    # The commands, and the command line, which is there at once; `schema` prints the schema of the
    # model.
    "run_report": frozenset(
        {"build", "cache", "diagnostics", "files", "progress", "reporter", "settings", ""}
    ),
    "site_commands": ANYONE
    | STEPS
    | {
        "book.typesetting",
        "build",
        "doctor",
        "engine",
        "portable",
        "progress",
        "reporter",
        "run_report",
        "serve",
        "settings",
    }
    | {"model.schema"},
    "editing_commands": ANYONE
    | {
        "build.data_folder",
        "build.history",
        "build.read",
        "build.release_marks",
        "build.regions",
        "build.release",
    }
    | {"files.atomic", "files.content", "link.region_list"}
    | {"model", "patch", "reporter", "scaffold", "settings", "source", "status"}
    | {"workbook.region", "workbook.rows"},
    "publishing_commands": ANYONE
    | {"admin.editor"}
    | {"build.data_folder", "build.due", "build.owners", "files.atomic", "run_report", "settings"},
    "writing_commands": ANYONE
    | {"build.up_to_date", "cache.store", "site_commands", "settings"}
    | {"portable"},
    "cli": ANYONE
    | {"site_commands", "editing_commands", "publishing_commands", "workbook_commands"}
    | {"usage_mistakes", "writing_commands", ""},
    "__main__": frozenset({"cli"}),
    "": frozenset(),
}
"""What each room may import: a room, or one module of a room.

"" is the package itself, which has the version.
"""

MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """Return a module's name below the package; "" for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


NAMES = frozenset(name_of(path) for path in MODULES)


@cache
def imported(path: Path) -> tuple[str, ...]:
    """Return the full names that a module imports anywhere, in functions and relatively too."""
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    package = [ROOT, *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def own_imports(path: Path) -> Iterator[str]:
    """Yield the imported modules of this program, without the name of the package."""
    for full in imported(path):
        if full == ROOT or full.startswith(f"{ROOT}."):
            name = full.removeprefix(ROOT).removeprefix(".")
            # The last part may be a name in the module.
            while name not in NAMES:
                name = name.rpartition(".")[0]
            yield name


def room_of(name: str) -> str:
    return name.partition(".")[0]


def is_allowed(room: str, target: str) -> bool:
    if room and room_of(target) == room:
        return True
    return any(
        target == allowed or (allowed and target.startswith(f"{allowed}."))
        for allowed in ARROWS[room]
    )


def test_every_room_says_what_it_leans_on() -> None:
    assert {room_of(name) for name in NAMES} == set(ARROWS)


def test_every_arrow_that_is_allowed_leads_somewhere() -> None:
    targets = {target for targets in ARROWS.values() for target in targets}
    assert targets <= NAMES


def test_imports_follow_the_arrows() -> None:
    def judge(path: Path) -> None:
        room = room_of(name_of(path))
        against = [target for target in own_imports(path) if not is_allowed(room, target)]
        assert against == [], f"may not import {against}"

    judge_rows(MODULES, judge, name=name_of)


def test_no_allowed_arrow_of_a_room_is_idle() -> None:
    used: dict[str, set[str]] = {room: set() for room in ARROWS}
    for path in MODULES:
        used[room_of(name_of(path))].update(own_imports(path))
    idle = {
        (room, target)
        for room, targets in ARROWS.items()
        for target in targets - ANYONE
        if not any(name == target or name.startswith(f"{target}.") for name in used[room])
    }
    assert idle == set()


def test_the_machinery_of_a_build_knows_no_stage_and_no_page() -> None:
    stages = {"build", "engine", "serve", "site_commands", "cli", "search", "context"}
    pages = {"views", "pages", "exports", "link", "model", "decode", "source", "checks", "facts"}
    for room in STEPS:
        assert not {room_of(target) for target in ARROWS[room]} & (stages | pages)


def test_within_views_parts_know_no_page_and_a_region_knows_no_other() -> None:
    """Charts, components and cards are parts; a page of a region never leans on pages across."""
    pages = {"views.region", "views.across", "views.site_pages"}
    ways = {("views.charts", room) for room in {*pages, "views.components", "views.records"}} | {
        *(("views.records", room) for room in pages),
        *(("views.components", room) for room in pages),
        ("views.region", "views.across"),
        ("views.region", "views.site_pages"),
        ("views.across", "views.site_pages"),
    }
    against = [
        (name, target)
        for name, path in ((name_of(path), path) for path in MODULES)
        for target in own_imports(path)
        for room, forbidden in ways
        if name.startswith(f"{room}.") and f"{target}.".startswith(f"{forbidden}.")
    ]
    assert against == []


def test_no_two_modules_import_one_another_by_whatever_way() -> None:
    graph = {name_of(path): set(own_imports(path)) for path in MODULES}
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way, name))
        if name not in done:
            for target in sorted(graph[name]):
                visit(target, (*way, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


def test_only_the_engine_room_knows_mkdocs() -> None:
    knowing = {
        name_of(path)
        for path in MODULES
        if any(room_of(full) in {"mkdocs", "material"} for full in imported(path))
    }
    assert {name for name in knowing if room_of(name) != "engine"} == set()


def test_the_engine_room_does_import_mkdocs() -> None:
    assert any(
        room_of(full) == "mkdocs"
        for path in (PACKAGE / "engine").glob("*.py")
        for full in imported(path)
    )
