"""The yearly evaluation: a total, its weighted parts, and an index for each dimension. Weights
change by year.
"""

from generator.model.base import DimensionRef, PastYear, PositiveNumber, Record, described
from generator.model.closed_list import ClosedList
from generator.model.dates import PastDate
from generator.model.numbers import Number
from generator.model.sourced import Sourced
from generator.model.text import Text


class EvaluationPart(ClosedList):
    """The five parts of the yearly evaluation."""

    BASELINE = "baseline"
    OUTPUT = "output"
    OUTCOME = "outcome"
    IMPACT = "impact"
    QUICK_WIN = "quick_win"


class PartScore(Record):
    """The score of one part and how much it counts."""

    headline = "part"

    part: EvaluationPart = described(
        "Bagian", "Part", "Salah satu dari lima bagian.", "One of the five parts."
    )
    weight_percent: Number | None = described(
        "Bobot (%)", "Weight (%)", "Persen dari seluruhnya.", "Per cent of the whole.", default=None
    )
    score: Number | None = described(
        "Nilai", "Score", "Nilai bagian.", "Score of the part.", default=None
    )


class DimensionIndex(Record):
    """The index of one dimension."""

    headline = "dimension"

    dimension: DimensionRef = described(
        "Dimensi", "Dimension", "Kunci dimensi.", "Key of the dimension."
    )
    score: Number = described("Indeks", "Index", "Nilai dimensi.", "Score of the dimension.")


class Evaluation(Sourced):
    """The result of one year."""

    headline = "year"
    naming = Sourced.naming | {"year"}

    year: PastYear = described("Tahun", "Year", "Tahun evaluasi.", "Year evaluated.")
    score: Number | None = described(
        "Nilai akhir", "Total score", "Nilai seluruhnya.", "The total.", default=None
    )
    parts: tuple[PartScore, ...] = described(
        "Bagian", "Parts", "Lima bagian.", "The five parts.", default=()
    )
    indices: tuple[DimensionIndex, ...] = described(
        "Indeks dimensi", "Dimension indices", "Menurut dimensi.", "By dimension.", default=()
    )
    rank_province: PositiveNumber | None = described(
        "Peringkat provinsi", "Rank in the province", "Urutan di provinsi.", "Rank.", default=None
    )
    rank_national: PositiveNumber | None = described(
        "Peringkat nasional", "Rank in the nation", "Urutan nasional.", "Rank.", default=None
    )
    published_on: PastDate | None = described(
        "Surat hasil", "Published on", "Tanggal surat.", "Date.", default=None
    )
    method: Text | None = described(
        "Cara menilai", "Method", "Bagaimana dinilai.", "How it was done.", default=None
    )
