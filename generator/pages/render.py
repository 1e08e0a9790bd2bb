"""Rendering: a page's view and a template become Markdown with front matter."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import CodeType
from typing import Any

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.nodes import Call, Expr, Getattr
from markupsafe import Markup, escape

from generator.messages import ENGLISH, Catalogue, load_catalogue
from generator.pages.english import in_english
from generator.views import addresses
from generator.views.addresses import home, page_file, relative
from generator.views.blocks import Block
from generator.views.components.border import MOVEMENT, Border
from generator.views.components.embed_card import EmbedCard
from generator.views.foreign import is_marked, unmarked
from generator.views.markup import escape as escape_text
from generator.views.page import PageView

_HANDBOOK = "panduan/"
# Written in C, if PyYAML was built so: six times as fast, with an equal result when read.
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_MACROS = {
    "_macros/section.md.j2": ("section",),
    "_macros/pictogram.md.j2": ("shapes",),
    "_macros/public_address.md.j2": ("share", "printed_address"),
    "_macros/embed_card.md.j2": ("embedding",),
}
"""Macros of every page, known to every template without an import."""
_THEME_WORDS = {
    "footer": (
        *("late", "border", "data", "region", "promises", "downloads", "changes"),
        *("how", "method", "terms", "handbook", "accessibility"),
        *("publisher", "about", "contact", "report", "licence"),
    ),
    "not_found": ("title", "text", "name", "search", "regions", "home"),
    "search_box": ("label", "hint", "places", "province", "fictional"),
}
"""Words of the theme outside of pages: for wrong addresses, in every header and footer."""
_ENGLISH_THEME_WORDS = {
    "footer": _THEME_WORDS["footer"],
    "edition": ("described", "dark", "light", "switch"),
    "search_box": _THEME_WORDS["search_box"],
}
"""Words of the theme on pages of the English edition."""
_ENGLISH_MENU = {
    "page.home": addresses.home(),
    "regions.title": addresses.regions(),
    "dimensions.title": "dimensi/",
    "quick_wins.title": addresses.quick_wins(),
    "villages.title": addresses.villages(),
    "programme.title": "program/",
    "glossary.title": "glosarium/",
    "changes.title": addresses.changes(),
    "downloads.title": addresses.downloads(),
}
"""Menu of the English edition: titles in the catalogue, and addresses below the edition."""
_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")
"""The places before the capital letters within a class name."""


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A generated page: path and text."""

    path: str
    """Path below `content/`."""
    text: str
    drawing: str | None = None
    """The share card of the page as SVG, to be drawn beside the page; None without a card."""


class _PlainCode(CodeGenerator):
    """Compiles templates to plain Python attributes, calls, outputs and macros.

    A missing attribute of a view is an error as before. Jinja would ask each time whether an
    attribute means a key, or a function wants to know its context, would scan the escaped text of
    `_for_pages` a second time, and would sort the arguments of each call of a macro by name. A
    macro is a function here, and its arguments are told by position alone.
    """

    # Jinja finds visitors by name.
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

    # Otherwise Jinja writes an escape of its own around the output of `finalize`. Most values are
    # markup already, and need no call.
    def _output_child_pre(self, _node: Expr, _frame: Frame, _finalize: Any) -> None:
        self.write("(made if (made := ")

    def _output_child_post(self, _node: Expr, _frame: Frame, finalize: Any) -> None:
        self.write(f").__class__ is Markup else {finalize.src}made))")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        self.writeline(f"return Markup(concat({frame.buffer}))")

    def macro_def(self, macro_ref: MacroRef, _frame: Frame) -> None:
        self.write("macro")
        # The body gives a missing argument its default, or says that it was not provided.
        self.writeline(f"macro.__defaults__ = (missing,) * {len(macro_ref.node.args)}")


class _Environment(Environment):
    """An environment whose `finalize` makes every output safe."""

    code_generator_class = _PlainCode


class _CompiledTemplates(BytecodeCache):
    """Compiled templates by name and source, which templates of every language share.

    Compiling takes half a second, in every process of a build.
    """

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._code[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _CompiledTemplates()


class Renderer:
    """Renders views in a language."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._environment = _environment(catalogue.language)

    def compile_templates(self) -> None:
        """Compile every template, which processes forked from this one then share."""
        for name in self._environment.list_templates():
            self._environment.get_template(name)

    def render(self, view: PageView) -> RenderedPage:
        """Return a page's Markdown."""
        template = self._environment.get_template(view.template)
        handbook = relative(_HANDBOOK, view.published_address)
        body = template.render(page=view, handbook=handbook)
        if view.edition:
            body = in_english(body, view.published_address)
        text = f"---\n{self._front_matter(view)}---\n\n{_tidy(body)}\n"
        return RenderedPage(page_file(view.published_address), text, self._drawing(view))

    def _drawing(self, view: PageView) -> str | None:
        """Return the share card of a page as SVG; None for a page without a card of its own."""
        if view.share_card is None:
            return None
        card = self._environment.get_template("share_card.svg.j2").render(card=view.share_card)
        return unmarked(card)

    def _front_matter(self, view: PageView) -> str:
        """Return the page's own data for the engine, escaped, since the theme does not escape."""
        own = {
            "title": str(escape(unmarked(view.head_title))),
            "description": str(escape(unmarked(view.description))),
        }
        values: dict[str, object] = {**_of_editions(view)}
        if view.changed_on is not None:
            values["changed"] = view.changed_on.isoformat()
        if view.region is not None:
            values["region"] = view.region
        if view.feed is not None:
            values["feed"] = str(escape(view.feed))
        if view.border is not None:
            values["border"] = self.border(view.border)
        if view.share_image is not None:
            values["image"] = view.share_image.address
            values["image_alt"] = str(escape(unmarked(view.share_image.description)))
        if view.is_fictional:
            values["robots"] = "noindex"
        # The theme reaches the home page from every page, and takes the words for headers from it.
        if view.published_address == home():
            values |= _theme_words(self._catalogue, _THEME_WORDS)
            if view.other_edition is not None:
                values["in_english"] = _english_theme_words(view.other_edition.address)
            values["border"] = self.border(MOVEMENT)
        shared = (
            _shared_line(key, value) if isinstance(value, str) else _as_yaml({key: value})
            for key, value in values.items()
        )
        return _as_yaml(own) + "".join(shared)

    def border(self, border: Border) -> str:
        """Return the HTML of a border, for the theme to print outside of the page's article."""
        module: Any = self._environment.get_template("_macros/border.md.j2").module
        return str(module.border(border)).strip()

    def block(self, block: Block) -> str:
        """Return the HTML of a block, as its page has it."""
        show: Any = self._environment.globals["show_block"]
        return str(show(block))

    def render_card(self, card: EmbedCard) -> RenderedPage:
        """Return a region's card for other sites: plain HTML without the theme."""
        text = self._environment.get_template("embed_card.html.j2").render(card=card)
        return RenderedPage(f"{card.address}index.html", _tidy(text) + "\n")

    def render_admin(self, regions: Sequence[tuple[str, str, bool]], origins: Sequence[str]) -> str:
        """Return the page of the editor: plain HTML without the theme.

        Args:
            regions: Slug and name of each region, and whether it is invented.
            origins: Origins of the git host, with which the editor exchanges data.
        """
        template = self._environment.get_template("admin.html.j2")
        return _tidy(template.render(regions=regions, origins=" ".join(origins))) + "\n"

    def render_moved(self, view: PageView, former: str) -> RenderedPage:
        """Return the page at a former address: plain HTML with the way to the new address."""
        template = self._environment.get_template("moved.html.j2")
        former = view.edition + former
        text = template.render(page=view, target=relative(view.published_address, former))
        return RenderedPage(f"{former}index.html", unmarked(text) + "\n")


# The pages of a region have the same region, feed, border and picture.
@lru_cache(maxsize=1_000)
def _shared_line(key: str, value: str) -> str:
    return _as_yaml({key: value})


def _as_yaml(values: Mapping[str, object]) -> str:
    return str(yaml.dump(values, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1_000))


def _of_editions(view: PageView) -> dict[str, str]:
    """Return the editions of a page for the theme; empty on a site with a single edition.

    The theme asks which of the keys are there, since it sees no value of a page.
    """
    other = view.other_edition
    if other is None:
        return {}
    if not view.edition:
        return {("english" if other.is_twin else "english_nearby"): other.address}
    values = {"edition": ENGLISH, "indonesian": other.address}
    if is_marked(view.head_title):
        values["foreign_title"] = "id"
    return values


def _theme_words(
    catalogue: Catalogue, places: Mapping[str, tuple[str, ...]]
) -> dict[str, dict[str, str]]:
    """Return the words of the theme by place and key, escaped."""
    return {
        place: {key: str(escape(catalogue.word(f"{place}.{key}"))) for key in keys}
        for place, keys in places.items()
    }


def _english_theme_words(folder: str) -> dict[str, object]:
    """Return the words of the theme on pages of the English edition, and the menu.

    Args:
        folder: Address of the home page of the edition.
    """
    catalogue = load_catalogue(ENGLISH)
    menu = [
        {"title": str(escape(catalogue.word(key))), "address": folder + address}
        for key, address in _ENGLISH_MENU.items()
    ]
    return {**_theme_words(catalogue, _ENGLISH_THEME_WORDS), "menu": menu}


@cache
def _environment(language: str) -> Environment:
    """Return the templates in a language, compiled once for every renderer of a run."""
    environment = _Environment(
        loader=PackageLoader("generator", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        bytecode_cache=_COMPILED,
        finalize=_for_pages,
    )
    environment.globals |= {
        "word": load_catalogue(language).word,
        "language": language,
        "show_block": _block_renderer(environment),
    }
    for template, names in _MACROS.items():
        module = environment.get_template(template).module
        environment.globals |= {name: getattr(module, name) for name in names}
    return environment


def _block_renderer(environment: Environment) -> Callable[[Block], Markup]:
    """Return a function for showing a block by the macro of the block's type.

    Only this function leads from blocks to templates: `StateDay` is shown by the macro `state_day`
    of `templates/blocks/state_day.md.j2`.
    """

    @cache
    def macro_of(name: str) -> Callable[[Block], Markup]:
        macro: Callable[[Block], Markup] = getattr(
            environment.get_template(f"blocks/{name}.md.j2").module, name
        )
        return macro

    return lambda block: macro_of(block_macro(type(block)))(block)


def block_macro(kind: type[Block]) -> str:
    """Return the name of the macro, and of the file, for blocks of a type."""
    return _snake_case(kind.__name__)


@cache
def _snake_case(name: str) -> str:
    return _WORD_START.sub("_", name).lower()


def _for_pages(value: object) -> object:
    """Escape text for Markdown and HTML alike, and leave markup alone.

    Jinja's own escape knows only HTML.
    """
    return value if isinstance(value, Markup) else escape_text(str(value))


def _tidy(body: str) -> str:
    """Return text with at most a single empty line in a row, and no spaces at the ends of lines."""
    lines = [line.rstrip() for line in body.split("\n")]
    kept = [
        line for position, line in enumerate(lines) if line or (position and lines[position - 1])
    ]
    return "\n".join(kept).strip("\n")
