"""The inbox of each region: uploaded workbooks, imported in turn, each with an answer.

A workbook is imported whole or not at all: with an open question nothing of it is written.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.build.data_folder import DataFolder
from generator.errors import GeneratorError
from generator.messages import Catalogue
from generator.reporter import clean_lines
from generator.settings import Settings
from generator.source.discover import INBOX_FOLDER
from generator.source.names import is_skipped
from generator.source.walk import Walk
from generator.workbook.importing import compared, told_import
from generator.workbook.judgement import judge, with_contents
from generator.workbook.opening import MOST_FILE_BYTES, open_workbook
from generator.workbook.writing import written

_MOST_CHARACTERS = 40_000
"""Most characters of all answers together: hosts limit the text of a proposal to 65,536."""
_FENCE = "```"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file in the inbox of a region."""

    path: str
    """Path relative to the project, with forward slashes."""
    region: str
    data: bytes = field(repr=False)
    """Bytes of the file; of a file over the size limit, one byte more than the limit."""

    @property
    def name(self) -> str:
        """Name of the file."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a file of an inbox."""

    waiting: Waiting
    outcome: str
    """Key of the sentence below `inbox.outcomes`."""
    lines: tuple[str, ...]
    """Changes, faults, findings and questions, with sheet and cell."""
    asking: bytes | None = None
    """The workbook with a column of questions; None without a question."""


@dataclass(frozen=True, slots=True)
class ReadInbox:
    """The answers to all waiting files, and the data with the imported workbooks."""

    answers: tuple[Answer, ...]
    contents: dict[str, bytes]
    """New bytes of the changed and new data files, by path."""


def waiting_files(regions_dir: Path, project_dir: Path, regions: Iterable[str]) -> list[Waiting]:
    """Return the files in the inboxes of regions; links and devices are left to the check."""
    found = []
    walk = Walk(project_dir)
    for region in sorted(regions):
        for entry in walk.entries(regions_dir / region / INBOX_FOLDER):
            if not is_skipped(entry.name) and not walk.is_folder(entry) and walk.is_file(entry):
                with Path(entry.path).open("rb") as stream:
                    data = stream.read(MOST_FILE_BYTES + 1)
                found.append(
                    Waiting(Path(entry.path).relative_to(project_dir).as_posix(), region, data)
                )
    return found


def read_inbox(
    data: DataFolder, waiting: Iterable[Waiting], settings: Settings, catalogue: Catalogue
) -> ReadInbox:
    """Return the answer to each waiting file; a later one sees the changes of the earlier ones."""
    answers: list[Answer] = []
    contents: dict[str, bytes] = {}
    for file in waiting:
        answer, changed = _answered(file, data, settings, catalogue)
        answers.append(answer)
        contents |= changed
        data = with_contents(data, changed)
    return ReadInbox(tuple(answers), contents)


def _answered(
    file: Waiting, data: DataFolder, settings: Settings, catalogue: Catalogue
) -> tuple[Answer, dict[str, bytes]]:
    try:
        opened = open_workbook(file.name, file.data)
        read = compared(file.name, opened, data, file.region)
        merged, changed = read.merged, read.edited
        judgement = judge(data, changed.contents, merged, settings, read.words)
    except GeneratorError as error:
        sentence = catalogue.word(f"errors.{error.key}", **error.arguments)
        return Answer(file, "refused", (sentence,)), {}
    lines = tuple(told_import(read, judgement, catalogue))
    if opened.has_values_only:
        lines = (catalogue.word("workbook.told.values_only", file=file.name), *lines)
    asking = None
    # A workbook with faults was not read whole, so a copy would lack what could not be read.
    if (merged.questions or judgement.declaring) and not merged.faults:
        asking = written(read.asking(judgement.declaring), read.words)
    if merged.faults or changed.refused or judgement.has_faults:
        return Answer(file, "refused", lines, asking), {}
    if merged.questions or judgement.has_errors:
        return Answer(file, "asking", lines, asking), {}
    if merged.is_empty:
        return Answer(file, "nothing", lines), {}
    return Answer(file, "written", lines), dict(changed.contents)


def as_markdown(answers: Sequence[Answer], catalogue: Catalogue) -> str:
    """Return the answers as the text of a proposal; empty without answers.

    Whatever comes from a workbook stands in a fenced block: nothing of it is a link, a mention or
    an element there. Private data is masked, since proposals are public.
    """
    room = _MOST_CHARACTERS // max(1, len(answers))
    return "\n".join(line for answer in answers for line in _answer_lines(answer, room, catalogue))


def _answer_lines(answer: Answer, room: int, catalogue: Catalogue) -> Iterator[str]:
    told = clean_lines("\n".join((answer.waiting.path, *answer.lines)))
    yield f"**{catalogue.word(f'inbox.outcomes.{answer.outcome}')}**"
    # Three signs of the fence would end it.
    yield from ("", f"{_FENCE}text", told[:room].replace(_FENCE, "'''"), _FENCE, "")
    if len(told) > room:
        yield from (catalogue.word("inbox.cut"), "")
