"""Measures the search on a built project, and the theme's own on the same pages: `python -m
tests.search`.
"""

import argparse
import re
import sys
import tempfile
from pathlib import Path

from generator.link.english import FOLDER
from tests.browser.serve import chromium
from tests.search.engines import (
    Answers,
    ask_material,
    ask_ours,
    build_with_material,
    fictional_regions,
    names,
)
from tests.search.judgements import ENGLISH, PATH, PRACTICE, read_judgements
from tests.search.quality import failures, table

README = Path(__file__).parent / "README.md"
_FIGURES = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)


def main() -> None:
    """Print the figures and what was not found; with `--write`, put the figures into the README as
    well.
    """
    arguments = _arguments()
    is_english = arguments.part == "english"
    lists = {"practice": PRACTICE, "english": ENGLISH}
    judgements = [
        judgement
        for judgement in read_judgements(lists.get(arguments.part, PATH))
        if judgement.pages and (is_english or arguments.part in {"all", judgement.part})
    ]
    queries = [judgement.q for judgement in judgements]
    invented = [judgement.q for judgement in judgements if judgement.fictional]
    project: Path = arguments.project
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        ours, theirs = names()
        answers_of: dict[str, Answers] = {
            ours: ask_ours(
                browser,
                project / "site",
                queries,
                fictional=invented,
                edition=FOLDER if is_english else "",
            )
        }
        if not (arguments.quick or is_english):
            material = Path(folder, "site")
            build_with_material(project / "mkdocs.yml", material)
            fictional = fictional_regions(project / "site")
            answers_of[theirs] = ask_material(browser, material, queries, fictional=fictional)
    figures = table(judgements, answers_of)
    shown = [
        judgement
        for judgement in judgements
        if judgement.part != "held-out" or arguments.part == "held-out"
    ]
    sys.stdout.write("\n".join((figures, "", *failures(shown, answers_of[ours]), "")))
    if arguments.write and arguments.part == "all" and not arguments.quick:
        README.write_text(
            _FIGURES.sub(lambda _: f"{figures}\n", README.read_text("utf-8")), "utf-8"
        )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.search", description=__doc__)
    parser.add_argument(
        "project",
        nargs="?",
        type=Path,
        default=Path(),
        help="folder of a built project (default: here)",
    )
    parser.add_argument(
        "--part",
        choices=("all", "tune", "held-out", "practice", "english"),
        default="all",
        help="which queries are asked",
    )
    parser.add_argument("--quick", action="store_true", help="leave out the theme's own search")
    parser.add_argument(
        "--write", action="store_true", help="put the figures into the README beside this file"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
