"""Generator of public masterplan sites: one folder of YAML per region becomes Markdown pages for
MkDocs.
"""

__version__ = "0.2.0"
