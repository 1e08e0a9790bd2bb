"""The page check: a hand-written page's text, head, and HTML as the engine makes the HTML."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import ClassVar

import yaml
from markdown import Markdown
from pydantic import TypeAdapter

from generator.cache.results import JsonResults
from generator.checks.privacy import check_private_data
from generator.codes import Code, finding
from generator.diagnostics import Diagnostic
from generator.errors import GeneratorError
from generator.handwritten.html import Accepted, check_html
from generator.handwritten.places import Places
from generator.source.formats import quotable
from generator.source.text import SourceText, read_text

_HEAD = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
"""A head as the engine knows heads: between two lines of dashes, YAML."""
_HEAD_WITHOUT_DASHES = re.compile(r" {0,3}[A-Za-z0-9_-]+:|-{3}[ \t]*\n")
"""The first line of a text that the engine may read as a head, or as the open end of a head."""
_HEAD_LIMIT = 2_000
"""Most characters of a head."""
_KEYS = ("title", "description", "keywords", "search_aside", "author", "date", "tags", "hide")
"""Keys of a head; the theme prints their values as they are, also in attributes."""
_SEAL = "packaged"
"""Key of the digest that the program writes into copies of the handbook."""
_MARKUP = re.compile(r'[<>"]|&#?\w+;')
"""Signs of markup, and character references, which the theme may resolve."""
_HEAVY = re.compile(r"[\[<!`(]{40}|^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)])){20}", re.MULTILINE)
"""Runs of opening marks that keep Markdown parsers busy for minutes; no prose has them."""
_BRACKET_LIMIT = 1_000
"""Most opening brackets of a page, since the parser tries each as the beginning of a link."""
_ALWAYS_ON = ("toc", "tables", "fenced_code")
"""Extensions of Markdown that the engine adds to the project's own."""


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file as people wrote the file; the task of checking a page."""

    path: str
    """Path relative to the project, with forward slashes."""
    data: bytes


@dataclass(frozen=True, slots=True)
class CheckPages(JsonResults[tuple[Diagnostic, ...]]):
    """The step that checks hand-written pages; a result is the findings on a page."""

    extensions: tuple[tuple[str, str], ...]
    """Name of each extension of Markdown, with the options as JSON."""
    hosts: tuple[str, ...]
    """Hosts on the site's list."""
    elements: tuple[str, ...]
    """Elements of HTML accepted beyond the usual ones."""
    name: ClassVar[str] = "handwritten"
    form: ClassVar[TypeAdapter[tuple[Diagnostic, ...]]] = TypeAdapter(tuple[Diagnostic, ...])

    def open(self) -> Callable[[WrittenFile], tuple[Diagnostic, ...]]:
        """Return the function of a page's task.

        Raises:
            GeneratorError: The project names an extension of Markdown that cannot be used.
        """
        _markdown(self.extensions)
        return partial(_check_once, self)

    def label(self, task: WrittenFile) -> str:
        """Return the path of the page."""
        return task.path

    def remote(self, sees: Callable[[Path], bool]) -> None:
        """Return None: pages are checked on this machine."""
        del sees


# The server checks the same pages again and again, and a site has few of them.
@lru_cache(maxsize=256)
def _check_once(step: CheckPages, task: WrittenFile) -> tuple[Diagnostic, ...]:
    accepted = Accepted(step.hosts, frozenset(step.elements))
    return tuple(_check(task, _markdown(step.extensions), accepted))


@lru_cache(maxsize=2)
def _markdown(extensions: tuple[tuple[str, str], ...]) -> Markdown:
    names = (*_ALWAYS_ON, *(name for name, _ in extensions))
    options = {name: json.loads(written) for name, written in extensions}
    try:
        return Markdown(extensions=list(dict.fromkeys(names)), extension_configs=options)
    # An extension may be any program.
    except Exception as error:
        raise GeneratorError("markdown_extension", reason=str(error)) from error


def _check(task: WrittenFile, markdown: Markdown, accepted: Accepted) -> Iterator[Diagnostic]:
    source, found = read_text(task.path, task.data, is_markdown=True)
    yield from found
    yield from check_private_data(task.path, quotable(task.data))
    if source is None:
        return
    head = _HEAD.match(source.text)
    if head is not None:
        yield from _check_head(source, head)
    elif _HEAD_WITHOUT_DASHES.match(source.text):
        yield _of_head(source, 0, source.text.split("\n", 1)[0])
    body = source.text[head.end() if head else 0 :]
    # The head is blank for the search: words of the body may stand there too.
    lines_of_head = "\n" * source.text.count("\n", 0, head.end() if head else 0)
    places = Places(task.path, lines_of_head + body)
    heavy = _HEAVY.search(body)
    marks = heavy.group()[:20].strip() if heavy else "[" * (body.count("[") > _BRACKET_LIMIT)
    try:
        html = "" if marks else markdown.reset().convert(body)
    except RecursionError:
        marks = "..."
    if marks:
        yield finding(Code.RAW_HTML, places.of(marks), markup=marks)
    else:
        yield from check_html(html, places, accepted)


def _check_head(source: SourceText, head: re.Match[str]) -> Iterator[Diagnostic]:
    """Yield a finding for each unknown key and each value with markup in the head of a page."""
    rows = head[1].split("\n")
    values, faulty = None, 0
    try:
        # The C parser of YAML dies of many brackets in brackets, without any error.
        if len(head[1]) <= _HEAD_LIMIT:
            values = yaml.load(head[1], yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        faulty = error.problem_mark.line if error.problem_mark else 0
    except (yaml.YAMLError, ValueError, RecursionError):
        # A day missing from the calendar is no fault of the YAML.
        pass
    if not isinstance(values, dict):
        yield _of_head(source, faulty + 1, rows[faulty])
        return
    for key, value in values.items():
        if key not in (*_KEYS, _SEAL) or not _is_plain(value):
            row = next((row for row, line in enumerate(rows) if line.startswith(f"{key}:")), 0)
            yield _of_head(source, row + 1, rows[row])


def _is_plain(value: object) -> bool:
    """Return whether a value of a head is a text, a number, a day or a list of such, no markup."""
    if isinstance(value, list):
        return not any(isinstance(item, list | dict) for item in value) and all(
            map(_is_plain, value)
        )
    return not isinstance(value, dict) and not _MARKUP.search(str(value))


def _of_head(source: SourceText, row: int, quoted: str) -> Diagnostic:
    start = sum(len(line) + 1 for line in source.text.split("\n")[:row])
    span = source.span(start, start + len(quoted))
    return finding(Code.PAGE_HEAD, span, value=quoted[:80], allowed=", ".join(_KEYS))
