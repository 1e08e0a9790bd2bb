"""A page's view and its template as Markdown with front matter."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Call, Expr, Getattr
from markupsafe import Markup, escape

from generator.messages import Catalogue, load_catalogue
from generator.views.addresses import home, page_file, relative
from generator.views.markup import escape as escape_text
from generator.views.page import PageView

_HANDBOOK = "panduan/"
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""Written in C where PyYAML has it: six times as fast, and what it writes is read as the same."""
_MACROS = {
    "_macros/section.md.j2": ("section",),
    "_macros/public_address.md.j2": ("share", "printed_address"),
}
"""What all pages are made with: known to every template, so that no page need import it again."""
_THEME_WORDS = {
    "not_found": ("title", "text", "name", "search", "regions", "home"),
    "search_box": ("label", "hint", "places", "province", "fictional"),
}
"""What the theme says of its own, outside all pages: on the page for wrong addresses, and at the
head of every page.
"""


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """The text of a page, and where it belongs."""

    path: str
    """Below `content/`."""
    text: str


class _PlainCode(CodeGenerator):
    """Makes templates attributes, calls and outputs of plain Python.

    What views lack is an error then as before. Jinja would ask each time whether a key is meant by
    an attribute, or a function wants to know its context, and would look a second time through what
    `_for_pages` has escaped.
    """

    # Jinja's own name.
    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002, N802
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, _node: Expr, _frame: Frame, finalize: Any) -> None:
        self.write(finalize.src)

    def _output_child_post(self, _node: Expr, _frame: Frame, _finalize: Any) -> None:
        self.write(")")


class _Environment(Environment):
    """An environment whose `finalize` makes every output safe."""

    code_generator_class = _PlainCode


class Renderer:
    """Renders views in one language."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._environment = _environment(catalogue.language)

    def render(self, view: PageView) -> RenderedPage:
        """Return a page's Markdown."""
        template = self._environment.get_template(view.template)
        body = template.render(page=view, handbook=relative(_HANDBOOK, view.address))
        return RenderedPage(
            page_file(view.address), f"---\n{self._front_matter(view)}---\n\n{_tidy(body)}\n"
        )

    def _front_matter(self, view: PageView) -> str:
        """Return the page's own data for the engine, whose theme prints it without escaping."""
        values: dict[str, object] = {
            "title": str(escape(view.head_title)),
            "description": str(escape(view.description)),
        }
        if view.changed_on is not None:
            values["changed"] = view.changed_on.isoformat()
        if view.region is not None:
            values["region"] = view.region
        if view.is_fictional:
            values["robots"] = "noindex"
        if view.address == home():  # the one page that the theme can reach from every other
            for place, keys in _THEME_WORDS.items():
                words = {key: str(escape(self._catalogue.word(f"{place}.{key}"))) for key in keys}
                values[place] = words
        return str(
            yaml.dump(values, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1_000)
        )

    def render_moved(self, view: PageView, former: str) -> RenderedPage:
        """Return what stands at a former address of a page: a page of plain HTML that leads to it."""
        template = self._environment.get_template("moved.html.j2")
        text = template.render(page=view, target=relative(view.address, former))
        return RenderedPage(f"{former}index.html", text + "\n")


@cache
def _environment(language: str) -> Environment:
    """Return the templates in a language, compiled once however many renderers a run has."""
    environment = _Environment(
        loader=PackageLoader("generator", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        finalize=_for_pages,
    )
    environment.globals |= {"word": load_catalogue(language).word, "language": language}
    for template, names in _MACROS.items():
        module = environment.get_template(template).module
        environment.globals |= {name: getattr(module, name) for name in names}
    return environment


def _for_pages(value: object) -> object:
    """Escape what is not markup yet, for Markdown and HTML alike; Jinja's own escape knows HTML
    only.
    """
    return value if isinstance(value, Markup) else escape_text(str(value))


def _tidy(body: str) -> str:
    """Return text with single gaps between its parts, as a person would write it."""
    lines = [line.rstrip() for line in body.split("\n")]
    kept = [
        line for position, line in enumerate(lines) if line or (position and lines[position - 1])
    ]
    return "\n".join(kept).strip("\n")
