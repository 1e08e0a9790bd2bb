"""The handbook and the other pages written by hand, copied from the package into a project.

A project gets a copy of each packaged page that the project's navigation names, unless `docs_dir`
has a file of the same name. The front matter of a copy holds a digest of the copy's text. No
record beside the files is needed: a copy with the right digest belongs to the program, is kept up
to date and is removed with the last reason for it. An edited copy belongs to the project.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from generator.files.content import is_generated
from generator.packaged import CONTENT_DIR
from generator.settings import Settings

_OPENING = "---\n"
_SEAL = re.compile(r"---\npackaged: ([0-9a-f]{32})\n")


def write_handbook(settings: Settings) -> None:
    """Bring the copies of packaged pages in a project up to date; other files stay untouched.

    A copy is removed if the page is packaged no longer, or the navigation names the page no longer.
    """
    content_dir = settings.content_dir.resolve()
    # In the repository itself the packaged pages are the project's own.
    if content_dir == CONTENT_DIR:
        return
    wanted = _wanted(settings)
    for path, text in wanted.items():
        target = content_dir / path
        # A link that leads nowhere does not exist, and must not be written through.
        if _is_ours(target) if target.exists() else not target.is_symlink():
            _write_if_different(target, text)
    for copy in _copies(content_dir):
        if copy.relative_to(content_dir).as_posix() not in wanted:
            copy.unlink()


def _wanted(settings: Settings) -> dict[str, str]:
    """Return the text of the copy of each packaged page in the navigation, by path."""
    names = sorted(path for path in settings.listed_pages if not is_generated(path))
    files = {path: CONTENT_DIR / path for path in names}
    # The path comes from settings, and "../" must not lead out of the package.
    return {
        path: _sealed(file.read_text(encoding="utf-8"))
        for path, file in files.items()
        if ".." not in Path(path).parts and file.is_file()
    }


def _sealed(text: str) -> str:
    """Return a page with a digest of the text in the front matter."""
    front = text if text.startswith(_OPENING) else f"{_OPENING}---\n\n{text}"
    rest = front.removeprefix(_OPENING)
    return f"{_OPENING}packaged: {_digest(rest)}\n{rest}"


def _is_ours(file: Path) -> bool:
    """Return whether a file is a copy as the program wrote the file."""
    try:
        # `read_text` undoes the line ends that git writes on Windows.
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    seal = _SEAL.match(text)
    return seal is not None and seal[1] == _digest(text[seal.end() :])


def _copies(content_dir: Path) -> Iterator[Path]:
    """Yield the unedited copies in a project, below the top folders of the packaged pages."""
    tops = {path.name for path in CONTENT_DIR.iterdir() if not is_generated(f"{path.name}/")}
    for top in sorted(tops):
        for path in sorted((content_dir / top).rglob("*.md")):
            if not is_generated(path.relative_to(content_dir).as_posix()) and _is_ours(path):
                yield path


def _write_if_different(target: Path, text: str) -> None:
    if target.exists() and target.read_text(encoding="utf-8") == text:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
