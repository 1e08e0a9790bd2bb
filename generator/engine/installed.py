"""The engine that is used: the one place that chooses."""

from generator.engine.engine_packages import ENGINES
from generator.engine.protocol import Engine
from generator.errors import GeneratorError


def installed_engine() -> Engine:
    """Return the engine: MkDocs, or an installed fork of MkDocs.

    Raises:
        GeneratorError: Neither MkDocs nor a fork is installed.
    """
    # Loading MkDocs takes time, and `masterplan check` does not need an engine.
    try:
        from generator.engine import mkdocs_engine  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        if missing.name != "mkdocs":
            raise
        reason = f"Install one of {', '.join(ENGINES)}."
        raise GeneratorError("engine", reason=reason) from None
    return mkdocs_engine
