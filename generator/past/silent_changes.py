"""The rules against silent changes: a changed value keeps the former value beside the new value.

The rules compare two states of the data. A value that was never published leaves no trace, and an
invented region promises nothing to anybody.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Span
from generator.link.site import SourceRecord
from generator.model.base import Record
from generator.model.history import PageOfFile, withdrawal_of
from generator.model.indicator import Indicator, YearTarget
from generator.model.people import Office
from generator.model.plan import Plan, WorkPackage
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.model.sourced import Source
from generator.model.text import Text
from generator.model.update import Update
from generator.model.village import Village
from generator.model.walk import walk
from generator.past.changed_values import SilentChange, history_field, names_on, silent_changes
from generator.past.counterparts import Pair, pairs_in
from generator.past.ready_lines import (
    corrected_lines,
    declaring_lines,
    redirect_lines,
    restored_lines,
    tombstone_lines,
    withdrawal_lines,
)
from generator.past.states import DataFile, DataState
from generator.past.values import (
    ABSENT,
    past_of,
    written,
)
from generator.source.files import SourceKind
from generator.source.locate import span_of

_WithPage = Plan | Office | Source
"""Records of the main file with a page of their own."""
_PROMISES = QuickWin | WorkPackage | YearTarget
"""Records with a history of their own."""


def find_silent_changes(
    before: DataState, now: DataState, *, revision: str, today: dt.date
) -> Iterator[Diagnostic]:
    """Yield MP911 to MP918 for undeclared changes between two states of the data.

    Args:
        before: The earlier, published state.
        now: The state of the files.
        revision: Name of the earlier state, as typed.
        today: Day for the ready lines.
    """
    comparison = _Comparison(before, now, revision, today)
    by_region = sorted(before.files.values(), key=lambda file: (file.region, file.path))
    for region, files in groupby(by_region, key=lambda file: file.region):
        of_region = tuple(files)
        # The national ledger has no folder that could have another name.
        main_path = of_region[0].main_path_in(region)
        present = comparison.present_name(region, main_path) if region else region
        for file in of_region:
            yield from comparison.changes_of(file, present)


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Two states, and the words of the findings."""

    before: DataState
    now: DataState
    revision: str
    today: dt.date

    def changes_of(self, file: DataFile, region: str | None) -> Iterator[Diagnostic]:
        """Yield the findings about a file of the earlier state.

        Args:
            file: The file.
            region: Present name of the region's folder; None if the region is gone.
        """
        if file.content is None:
            yield finding(
                Code.EARLIER_STATE_UNREAD,
                Span.whole_file(file.path),
                path=file.path,
                revision=self.revision,
            )
        elif file.is_fictional:
            # Examples change with every lesson they teach.
            return
        if region is None:
            if file.kind is SourceKind.REGION:
                yield self._region_gone(file)
            return
        path = file.path_in(region)
        # An unchanged file is among the paths alone, and needs no comparison.
        if path not in self.now.paths:
            # In the place of a missing ledger stands the packaged one.
            now = self._redirecting(file, region) if region else None
            if now is None and region:
                yield from self._file_gone(file, region)
        else:
            now = self.now.files.get(path)
        # A file with errors has findings enough, and no value of the file is certain.
        if now is not None and now.content is not None and file.content is not None:
            main = self.now.files.get(file.main_path_in(region))
            yield from self._changes_between(file.content, now.content, _renamed_plans(main))

    def present_name(self, region: str, main_path: str) -> str | None:
        """Return the present name of a region's folder; None if the region is gone."""
        if main_path in self.now.paths:
            return region
        return next(
            (
                file.region
                for file in self.now.files.values()
                if file.content is not None
                and isinstance(file.content.record, Region)
                and region in file.content.record.redirects
            ),
            None,
        )

    def _region_gone(self, file: DataFile) -> Diagnostic:
        """Return the finding on a region whose folder is gone, at the successor if known."""
        code = _region_code(file)
        successor = next(
            (
                new
                for new in self.now.files.values()
                if code is not None and _region_code(new) == code
            ),
            None,
        )
        if successor is None or successor.content is None:
            return finding(
                Code.PAGE_GONE,
                Span.whole_file(file.path),
                path=file.path,
                revision=self.revision,
                pasted=redirect_lines(None, (), file.region),
            )
        return self._renamed(file.region, successor.content)

    def _file_gone(self, file: DataFile, region: str) -> Iterator[Diagnostic]:
        """Yield the finding on a file that is gone: renamed, or taken away."""
        heir = next((new for new in self._new_files(file, region) if _is_renamed(file, new)), None)
        if heir is not None and heir.content is not None:
            yield self._renamed(file.slug, heir.content)
            return
        yield finding(
            Code.FILE_GONE,
            Span.whole_file(file.main_path_in(region)),
            path=file.path,
            revision=self.revision,
            pasted=withdrawal_lines(self.today),
        )

    def _redirecting(self, file: DataFile, region: str) -> DataFile | None:
        """Return the new file that names the gone file among its former names.

        A file that was published itself does not take the place of the gone file: of two promises
        one would be left, with the due dates of both.
        """
        return next(
            (
                new
                for new in self._new_files(file, region)
                if new.content is not None
                and isinstance(new.content.record, PageOfFile)
                and file.slug in new.content.record.redirects
            ),
            None,
        )

    def _new_files(self, file: DataFile, region: str) -> Iterator[DataFile]:
        """Yield the files of a kind that the region did not have before."""
        for new in self.now.files.values():
            is_new = new.path_in(file.region) not in self.before.paths
            if is_new and (new.kind, new.region) == (file.kind, region):
                yield new

    def _renamed(self, former: str, now: SourceRecord[Record]) -> Diagnostic:
        return finding(
            Code.RENAMED_SILENTLY,
            Span.whole_file(now.document.path),
            former=former,
            pasted=redirect_lines(now.document, (), former),
        )

    def _changes_between(
        self,
        before: SourceRecord[Record],
        now: SourceRecord[Record],
        renamed_plans: Mapping[str, str],
    ) -> Iterator[Diagnostic]:
        if _is_private(now.record):
            return
        yield from self._edited_past(before, now)
        if isinstance(before.record, Region) and isinstance(now.record, Region):
            yield from self._pages_gone(before, now, before.record, now.record)
        for pair in pairs_in(before, now):
            if pair.now is None:
                yield self._record_gone(pair, before, now)
                continue
            if not _is_private(pair.now[1]):
                yield from self._silent_change(pair, before, now, renamed_plans)

    def _pages_gone(
        self,
        before: SourceRecord[Record],
        now: SourceRecord[Record],
        earlier: Region,
        present: Region,
    ) -> Iterator[Diagnostic]:
        """Yield MP914 and MP920 for records whose identifiers, and so their pages, are gone.

        A plan that is gone is missed by its period (MP913), and a source no statement names may go.
        """
        lists: tuple[tuple[str, tuple[_WithPage, ...], tuple[_WithPage, ...]], ...] = (
            ("plans", earlier.plans, present.plans),
            ("offices", earlier.offices, present.offices),
            ("sources", earlier.sources, present.sources),
        )
        for key, published, records in lists:
            known = {name for record in records for name in (record.id, *record.redirects)}
            ids = {record.id for record in published}
            gone = [place for place, record in enumerate(published) if record.id not in known]
            new = [place for place, record in enumerate(records) if record.id not in ids]
            for place in gone:
                record = published[place]
                # A single new plan or office beside a single gone one takes its place under any
                # heading; a source with another heading is another source.
                is_only = key != "sources" and len(gone) == len(new) == 1
                heirs = (heir for heir in new if is_only or _name(records[heir]) == _name(record))
                heir = next(heirs, None)
                if heir is not None:
                    yield finding(
                        Code.RENAMED_SILENTLY,
                        span_of(now.document, (key, heir, "id")),
                        former=record.id,
                        pasted=redirect_lines(now.document, (key, heir), record.id),
                    )
                elif isinstance(record, Office):
                    yield finding(
                        Code.OFFICE_GONE,
                        span_of(now.document, (key,)),
                        name=_name(record),
                        revision=self.revision,
                        pasted=restored_lines(
                            record, before.document, (key, place), now.document, record.kind.value
                        ),
                    )

    def _edited_past(
        self, before: SourceRecord[Record], now: SourceRecord[Record]
    ) -> Iterator[Diagnostic]:
        """Yield MP916 for removed entries of the past, except in private tombstones."""
        # The difference of counters has entries of the earlier state alone.
        gone = past_of(before.record) - past_of(now.record)
        for pair in pairs_in(before, now):
            if pair.now is None or _is_private(pair.now[1]):
                # A missing record has a finding already; a private tombstone is empty on purpose.
                gone -= past_of(pair.before[1])
        if gone:
            yield finding(
                Code.PAST_EDITED,
                Span.whole_file(now.document.path),
                pieces="; ".join(sorted(gone)),
                revision=self.revision,
            )

    def _record_gone(
        self, pair: Pair, before: SourceRecord[Record], now: SourceRecord[Record]
    ) -> Diagnostic:
        loc, record = pair.before
        lines = tombstone_lines(record, before.document, loc, now.document, self.today)
        return finding(
            Code.RECORD_GONE,
            span_of(now.document, loc[:-1]),
            name=_name(record),
            revision=self.revision,
            list=_list_name(before, loc),
            pasted=lines,
        )

    def _silent_change(
        self,
        pair: Pair,
        before: SourceRecord[Record],
        now: SourceRecord[Record],
        renamed_plans: Mapping[str, str],
    ) -> Iterator[Diagnostic]:
        """Yield the findings about the silent changes of a pair, one for each declaring record."""
        if pair.now is None:
            return
        loc, record = pair.now
        silent = silent_changes(pair.before[1], record, renamed_plans)
        yield from self._figures_gone([each for each in silent if each.holder is None], before, now)
        records = {inner.loc: inner.record for inner in walk(record)}
        for at in dict.fromkeys(each.holder for each in silent if each.holder is not None):
            changes = [each for each in silent if each.holder == at]
            name = _name(record if _stands_by_itself(record) else _titled(at, records))
            yield self._changed(changes, (loc, at), records[at], name, now)

    def _changed(
        self,
        changes: list[SilentChange],
        place: tuple[Loc, Loc],
        holder: Record,
        name: str,
        now: SourceRecord[Record],
    ) -> Diagnostic:
        """Return the finding on changed values with the same declaring record.

        Args:
            changes: The changes, at least one.
            place: Path of the compared record in the file, and path of the holder within.
            holder: The declaring record.
            name: Name of the record in the words of a reader.
            now: The file.
        """
        loc, at = place
        first = changes[0].now
        is_promise = isinstance(holder, _PROMISES)
        history, corrections, told = [], [], []
        for change in changes:
            former = change.before.text
            field = history_field(change.path, change.before)
            # A translation that changes is put right: nothing is promised anew.
            is_translation = change.path[0] == "title" and len(change.path) > 1
            if is_promise and field is not None and not is_translation:
                history.append((field, former))
            else:
                field = _field(change, at, holder)
                corrections.append((field, former))
            told.append(f"{field}: {former} → {change.now.text if change.now else ABSENT}")
        return finding(
            Code.CHANGED_SILENTLY if is_promise else Code.FIGURE_CHANGED,
            span_of(now.document, (*loc, *at) if first is None else (*loc, *first.loc)),
            name=name,
            changes="; ".join(told),
            pasted=declaring_lines(now.document, (*loc, *at), history, corrections, self.today),
        )

    def _figures_gone(
        self,
        changes: list[SilentChange],
        before: SourceRecord[Record],
        now: SourceRecord[Record],
    ) -> Iterator[Diagnostic]:
        """Yield MP913 for each record of the main file gone together with figures."""
        records = {inner.loc: inner.record for inner in before.located}
        tops = [
            change.before.loc[: 2 if isinstance(change.before.loc[1], int) else 1]
            for change in changes
        ]
        for top in dict.fromkeys(tops):
            gone = [change for of, change in zip(tops, changes, strict=True) if of == top]
            values = [(change.before.field, change.before.text) for change in gone]
            yield finding(
                Code.RECORD_GONE,
                span_of(now.document, top[:1]),
                name=_name(records[top]),
                revision=self.revision,
                list=_list_name(before, top),
                pasted=corrected_lines(records[top], before.document, top, values, self.today),
            )


def _renamed_plans(main: DataFile | None) -> Mapping[str, str]:
    """Return the present identifiers of a region's plans by former identifier."""
    region = None if main is None or main.content is None else main.content.record
    plans = region.plans if isinstance(region, Region) else ()
    return {former: plan.id for plan in plans for former in plan.redirects}


def _is_private(record: Record) -> bool:
    withdrawn = withdrawal_of(record)
    return withdrawn is not None and withdrawn.is_private


def _stands_by_itself(record: Record) -> bool:
    return isinstance(record, QuickWin | WorkPackage | Indicator)


def _titled(at: Loc, records: Mapping[Loc, Record]) -> Record:
    """Return the record at a path, or the nearest around with a title: amounts have only a year."""
    around = (records[at[:length]] for length in range(len(at), 0, -1) if at[:length] in records)
    titled = (
        record
        for record in around
        if record.headline is not None and isinstance(getattr(record, record.headline), Text | str)
    )
    return next(titled, records[at])


def _field(change: SilentChange, at: Loc, holder: Record) -> str:
    """Return the name of a changed value's field for a correction of a record around it."""
    names = names_on(change.path[len(at) :])
    # The due date of a milestone is not the due date of the promise.
    is_inner = len(names) > 1 and change.before.field in type(holder).model_fields
    return names[0] if is_inner else change.before.field


def _is_renamed(file: DataFile, other: DataFile) -> bool:
    """Return whether a new file is a gone file under another name: same text or same heading."""
    if file.content is None or other.content is None:
        return False
    heading = _heading(file)
    has_same_heading = heading is not None and heading == _heading(other)
    return has_same_heading or file.content.document.text == other.content.document.text


def _heading(file: DataFile) -> str | None:
    record = None if file.content is None else file.content.record
    match record:
        case QuickWin(title=title) | Update(title=title):
            return None if title is None else written(title)
        case Village(name=name):
            return name
        case _:
            return None


def _region_code(file: DataFile) -> str | None:
    record = None if file.content is None else file.content.record
    return record.reference.code if isinstance(record, Region) else None


def _list_name(before: SourceRecord[Record], loc: Loc) -> str:
    """Return the list of a record with the records around it: `plans (baru), programmes`."""
    records = {inner.loc: inner.record for inner in before.located}
    names: list[str] = []
    for length, step in enumerate(loc, start=1):
        if isinstance(step, str):
            names.append(step)
        elif length < len(loc):
            around = records[loc[:length]]
            own = getattr(around, "id", None) or getattr(around, "key", None) or _name(around)
            names[-1] = f"{names[-1]} ({own})"
    return ", ".join(names)


def _name(record: Record) -> str:
    """Return a record's heading, else the name of its type."""
    heading = None if record.headline is None else getattr(record, record.headline)
    return type(record).__name__ if heading is None else written(heading)
