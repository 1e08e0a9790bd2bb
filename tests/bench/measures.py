"""The measured parts of a region: indicators, counted promises, money by year, and changed promises."""

from typing import Any

from tests.bench.author import Author, slug
from tests.bench.language import Domain

_YEARS = range(2024, 2029)
_REPORTED = 2025
"""The last year with reported values and with spent money."""
_FUNDS = ("apbd", "apbd", "apbd", "apbd_provinsi", "apbn", "dak", "csr", "other")
_UNITS = ("persen", "titik", "orang", "kelompok")


def an_indicator(author: Author, domain: Domain, number: int) -> dict[str, Any]:
    """Return an indicator over five years; a value in ten was not reported."""
    rng = author.rng
    begin = rng.randint(40, 400)
    step = rng.randint(1, begin // 4)
    things = domain.things.draw(rng)
    return {
        "id": f"indikator-{number}",
        "number": str(number),
        "measure": f"Jumlah {things} yang terlayani",
        "short": things,
        "unit": rng.choice(_UNITS),
        "direction": "more",
        "dimension": author.dimension(domain),
        "offices": [domain.office],
        "supporting_offices": author.supporting(domain),
        "baseline": {"year": 2023, "value": begin},
        "targets": [
            {"year": year, "value": begin + step * position}
            for position, year in enumerate(_YEARS, start=1)
        ],
        "achieved": [
            {"year": year, "value": begin + step * position + rng.randint(-step, step)}
            if rng.random() < 0.9
            else {"year": year, "note": "Tidak dimuat dalam laporan."}
            for position, year in enumerate(range(2024, _REPORTED + 1), start=1)
        ],
        "sources": {
            "rest": author.cite("rencana-induk"),
            "achieved": author.cite("laporan-kemajuan"),
        },
    }


def funding(author: Author, first: int, last: int) -> list[dict[str, Any]]:
    """Return the money of a piece of work, a row for each of its years."""
    rows = []
    for year in range(first, last + 1):
        planned = author.rng.randint(4, 300) * 5_000_000
        rows.append(
            {
                "year": year,
                "fund": author.rng.choice(_FUNDS),
                "planned_idr": planned,
                "approved_idr": planned * 95 // 100 if year <= _REPORTED + 1 else None,
                "spent_idr": planned * 90 // 100 if year <= _REPORTED else None,
            }
        )
    return rows


def progress(author: Author, *, is_done: bool) -> dict[str, Any]:
    """Return the counted things of a promise; of a finished one all are there."""
    target = author.rng.randint(5, 90)
    return {
        "unit": author.rng.choice(_UNITS[1:]),
        "target": target,
        "reports": [
            {"date": "2025-12-31", "reached": target // 3},
            {"date": "2026-09-30", "reached": target if is_done else target // 2},
        ],
    }


def postponed(author: Author) -> list[dict[str, Any]]:
    """Return the entry of a due date that was moved."""
    day = {"date": "2024-11-04", "former": {"due": "2024-12"}}
    return [{**day, "reason": "Pengadaannya diulang.", "sources": author.cite("laporan-kemajuan")}]


def withdrawal(author: Author) -> dict[str, Any]:
    """Return the end of a promise that was taken back."""
    reason = "Digabung dengan pekerjaan lain yang serupa."
    return {"date": "2026-03-31", "reason": reason, "sources": author.cite("halaman-kemajuan")}


def village_brand(author: Author, name: str, domain: Domain) -> dict[str, Any]:
    """Return the keys of a village's brand, without pictures."""
    colours = author.rng.sample(("#1F5D3A", "#0B5C6B", "#7A3E00", "#5A3E85", "#7B2D43"), 2)
    words = author.rng.sample(("Segar", "Rukun", "Terbuka", "Lestari", "Maju"), 2)
    return {
        "brand": {
            "name": f"{name} {words[0]}",
            "taglines": [{"text": f"{words[1]} bersama {name}"}],
            "colours": colours,
        },
        "potentials": [author.writer.aim(domain)],
        "products": [domain.things.draw(author.rng) for _ in range(2)],
    }


def districts(author: Author) -> list[dict[str, Any]]:
    """Return the kecamatan of a region."""
    return [
        {
            "id": slug(name),
            "name": name,
            "villages": author.rng.randint(5, 20),
            "sources": author.cite("buku-saku"),
        }
        for name in author.districts
    ]
