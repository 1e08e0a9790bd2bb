"""The engine: turns Markdown into a site. No room outside knows MkDocs.

The program calls `installed.installed_engine` and uses the types of `protocol`.
"""

from generator.engine.engine_packages import provide_mkdocs

# A worker process imports single modules of this room, and Python imports this module before each.
provide_mkdocs()
