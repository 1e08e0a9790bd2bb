"""The theme's page shell: rendered once for a place, or for each page if the theme needs it."""

import itertools
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest

from generator.engine.page_shell import render_shells_once

LISTED = {"index.md": "", "daerah/index.md": "daerah/", "panduan/desa/isi.md": "panduan/desa/isi/"}
PLAIN = "<title>{{ page.title }}</title>{{ page.content }}"
TOC = "<ul>{% for item in page.toc %}<li>{{ item.url }} {{ item.title }}</li>{% endfor %}</ul>"


def a_page(url: str, **other: Any) -> Any:
    name = url.strip("/").rpartition("/")[2]
    shown = {
        "file": SimpleNamespace(src_uri=f"{url}index.md"),
        "url": url,
        "canonical_url": f"https://kota.example/{url}",
        "edit_url": None,
        "title": f"Judul {name}",
        "meta": {"title": f"Judul {name}", "description": f"Uraian {name}"},
        "toc": [
            SimpleNamespace(url="#isi", title=f"Isi {name}"),
            SimpleNamespace(url=f"#{name}", title=name),
        ],
        "content": f"<h1>Judul {name}</h1>",
    }
    return SimpleNamespace(**(shown | other))


def rendered(shell: str, *pages: Any, toc: str = TOC, once: bool = True) -> tuple[list[str], int]:
    """Return each page as a theme with the shell gives it, and how often the shell was rendered."""
    templates = {
        "main.html": '{% filter replace("Judul", "Nama") %}'
        '{% include "page_shell.html" %}{% endfilter %}',
        "page_shell.html": "{% if count() %}{% endif %}" + shell,
        "partials/toc.html": toc,
    }
    times = itertools.count()
    # As MkDocs has it.
    env = jinja2.Environment(loader=jinja2.DictLoader(templates), auto_reload=False)  # noqa: S701
    env.globals["count"] = times.__next__
    if once:
        render_shells_once(env, LISTED)
    return [
        env.get_template("main.html").render(page=page, depth=page.url.count("/")) for page in pages
    ], next(times)


def is_rendered_in_full(shell: str, *pages: Any) -> bool:
    """Tell whether the shell is rendered for every page; the pages are in any case those of the
    theme.
    """
    got, times = rendered(shell, *pages)
    expected, at_least = rendered(shell, *pages, once=False)
    assert got == expected
    return times >= at_least


THREE = tuple(a_page(f"daerah/{name}/") for name in ("bitung", "bontang", "gowa"))


@pytest.mark.parametrize(
    "shell",
    [
        PLAIN,
        (
            "{% if page.meta.description %}{{ page.meta.description }}{% endif %}"
            "{{ page.canonical_url | e }}"
        ),
        '{% include "partials/toc.html" %}{{ (page.toc | first).url }}{{ depth }}',
        '{% if "<h1" not in page.content %}<h1>{{ page.title }}</h1>{% endif %}{{ page.content }}',
        '{% if page.url != "cari/" and not page.url == "sumber/gowa/" %}Bukan cari{% endif %}',
        (
            '{% if page.url.startswith("daerah/") and not page.url.startswith("sumber/") %}'
            "Daerah{% endif %}"
        ),
        (
            '{% set steps = page.url.split("/") %}'
            '{% if steps[0] == "daerah" and steps[1] %}{{ steps[1] }}{% endif %}'
        ),
    ],
)
def test_for_a_place_the_shell_is_rendered_twice_and_gives_what_the_theme_gives(shell: str) -> None:
    assert not is_rendered_in_full(shell, *THREE)
    assert rendered(shell, *THREE)[1] == 2


@pytest.mark.parametrize(
    "shell",
    [
        '{% if page.title == "Judul gowa" %}Gowa{% endif %}',
        '{% if "gowa" in page.title %}Gowa{% endif %}',
        '{% if "gowa" in page.content %}Gowa{% endif %}',
        "{% if page.title | length > 12 %}panjang{% endif %}",
        "{{ page.title | e }}",
        "{{ page.meta.description | striptags }}",
        "{{ page.meta.description | upper }}",
        '{{ page.title.split(" ")[1] }}',
        "{{ page.title[0] }}",
        "{{ page.file.src_uri }}",
        "{% for item in page.toc %}{{ item.title }}{% endfor %}",
        "{% if page.toc | length > 2 %}lebih dari dua{% endif %}",
        "{% if page.toc | last != page.toc | first %}lebih dari satu{% endif %}",
        '{% if page.url == "daerah/gowa/" %}Gowa{% endif %}',
        '{% if page.url != "daerah/gowa/" %}lain{% endif %}',
        '{% if page.url in ["daerah/gowa/"] %}Gowa{% endif %}',
        '{% if "gowa" in page.canonical_url %}Gowa{% endif %}',
        '{% if page.url.startswith("daerah/gowa") %}Gowa{% endif %}',
        '{% if page.url.split("/")[1] == "gowa" %}Gowa{% endif %}',
        "\ue000judul\ue001",
    ],
)
def test_a_shell_that_asks_more_of_a_page_is_rendered_for_each(shell: str) -> None:
    assert is_rendered_in_full(shell, *THREE)


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("daerah/", {"file": SimpleNamespace(src_uri="daerah/index.md")}),
        ("daerah/a/", {"meta": {"title": "A", "template": "lain.html"}}),
        ("daerah/a/", {"meta": {"title": "A", "description": ""}}),
        ("daerah/a/", {"title": None}),
        ("daerah/a/", {"content": "<p>Tanpa judul.</p>"}),
        ("daerah/a.html", {}),
    ],
)
def test_a_page_of_another_kind_has_a_shell_of_its_own(url: str, other: Mapping[str, Any]) -> None:
    assert is_rendered_in_full(PLAIN, *(a_page(url, **other) for _ in range(3)))


@pytest.mark.parametrize(
    "second",
    [
        a_page("daerah/gowa/dimensi/"),
        a_page("sumber/gowa/"),
        a_page("panduan/desa/"),
        a_page("daerah/gowa/", meta={"title": "Gowa", "robots": "noindex"}),
        a_page("daerah/gowa/", canonical_url=None),
        a_page("daerah/gowa/", edit_url="https://kota.example/sunting"),
        a_page("daerah/gowa/", toc=[]),
        a_page("daerah/gowa/", toc=[SimpleNamespace(url="#lain", title="Lain")]),
    ],
)
def test_pages_that_a_template_can_tell_apart_have_no_shell_in_common(second: Any) -> None:
    shell = (
        "{{ depth }}{{ page.url.split('/')[0] }}{{ page.meta.robots }}"
        "{{ page.canonical_url or 'tanpa' }}{{ page.edit_url }}"
        "{% if page.toc %}{{ (page.toc | first).url }}{% endif %}{% include 'partials/toc.html' %}"
    )
    pages = (THREE[0], second, THREE[1], second)
    assert rendered(shell, *pages) == (rendered(shell, *pages, once=False)[0], 4)


def test_steps_that_an_address_shares_with_the_navigation_are_known_to_the_shell() -> None:
    shell = "{% if page.url.startswith('panduan/desa/') %}di desa{% endif %}"
    assert rendered(shell, a_page("panduan/desa/a/"), a_page("panduan/desa/b/")) == (
        ["di desa", "di desa"],
        2,
    )


def test_the_filter_around_the_shell_still_sees_each_page() -> None:
    texts, _ = rendered(PLAIN, *THREE)
    assert texts[2] == "<title>Nama gowa</title><h1>Nama gowa</h1>"


def test_a_theme_without_our_shell_stays_as_it_is() -> None:
    env = jinja2.Environment(
        loader=jinja2.DictLoader({"main.html": "{{ page.title }}"}), autoescape=True
    )
    render_shells_once(env, LISTED)
    assert env.get_template("main.html").render(page=THREE[0]) == "Judul bitung"
