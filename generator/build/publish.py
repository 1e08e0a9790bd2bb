"""Publishing: what is built stands beside the published site, and takes its place only when it is whole."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import GeneratorError


@contextmanager
def staged(site_dir: Path) -> Iterator[Path]:
    """Give a path at which to build a site; what is there in the end takes the place of the published one.

    If anything goes wrong meanwhile, the published site stays as it was, and nothing is left beside it.

    Args:
        site_dir: Folder of the published site, which need not be there yet.

    Raises:
        GeneratorError: The folder holds what is no site.
    """
    _check_replaceable(site_dir)
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".site-", dir=site_dir.parent))
    try:
        yield beside / "whole"
        _replace(site_dir, by=beside / "whole", old=beside / "old")
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _check_replaceable(site_dir: Path) -> None:
    """Refuse to replace a folder that is neither empty nor a site."""
    if not site_dir.exists():
        return
    if not site_dir.is_dir() or (any(site_dir.iterdir()) and not (site_dir / "sitemap.xml").is_file()):
        raise GeneratorError("site_dir_foreign", path=str(site_dir))


def _replace(published: Path, *, by: Path, old: Path) -> None:
    """Put a whole folder in the place of the published one, by two renames; the old one stays if the second fails."""
    if published.exists():
        published.rename(old)
    try:
        by.rename(published)
    except BaseException:  # an interruption, too, must not leave the readers without a site
        if old.exists():
            old.rename(published)
        raise
