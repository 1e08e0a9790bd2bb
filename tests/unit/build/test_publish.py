"""Publishing: the whole new site or the old one, and nothing beside it."""

from pathlib import Path

import pytest

from generator.build.publish import staged
from generator.errors import GeneratorError


def make_site(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / "sitemap.xml").write_text(text, encoding="utf-8")


def test_a_whole_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make_site(site, "lama")
    with staged(site) as folder:
        make_site(folder, "baru")
        assert (site / "sitemap.xml").read_text(encoding="utf-8") == "lama"
    assert (site / "sitemap.xml").read_text(encoding="utf-8") == "baru"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_site_is_published_where_there_was_none(tmp_path: Path) -> None:
    with staged(tmp_path / "di/sini") as folder:
        make_site(folder, "baru")
    assert (tmp_path / "di/sini/sitemap.xml").is_file()


@pytest.mark.parametrize("trouble", [GeneratorError("search", reason=""), KeyboardInterrupt()])
def test_trouble_leaves_the_old_site_and_nothing_beside_it(trouble: BaseException, tmp_path: Path) -> None:
    site = tmp_path / "site"
    make_site(site, "lama")
    with pytest.raises(type(trouble)), staged(site) as folder:  # noqa: PT012  # trouble comes when much is done
        make_site(folder, "baru")
        raise trouble
    assert (site / "sitemap.xml").read_text(encoding="utf-8") == "lama"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_that_gives_nothing_leaves_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make_site(site, "lama")
    with pytest.raises(FileNotFoundError), staged(site):
        pass
    assert (site / "sitemap.xml").read_text(encoding="utf-8") == "lama"


def test_a_folder_with_other_things_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "penting.txt").write_text("jangan hapus", encoding="utf-8")
    with pytest.raises(GeneratorError) as refusal, staged(tmp_path):
        pytest.fail("nothing may be built")
    assert refusal.value.key == "site_dir_foreign"
