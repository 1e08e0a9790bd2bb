"""A small project for tests that build a whole site: three regions, the real theme, few pages."""

import re
import shutil
from pathlib import Path

from generator.files.content import OWNED_FILES, OWNED_FOLDERS
from tests.builders import BASE, NAMING_ONE_ANOTHER, PROGRAMME
from tests.conftest import PROJECT, copy_project

GOLDEN = PROJECT / "tests/golden/regions"


def a_small_project(folder: Path) -> Path:
    """Write a small project: three regions that name sources of one another, with the real theme
    and pages by hand.
    """
    copy_project(folder)
    forget_generated(folder)
    shorten_handbook(folder)
    regions = folder / "regions"
    shutil.rmtree(regions)
    shutil.copytree(BASE, regions)
    programme = (
        (BASE / PROGRAMME)
        .read_text(encoding="utf-8")
        .replace("- daftar-kode", "- kota-misal/berita", 1)
    )
    for name, text in {**NAMING_ONE_ANOTHER, PROGRAMME: programme}.items():
        (regions / name).parent.mkdir(parents=True, exist_ok=True)
        (regions / name).write_text(text, encoding="utf-8")
    shutil.copytree(GOLDEN / "kota-misal", regions / "kota-misal", dirs_exist_ok=True)
    shutil.copytree(GOLDEN / "_national", regions / "_national", dirs_exist_ok=True)
    return folder


def a_whole_project(folder: Path) -> Path:
    """Write a copy of the project with its English edition."""
    copy_project(folder)
    return with_english(folder, WHOLE_ENGLISH_NAME)


WHOLE_ENGLISH_NAME = "Smart City Masterplans"
"""Name of the project's own site in English."""
ENGLISH_NAME = "Smart City Trial"
"""Name of the small site in English."""


def with_english(folder: Path, name: str) -> Path:
    """Give a project an English edition by its own settings, whatever the environment says."""
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    own = '!ENV [ENGLISH, "Smart City Masterplans"]'
    assert own in text
    config.write_text(text.replace(own, name), encoding="utf-8")
    return folder


def an_english_project(folder: Path) -> Path:
    """Write a small project with an English edition, in which one promise has an English title."""
    a_small_project(folder)
    promise = folder / "regions/kota-misal/quick-wins/lampu.yml"
    text = promise.read_text(encoding="utf-8")
    both = "title: {id: Lampu jalan hemat, en: Street lights that save power}"
    promise.write_text(text.replace("title: Lampu jalan hemat", both), encoding="utf-8")
    return with_english(folder, ENGLISH_NAME)


HANDBOOK = ("index", "mulai", "mengubah-berkas", "bertanya")
"""Pages of the handbook that other pages by hand link to, and one that tests change."""


def shorten_handbook(folder: Path) -> None:
    """Leave four short pages of the handbook: the others are built in the same way, at some cost."""
    for path in (folder / "content/panduan").glob("*.md"):
        if path.stem in HANDBOOK:
            path.write_text(
                f"---\ntitle: {path.stem}\ndescription: Uji.\n---\n\n# {path.stem}\n\nIsi.\n",
                encoding="utf-8",
            )
        else:
            path.unlink()
    config = folder / "mkdocs.yml"
    lines = config.read_text(encoding="utf-8").splitlines(keepends=True)
    gone = re.compile(rf"panduan/(?!{'|'.join(HANDBOOK)})[a-z-]+\.md")
    config.write_text("".join(line for line in lines if not gone.search(line)), encoding="utf-8")


def forget_generated(folder: Path) -> None:
    """Take away what the generator writes below `content/`."""
    for owned in OWNED_FOLDERS:
        shutil.rmtree(folder / "content" / owned, ignore_errors=True)
    for owned in OWNED_FILES:
        (folder / "content" / owned).unlink(missing_ok=True)
