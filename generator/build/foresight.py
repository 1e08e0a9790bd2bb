"""Findings about unreleased records, from the data of each later moment that releases some."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice

from generator.build.data_folder import DataFolder, data_of_state
from generator.build.region_reader import (
    RegionReader,
    Workplace,
    judged_site,
    made_media,
    with_media_facts,
)
from generator.build.regions import RegionResult
from generator.build.release import UnreleasedRecord
from generator.build.release_marks import (
    Marks,
    State,
    day_of,
    later_states,
)
from generator.codes import Code
from generator.context import SharedInputs
from generator.diagnostics import Diagnostic, Related, Report, errors_in
from generator.link.site import NationalData

_MOST_NAMED = 3
"""Most unreleased records that an error names."""


@dataclass(frozen=True, slots=True)
class Foresight:
    """The findings about the released data, read beside the data of later states."""

    present: Report
    """The findings about the released data."""
    results: Mapping[str, RegionResult]
    """Result of each region from the released data, by slug."""
    shared: SharedInputs
    national: NationalData | None
    data: DataFolder
    """The whole data folder."""
    marks: Marks
    unreleased: tuple[UnreleasedRecord, ...]
    """At least one record."""
    workplace: Workplace

    def report(self) -> Report:
        """Return the findings about the released data, and about the unreleased records.

        A finding of a later state counts if it names a place in an unreleased record: the rest is
        said of the released data already. An error that the released data has only because a
        record is missing names the unreleased records of its region.
        """
        report, later = Report(), frozenset[Diagnostic]()
        for state in later_states(self.marks, self.data.state.moment):
            later = self._found_in(state, day_of(state, self.shared.settings.today))
            report.add(finding for finding in later if _names_one_of(finding, self.unreleased))
        present = self.present.every
        # A source that an unreleased record needs is not idle.
        wanted = {finding for finding in present if finding.code == Code.UNUSED_SOURCE} - later
        errors = frozenset(errors_in(present)) - frozenset(self.data.refused)
        if errors:
            every = State(self.data.state.moment, with_drafts=True, with_keys=True)
            errors -= self._found_in(every, self.shared.settings.today)
        report.add(present - wanted - errors)
        report.add(_explained(error, self.unreleased) for error in errors)
        return report

    def _found_in(self, state: State, today: dt.date) -> frozenset[Diagnostic]:
        """Return the findings of a state about the regions of unreleased records, and the site."""
        national = self.national
        if national is None:
            return frozenset()
        slugs = {record.region for record in self.unreleased}
        files = tuple(file for file in self.data.files if file.region in slugs)
        media = tuple(file for file in self.data.media if file.region in slugs)
        of_regions = replace(self.data, files=files, media=media)
        shown = data_of_state(of_regions, self.marks, state).data
        made = dict(made_media(shown, self.workplace, renders=False))
        reader = RegionReader(
            with_media_facts(shown.regions(), made),
            national,
            self.workplace,
            None,
            self.data.absent,
        )
        settings = replace(self.shared.settings, today=today)
        reader.read_rest(replace(self.shared, settings=settings), renders=False)
        found = {**self.results, **reader.results}
        _, judged = judged_site(found, national, settings, self.data.absent)
        in_regions = (found for result in reader.results.values() for found in result.diagnostics)
        return frozenset((*judged, *in_regions))


def _names_one_of(finding: Diagnostic, records: tuple[UnreleasedRecord, ...]) -> bool:
    spans = (finding.span, *(related.span for related in finding.related))
    return any(record.holds(span) for span in spans for record in records)


def _explained(finding: Diagnostic, unreleased: tuple[UnreleasedRecord, ...]) -> Diagnostic:
    """Return an error with the places of the unreleased records of a region that it names."""
    named = (finding.span.path, *dict(finding.arguments).values())
    keys = dict.fromkeys(
        record.key for record in unreleased if any(f"{record.region}/" in text for text in named)
    )
    places = tuple(Related(key, "unreleased") for key in islice(keys, _MOST_NAMED))
    return replace(finding, related=(*finding.related, *places))
