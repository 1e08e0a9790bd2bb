"""States of the data made from plain values, for comparison."""

import json
from functools import lru_cache
from typing import Any

import yaml

from generator.build.revision import read_state
from generator.past.states import DataFile, DataState
from generator.source.discover import region_file_of
from generator.source.files import SourceFile, digest_of_file

Files = dict[str, dict[str, Any]]
"""Contents of the files of a region, by name below the region's folder."""


def state_of(files: Files) -> DataState:
    """Return files as a state of the data."""
    read = [_read(name, json.dumps(content)) for name, content in files.items()]
    return DataState({file.path: file for file in read}, frozenset(file.path for file in read))


# The files of a series of edits are mostly the same.
@lru_cache(maxsize=256)
def _read(name: str, content: str) -> DataFile:
    path = f"kota-misal/{name}"
    # Loaded again, no list stands in two places: it would be written once, with a mark to lead to it.
    text = yaml.dump(
        json.loads(content), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False
    )
    data = (f"---\n{text}---\n\nIsi.\n" if name.endswith(".md") else text).encode()
    place = region_file_of(path)
    assert place is not None, path
    digest = digest_of_file(data)
    file = SourceFile(f"regions/{path}", place.kind, place.region, place.slug, data, digest)
    [read] = read_state([file], [file.path]).files.values()
    return read


def is_readable(state: DataState) -> bool:
    """Return whether every file of a state can be read."""
    return all(file.content is not None for file in state.files.values())
