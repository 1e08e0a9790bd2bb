"""Calls within templates: arguments of macros are told by position, as macros are plain functions."""

from pathlib import Path

import pytest
from jinja2 import Environment, nodes

TEMPLATES = Path("generator/templates")
PATHS = sorted(TEMPLATES.rglob("*.j2"))
PARSED = {
    path: Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True).parse(
        path.read_text("utf-8")
    )
    for path in PATHS
}
MACROS = {macro.name for tree in PARSED.values() for macro in tree.find_all(nodes.Macro)}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_no_macro_is_called_with_arguments_by_name(path: Path) -> None:
    named = [
        (call.lineno, call.node.name)
        for call in PARSED[path].find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in MACROS and call.kwargs
    ]
    assert named == []
