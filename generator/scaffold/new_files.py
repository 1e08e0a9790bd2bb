"""The texts of new files: of a site, of a region, and of the records of a region."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from generator.errors import GeneratorError
from generator.link.region_list import region_slug
from generator.messages import Catalogue
from generator.model.base import Record
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.model.region_list import ListedRegion
from generator.model.schema import ROOTS
from generator.model.update import Update
from generator.model.village import LOCAL_WORDS, Village, VillageKind
from generator.model.work_state import WorkState
from generator.patch.emit import Data
from generator.scaffold.hinted import hinted
from generator.slugs import slug_of
from generator.source.discover import path_of
from generator.source.files import SourceKind

_REGION_HINTS: Mapping[str, Sequence[str]] = {
    "vision": ("text", "owner"),
    "missions": (),
    "framework": ("framework",),
    "dimensions": ("key", "name", "number"),
    "documents": (),
    "village_programme": ("summary", "framework"),
    "people": (),
    "posts": ("title", "person", "tenure", "start"),
    "offices": (),
    "sources": ("id", "title", "outlet", "date", "grade"),
}
"""Fields that a new region explains, with the keys shown of each."""
_HINTS: Mapping[type[Record], Sequence[str]] = {
    QuickWin: ("summary", "state", *QuickWin.expected, "sources"),
    Village: ("summary", "offices", *Village.expected, "sources"),
    Update: ("summary", "author", "quick_wins", "dimension", "villages", "sources"),
}
"""Fields that the file of a new record explains."""


def site_files(owned: Sequence[str], catalogue: Catalogue) -> dict[str, bytes]:
    """Return the files of a new site, by path: settings, and an empty folder for regions.

    Args:
        owned: Paths below the folder of pages that the program writes, as git ignores them.
        catalogue: Words of the comments.
    """
    ignored = ["/site/", "/.site-build/", "/.masterplan-*/", "/.cache/"]
    ignored += [f"/docs/{path}" for path in owned]
    return {
        "mkdocs.yml": f"{catalogue.word('scaffold.settings')}\n".encode(),
        ".gitignore": "".join(f"{line}\n" for line in ignored).encode(),
        "regions/.gitkeep": b"",
    }


def region_files(
    entry: ListedRegion, authority: str, sources: Sequence[Data], catalogue: Catalogue
) -> dict[str, bytes]:
    """Return the main file of a region of the official list, by path below `regions/`.

    The list says code, type and name. Former names are only told in a comment: their rules are no
    source of this site yet.

    Args:
        entry: The region in the official list.
        authority: Identifier of the source of the list.
        sources: Sources of the region that the national files name already.
        catalogue: Words of the comments.
    """
    data: dict[str, Data] = {
        "identity": {"type": entry.type.value, "name": entry.name, "sources": [authority]},
        "reference": {
            "code": entry.code,
            "province": entry.code.partition(".")[0],
            "sources": [authority],
        },
    }
    if sources:
        data["sources"] = sources
    notes = {"": catalogue.word("scaffold.region", name=entry.full_name)}
    if entry.former_names:
        names = ", ".join(entry.former_names)
        notes["identity"] = catalogue.word("scaffold.former_names", names=names)
    path = f"{region_slug(entry.type, entry.name)}/region.yml"
    return {path: hinted(Region, data, _REGION_HINTS, catalogue, notes=notes)}


def record_files(
    kind: SourceKind,
    title: str,
    region: Mapping[str, Any],
    *,
    today: dt.date,
    catalogue: Catalogue,
) -> dict[str, bytes]:
    """Return the file of a new record, by path below the folder of the region.

    Nothing is said that the title does not say: a quick win begins with an unknown state, and the
    text of an update is left to its writer.

    Args:
        kind: The kind of file: a quick win, a village or an update.
        title: The title; of a village the name, with the kind of village in front.
        region: The main file of the region, as plain data.
        today: Day of an update.
        catalogue: Words of the comments.

    Raises:
        GeneratorError: The title makes no file name, or a village has no kind.
    """
    record = ROOTS[kind.value]
    data: dict[str, Data] = {}
    if "fictional" in region:
        data["fictional"] = region["fictional"]
    if record is Village:
        data |= _village(title)
        title = str(data["name"])
    else:
        data["title"] = title
    if record is QuickWin:
        data["state"] = WorkState.UNKNOWN.value
    if record is Update:
        data["date"] = today.isoformat()
    name = file_name_of(title)
    has_plans = "plans" in region and "plan" in record.model_fields
    hints = dict.fromkeys([*_HINTS[record], *(["plan"] if has_plans else [])], ())
    key = "scaffold.update" if record is Update else "scaffold.record"
    content = hinted(record, data, hints, catalogue, notes={"": catalogue.word(key)})
    return {path_of(kind, name): content}


def file_name_of(title: str) -> str:
    """Return the name of a record's file, or the identifier of a record, by its title.

    Raises:
        GeneratorError: The title has no letter or digit.
    """
    name = slug_of(title)
    if not name:
        raise GeneratorError("title_without_letters", title=title)
    return name


def _village(written: str) -> dict[str, Data]:
    """Return kind and name of a village written with its kind: "Kelurahan Umpamawetan"."""
    folded = written.casefold()
    for kind in sorted(VillageKind, key=lambda kind: -len(kind.value)):
        if folded.startswith(f"{kind.value} "):
            return {"name": written[len(kind.value) :].strip(), "kind": kind.value}
    word, _, name = written.partition(" ")
    if word.casefold() in LOCAL_WORDS and name.strip():
        kind = VillageKind.DESA
        return {"name": name.strip(), "kind": kind.value, "local_word": word.casefold()}
    raise GeneratorError("village_without_kind", name=written)
