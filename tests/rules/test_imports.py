"""Imports go one way. Each room of the program names what it may lean on; an arrow the other way
fails here.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from tests.rows import judge_rows

PACKAGE = Path(__file__).parents[2] / "generator"
ROOT = PACKAGE.name

WORDLESS = frozenset({"diagnostics", "errors", "codes", "machine_paths", "slugs"})
"""What every room may import; these lean on nothing but one another, downwards."""
ANYONE = WORDLESS | {"messages"}

ARROWS: Mapping[str, frozenset[str]] = {
    # the ground
    "errors": frozenset(),
    "machine_paths": frozenset(),
    "diagnostics": frozenset(),
    "messages": frozenset(),
    "slugs": frozenset(),
    "codes": frozenset({"diagnostics"}),
    "program": frozenset({"engine.distributions"}),
    "processes": WORDLESS,
    "sealed": frozenset(),
    "progress": ANYONE,
    "doctor": ANYONE | {"build.history", "progress.wording", "settings"},
    "settings": ANYONE | {"packaged"},
    "reporter": ANYONE,
    # what may cross from one process to another: no records
    "facts": frozenset({"diagnostics"}),
    # the data, up to the linked site: findings have no words here, but words that people write are
    # understood
    "model": WORDLESS | {"messages.synonyms"},
    "source": WORDLESS | {"packaged"},
    "decode": WORDLESS | {"messages.synonyms", "model", "source"},
    "link": WORDLESS | {"facts", "messages.synonyms", "model", "source"},
    "checks": WORDLESS
    | {"facts.link_summary", "messages.synonyms", "model", "link", "source.locate", "source.nodes"},
    # from the site to files
    "views": ANYONE | {"facts.region_facts", "model", "link"},
    "pages": ANYONE | {"views"},
    "exports": ANYONE
    | {"facts.region_facts", "model", "link"}
    | {"views.context", "views.comparison", "views.comparison_rows", "views.places"},
    "search": ANYONE | {"processes", "sealed", "views.facets"},
    # the stages in their order, region by region; `views.context` is what a run shares
    "build": ANYONE
    | {
        "packaged",
        "program",
        "sealed",
        "settings",
        "source",
        "decode",
        "model",
        "facts",
        "link",
        "checks",
        "pages",
        "exports",
    }
    | {"processes", "search"}
    | {
        "views.context",
        "views.facets",
        "views.page",
        "views.region_facts",
        "views.site_pages",
        "views.statements",
    },
    "engine": ANYONE | {"build", "packaged", "processes", "reporter", "sealed", "settings"},
    # the site while somebody edits: regions read and pages made one by one, by what `build` and
    # `engine` do it with
    "serve": ANYONE
    | {"build", "engine", "facts", "link", "pages", "reporter", "settings", "source.discover"}
    | {"source.packaged_nation"}
    | {"views.addresses", "views.site_pages"},
    # what the commands do, and the command line, which is there at once; `schema` prints the
    # model's own schema
    "commands": ANYONE
    | {
        "build",
        "doctor",
        "engine",
        "processes",
        "progress",
        "reporter",
        "serve",
        "settings",
        "model.schema",
    },
    "cli": ANYONE | {"build.unchanged", "commands", "settings", ""},
    "__main__": frozenset({"cli"}),
    "": frozenset(),
}
"""Rooms and what each may import: a room, or one module of a room. "" is the package itself, which
has the version.
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
    """Yield the modules of this program that a module imports, without the package's name in front."""
    for full in imported(path):
        if full == ROOT or full.startswith(f"{ROOT}."):
            name = full.removeprefix(ROOT).removeprefix(".")
            while name not in NAMES:  # the last part is something in the module
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
