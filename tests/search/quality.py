"""How well a search answers the judged queries, as shares and as tables. Asks nothing itself."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.search.engines import Answers
from tests.search.judgements import Judgement

WITHIN = (1, 3, 10)
"""Among how many first results a page must stand, for each figure."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares of queries that were answered, for one search and one group of queries."""

    queries: int
    success: tuple[float, ...]
    """For each of `WITHIN`: in how many cases one of the pages stands among so many first results.
    """
    as_judged: float
    """In how many cases one stands as far up as its judgement wants it."""


def rank(judgement: Judgement, answers: Answers) -> int | None:
    """Return at which place the first content page of a query stands, from 1; None if it is not
    shown.
    """
    shown = answers[judgement.q]
    return next((at for at, address in enumerate(shown, 1) if address in judgement.pages), None)


def quality(judgements: Sequence[Judgement], answers: Answers) -> Quality:
    """Return how well a search answers some queries."""
    ranks = [(judgement.first, rank(judgement, answers)) for judgement in judgements]

    def share(hits: Iterable[bool]) -> float:
        return sum(hits) / len(ranks)

    success = tuple(share(at is not None and at <= most for _, at in ranks) for most in WITHIN)
    return Quality(
        len(ranks), success, share(at is not None and at <= first for first, at in ranks)
    )


def failures(judgements: Sequence[Judgement], answers: Answers) -> tuple[str, ...]:
    """Return a line for each query that has none of its pages among the first three results, with
    what is there.
    """
    return tuple(
        f"{judgement.kind:15} {judgement.q!r}: {' '.join(answers[judgement.q][:4]) or 'nothing'}"
        f"  (wanted {' '.join(judgement.pages[:3])}; at {rank(judgement, answers)})"
        for judgement in judgements
        if (rank(judgement, answers) or math.inf) > 3
    )


def table(judgements: Sequence[Judgement], answers_of: Mapping[str, Answers]) -> str:
    """Return the figures of several searches, by part and by kind, as a table in Markdown.

    Args:
        judgements: Judged queries.
        answers_of: For each search, by its name, what it shows.
    """
    heads = ["queries", "n", *(f"{name}: @{most}" for name in answers_of for most in WITHIN)]
    parts = {
        "**all**": judgements,
        **{
            part: [j for j in judgements if j.part == part]
            for part in ("tune", "held-out", "practice")
        },
        **{
            f"`{kind}`": [j for j in judgements if j.kind == kind]
            for kind in sorted({j.kind for j in judgements})
        },
    }
    rows = [
        [
            name,
            str(len(group)),
            *(
                f"{100 * share:.1f} %"
                for a in answers_of.values()
                for share in quality(group, a).success
            ),
        ]
        for name, group in parts.items()
        if group
    ]
    rule = ["---", "---:", *("---:" for _ in heads[2:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rule, *rows))
