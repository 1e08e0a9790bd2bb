"""A corpus for measuring: N invented regions that pass as real ones, the same bytes for the same
number and seed.

    python -m tests.bench.corpus 51 --out FOLDER

They are not marked as fictional, since fictional regions are left out of totals and lists: never
publish them.
"""

import argparse
import random
import re
import shutil
from pathlib import Path

from generator.files.content import OWNED_FILES, OWNED_FOLDERS
from tests.bench.language import read_vocabulary
from tests.bench.places import MOST_REGIONS, Place, find_places
from tests.bench.plan import CODES_SOURCE
from tests.bench.regions import region_files
from tests.bench.yaml_text import as_yaml

PROJECT = Path(__file__).resolve().parents[2]
SEED = "masterplan"
_REGION_SOURCE = re.compile(r"\b(?:kota|kabupaten)-[a-z-]+/([a-z0-9-]+)")
"""How national data names a source of a region."""


def write_corpus(folder: Path, count: int, *, seed: str = SEED) -> None:
    """Write `regions/` with as many regions as wished, and the project's own national data, below a
    folder.

    Args:
        folder: What stands below its `regions/` is removed first.
        count: From 1 to `MOST_REGIONS`.
        seed: Another one gives other regions.
    """
    regions = folder / "regions"
    shutil.rmtree(regions, ignore_errors=True)
    vocabulary = read_vocabulary()
    places = find_places(vocabulary, seed)
    _write_national(regions / "_national", places)
    for index, place in enumerate(places[:count]):
        # No secret is made of it.
        rng = random.Random(f"{seed}:{index}")  # noqa: S311
        for path, text in region_files(place, vocabulary, rng):
            _write(regions / place.slug / path, text)


def write_project(folder: Path, count: int, *, seed: str = SEED) -> None:
    """Write a whole project around a corpus: settings, pages written by hand and theme are this
    project's own.
    """
    shutil.copytree(PROJECT / "theme_overrides", folder / "theme_overrides", dirs_exist_ok=True)
    shutil.copytree(
        PROJECT / "content", folder / "content", dirs_exist_ok=True, ignore=_ignore_generated
    )
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8")
    # No other tool draws pictures or writes workbooks: `outward.py` books them apart.
    settings = settings.replace(
        "extra:\n", "extra:\n  share_images: false\n  workbooks: false\n", 1
    )
    _write(folder / "mkdocs.yml", settings)
    write_corpus(folder, count, seed=seed)


def edit(folder: Path, index: int) -> Path:
    """Add a word to the summary of a region's first quick win, and return its file; each call adds
    another.

    Args:
        folder: Holds the corpus.
        index: Position of the region among all, by the names of their folders.
    """
    region = sorted((folder / "regions").glob("k*-*"))[index]
    path = min((region / "quick-wins").iterdir())
    text = re.sub(
        r'(?m)^(summary: .*?)("?)$', r"\1 Diperbarui.\2", path.read_text(encoding="utf-8"), count=1
    )
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _write_national(folder: Path, places: tuple[Place, ...]) -> None:
    """Copy the national data, with the corpus's own list of regions.

    Sources of this project's regions become national ones, as those regions are not here.

    Args:
        folder: Where the national data stands.
        places: All regions that a corpus of any size may have.
    """
    shutil.copytree(PROJECT / "regions" / "_national", folder)
    named: set[str] = set()
    for path in sorted(folder.rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        named.update(_REGION_SOURCE.findall(text))
        path.write_text(_REGION_SOURCE.sub(r"\1", text), encoding="utf-8")
    entries = [{"code": place.code, "type": place.kind, "name": place.name} for place in places]
    listed = {"authority": CODES_SOURCE, "regions": entries}
    (folder / "regions.yml").write_text(as_yaml(listed), encoding="utf-8", newline="\n")
    records = [{"id": name, "called": f"Berita {name}", "grade": "press"} for name in sorted(named)]
    with (folder / "sources.yml").open("a", encoding="utf-8") as sources:
        sources.write(as_yaml({"sources": records}).removeprefix("sources:\n"))


def _ignore_generated(folder: str, names: list[str]) -> set[str]:
    below = Path(folder).relative_to(PROJECT / "content")
    return {name for name in names if (below / name).as_posix() in {*OWNED_FOLDERS, *OWNED_FILES}}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Write a corpus as the command line says."""
    parser = argparse.ArgumentParser(description="Write invented regions for measuring.")
    parser.add_argument("count", type=int, choices=range(1, MOST_REGIONS + 1), metavar="N")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--seed", default=SEED)
    parser.add_argument("--project", action="store_true", help="a whole project, not only regions/")
    chosen = parser.parse_args()
    (write_project if chosen.project else write_corpus)(chosen.out, chosen.count, seed=chosen.seed)


if __name__ == "__main__":
    main()
