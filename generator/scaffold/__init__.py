"""New files to begin with: a site, a region, and the records of a region, with hints as comments.

Nothing is written here and nothing is overwritten by its callers: the modules give texts by path.
"""
