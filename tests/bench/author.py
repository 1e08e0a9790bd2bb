"""Who writes the records of one region: its words, its places and people, and the sources that its
records stand on.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.bench.language import Domain, Vocabulary, Writer
from tests.bench.places import Place

PLAN, FORMER_PLAN = "rencana-2024-2028", "rencana-2019-2023"
"""Identifiers of the plans of a region with two."""
_THIS_YEAR = 2026
"""The year in which the invented country is looked at."""
_STATES = ("running", "done", "planned", "stopped", "unknown")
_STATE_WEIGHTS = (5, 3, 3, 1, 1)
_SOURCES = (
    (
        "rencana-induk",
        "Rencana Induk {name} Cerdas 2024–2028",
        "Pemerintah {name}",
        "official_document",
        "2023-11-21",
    ),
    (
        "laporan-kemajuan",
        "Laporan Kemajuan Tahun 2025",
        "Tim Pelaksana {name} Cerdas",
        "official_document",
        "2026-02-16",
    ),
    (
        "halaman-kemajuan",
        "Kemajuan quick win sampai September 2026",
        "Diskominfo {name}",
        "official_statement",
        "2026-10-02",
    ),
    ("warta-2025", "Warga {name} menunggu giliran", "Warta Rekaan", "press", "2025-05-06"),
    (
        "peta-jalan",
        "Peta Jalan dan Program Kerja",
        "Bappeda {name}",
        "official_document",
        "2023-12-19",
    ),
    (
        "siaran-pers-2024",
        "{name} memulai rencana kota cerdas",
        "Humas {name}",
        "official_statement",
        "2024-03-12",
    ),
    (
        "kabar-2026",
        "Dari balai desa sampai pasar: kabar {name}",
        "Kabar Karangan",
        "press",
        "2026-08-22",
    ),
    (
        "surat-evaluasi",
        "Surat hasil evaluasi tahunan",
        "Panitia evaluasi",
        "official_document",
        "2025-12-09",
    ),
    (
        "siaran-pers-2026",
        "Pernyataan tentang laporan kemajuan",
        "Humas {name}",
        "official_statement",
        "2026-02-24",
    ),
    ("radio-2025", "Bincang pagi tentang layanan di {name}", "Radio Umpama", "press", "2025-09"),
    ("buku-saku", "Buku saku perangkat daerah", "Pemerintah {name}", "official_document", "2024"),
    ("catatan-forum", "", "Notulis forum warga {name}", "other", ""),
)
_FORMER_SOURCE = (
    "rencana-lama",
    "Rencana {name} Digital 2019–2023",
    "Pemerintah {name}",
    "official_document",
    "2018-12-18",
)
"""The source of a former plan; no other record cites it."""


@dataclass(frozen=True, slots=True)
class Author:
    """What all records of one region are written with."""

    place: Place
    rng: random.Random
    writer: Writer
    framework: str
    domains: tuple[Domain, ...]
    villages: tuple[str, ...]
    districts: tuple[str, ...]
    people: tuple[str, ...]
    has_former_plan: bool
    cited: set[str] = field(default_factory=set)
    """Sources that a record stands on; only they are listed."""

    def cite(self, name: str | None = None) -> list[str]:
        """Return the one source of a record and of all in it: the source named, or one that is
        often used.
        """
        weights = [1 / rank for rank in range(1, len(_SOURCES) + 1)]
        (drawn,) = self.rng.choices([source[0] for source in _SOURCES], weights)
        chosen = name or drawn
        self.cited.add(chosen)
        return [chosen]

    def dimension(self, domain: Domain) -> str:
        """Return the key of a field of work in the plan's framework."""
        return domain.dimension if self.framework == "national-six" else domain.pillar

    @property
    def plan(self) -> str | None:
        """The plan that a promise names: of one plan alone nobody writes the identifier."""
        return PLAN if self.has_former_plan else None

    def supporting(self, domain: Domain) -> list[str]:
        """Return the offices that help the leading one: none, or another one of the region."""
        other = self.rng.choice(self.domains).office
        return [other] if other != domain.office and self.rng.random() < 0.4 else []

    def state(self, start: int = 0) -> str:
        """Return how far a piece of work is; what begins in a year to come is only planned."""
        drawn = self.rng.choices(_STATES, _STATE_WEIGHTS)[0]
        return "planned" if start > _THIS_YEAR else drawn

    def day(self, first: int, last: int) -> str:
        """Return a day of the years from the first to the last."""
        return f"{self.rng.randint(first, last)}-{self.rng.randint(1, 12):02}-{self.rng.randint(1, 28):02}"

    def budget(self, measure: str) -> dict[str, Any]:
        """Return an amount of rupiah."""
        return {
            "measure": measure,
            "value": self.rng.randint(12, 900) * 10_000_000,
            "unit": "rupiah",
        }


def an_author(place: Place, vocabulary: Vocabulary, rng: random.Random) -> Author:
    """Return the author of one region: what kind of plan it has, and who and where its records
    speak of.
    """
    names = rng.sample(vocabulary.village_names, 12)
    villages = names[: rng.randint(1, 4)] if rng.random() < 0.4 else []
    return Author(
        place=place,
        rng=rng,
        writer=Writer(rng, vocabulary, (place.name, *names)),
        framework="national-six" if rng.random() < 0.85 else "six-pillars",
        domains=tuple(rng.sample(vocabulary.domains, rng.randint(6, len(vocabulary.domains)))),
        villages=tuple(villages),
        districts=tuple(names[4:]),
        people=tuple(rng.sample(vocabulary.person_names, rng.randint(4, 9))),
        has_former_plan=rng.random() < 0.3,
    )


def sources_of(author: Author) -> list[Mapping[str, Any]]:
    """Return the region's list of sources: those that its records stand on."""
    return [
        {
            "id": identifier,
            "title": title.format(name=author.place.full_name),
            "outlet": outlet.format(name=author.place.full_name),
            "date": date,
            "grade": grade,
            "file": f"{identifier}.pdf" if grade == "official_document" else None,
        }
        for identifier, title, outlet, grade, date in (*_SOURCES, _FORMER_SOURCE)
        if identifier in author.cited
    ]


def slug(text: str) -> str:
    """Return a text as an identifier."""
    return "-".join(
        "".join(letter for letter in text.lower() if letter.isalnum() or letter in " -").split()
    )
