"""Random edits: a build after them gives what a clean build gives, byte for byte.

    python -m tests.hostile.edits --count 500

Each sequence is a few edits of data, of pages by hand, of the theme and of settings, and a build;
its trees are compared with those of a build of a copy, with nothing of earlier builds. The walks of
`tests/sites/test_rebuilds.py` make more kinds of edits, in fewer sequences.
"""

import random
import shutil
from collections import Counter
from pathlib import Path

from tests.builders import CONTOH, FICTIONAL
from tests.hostile.trials import SmallProject, run_trials
from tests.projects import forget_generated

WORDS = ("air", "banjir", "jalan", "lampu", "pasar", "sampah", "sekolah", "warga")
REGION = f"regions/{CONTOH.partition('/')[0]}"
HEAD = "fictional: ya\n"
FILES = {
    f"regions/{CONTOH}": f"{FICTIONAL}vision: {{text: WORDS}}\n",
    f"{REGION}/quick-wins/WORD.yml": f"{HEAD}title: WORDS\nstate: planned\n",
    f"{REGION}/villages/WORD.yml": f"{HEAD}name: WORDS\nkind: desa\n",
    f"{REGION}/updates/WORD.md": f"---\n{HEAD}title: WORDS\ndate: '2025-03-04'\n---\n\nWORDS.\n",
    "content/catatan/WORD.md": "---\ntitle: WORDS\n---\n\n# WORDS\n\nIsi WORDS.\n",
    "content/catatan/WORD.csv": "WORDS\n",
    "theme_overrides/assets/masterplan/WORD.css": "/* WORDS */\n",
}
"""Files that edits write, or take away if their name has a word of its own."""


def edit(folder: Path, chance: random.Random) -> str:
    """Write a file or take one away; return what was done."""
    pattern = chance.choice([*FILES])
    target = folder / pattern.replace("WORD", chance.choice(WORDS[:3]))
    if target.exists() and "WORD" in pattern and chance.random() < 0.5:
        target.unlink()
        return f"without {target.relative_to(folder)}"
    target.parent.mkdir(parents=True, exist_ok=True)
    words = " ".join(chance.sample(WORDS, 3)).capitalize()
    target.write_text(FILES[pattern].replace("WORDS", words), encoding="utf-8")
    return f"{target.relative_to(folder)}: {words}"


def compare(project: SmallProject, count: int, seed: int = 1) -> list[str]:
    """Return the sequences after which a build gave something else than a clean build."""
    chance = random.Random(seed)  # noqa: S311
    wrong = []
    twin = SmallProject(project.folder.with_name("clean"))
    for number in range(count):
        done = [edit(project.folder, chance) for _ in range(chance.randint(1, 4))]
        shutil.rmtree(twin.folder, ignore_errors=True)
        left_out = shutil.ignore_patterns(".cache", "site", ".site-build")
        shutil.copytree(project.folder, twin.folder, ignore=left_out)
        forget_generated(twin.folder)
        builds = (project.build("--quiet"), twin.build("--quiet", "--no-cache"))
        codes = [build.wait() for build in builds]
        if codes != [0, 0] or project.trees() != twin.trees():
            wrong.append(f"{number}: {done} {codes} {builds[0].told()}")
    return wrong


def try_sequences(project: SmallProject, count: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Compare after sequences of edits, as `run_trials` asks."""
    return Counter({"sequences": count}), compare(project, count, seed)


if __name__ == "__main__":
    sentence = "Compare builds after edits with clean builds."
    raise SystemExit(run_trials(try_sequences, sentence, 500))
