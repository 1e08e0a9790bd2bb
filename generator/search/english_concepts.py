"""Concepts of the English edition: for English words of a query, the Indonesian words of plans.

Texts of plans are shown in Indonesian on English pages, so "waste" leads to "sampah". As all
concepts, they are kept only where pages have the Indonesian words (`search/concepts.py`).
"""

from generator.search.concepts import Concept

_SAID = {
    "wali kota": ("mayor",),
    "bupati": ("regent",),
    "wakil": ("deputy", "vice"),
    "dinas": ("agency", "department"),
    "sampah": ("waste", "garbage", "rubbish", "trash"),
    "air": ("water",),
    "kesehatan": ("health", "healthcare"),
    "pendidikan": ("education",),
    "sekolah": ("school", "schools"),
    "pariwisata": ("tourism", "tourist"),
    "pasar": ("market", "markets"),
    "pelayanan": ("service", "services"),
    "desa": ("village", "villages"),
    "kelurahan": ("urban village",),
    "lingkungan": ("environment",),
    "ekonomi": ("economy",),
    "masyarakat": ("community", "society", "residents"),
    "transportasi": ("transport", "transportation"),
    "jalan": ("road", "roads", "street"),
    "pajak": ("tax", "taxes"),
    "izin": ("permit", "permits", "licence"),
    "nelayan": ("fishermen", "fisheries"),
    "petani": ("farmers", "farming"),
    "banjir": ("flood", "floods"),
    "bencana": ("disaster", "disasters"),
    "keamanan": ("security", "safety"),
    "kerja sama": ("partnership", "cooperation"),
    "nota kesepahaman": ("memorandum of understanding", "mou"),
    "pelatihan": ("training",),
}
"""English words for the subject of each Indonesian word."""

ENGLISH_CONCEPTS: tuple[Concept, ...] = tuple(((word,), said) for word, said in _SAID.items())
