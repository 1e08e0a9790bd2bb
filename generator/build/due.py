"""Moments of publication since the last build, for a job that asks every few minutes.

The files are read as texts and trees alone: no record is made, so the answer is there at once.
"""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

from generator.settings import Settings
from generator.source.discover import find_sources
from generator.source.files import SourceFile, SourceKind
from generator.source.front_matter import parse_update
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.source.yaml_tree import parse_yaml

KEY = "publish_at"
"""Key of a record with the moment before which the record is withheld."""


def moments_of(file: SourceFile) -> Iterator[dt.datetime]:
    """Yield the moments of publication in a file; a moment that cannot be read publishes nothing.

    A key with escapes for its letters is not seen: its record comes out with the nightly build.
    """
    if KEY.encode() not in file.data:
        return
    parse = parse_update if file.kind is SourceKind.UPDATE else parse_yaml
    document = parse(file.path, file.data).document
    for text in () if document is None else _texts_of_key(document.root):
        try:
            moment = dt.datetime.fromisoformat(text)
        except ValueError:
            continue
        if moment.tzinfo is not None:
            yield moment


def due_moments(settings: Settings, since: dt.datetime, now: dt.datetime) -> list[dt.datetime]:
    """Return the moments in the data from one moment to another, both included, in order."""
    files, _ = find_sources(settings.regions_dir, settings.project_dir)
    found = {moment for file in files for moment in moments_of(file)}
    return sorted(moment for moment in found if since <= moment <= now)


def last_published(report: Path) -> dt.datetime | None:
    """Return the moment at which the last published build began, from the report of that build.

    None without a report of a published build.
    """
    try:
        written = json.loads(report.read_bytes())
        began = dt.datetime.fromisoformat(written["began"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    is_usable = written.get("outcome") == "published" and began.tzinfo is not None
    return began if is_usable else None


def _texts_of_key(node: Node) -> Iterator[str]:
    """Yield the text of every value of the key, at any depth."""
    match node:
        case MappingNode(items=items):
            for key, value in items:
                if key.text == KEY and isinstance(value, ScalarNode):
                    yield value.text
                else:
                    yield from _texts_of_key(value)
        case SequenceNode(items=items):
            for item in items:
                yield from _texts_of_key(item)
