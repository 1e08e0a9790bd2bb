"""Words for people: one sentence or several paragraphs, in Indonesian or in several languages."""

import re
from functools import partial
from typing import Annotated, Any

from pydantic import AfterValidator, GetJsonSchemaHandler, WithJsonSchema, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from generator.codes import Code
from generator.model.base import Linked, Record
from generator.model.notation import says_nothing
from generator.model.rich_text import FIELD_ELEMENTS, first_problem, link_problem

LINE_LIMIT = 2_000
"""Most characters of a one-paragraph text."""
RICH_LIMIT = 50_000
"""Most characters of a text with paragraphs."""


def _one_line(value: str) -> str:
    folded = " ".join(value.split())
    if not folded:
        raise PydanticCustomError(Code.BLANK_TEXT, "blank text")
    if says_nothing(folded):
        raise PydanticCustomError(Code.WITHHELD, "nothing said")
    if len(folded) > LINE_LIMIT:
        raise PydanticCustomError(
            Code.TEXT_TOO_LONG, "text too long", {"length": len(folded), "limit": LINE_LIMIT}
        )
    return folded


def checked_markdown(value: str, *, allowed: frozenset[str]) -> str:
    """Return Markdown made of allowed elements alone, without empty lines around the text.

    Raises:
        PydanticCustomError: The text is blank or too long, says nothing, or holds an element that
            is not allowed.
    """
    if not value.strip():
        raise PydanticCustomError(Code.BLANK_TEXT, "blank text")
    if says_nothing(value):
        raise PydanticCustomError(Code.WITHHELD, "nothing said")
    if len(value) > RICH_LIMIT:
        raise PydanticCustomError(
            Code.TEXT_TOO_LONG, "text too long", {"length": len(value), "limit": RICH_LIMIT}
        )
    problem = first_problem(value, allowed=allowed)
    if problem is not None:
        context = {"line": problem.line, "value": problem.quoted, "element": problem.element}
        if problem.form:
            context["form"] = problem.form
        if problem.is_complete:
            context["repaired"] = problem.form
        raise PydanticCustomError(problem.code, "rich text", context)
    return value.strip("\n")


_TEXT_SCHEMA = {"type": ["string", "number"]}
"""JSON Schema of a text: editors parse a number without quotes as a number."""

Line = Annotated[str, AfterValidator(_one_line), WithJsonSchema(_TEXT_SCHEMA)]
"""Text without markup, white space folded to single spaces, 2,000 characters at most."""


def _web_address(value: str) -> str:
    if not value.startswith(("http://", "https://")) or link_problem(value):
        raise PydanticCustomError(Code.BAD_LINK, "web address", {"value": value})
    return value


WebAddress = Annotated[str, AfterValidator(_web_address), Linked()]
"""An address of the web, with http or https and no user name."""

_EMAIL_PATTERN = r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"


def _email_address(value: str) -> str:
    if not re.fullmatch(_EMAIL_PATTERN, value):
        raise PydanticCustomError(Code.BAD_EMAIL, "e-mail address", {"value": value})
    return value


EmailAddress = Annotated[
    str,
    AfterValidator(_email_address),
    WithJsonSchema({"type": "string", "pattern": f"^{_EMAIL_PATTERN}$"}),
]
"""The e-mail address of an office."""

Paragraphs = Annotated[str, AfterValidator(partial(checked_markdown, allowed=FIELD_ELEMENTS))]
"""Text in the small Markdown subset of `rich_text`."""


class _ByLanguage(Record):
    """Base of texts by language: a plain string means Indonesian."""

    @model_validator(mode="before")
    @classmethod
    def _string_is_indonesian(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"id": value}
        # Every language may be left out, so an empty group would pass as a text without words.
        if isinstance(value, dict) and not value:
            raise PydanticCustomError(Code.BLANK_TEXT, "no language")
        return value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        by_language = handler(schema)
        return {"anyOf": [_TEXT_SCHEMA, by_language]}

    @property
    def languages(self) -> tuple[tuple[str, str], ...]:
        """The texts by language code, Indonesian first, then as declared; never empty."""
        # A list is quicker than a generator here, and this runs for every text of a site.
        return tuple([(code, text) for code, text in vars(self).items() if text is not None])

    def in_language(self, language: str) -> tuple[str, str]:
        """Return a language and its text: the wished language, else Indonesian, else the first."""
        for code in (language, "id"):
            text = getattr(self, code, None)
            if text is not None:
                return code, text
        return self.languages[0]


class Text(_ByLanguage):
    """One paragraph without markup."""

    id: Line | None = None
    en: Line | None = None
    jv: Line | None = None
    su: Line | None = None
    min: Line | None = None


class RichText(_ByLanguage):
    """Paragraphs with a little Markdown: emphasis, links and lists."""

    id: Paragraphs | None = None
    en: Paragraphs | None = None
