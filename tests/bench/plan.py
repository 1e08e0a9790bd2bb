"""A region's main file: who it is and what its plan says. Some regions have published much and some
little.
"""

from typing import Any

from tests.bench.author import FORMER_PLAN, PLAN, Author, slug
from tests.bench.language import Domain
from tests.bench.measures import an_indicator, districts, funding

CODES_SOURCE = "kepmendagri-300-2-2-2430-2025"
"""The source of region codes in the national data."""
_FIRST_YEAR = 2024
_PLAN = {"start": "2024", "end": "2028"}
_NAMES = {
    "governance": "Smart Governance",
    "branding": "Smart Branding",
    "economy": "Smart Economy",
    "living": "Smart Living",
    "society": "Smart Society",
    "environment": "Smart Environment",
    "mobility": "Smart Mobility",
    "people": "Smart People",
}
_OFFICES = {
    "diskominfo": "Dinas Komunikasi dan Informatika",
    "bappeda": "Badan Perencanaan Pembangunan Daerah",
    "disdukcapil": "Dinas Kependudukan dan Pencatatan Sipil",
    "dispar": "Dinas Pariwisata dan Kebudayaan",
    "dpmptsp": "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    "dpupr": "Dinas Pekerjaan Umum dan Penataan Ruang",
    "disperindag": "Dinas Perindustrian dan Perdagangan",
    "diskan": "Dinas Kelautan dan Perikanan",
    "distan": "Dinas Pertanian dan Pangan",
    "dinkes": "Dinas Kesehatan",
    "dishub": "Dinas Perhubungan",
    "disdik": "Dinas Pendidikan",
    "dispermades": "Dinas Pemberdayaan Masyarakat",
    "satpol": "Satuan Polisi Pamong Praja",
    "bpbd": "Badan Penanggulangan Bencana Daerah",
    "dlh": "Dinas Lingkungan Hidup",
}


def a_plan(author: Author, wins: list[str]) -> dict[str, Any]:
    """Return the record of `region.yml` without its sources, which follow from all files of the
    region.
    """
    place, rng = author.place, author.rng
    return {
        "identity": {
            "type": place.kind,
            "name": place.name,
            "capital": author.districts[0] if place.kind == "kabupaten" else None,
            "sources": author.cite("rencana-induk"),
        },
        "reference": {"code": place.code, "province": place.province, "sources": [CODES_SOURCE]},
        "brand": _brand(author),
        "participations": _participations(author),
        **_plans(author, wins),
        "indicators": [
            an_indicator(author, rng.choice(author.domains), number)
            for number in range(1, rng.choice((0, 0, 5, 8, 12)) + 1)
        ],
        "statements": [_statement(author) for _ in range(rng.randint(2, 6))],
        "documents": _documents(author),
        "village_programme": _village_programme(author) if author.villages else None,
        **_institutions(author),
        "districts": districts(author),
        "figures": _figures(author),
        "evaluations": _evaluations(author) if rng.random() < 0.4 else None,
        "events": [_event(author, number) for number in range(rng.choice((0, 0, 1, 2)))],
    }


def _plans(author: Author, wins: list[str]) -> dict[str, Any]:
    """Return the parts of the plan, within a list if the region has a former plan as well."""
    if not author.has_former_plan:
        return _parts(author, wins)
    present = {
        "id": PLAN,
        "title": f"Rencana Induk {author.place.full_name} Cerdas",
        "state": "in_force",
        "period": _PLAN,
        "documents": ["rencana-induk"],
        "sources": author.cite("rencana-induk"),
    }
    former = {
        "id": FORMER_PLAN,
        "title": f"Rencana {author.place.full_name} Digital",
        "state": "former",
        "period": {"start": "2019", "end": "2023"},
        "sources": author.cite("rencana-lama"),
        "vision": {"text": f"{author.place.name} yang terhubung pada 2023."},
        "framework": {"framework": author.framework},
        "dimensions": _dimensions(author, author.domains[:4], "rencana-lama", 2019),
    }
    return {"plans": [{**present, **_parts(author, wins)}, former]}


def _parts(author: Author, wins: list[str]) -> dict[str, Any]:
    rng = author.rng
    has_road_map = rng.random() < 0.7
    has_work_programme = has_road_map and rng.random() < 0.5
    return {
        "vision": _vision(author),
        "missions": [
            {"text": _aim(author), "sources": author.cite("rencana-induk")}
            for _ in range(rng.randint(3, 6))
        ],
        "framework": {
            "framework": author.framework,
            "word": "dimensi",
            "sources": author.cite("rencana-induk"),
        },
        "dimensions": _dimensions(author, author.domains, "rencana-induk", _FIRST_YEAR),
        "road_map": _road_map(author, wins) if has_road_map else None,
        "work_programme": _work_programme(author, wins) if has_work_programme else None,
    }


def _brand(author: Author) -> dict[str, Any]:
    words = author.rng.sample(
        ("tumbuh", "dekat", "jelas", "rukun", "hadir", "melayani", "bergerak", "terbuka"), 3
    )
    return {
        "name": {"id": f"{author.place.name} Cerdas", "en": f"Smart {author.place.name}"},
        "taglines": [{"text": f"{author.place.name} {', '.join(words)}"}],
        "sources": author.cite("rencana-induk"),
    }


def _participations(author: Author) -> list[dict[str, Any]]:
    if author.rng.random() > 0.4:
        return []
    year = author.rng.choice((2017, 2018, 2019, 2021, 2022))
    summary = f"{author.place.full_name} ikut gerakan nasional dalam angkatan {year}."
    return [{"summary": summary, "cohort": year, "sources": author.cite("siaran-pers-2024")}]


def _vision(author: Author) -> dict[str, Any]:
    words = [author.writer.vocabulary.forms["adjective"].draw(author.rng) for _ in range(3)]
    text = f"{author.place.name} yang {words[0]}, {words[1]}, dan {words[2]} bersama warganya pada 2028."
    return {"text": text, "period": _PLAN, "sources": author.cite("rencana-induk")}


def _aim(author: Author) -> str:
    return author.writer.aim(author.rng.choice(author.domains))


def _dimensions(
    author: Author, chosen: tuple[Domain, ...], source: str, first: int
) -> list[dict[str, Any]]:
    by_key: dict[str, list[Domain]] = {}
    for domain in chosen:
        by_key.setdefault(author.dimension(domain), []).append(domain)
    return [
        {
            "key": key,
            "name": _NAMES[key],
            "number": number,
            "definition": author.writer.sentence(domains[0]),
            "objectives": [
                _part(author, domain, {"text": author.writer.aim(domain)}) for domain in domains
            ],
            "programmes": [
                _part(author, domain, _programme(author, domain, first)) for domain in domains
            ],
            "parties": [
                {"office": office} for office in dict.fromkeys(domain.office for domain in domains)
            ],
            "sources": author.cite(source),
        }
        for number, (key, domains) in enumerate(sorted(by_key.items()), start=1)
    ]


def _part(author: Author, domain: Domain, record: dict[str, Any]) -> dict[str, Any]:
    return {
        **record,
        "subdimension": domain.subdimension if author.framework == "national-six" else None,
    }


def _programme(author: Author, domain: Domain, first: int) -> dict[str, Any]:
    start = author.rng.randint(first, first + 3)
    end = author.rng.randint(start, first + 4)
    return {
        "title": author.writer.title(domain),
        "description": author.writer.sentence(domain),
        "offices": [domain.office],
        "supporting_offices": author.supporting(domain),
        "period": {"start": str(start), "end": str(end)},
        "state": author.state(start),
        "funding": funding(author, start, end) if author.rng.random() < 0.6 else None,
    }


def _statement(author: Author) -> dict[str, Any]:
    kinds = ("principle", "goal", "benefit", "commitment", "priority", "next_step", "situation")
    domain = author.rng.choice(author.domains)
    return {
        "kind": author.rng.choice(kinds),
        "text": author.writer.sentence(domain),
        "speaker": slug(author.people[0]),
        "dimension": author.dimension(domain),
        "sources": author.cite(),
    }


def _documents(author: Author) -> list[dict[str, Any]]:
    papers = (
        ("rencana-induk", "Rencana Induk", "masterplan", "exists"),
        ("peta-jalan", "Peta Jalan", "roadmap", "revising"),
        ("analisis-strategis", "Analisis Strategis", "strategic_analysis", "exists"),
        ("ringkasan-eksekutif", "Ringkasan Eksekutif", "executive_summary", "unknown"),
        ("arsitektur", "Arsitektur Sistem Pemerintahan", "enterprise_architecture", "planned"),
    )
    return [
        {
            "id": identifier,
            "title": f"{title} {author.place.full_name} Cerdas",
            "kind": kind,
            "state": state,
            "period": _PLAN,
            "contents": [_aim(author) for _ in range(author.rng.randint(0, 3))],
            "url": None
            if state == "planned"
            else f"https://{author.place.slug}.example/dokumen/{identifier}.pdf",
            "sources": author.cite(),
        }
        for identifier, title, kind, state in papers[: author.rng.randint(2, len(papers))]
    ]


def _work_item(author: Author, wins: list[str], start: int) -> dict[str, Any]:
    domain = author.rng.choice(author.domains)
    return {
        "title": author.writer.title(domain),
        "dimension": author.dimension(domain),
        "offices": [domain.office],
        "quick_win": author.rng.choice(wins) if author.rng.random() < 0.3 else None,
        "state": author.state(start),
    }


def _road_map(author: Author, wins: list[str]) -> dict[str, Any]:
    return {
        "summary": "Lima tahun dalam tiga tahap, dari menyiapkan dasar sampai memperluas.",
        "document": "peta-jalan",
        "phases": [
            {
                "title": title,
                "start": str(start),
                "end": str(end),
                "items": [_work_item(author, wins, start) for _ in range(author.rng.randint(2, 4))],
            }
            for title, start, end in (
                ("Menyiapkan dasar", 2024, 2024),
                ("Menguatkan layanan", 2025, 2026),
                ("Memperluas dan menjaga", 2027, 2028),
            )
        ],
        "sources": author.cite("peta-jalan"),
    }


def _work_programme(author: Author, wins: list[str]) -> dict[str, Any]:
    return {
        "summary": "Pekerjaan tiap tahun menurut program kerja.",
        "duration_years": 5,
        "years": [
            {
                "year": year,
                "items": [_work_item(author, wins, year) for _ in range(author.rng.randint(1, 3))],
            }
            for year in range(_FIRST_YEAR, 2029)
        ],
        "sources": author.cite("peta-jalan"),
    }


def _village_programme(author: Author) -> dict[str, Any]:
    return {
        "summary": f"{len(author.villages)} desa atau kelurahan menjadi teladan; yang lain belajar dari pengalamannya.",
        "framework": "desa-cerdas",
        "sources": author.cite("peta-jalan"),
    }


def _institutions(author: Author) -> dict[str, Any]:
    offices = dict.fromkeys(domain.office for domain in author.domains)
    leader, chair = (slug(name) for name in author.people[:2])
    heads = zip(author.people[2:], offices, strict=False)
    return {
        "people": [
            {"id": slug(name), "name": name, "sources": author.cite()} for name in author.people
        ],
        "posts": [
            _post(author, author.place.leader, leader),
            *(
                _post(author, f"Kepala {_OFFICES[office]}", slug(name), office)
                for name, office in heads
            ),
        ],
        "bodies": [
            {
                "id": "dewan",
                "name": f"Dewan {author.place.name} Cerdas",
                "kind": "council",
                "state": "formed",
                "formed": author.day(2022, 2023),
                "chair": chair,
                "duty": _aim(author),
                "sources": author.cite(),
            }
        ],
        "offices": [
            {
                "id": office,
                "name": f"{_OFFICES[office]} {author.place.full_name}",
                "kind": "agency",
                "contact": _contact(author, office) if author.rng.random() < 0.5 else None,
                "sources": author.cite("buku-saku"),
            }
            for office in offices
        ],
    }


def _contact(author: Author, office: str) -> dict[str, Any]:
    return {
        "address": f"Jalan Seandainya {author.rng.randint(1, 90)}, {author.districts[0]}",
        "telephone": f"(0999) 5550-{author.rng.randint(100, 999)}",
        "email": f"{office}@{author.place.slug}.example",
    }


def _post(author: Author, title: str, person: str, office: str = "") -> dict[str, Any]:
    record = {
        "title": title,
        "person": person,
        "office": office,
        "tenure": "current",
        "start": author.day(2021, 2024),
    }
    return {**record, "seen_on": author.day(2025, 2025), "sources": author.cite()}


def _figures(author: Author) -> list[dict[str, Any]]:
    return [
        {
            "id": f"angka-{domain.key}",
            "measure": f"Jumlah {domain.things.draw(author.rng)} yang terdata",
            "value": author.rng.randint(3, 90_000),
            "unit": author.rng.choice(("unit", "orang", "titik", "keluarga")),
            "place": author.place.full_name,
            "date": author.rng.choice(("2024", "2025")),
            "dimension": author.dimension(domain) if author.rng.random() < 0.7 else None,
            "sources": author.cite(),
        }
        for domain in author.domains[: author.rng.randint(3, 9)]
    ]


def _evaluations(author: Author) -> list[dict[str, Any]]:
    parts = (("baseline", 10), ("output", 20), ("outcome", 30), ("impact", 30), ("quick_win", 10))
    found = []
    for year in range(author.rng.randint(2022, 2025), 2026):
        scores = [author.rng.randint(180, 390) for _ in parts]
        total = sum(score * weight for score, (_, weight) in zip(scores, parts, strict=True)) // 100
        found.append(
            {
                "year": year,
                "score": f"{total / 100:.2f}",
                "parts": [
                    {"part": part, "weight_percent": weight, "score": f"{score / 100:.2f}"}
                    for score, (part, weight) in zip(scores, parts, strict=True)
                ],
                "rank_national": author.rng.randint(1, 191),
                "sources": author.cite("surat-evaluasi"),
            }
        )
    return found


def _event(author: Author, number: int) -> dict[str, Any]:
    domain = author.rng.choice(author.domains)
    return {
        "id": f"acara-{number + 1}",
        "title": author.writer.title(domain),
        "state": "held",
        "start": author.day(2024, 2025),
        "place": f"Balai {author.rng.choice(author.districts)}",
        "organiser": domain.office,
        "outputs": [author.writer.aim(domain)],
        "sources": author.cite(),
    }
