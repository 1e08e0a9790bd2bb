"""MkDocs as a library: builds the site beside the published one and puts it in its place only when it is whole."""

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from generator.errors import GeneratorError
from generator.settings import Settings

_PLUGIN = "masterplan"


def build_site(settings: Settings) -> Path:
    """Build the pages below `content/` and publish them.

    Returns:
        The published folder: the new site, whole.

    Raises:
        GeneratorError: MkDocs cannot build it; the published folder is as it was.
    """
    _check_replaceable(settings.site_dir)
    settings.site_dir.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".site-", dir=settings.site_dir.parent))
    try:
        with _quiet_material(), _as_generator_error():
            config = load_config(str(settings.config_file), site_dir=str(beside / "new"))
            _leave_out_generator(config)
            build(config)
        _publish(beside / "new", settings.site_dir, beside / "old")
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return settings.site_dir


def serve_site(settings: Settings, address: str) -> None:
    """Serve the site and build it again at each change of data, pages or theme, until interrupted.

    Args:
        settings: The project.
        address: Host and port, such as "127.0.0.1:8000".

    Raises:
        GeneratorError: MkDocs cannot build or serve it.
    """
    with _quiet_material(), _as_generator_error():
        serve(str(settings.config_file), dev_addr=address)


def _leave_out_generator(config: MkDocsConfig) -> None:
    """Take our plugin out: what it does is done. MkDocs keeps the events of a plugin that is merely popped."""
    plugin = config.plugins.pop(_PLUGIN, None)
    if plugin is not None:
        for methods in config.plugins.events.values():
            methods[:] = [method for method in methods if getattr(method, "__self__", None) is not plugin]


def _publish(new: Path, published: Path, old: Path) -> None:
    """Put a whole new folder in the place of the old one, by two renames; the old one stays if the second fails."""
    new.chmod(0o755)
    if published.exists():
        published.rename(old)
    try:
        new.rename(published)
    except BaseException:  # an interruption, too, must not leave the readers without a site
        if old.exists():
            old.rename(published)
        raise


def _check_replaceable(site_dir: Path) -> None:
    """Refuse to replace a folder that is neither empty nor a site that MkDocs built."""
    if not site_dir.exists():
        return
    if not site_dir.is_dir() or (any(site_dir.iterdir()) and not (site_dir / "sitemap.xml").is_file()):
        raise GeneratorError("site_dir_foreign", path=str(site_dir))


@contextmanager
def _quiet_material() -> Iterator[None]:
    """Leave out Material's notice of its end of support, which README.md and the handbook for developers carry."""
    before = os.environ.get("NO_MKDOCS_2_WARNING")
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["NO_MKDOCS_2_WARNING"]
        else:
            os.environ["NO_MKDOCS_2_WARNING"] = before


@contextmanager
def _as_generator_error() -> Iterator[None]:
    """Turn MkDocs' ways of giving up into ours; what it logged stands above."""
    try:
        yield
    except (Abort, BuildError, ConfigurationError, TemplateError, OSError) as error:
        raise GeneratorError("engine", reason=str(error)) from None


def log_to_standard_error(*, verbose: bool) -> None:
    """Show MkDocs' warnings, and with `verbose` all that it says."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.handlers = [handler]
    logger.setLevel(logging.INFO if verbose else logging.WARNING)
