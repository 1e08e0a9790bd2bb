import pytest

from generator.slugs import is_slug, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Air Minum!", "air-minum"),
        ("a--b", "a-b"),
        ("---", ""),
        ("Kafé Désa", "kafe-desa"),
        ("x" * 90, "x" * 80),
        ("kata " * 15 + "panjang", ("kata-" * 15)[:-1]),
        ("kata " * 15 + "kataku", ("kata-" * 15)[:-1]),
    ],
)
def test_an_address_is_made_of_lower_case_digits_and_single_hyphens(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@pytest.mark.parametrize("text", ["air", "air-minum-2", "2022", "x" * 80])
def test_what_may_stand_in_an_address_is_known(text: str) -> None:
    assert is_slug(text)
    assert slug_of(text) == text


@pytest.mark.parametrize(
    "text", ["", "Air", "a--b", "-a", "a-", "a b", "a/b", "é", "a\n", "x" * 81]
)
def test_what_may_not_stand_in_an_address_is_known(text: str) -> None:
    assert not is_slug(text)
