"""One region of the corpus as the files of its folder. Every record that says something names its
sources.
"""

import random
from collections.abc import Iterator
from typing import Any

from tests.bench.author import FORMER_PLAN, Author, an_author, slug, sources_of
from tests.bench.language import Domain, Vocabulary
from tests.bench.measures import funding, postponed, progress, village_brand, withdrawal
from tests.bench.places import Place
from tests.bench.plan import a_plan
from tests.bench.yaml_text import as_yaml

_ASPECTS = ("community", "economy", "governance", "environment", "living", "mobility")
_QUICK_WIN_WEIGHTS = (60, 15, 8, 5, 4, 3, 2, 1, 1, 1)
"""How often a region has made 6 promises, 7, and so on to 15: a region has about 22 pages on
average.
"""


def region_files(
    place: Place, vocabulary: Vocabulary, rng: random.Random
) -> Iterator[tuple[str, str]]:
    """Yield path below the region's folder and text of each of its files."""
    author = an_author(place, vocabulary, rng)
    promises = rng.choices(range(6, 16), _QUICK_WIN_WEIGHTS)[0]
    wins: dict[str, dict[str, Any]] = {}
    while len(wins) < promises:
        win = _quick_win(author, rng.choice(author.domains))
        wins[slug(win["title"])] = win
    if author.has_former_plan:
        win = _former_win(author, author.domains[0])
        yield f"quick-wins/{slug(win['title'])}-lama.yml", as_yaml(win)
    for identifier, win in wins.items():
        yield f"quick-wins/{identifier}.yml", as_yaml(win)
    for position, name in enumerate(author.villages):
        yield f"villages/{name.lower()}.yml", as_yaml(_village(author, name, position))
    updates = author.rng.randint(1, 4) if author.rng.random() < 0.45 else 0
    for domain in author.rng.sample(author.domains, updates):
        front, body = _update(author, domain, author.rng.choice(list(wins)))
        yield f"updates/{slug(front['title'])}.md", f"---\n{as_yaml(front)}---\n{body}\n"
    region = a_plan(author, list(wins))
    yield "region.yml", as_yaml({**region, "sources": sources_of(author)})


def _quick_win(author: Author, domain: Domain) -> dict[str, Any]:
    state = author.state()
    money = author.rng.choice(("budget", "funding", ""))
    is_withdrawn = state == "planned" and author.rng.random() < 0.1
    return {
        "plan": author.plan,
        "title": author.writer.title(domain),
        "dimension": author.dimension(domain),
        "summary": author.writer.sentence(domain),
        "description": author.writer.paragraphs(domain, author.rng.randint(1, 2)),
        "promised_on": author.rng.choice(("2023-11", "2024-01", "2024")),
        "due": author.day(2025, 2028),
        "state": state,
        "done_on": "2026-05" if state == "done" else None,
        "evidence": [{"text": "Berita acara serah terima.", "date": "2026-05"}]
        if state == "done"
        else None,
        "offices": [domain.office],
        "supporting_offices": author.supporting(domain),
        "districts": [slug(author.rng.choice(author.districts))]
        if author.rng.random() < 0.3
        else None,
        "villages": [name.lower() for name in author.villages if author.rng.random() < 0.2],
        "budget_idr": author.budget("Anggaran janji") if money == "budget" else None,
        "funding": funding(author, 2024, 2026) if money == "funding" else None,
        "progress": progress(author, is_done=state == "done")
        if author.rng.random() < 0.25
        else None,
        "milestones": [
            {"title": author.writer.title(domain), "due": str(year)}
            for year in range(2025, author.rng.randint(2025, 2028))
        ],
        "history": (postponed(author) if author.rng.random() < 0.08 else [])
        + [
            {"date": date, "state": "running", "text": author.writer.sentence(domain)}
            for date in ("2025-06-30", "2026-03-31")[: author.rng.randint(0, 2)]
        ],
        "withdrawn": withdrawal(author) if is_withdrawn else None,
        "sources": author.cite(),
    }


def _former_win(author: Author, domain: Domain) -> dict[str, Any]:
    state = author.rng.choice(("done", "stopped", "unknown"))
    return {
        "plan": FORMER_PLAN,
        "title": author.writer.title(domain),
        "dimension": author.dimension(domain),
        "summary": author.writer.sentence(domain),
        "promised_on": "2019",
        "due": "2022",
        "state": state,
        "done_on": "2022-06" if state == "done" else None,
        "evidence": [{"text": "Berita acara serah terima.", "date": "2022-06"}]
        if state == "done"
        else None,
        "offices": [domain.office],
        "sources": author.cite("rencana-lama"),
    }


def _village(author: Author, name: str, position: int) -> dict[str, Any]:
    domain = author.rng.choice(author.domains)
    return {
        "name": name,
        "kind": "kelurahan" if author.place.kind == "kota" else "desa",
        "district": author.rng.choice(author.districts),
        "code": f"{author.place.code}.01.{(1001 if author.place.kind == 'kota' else 2001) + position}",
        "summary": author.writer.sentence(domain),
        "description": author.writer.paragraphs(domain, 1),
        "offices": [domain.office],
        "supporting_offices": author.supporting(domain),
        **(village_brand(author, name, domain) if author.rng.random() < 0.5 else {}),
        "aspects": [
            {
                "key": key,
                "text": author.writer.sentence(author.rng.choice(author.domains)),
                "state": author.state(),
            }
            for key in author.rng.sample(_ASPECTS, author.rng.randint(2, 5))
        ],
        "sources": author.cite(),
    }


def _update(author: Author, domain: Domain, win: str) -> tuple[dict[str, Any], str]:
    front = {
        "title": author.writer.title(domain),
        "date": author.day(2024, 2025),
        "summary": author.writer.sentence(domain),
        "author": domain.office,
        "quick_wins": [win],
        "dimension": author.dimension(domain),
        "sources": author.cite(),
    }
    steps = "\n".join(f"- {author.writer.aim(domain)}" for _ in range(3))
    link = f"Selengkapnya ada di [halaman janji ini](/daerah/{author.place.slug}/quick-win/{win}/)."
    opening, close = (author.writer.paragraphs(domain, author.rng.randint(1, 3)) for _ in range(2))
    return front, f"{opening}\n\n## Langkah berikut\n\n{steps}\n\n{close}\n\n{link}"
