"""MkDocs or a fork of MkDocs as the engine; implements `protocol.Engine`."""

from generator.engine.build import build_site, log_to_standard_error, serve_site
from generator.engine.engine_packages import engine_distributions
from generator.engine.on_demand import makes_single_pages, open_page_renderer

__all__ = (
    "build_site",
    "engine_distributions",
    "log_to_standard_error",
    "makes_single_pages",
    "open_page_renderer",
    "serve_site",
)
