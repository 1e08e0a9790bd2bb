"""The origin of a row: its sources, their grades, and the day on which its file last changed."""

from dataclasses import dataclass

from generator.context import BuildContext
from generator.link.site import RegionSite, SourceRecord
from generator.model.base import Record
from generator.model.sourced import Standing


@dataclass(frozen=True, slots=True)
class Origin:
    """Cells about the origin of a region's records."""

    region: RegionSite
    build: BuildContext

    def cells(self, standing: Standing, file: SourceRecord[Record]) -> tuple[str, str, str]:
        """Return sources and grades, in one order and with spaces between, and the day of change.

        Args:
            standing: Sources of the record.
            file: File of the record.
        """
        sources = standing.every
        found = (self.build.site.resolve_source(name, self.region) for name in sources)
        # The grade of a source in a region that is left out is not known.
        known = (item for item in found if item is not None and not item.is_absent)
        grades = (str(item.source.grade) for item in known)
        return " ".join(sources), " ".join(grades), self.changed_on(file)

    def changed_on(self, file: SourceRecord[Record]) -> str:
        """Return the day on which a file last changed; empty if unknown."""
        return str(self.build.changed_on.get(file.document.path) or "")
