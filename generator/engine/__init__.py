"""The engine that turns Markdown into a site. The only room that knows MkDocs.

The rest of the program calls `installed_engine` and knows the types of `protocol` alone.
"""

from generator.engine.distributions import ENGINES, provide_mkdocs
from generator.engine.protocol import Engine
from generator.errors import GeneratorError

# Here, as worker processes import single modules of this room, and none of them without this one.
provide_mkdocs()


def installed_engine() -> Engine:
    """Return the engine: MkDocs, or the fork of it that is installed in its place.

    Raises:
        GeneratorError: None of them is installed.
    """
    # Loading MkDocs takes longer than `masterplan check` may wait.
    try:
        from generator.engine import mkdocs_engine  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        if missing.name != "mkdocs":
            raise
        reason = f"Install one of {', '.join(ENGINES)}."
        raise GeneratorError("engine", reason=reason) from None
    return mkdocs_engine
