"""Villages rendered part by part: the same pages as whole regions, and no unchanged part again."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.build import villages
from generator.cache.parts import in_parts
from generator.cache.store import Cache
from generator.context import BuildContext
from generator.link.site import RegionSite
from tests.builders import CONTOH, FICTIONAL, NAMING_ONE_ANOTHER, a_publication
from tests.loading import workplace, write_site
from tests.rows import judge_rows

REGION = "regions/kabupaten-contoh"
_FOLDER = "kabupaten-contoh/"
_VILLAGES = {
    f"{_FOLDER}villages/{name.lower()}.yml": f"fictional: ya\nname: {name[:4]}\nkind: desa\n{more}"
    for name, more in {
        "Hulu": "district: Utara\nsources: [koran]\n",
        "HuluDua": "district: Selatan\nsources: [kota-misal/berita]\n",
        "Hilir": "offices: [dinas]\nsummary: Ramai.\n",
        "Ujung": "",
        "Muara": "figures: [{measure: Warga, value: 12, date: 2026}]\n",
    }.items()
}
DATA = {
    **NAMING_ONE_ANOTHER,
    CONTOH: f"{FICTIONAL}redirects: [kabupaten-lama]\noffices: [{{kind: agency, id: dinas, name: Dinas}}]\n"
    "sources: [{id: koran, title: Koran, grade: press}]\n"
    "village_programme: {summary: Desa}\n",
    f"{_FOLDER}quick-wins/jalan.yml": "fictional: ya\ntitle: Jalan\nstate: planned\n"
    "villages: [hulu, hilir]\nsources: [koran]\n",
    f"{_FOLDER}updates/kabar.md": "---\nfictional: ya\ntitle: Kabar\ndate: 2026-01-02\n"
    "villages: [hulu, muara]\n---\nIsi.\n",
    **_VILLAGES,
}


def run(project: Path) -> list[str]:
    """Generate below `content`, and return the villages whose pages were made."""
    made: list[str] = []
    view = villages.view_villages

    def noting(region: RegionSite, build: BuildContext) -> Any:
        made.extend(village.id for village in region.villages)
        return view(region, build)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(villages, "view_villages", noting)
        write_site(project, project / "content", workplace(1, Cache(project / "cache")))
    return made


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def damage(cache: Path) -> None:
    for path in cache.iterdir():
        path.write_bytes(b"x")


ALL = ["hilir", "hulu", "huludua", "muara", "ujung"]
PAGES = "content/daerah/kabupaten-contoh/desa-cerdas"
CHANGES: Mapping[str, tuple[Callable[[Path], object], list[str]]] = {
    "everything": (lambda _project: None, ALL),
    "nothing": (lambda _project: None, []),
    "a village": (
        lambda it: replace(it / f"{REGION}/villages/hilir.yml", "Ramai", "Sepi"),
        ["hilir"],
    ),
    "a page lost": (lambda it: (it / f"{PAGES}/hulu/index.md").unlink(), ALL),
    "a village, and the page of another lost": (
        lambda it: (
            replace(it / f"{REGION}/villages/hilir.yml", "Sepi", "Ramai"),
            (it / f"{PAGES}/muara/index.md").unlink(),
        ),
        # Once in vain, then the region as a whole.
        ["hilir", *ALL],
    ),
    "a name that another village has": (
        lambda it: replace(it / f"{REGION}/villages/muara.yml", "Muar", "Hili"),
        ["hilir", "muara"],
    ),
    "the source of a village": (
        lambda it: replace(it / f"{REGION}/villages/hulu.yml", "koran", "kota-misal/berita"),
        ["hulu"],
    ),
    "an update": (lambda it: replace(it / f"{REGION}/updates/kabar.md", "Kabar", "Berita"), ALL),
    "a quick win": (
        lambda it: replace(it / f"{REGION}/quick-wins/jalan.yml", "Jalan", "Jembatan"),
        ALL,
    ),
    "the region": (lambda it: replace(it / f"{REGION}/region.yml", "Koran", "Majalah"), ALL),
    "damaged records": (lambda it: damage(it / "cache"), ALL),
    "a village gone": (lambda it: (it / f"{REGION}/villages/ujung.yml").unlink(), []),
    "the other village of a name gone": (
        lambda it: (it / f"{REGION}/villages/huludua.yml").unlink(),
        ["hulu"],
    ),
}
"""Changes, one after the other, and the villages whose pages are made again."""


def test_after_each_change_its_parts_alone_are_made_and_the_files_are_those_of_whole_regions() -> (
    None
):
    def judge(change: str) -> None:
        does, expected = CHANGES[change]
        does(project)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(villages, "_VILLAGES_AT_A_TIME", 1)
            assert run(project) == expected
        # Without a cache, in a single part.
        write_site(project, project / "whole")
        assert tree(project / "content") == tree(project / "whole")

    with a_publication(DATA) as project:
        judge_rows(CHANGES, judge)
        assert len([*(project / "cache").glob("villages.*")]) == len(ALL) - 2
        assert "Hulu" in (project / PAGES / "hulu/index.md").read_text(encoding="utf-8")


def test_a_region_of_few_villages_keeps_no_record_of_them() -> None:
    with a_publication(DATA) as project:
        assert run(project) == ALL
        assert [*(project / "cache").glob("villages.*")] == []


def test_an_item_added_or_removed_changes_its_own_part_alone() -> None:
    names = [f"desa-{number}" for number in range(400)]
    parts = set(in_parts(names, str, 20))
    assert [*in_parts(names, str, 400)] == [tuple(names)]
    assert [*in_parts((), str, 20)] == []
    assert [name for part in in_parts(names, str, 20) for name in part] == names
    for name in names[::10]:
        without = set(in_parts([each for each in names if each != name], str, 20))
        assert len(parts - without) <= 2, name
    assert 10 < len(parts) < 40
