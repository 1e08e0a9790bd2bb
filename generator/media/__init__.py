"""Pictures and PDF files: known by their bytes, checked, and made ready for publishing.

Pure functions over bytes. Knows no region, no record, no page and no folder.
"""
