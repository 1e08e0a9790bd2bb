"""The pages written by hand that come with the program, for projects that have none of their own.

A project gets a packaged page where its navigation names the page and its own `docs_dir` has no
file of that name. The copy says in its front matter that it is one, with a digest of the rest of
its text. So a copy is told from a page that somebody wrote without any record beside it: edited, it
no longer agrees with its digest, belongs to the project from then on, and is never written again.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from generator.build.write import is_generated
from generator.packaged import CONTENT_DIR
from generator.settings import Settings

_OPENING = "---\n"
_SEAL = re.compile(r"---\npackaged: ([0-9a-f]{32})\n")


def write_handbook(settings: Settings) -> None:
    """Bring the packaged pages of a project up to date; pages of its own stay as they are.

    A copy whose page is no longer packaged, or no longer named by the navigation, is removed.
    """
    content_dir = settings.content_dir.resolve()
    if content_dir == CONTENT_DIR:
        return
    wanted = _wanted(settings)
    for path, text in wanted.items():
        target = content_dir / path
        if _is_ours(target) if target.exists() else not target.is_symlink():
            _write_if_different(target, text)
    for copy in _copies(content_dir):
        if copy.relative_to(content_dir).as_posix() not in wanted:
            copy.unlink()


def _wanted(settings: Settings) -> dict[str, str]:
    """Return the text of each packaged page that the navigation names, by path, as a copy has it."""
    names = sorted(path for path in settings.listed_pages if not is_generated(path))
    files = {path: CONTENT_DIR / path for path in names}
    # A navigation may climb out of its folder; a packaged page lies below it.
    return {
        path: _sealed(file.read_text(encoding="utf-8"))
        for path, file in files.items()
        if ".." not in Path(path).parts and file.is_file()
    }


def _sealed(text: str) -> str:
    """Return a page with the digest of its text in its front matter."""
    front = text if text.startswith(_OPENING) else f"{_OPENING}---\n\n{text}"
    rest = front.removeprefix(_OPENING)
    return f"{_OPENING}packaged: {_digest(rest)}\n{rest}"


def _is_ours(file: Path) -> bool:
    """Return whether a file is a copy that nobody has edited."""
    try:
        # Git may have written the line ends of Windows.
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    seal = _SEAL.match(text)
    return seal is not None and seal[1] == _digest(text[seal.end() :])


def _copies(content_dir: Path) -> Iterator[Path]:
    """Yield the copies that stand in a project, in the folders that packaged pages have."""
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
