"""The file CODEOWNERS of git hosts: whose review a proposal on a region needs.

Written from `maintainers` of each region. GitHub and GitLab read the same file at the top of a
repository. Lines above the mark belong to whoever wrote them; below the mark, only rules on the
whole folder of a region are ours.
"""

import re
from collections.abc import Iterator

from generator.build.data_folder import DataFolder
from generator.build.read import has_errors, read_files
from generator.errors import GeneratorError
from generator.messages import Catalogue
from generator.model.region import Region
from generator.source.files import SourceKind

OWNERS_FILE = "CODEOWNERS"
_MARK = "# masterplan owners"
"""First line of the written part; the last matching line of the file counts for a path."""


def owners_text(data: DataFolder, present: str, folder: str, catalogue: Catalogue) -> str:
    """Return the file with the present maintainers; empty if there is nothing to say.

    Args:
        data: The data folder.
        present: The file as it is; empty if there is none.
        folder: Folder of the regions relative to the repository.
        catalogue: Language of the site.

    Raises:
        GeneratorError: The main file of a region cannot be read as a record.
    """
    by_hand, mark, below = present.partition(_MARK)
    lines = [
        f"/{folder}/{slug}/ {' '.join(f'@{name}' for name in names)}"
        for slug, names in _maintainers(data).items()
    ]
    if not lines and not mark:
        return present
    if by_hand and not by_hand.endswith("\n"):
        by_hand += "\n"
    lines += _further(below, folder)
    return "\n".join((f"{by_hand}{_MARK}", f"# {catalogue.word('owners.mark')}", *lines, ""))


def _further(below: str, folder: str) -> Iterator[str]:
    """Yield the lines below the mark that somebody else wrote, in their order."""
    own = re.compile(rf"/{re.escape(folder)}/[^/\s]+/\s")
    for number, line in enumerate(below.splitlines()):
        # First comes the rest of the mark's own line, then our comment.
        is_head = number == 0 or (number == 1 and line.startswith("#"))
        if not is_head and own.match(line) is None:
            yield line


def _maintainers(data: DataFolder) -> dict[str, tuple[str, ...]]:
    """Return the maintainers of each region that names some, by slug."""
    found: dict[str, tuple[str, ...]] = {}
    mains = [file for file in data.files if file.kind is SourceKind.REGION]
    read = read_files(mains)
    broken = [item.file.path for item in read if has_errors(item.diagnostics)]
    if broken:
        raise GeneratorError("owners_unread", files=", ".join(broken))
    for item in read:
        record = None if item.decoded is None else item.decoded.record
        if isinstance(record, Region) and record.maintainers and item.file.region is not None:
            found[item.file.region] = record.maintainers
    return found
