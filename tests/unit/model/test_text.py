import pytest
from pydantic import TypeAdapter, ValidationError

from generator.codes import Code
from generator.model.text import LINE_LIMIT, RICH_LIMIT, RichText, Text, WebAddress

ADDRESS: TypeAdapter[str] = TypeAdapter(WebAddress)


def problems(value: object, model: type[Text] | type[RichText] = Text) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        model.model_validate(value)
    return [error["type"] for error in refused.value.errors()]


def test_a_plain_string_is_indonesian() -> None:
    assert Text.model_validate("Melayani warga") == Text.model_validate({"id": "Melayani warga"})


def test_white_space_is_folded_and_nothing_else_is_changed() -> None:
    assert (
        Text.model_validate("  no,\n 12:30 \t #1 & <b> {{ x }} ").id == "no, 12:30 #1 & <b> {{ x }}"
    )


def test_languages_are_given_with_indonesian_first() -> None:
    text = Text.model_validate({"jv": "Sugeng rawuh", "en": "Welcome", "id": "Selamat datang"})
    assert [code for code, _ in text.languages] == ["id", "en", "jv"]


@pytest.mark.parametrize(
    ("texts", "wished", "given"),
    [
        ({"id": "ya", "en": "yes"}, "en", ("en", "yes")),
        ({"id": "ya", "en": "yes"}, "su", ("id", "ya")),
        ({"en": "heaven of Asia"}, "id", ("en", "heaven of Asia")),
        ({"jv": "nggih", "min": "iyo"}, "en", ("jv", "nggih")),
    ],
)
def test_a_missing_language_falls_back(
    texts: dict[str, str], wished: str, given: tuple[str, str]
) -> None:
    assert Text.model_validate(texts).in_language(wished) == given


@pytest.mark.parametrize("value", ["", " ", "\n\t", {"id": ""}, {}])
def test_nothing_is_no_text(value: object) -> None:
    assert problems(value) == [Code.BLANK_TEXT]
    assert problems(value, RichText) == [Code.BLANK_TEXT]


def test_a_text_ends_at_its_limit() -> None:
    assert Text.model_validate("a" * LINE_LIMIT).id is not None
    assert problems("a" * (LINE_LIMIT + 1)) == [Code.TEXT_TOO_LONG]
    assert problems("a " * (RICH_LIMIT // 2 + 1), RichText) == [Code.TEXT_TOO_LONG]


def test_an_unknown_language_is_refused() -> None:
    assert problems({"fr": "bonjour"}) == ["extra_forbidden"]


def test_rich_text_refuses_what_the_subset_lacks_with_the_line() -> None:
    with pytest.raises(ValidationError) as refused:
        RichText.model_validate("satu\n\n<script>x</script>")
    [error] = refused.value.errors()
    assert (error["type"], error["ctx"]["line"]) == (Code.RICH_TEXT, 2)


def test_rich_text_keeps_its_lines() -> None:
    assert RichText.model_validate("\nsatu\n\n- dua\n- tiga\n").id == "satu\n\n- dua\n- tiga"


def test_the_schema_of_a_text_allows_a_string_and_a_number_too() -> None:
    schema = Text.model_json_schema()
    declared = schema.get("anyOf", schema.get("$defs", {}).get("Text", {}).get("anyOf", []))
    assert {"type": ["string", "number"]} in declared


@pytest.mark.parametrize("address", ["https://contoh.example/a?b=c#d", "http://contoh.example"])
def test_a_web_address_is_kept(address: str) -> None:
    assert ADDRESS.validate_python(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "contoh.example", "//contoh.example", "/daerah/", "mailto:a@contoh.example", "https://",
        "https://a@contoh.example", "https://contoh.example/a b", "https:contoh.example", "ftp://contoh.example",
        "https:\\\\contoh.example", "https://contoh.example/\nx", "https://%63ontoh.example", "https://[::1",
        "file:///etc/passwd", "data:text/html,x", "",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ADDRESS.validate_python(address)
    assert [error["type"] for error in refused.value.errors()] == [Code.BAD_LINK]
