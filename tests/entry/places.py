"""Where the rows of the tables stand in the typed records of the city."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any

from generator.link.site import RegionSite
from generator.model.closed_list import ClosedList
from generator.model.documents import Document
from generator.model.indicator import Indicator
from generator.model.plan import Dimension, Plan, WorkPackage
from generator.model.quick_win import QuickWin
from generator.model.village import Village
from tests.entry.test_tables import Row

SHORT_WORDS = {"kelurahan": "Kel.", "kampung": "Kp.", "negeri": "Neg."}
MONTHS = {
    "Januari": "01",
    "Februari": "02",
    "Maret": "03",
    "April": "04",
    "Mei": "05",
    "Juni": "06",
    "Juli": "07",
    "Agustus": "08",
    "September": "09",
    "Oktober": "10",
    "November": "11",
    "Desember": "12",
}


class City:
    """The records of the city, looked up as the tables name them."""

    def __init__(self, records: RegionSite) -> None:
        self.records = records
        self.region = records.region
        self.brand = present(self.region.brand)
        self.quick_wins = {item.record.number: item.record for item in records.quick_wins}
        self.villages = {designation(item.record): item.record for item in records.villages}
        self.works = present(self.plan("RI-2024").work_programme)

    @cached_property
    def names(self) -> Mapping[str, set[str]]:
        """What the tables may call a record, folded, by identifier."""
        called: defaultdict[str, set[str | None]] = defaultdict(set)
        for office in self.region.offices:
            called[office.id] |= {office.short_name, office.name.id}
        for person in self.region.people:
            called[person.id].add(person.name)
        for district in self.region.districts:
            called[district.id] |= {district.name, f"Kec. {district.name}"}
        for village in self.records.villages:
            called[village.id] |= {designation(village.record), village.record.code}
        for quick_win in self.records.quick_wins:
            called[quick_win.id].add(quick_win.record.number)
        for dimension in self.dimensions():
            called[dimension.key] |= {dimension.number, dimension.name.id}
            for programme in dimension.programmes:
                called[present(programme.id)].add(programme.number)
        return {key: {folded(name) for name in group if name} for key, group in called.items()}

    def dimensions(self) -> Iterator[Dimension]:
        for plan in self.region.plans:
            yield from plan.dimensions

    def plan(self, code: str) -> Plan:
        return named(self.region.plans, "id", as_identifier(code))

    def dimension(self, row: Row, heading: str) -> Dimension:
        return named(self.plan(row["Rencana"]).dimensions, "number", row[heading])

    def programme(self, number: str, plan: str = "RI-2024") -> WorkPackage:
        dimensions = self.plan(plan).dimensions
        return named([p for item in dimensions for p in item.programmes], "number", number)

    def indicator(self, number: str) -> Indicator:
        return named(self.region.indicators, "number", number)

    def document(self, code: str) -> Document:
        return named(self.region.documents, "id", as_identifier(code))

    def relations(self, document: Document) -> Iterator[str]:
        """Yield the ties of a regulation with other ones, in the words of the tables."""
        ties = (("amends", "mengubah", "diubah oleh"), ("revokes", "mencabut", "dicabut oleh"))
        for field, verb, passive in ties:
            yield from (f"{verb} {other}" for other in getattr(document, field))
            for other in self.region.documents:
                if document.id in getattr(other, field):
                    yield f"{passive} {other.id}"


@cache
def folded(text: str) -> str:
    """Return a text in small letters with single spaces."""
    return " ".join(text.casefold().split())


@cache
def as_identifier(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


@cache
def as_date(value: str) -> str | None:
    """Return a date of the tables as the data writes it, or None."""
    if match := re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", value):
        return "-".join(reversed(match.groups()))
    if re.fullmatch(r"\d{4}", value):
        return value
    month, _, year = value.partition(" ")
    return f"{year}-{MONTHS[month]}" if month in MONTHS else None


def present(value: Any) -> Any:
    assert value is not None
    return value


def designation(village: Village) -> str:
    return f"{SHORT_WORDS[village.local_word or village.kind]} {village.name}"


def means(choice: ClosedList | None, word: str) -> bool:
    """Return whether a choice is meant by a word of the tables; no choice has no word."""
    return not word if choice is None else type(choice).meant(word) is choice


def one(records: Iterable[Any], is_meant: Callable[[Any], bool]) -> Any:
    """Return the only record that is meant.

    Raises:
        LookupError: None is meant, or several are.
    """
    found = [record for record in records if is_meant(record)]
    if len(found) != 1:
        raise LookupError(f"{len(found)} records instead of one")
    return found[0]


def named(records: Iterable[Any], field: str, value: str) -> Any:
    """Return the record whose field has a text, or a text in Indonesian."""

    def is_meant(record: Any) -> bool:
        held = getattr(record, field)
        return getattr(held, "id", held) == value

    return one(records, is_meant)


def of_year(records: Iterable[Any], year: str) -> Any:
    return one(records, lambda item: item.year == int(year))


Found = Iterable[object]
"""Records, and plain values beside them, that together hold a row."""


def city_facts(city: City, row: Row) -> Found:
    region, what = city.region, row["Uraian"]
    if what in ("Kode wilayah", "Provinsi"):
        return [region.reference]
    if what == "Fiktif":
        return [region.fictional, region.identity]
    if what.startswith("Angkatan"):
        return region.participations
    if what.startswith("Nota"):
        return region.agreements
    if what == "Berkas lambang":
        return [city.brand.emblem]
    if what in ("Nama merek kota", "Warna merek"):
        return [city.brand]
    if what.startswith("Semboyan"):
        return [one(city.brand.taglines, lambda item: row["Isi"] in (item.text.id, item.text.en))]
    if what.startswith(("Luas", "Jumlah")):
        return [named(region.figures, "measure", what.removesuffix(" (km2)"))]
    return [region.identity]


def plan(city: City, row: Row) -> Found:
    found = city.plan(row["Kode"])
    return [found, city.document(present(found.adopted_by)).adopted_on]


def mission(city: City, row: Row) -> Found:
    found = city.plan(row["Rencana"])
    return [named(found.missions, "number", row["No."]), found.id]


def phase(city: City, row: Row) -> Found:
    found = city.plan(row["Rencana"])
    in_time = named(present(found.road_map).phases, "number", row["Tahap"])
    return [in_time, *in_time.items, found.id]


def dimension(city: City, row: Row) -> Found:
    plan_id = city.plan(row["Rencana"]).id
    if not row["Induk"]:
        found = city.dimension(row, "Nomor")
        return [found, found.key, plan_id]
    parent = city.dimension(row, "Induk")
    return [named(parent.subdimensions, "number", row["Nomor"]), parent.number, plan_id]


def former_programme(city: City, row: Row) -> Found:
    parent = city.dimension(row, "Dimensi")
    return [
        named(parent.programmes, "number", row["Nomor"]),
        parent.number,
        city.plan(row["Rencana"]).id,
    ]


def money(city: City, row: Row) -> Found:
    programme = city.programme(row["Nomor program"])
    by_fund = (item for item in programme.funding if means(item.fund, row["Sumber dana"]))
    return [programme.number, of_year(by_fund, row["Tahun"])]


def total_of_fund(city: City, row: Row) -> Found:
    fund = row["Sumber dana"].replace("JUMLAH", "")
    totals = city.plan("RI-2024").funding_totals
    of_plan = (item for item in totals if item.dimension is None and item.programmes is None)
    return [of_year((item for item in of_plan if means(item.fund, fund)), row["Tahun"])]


def totals_of_dimension(city: City, row: Row) -> Found:
    found = city.plan("RI-2024")
    key = as_identifier(row["Dimensi"]) or None
    totals = (item for item in found.funding_totals if item.dimension == key and not item.fund)
    return [*totals, *(item for item in found.dimensions if item.key == key)]


def work_item(city: City, row: Row) -> Found:
    year = of_year(city.works.years, row["Tahun"])
    item = named(year.items, "title", row["Pekerjaan"])
    return [item, year.year, *item.funding]


def indicator(city: City, row: Row) -> Found:
    found = city.indicator(row["Kode"])
    codes = (
        f"SNI ISO {item.standard.removeprefix('sni_iso_')}:{item.edition} {item.code}"
        for item in found.standards
    )
    return [found, *found.targets, *codes]


def achieved(city: City, row: Row) -> Found:
    found = city.indicator(row["Kode"])
    return [found.number, of_year(found.achieved, row["Tahun"])]


def promise(city: City, row: Row) -> Found:
    found = city.quick_wins[row["Kode"]]
    return [found, *found.funding]


def step(city: City, row: Row) -> Found:
    found = city.quick_wins[row["Quick win"]]
    return [named(found.milestones, "number", row["No."]), found.number]


def count(city: City, row: Row) -> Found:
    found = city.quick_wins[row["Quick win"]]
    counted = present(found.progress)
    day = as_date(row["Tanggal"])
    return [one(counted.reports, lambda item: str(item.date) == day), counted, found.number]


CHANGED = {
    "Tenggat sekarang": "due",
    "Tahun selesai": "due",
    "Judul": "title",
    "Anggaran tercetak (Rp)": "budget_idr",
}


def change(city: City, row: Row) -> Found:
    code, heading = row["Kode"], row["Yang berubah"]
    if row["Jenis data"] == "Indikator":
        target = of_year(city.indicator(code).targets, heading.removeprefix("Target "))
        return [city.indicator(code).number, target, one(target.history, lambda _: True)]
    record: QuickWin | WorkPackage = (
        city.programme(code) if row["Jenis data"] == "Program" else city.quick_wins[code]
    )
    of_field = [item for item in record.history if getattr(item.former, CHANGED[heading])]
    day = as_date(row["Tanggal perubahan"])
    change = one(of_field, lambda item: str(item.date) == day)
    following = [*of_field, record][of_field.index(change) + 1]
    return [change, record.number, following]


def withdrawn(city: City, row: Row) -> Found:
    found = city.quick_wins[row["Kode"]]
    return [found.withdrawn, found.number, present(found.title).id]


def correction(city: City, row: Row) -> Found:
    if row["Jenis data"] == "Peraturan":
        document = city.document(row["Kode"])
        return [document.id, document.adopted_on, *document.corrections]
    found = city.indicator(row["Kode"])
    value = of_year(found.achieved, row["Kolom"].removeprefix("Capaian "))
    return [found.number, value.value, *value.corrections]


def search(city: City, row: Row) -> Found:
    def is_meant(item: Any) -> bool:
        if item.subject is None:
            return row["Bagian"] == "Kota"
        return row["Yang dicari"] == item.subject.id

    return [one(city.region.confirmations, is_meant)]


def office(city: City, row: Row) -> Found:
    found = named(city.region.offices, "short_name", row["Singkatan"])
    return [found, *found.former_names]


def regulation(city: City, row: Row) -> Found:
    found = city.document(row["Kode"])
    # The kind of the document means a Perda as well.
    assert found.regulation is not None
    return [found, found.id, *city.relations(found)]


def body(city: City, row: Row) -> Found:
    found = named(city.region.bodies, "id", as_identifier(row["Kode"]))
    return [found, *([f"diganti {found.successor}"] if found.successor else [])]


def post(city: City, row: Row) -> Found:
    where = row["Perangkat daerah / lembaga"]

    def is_meant(item: Any) -> bool:
        return (
            item.title.id == row["Jabatan"]
            and (item.person or "") == as_identifier(row["Orang"])
            and (item.office or item.body or "") == as_identifier(where)
        )

    return [one(city.region.posts, is_meant)]


def village(city: City, row: Row) -> Found:
    found = city.villages[row["Sebutan singkat"]]
    files = (picture.file for picture in found.photos)
    return [found, designation(found), *present(found.brand).taglines, *files]


def picture(city: City, row: Row) -> Found:
    owner = row["Milik"]
    pictures = [city.brand.emblem] if owner == "Kota" else city.villages[owner].photos
    stem = row["Nama berkas"].partition(".")[0]
    return [one(pictures, lambda item: item.file.partition(".")[0] == stem), owner]


def score(city: City, row: Row) -> Found:
    year = of_year(city.region.evaluations, row["Tahun"])
    if row["Jenis"] == "Bagian":
        return [year.year, one(year.parts, lambda item: means(item.part, row["Nama"]))]
    name = folded(row["Nama"])
    return [year.year, one(year.indices, lambda item: name in city.names[item.dimension])]


def finding(city: City, row: Row) -> Found:
    year = of_year(city.region.evaluations, row["Tahun"])
    return [year.year, named(year.findings, "number", row["No."])]


def in_list(records: str, field: str, heading: str) -> Callable[[City, Row], Found]:
    """Return the look-up of a record of the region by a field with the text of a cell."""
    return lambda city, row: [named(getattr(city.region, records), field, row[heading])]


PLACES: dict[str, Callable[[City, Row], Found]] = {
    "agenda": in_list("events", "title", "Nama kegiatan"),
    "anggaran": money,
    "capaian-indikator": achieved,
    "daerah": city_facts,
    "dimensi": dimension,
    "ditarik": withdrawn,
    "dokumen": lambda city, row: [city.document(row["Kode"])],
    "evaluasi": lambda city, row: [of_year(city.region.evaluations, row["Tahun"])],
    "fasilitas": in_list("facilities", "name", "Nama"),
    "foto": picture,
    "indikator": indicator,
    "jabatan": post,
    "kecamatan": in_list("districts", "name", "Nama"),
    "kelurahan": village,
    "kemajuan": count,
    "koreksi": correction,
    "langkah": step,
    "layanan": in_list("facilities", "name", "Nama layanan"),
    "lembaga": body,
    "misi": mission,
    "nama-daerah": lambda city, row: [named(city.region.identity.names, "name", row["Nama"])],
    "nilai-evaluasi": score,
    "orang": in_list("people", "name", "Nama"),
    "pekerjaan": work_item,
    "pelatihan": in_list("trainings", "subject", "Pelatihan"),
    "perangkat-daerah": office,
    "peraturan": regulation,
    "perubahan-janji": change,
    "peta-jalan": phase,
    "pihak-lain": in_list("offices", "name", "Nama"),
    "program": lambda city, row: [city.programme(row["Nomor"])],
    "program-rencana-lama": former_programme,
    "quick-win": promise,
    "rekap-anggaran": total_of_fund,
    "rekap-dimensi": totals_of_dimension,
    "rencana": plan,
    "sasaran-rpjmd": in_list("goals", "number", "Kode"),
    "sumber": lambda city, row: [named(city.region.sources, "id", as_identifier(row["Kode"]))],
    "temuan-evaluasi": finding,
    "terakhir-dicari": search,
}
"""The look-up of the records that hold a row, by sheet."""
