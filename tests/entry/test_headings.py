"""Headings of the tables are words for keys: who types one is told the key of the record."""

from generator.decode.meant_keys import known_key
from generator.model.base import Record
from generator.model.documents import Document, Phase, WorkItem
from generator.model.evaluation import Evaluation, EvaluationFinding
from generator.model.event import Event, Facility, Training
from generator.model.funding import Funding, FundingTotal
from generator.model.history import Change, Withdrawal
from generator.model.indicator import Indicator, YearValue
from generator.model.people import Body, Office, Person, Post
from generator.model.picture import Picture
from generator.model.place import District
from generator.model.plan import Dimension, Mission, Plan, WorkPackage
from generator.model.quick_win import CountReport, Milestone, QuickWin
from generator.model.region import Confirmation, DatedName
from generator.model.sourced import Correction, Source
from generator.model.ties import Goal
from generator.model.village import Village
from tests.entry.test_tables import sheet

RECORDS: dict[str, type[Record]] = {
    "agenda": Event,
    "anggaran": Funding,
    "capaian-indikator": YearValue,
    "dimensi": Dimension,
    "ditarik": Withdrawal,
    "dokumen": Document,
    "evaluasi": Evaluation,
    "fasilitas": Facility,
    "foto": Picture,
    "indikator": Indicator,
    "jabatan": Post,
    "kecamatan": District,
    "kelurahan": Village,
    "kemajuan": CountReport,
    "koreksi": Correction,
    "langkah": Milestone,
    "layanan": Facility,
    "lembaga": Body,
    "misi": Mission,
    "nama-daerah": DatedName,
    "orang": Person,
    "pekerjaan": WorkItem,
    "pelatihan": Training,
    "perangkat-daerah": Office,
    "peraturan": Document,
    "perubahan-janji": Change,
    "peta-jalan": Phase,
    "pihak-lain": Office,
    "program": WorkPackage,
    "program-rencana-lama": WorkPackage,
    "quick-win": QuickWin,
    "rekap-anggaran": FundingTotal,
    "rencana": Plan,
    "sasaran-rpjmd": Goal,
    "sumber": Source,
    "temuan-evaluasi": EvaluationFinding,
    "terakhir-dicari": Confirmation,
}
"""The record of a row, by sheet; the other sheets have no row of a single record."""

OF_OTHER_RECORDS: dict[str, set[str]] = {
    "anggaran": {"Nomor program"},
    "capaian-indikator": {"Kode", "Satuan tercetak bila berbeda"},
    "dimensi": {"Rencana", "Induk", "Padanan enam dimensi nasional", "Padanan enam pilar"},
    "ditarik": {"Jenis data", "Kode", "Judul"},
    "foto": {"Milik"},
    "indikator": {f"Target {year}" for year in range(2024, 2029)},
    "kelurahan": {"Sebutan singkat"},
    "kemajuan": {"Quick win", "Dari", "Satuan"},
    "koreksi": {"Jenis data", "Kode", "Nilai benar"},
    "langkah": {"Quick win"},
    "misi": {"Rencana"},
    "pekerjaan": {"Tahun", "Anggaran disetujui (Rp)"},
    "perangkat-daerah": {"Nama lama / keterangan"},
    "peraturan": {"Hubungan dengan peraturan lain"},
    "perubahan-janji": {"Jenis data", "Kode", "Yang berubah", "Nilai baru"},
    "peta-jalan": {"Rencana"},
    "program-rencana-lama": {"Rencana", "Dimensi"},
    "rencana": {"Penomoran", "Tanggal penetapan"},
    "temuan-evaluasi": {"Tahun", "Bukti"},
    "terakhir-dicari": {"Bagian", "Kode"},
}
"""Headings of values that other records hold, or several keys of the record, by sheet."""


def test_headings_of_the_tables_are_words_for_the_keys_of_their_records() -> None:
    unknown = [
        (name, heading)
        for name, record in RECORDS.items()
        for heading in sheet(name)[0]
        if heading not in OF_OTHER_RECORDS.get(name, ()) and known_key(heading, record) is None
    ]
    assert unknown == []
