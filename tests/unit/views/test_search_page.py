"""The search page without script, and the words of the search box on the home page."""

import yaml

from generator.messages import load_catalogue
from generator.pages.render import Renderer
from tests.contexts import a_build_context, a_section, a_view

ADDRESS = "cari/"


def test_the_page_leads_to_the_indexes_of_the_site() -> None:
    section = a_section(a_view(a_build_context(), ADDRESS), "daftar")
    assert [str(link.href) for link in section.links][:2] == ["../daerah/", "../dimensi/"]
    assert len(section.links) == 7


def test_the_page_says_that_a_search_needs_a_script_and_asks_for_it_as_a_module() -> None:
    build = a_build_context()
    text = Renderer(build.catalogue).render(a_view(build, ADDRESS)).text
    assert (
        f'<noscript><p class="mp-search__without">{build.catalogue.word("search.without_script")}'
        in text
    )
    assert '<script type="module" src="../assets/masterplan/search.js"></script>' in text


def test_only_the_home_page_carries_the_words_of_the_search_box() -> None:
    build = a_build_context()
    renderer = Renderer(load_catalogue("en"))
    heads = {
        address: yaml.safe_load(renderer.render(a_view(build, address)).text.split("---\n")[1])
        for address in ("", ADDRESS)
    }
    assert heads[""]["search_box"]["label"] == "Search this site"
    assert "search_box" not in heads[ADDRESS]
