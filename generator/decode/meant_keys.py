"""The key of a record meant by a word: by title, by synonyms of the catalogues, or by spelling."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from generator.messages.synonyms import field_titles, folded, keys_meant
from generator.model.base import BODY, Record, declaring_record
from generator.model.sourced import PROVENANCE_FIELDS
from generator.spelling import near, nearest

_USUAL_PROVENANCE = ("sources", "note")
_RARE = ("fictional",)
"""Keys for the fictional region alone."""
_MOST_LISTED = 12
"""Most keys of its own for which a record lists them all; of a longer list some are enough."""
_MOST_LIKELY = 3
_PAGES: Mapping[str, str] = MappingProxyType(
    {
        "brand": "merek",
        "documents": "hukum",
        "evaluation": "evaluasi",
        "event": "tempat",
        "funding": "uang",
        "history": "riwayat",
        "indicator": "indikator",
        "people": "perangkat",
        "picture": "foto",
        "place": "tempat",
        "plan": "rencana",
        "plan_money": "uang",
        "quick_win": "quick-win",
        "region": "daerah-baru",
        "sourced": "sumber",
        "ties": "indikator",
        "update": "kabar",
        "village": "desa",
    }
)
"""Pages of the handbook that list the keys of records, by module of the model."""
_PAGES_OF_RECORDS: Mapping[str, str] = MappingProxyType(
    {
        "Body": "hukum",
        "Confirmation": "keadaan",
        "Correction": "riwayat",
        "CountReport": "keadaan",
        "Evidence": "keadaan",
        "Examined": "keadaan",
        "Former": "keadaan",
        "HistoryEntry": "keadaan",
        "Phase": "daerah-baru",
        "Post": "daerah-baru",
        "Progress": "keadaan",
        "RoadMap": "daerah-baru",
    }
)
"""Pages of records whose keys stand on another page than those of their module."""
_PAGE_OF_OTHERS = "menulis"


def meant_key(word: str, record: type[Record]) -> str | None:
    """Return the key of a record meant by a word, or None if no key is clearly close."""
    return known_key(word, record) or near(word, usual_keys(record))


def known_key(word: str, record: type[Record]) -> str | None:
    """Return the key of a record with the word as title or synonym, or None."""
    return _keys_by_word(record).get(folded(word))


def usual_keys(record: type[Record]) -> tuple[str, ...]:
    """Return the keys of a record by usefulness to an editor: required, usual, then provenance."""
    names = [name for name in record.model_fields if name != BODY]
    required = [name for name in names if record.model_fields[name].is_required()]
    own = [name for name in names if name not in PROVENANCE_FIELDS and name not in _RARE]
    usual = [name for name in (record.headline, *record.expected) if name is not None]
    ordered = (*required, *usual, *own, *_USUAL_PROVENANCE, *names)
    return tuple(name for name in dict.fromkeys(ordered) if name in names)


def likely_keys(word: str, record: type[Record]) -> tuple[str, ...]:
    """Return keys of a record to choose from: the meant one, near ones, then usual ones.

    A record of few keys lists all of its own and the usual ones of provenance; of any other there
    are three, with an ellipsis behind them.
    """
    keys = usual_keys(record)
    own = tuple(key for key in keys if key not in PROVENANCE_FIELDS and key not in _RARE)
    is_short = len(own) <= _MOST_LISTED
    rest = (*own, *(key for key in _USUAL_PROVENANCE if key in keys)) if is_short else keys
    ordered = (meant_key(word, record), *nearest(word, keys), *rest)
    known = tuple(dict.fromkeys(key for key in ordered if key is not None))
    return known if is_short else (*known[:_MOST_LIKELY], "…")


def handbook_page(record: type[Record]) -> str:
    """Return the address of the page of the handbook about the keys of a record."""
    module = record.__module__.rpartition(".")[2]
    page = _PAGES_OF_RECORDS.get(record.__name__) or _PAGES.get(module, _PAGE_OF_OTHERS)
    return f"panduan/{page}/"


@cache
def _keys_by_word(record: type[Record]) -> Mapping[str, str]:
    """Return the keys of a record by folded word; a title counts before a synonym."""
    found: dict[str, str] = {}
    for name in record.model_fields:
        if name != BODY:
            for word in (name, *field_titles(declaring_record(record, name), name)):
                found.setdefault(folded(word), name)
    for word, keys in keys_meant("key").items():
        for key in keys:
            if key in record.model_fields:
                found.setdefault(word, key)
    # A word without letters and digits folds to nothing, and is no name of a key.
    found.pop("", None)
    return MappingProxyType(found)
