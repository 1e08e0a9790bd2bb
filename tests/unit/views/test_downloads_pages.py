"""The list of data files: each file with its size, on pages that do not grow without bound."""

import dataclasses

from generator.facts.file_facts import FileFacts
from generator.link.provinces import MOST_LISTED
from generator.views import addresses
from generator.views.across.downloads_pages import view_downloads
from generator.views.page import PageView
from generator.views.tables import Link
from tests.builders import CONTOH, FOLLOWING, MISAL, REAL
from tests.contexts import Staged, a_build_context, page_html, sections_of
from tests.loading import bytes_of, generated

PLACED = REAL.replace("{code:", "{province: '33', code:")


def listed(view: PageView) -> dict[str, list[str]]:
    """Return the further cells of each row by the link of its heading."""
    rows = {}
    for section in sections_of(view):
        for row in section.table.rows if section.table else ():
            heading, *cells = row.cells
            assert isinstance(heading, Link)
            rows[heading.href.removeprefix("../")] = list(map(str, cells))
    return rows


def many(build: Staged, count: int) -> Staged:
    """Return a context in which one region stands many times, under other names."""
    facts = build.site.by_slug["kota-misal"]
    regions = {
        slug: dataclasses.replace(facts, slug=slug, name=slug, full_name=slug)
        for slug in (f"kota-{number}" for number in range(count))
    }
    return dataclasses.replace(build, site=dataclasses.replace(build.site, by_slug=regions))


def test_every_data_file_is_listed_with_its_size_or_with_what_comes_in_it() -> None:
    """Who subscribes wants to know whether anything has come yet, not how many bytes."""
    build = a_build_context({MISAL: PLACED, CONTOH: FOLLOWING}, site_url="https://data.example/")
    files = bytes_of(generated(build.loaded))
    page = page_html(files["unduhan/index.md"].decode())
    found = {
        str(link.attributes["href"]).removeprefix("../"): row.text()
        for row in page.css("tbody tr, .mp-links li")
        for link in row.css("a")
    }
    # Comparison, form and search fetch the file of a region by themselves: one row stands for all
    # of them. What `llms.txt` says is for assistants, and no data.
    made = {
        path: told_of(path, data)
        for path, data in files.items()
        if path.startswith(("data/", "skema/"))
        and not path.startswith(("data/bandingkan/k", "data/usulan-baru/k", "data/nama/k"))
    }
    assert found.keys() == made.keys()
    wrong = {path: (found[path], told) for path, told in made.items() if told not in found[path]}
    assert wrong == {}


def told_of(path: str, data: bytes) -> str:
    if path.endswith(".atom"):
        return f"{data.count(b'<entry>')} kabar"
    if path.endswith(".ics"):
        return f"{data.count(b'BEGIN:VEVENT')} target"
    return f"{max(1, round(len(data) / 1_000))} kB"


def test_a_table_names_its_rows_and_an_unnamed_licence_is_said() -> None:
    build = a_build_context({MISAL: PLACED})
    (view,) = view_downloads([FileFacts("data/daerah.csv", 1_200_000, "", 514)], build)
    assert listed(view)["data/daerah.csv"][1:] == ["514", "1,2 MB", "", "tidak tercatat"]
    intro = sections_of(view)[0].intro
    assert intro is not None
    assert "belum menyebutkan lisensi" in intro
    licensed = dataclasses.replace(
        build, settings=dataclasses.replace(build.settings, data_licence="CC BY 4.0")
    )
    (view,) = view_downloads((), licensed)
    assert "Lisensi data: CC BY 4.0." in str(sections_of(view)[0].intro)


def test_the_files_of_many_regions_stand_by_province() -> None:
    one = a_build_context({MISAL: PLACED})
    build = many(one, MOST_LISTED + 1)
    files = [FileFacts(addresses.region_data(slug), 10, "", None) for slug in build.site.by_slug]
    first, province = view_downloads(files, build)
    assert listed(first) == {"misal-tengah/": [str(MOST_LISTED + 1)]}
    assert province.address == "unduhan/misal-tengah/"
    assert len(listed(province)) == MOST_LISTED + 1
    assert [view.address for view in view_downloads(files[:-1], many(one, MOST_LISTED))] == [
        "unduhan/"
    ]
