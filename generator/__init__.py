"""Generator of public masterplan sites: YAML of regions becomes Markdown pages for MkDocs."""

__version__ = "0.2.0"
