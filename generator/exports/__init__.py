"""Exports: the data of the site as files for machines, below `content/data/`.

`all_exports.py` lists them.
"""
