"""States of the data: the files of the project as they are, and as a commit has them."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.link.site import SourceRecord
from generator.model.base import Record
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.model.update import Update
from generator.model.village import Village
from generator.source.files import SourceKind


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of a region, or the national ledger, in one state of the data."""

    path: str
    """Path relative to the project, with forward slashes."""
    region: str
    """Name of the region's folder; empty for the national ledger."""
    kind: SourceKind
    slug: str
    """File name without the ending; of a main file the name of the folder."""
    content: SourceRecord[Record] | None
    """None if the file has errors, so that no value is certain."""

    @property
    def is_fictional(self) -> bool:
        """Whether the file marks an invented region; a file with errors marks none."""
        record = None if self.content is None else self.content.record
        return isinstance(record, Region | QuickWin | Village | Update) and record.fictional

    def main_path_in(self, region: str) -> str:
        """Return the path of the main file if the region's folder had another name."""
        return f"{self._root}{region}/region.yml"

    def path_in(self, region: str) -> str:
        """Return the path of the file if the region's folder had another name."""
        return f"{self._root}{region}/{self._below}" if self.region else self.path

    @property
    def _below(self) -> str:
        """Path below the region's folder; every file but the main one stands in a folder."""
        depth = 1 if self.kind is SourceKind.REGION else 2
        return "/".join(self.path.split("/")[-depth:])

    @property
    def _root(self) -> str:
        return self.path.removesuffix(f"{self.region}/{self._below}")


@dataclass(frozen=True, slots=True)
class DataState:
    """A state of the data, as far as the state differs from a second state."""

    files: Mapping[str, DataFile]
    """Files with different bytes in the two states, and files of this state alone, by path."""
    paths: frozenset[str]
    """Paths of every file of the state."""
