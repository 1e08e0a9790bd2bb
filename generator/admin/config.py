"""The configuration of the editor, derived from the model.

The script of the page makes the configuration of Sveltia CMS from these data and the names of a
region's records, and reads and writes the data files accordingly.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.admin_settings import AdminSettings
from generator.context import BuildContext
from generator.exports import record_forms
from generator.exports.form_fields import FormFields
from generator.exports.form_names import source_names
from generator.model.base import Record
from generator.model.key_order import key_order
from generator.model.quick_win import QuickWin
from generator.model.update import Update
from generator.model.village import Village


@dataclass(frozen=True, slots=True)
class _Collection:
    """A kind of record whose files the editor opens, a file for each record."""

    record: type[Record]
    folder: str
    """Folder of the files below the region's folder."""
    ending: str
    """Ending of the files, without the dot."""
    icon: str
    """Name of a symbol of Material Symbols, beside the kind in the editor's list."""
    usual: tuple[str, ...]
    """Fields that change often, and stand first beside required and expected fields."""


_COLLECTIONS: Mapping[str, _Collection] = MappingProxyType(
    {
        "quick-win": _Collection(
            *(QuickWin, "quick-wins", "yml", "flag"),
            usual=("summary", "done_on", "progress", "history", "photos", "sources"),
        ),
        "village": _Collection(
            *(Village, "villages", "yml", "holiday_village"),
            usual=("summary", "offices", "photos", "sources"),
        ),
        "update": _Collection(
            *(Update, "updates", "md", "newspaper"),
            usual=("summary", "author", "quick_wins", "villages", "photos", "sources"),
        ),
    }
)
"""The kinds, by their names below `form.kinds` in the catalogues."""

PAST = frozenset({"history", "corrections", "withdrawn"})
"""Fields of published records alone: a new record has no past."""
FIELDS = FormFields(
    {collection.record: collection.usual for collection in _COLLECTIONS.values()},
    frozenset(record_forms.LEFT_OUT) - PAST,
    has_media=True,
)
"""The fields in the editor: fields of the form for new records, the past, and `media/` files."""


def admin_config(build: BuildContext, admin: AdminSettings) -> dict[str, object]:
    """Return the configuration as plain data.

    Keys: `backend` of Sveltia CMS; `collections` by kind, each with `record`, `folder`, `ending`,
    `icon` and `label`; by type of record `records` with the fields, `keys` with all
    keys in the order of a file, and `headlines`; `lists` with keys and labels of the closed lists;
    `messages` with the expected form of a refused value, by code; `words` of the page; `sources`
    with identifier and title of the national sources.
    """
    catalogue = build.catalogue
    collections = {
        name: {
            "record": collection.record.__name__,
            "folder": collection.folder,
            "ending": collection.ending,
            "icon": collection.icon,
            "label": catalogue.word(f"form.kinds.{name}"),
        }
        for name, collection in _COLLECTIONS.items()
    }
    types = FIELDS.record_types
    return {
        "backend": admin.backend,
        "collections": collections,
        "records": FIELDS.records(catalogue),
        "keys": {record.__name__: key_order(record) for record in types},
        "headlines": {record.__name__: record.headline for record in types},
        "lists": FIELDS.lists(catalogue),
        "messages": {code: catalogue.word(f"{code}.expected") for code in sorted(FIELDS.codes)},
        "words": {
            name: catalogue.word(f"admin.script.{name}")
            for name in catalogue.keys_below("admin.script")
        },
        "sources": source_names(build.site.national.sources, build.language),
    }
