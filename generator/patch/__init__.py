"""Changes to data files: the bytes of a value are replaced, and every other byte stays.

`patch.edits` has the kinds of edits, `patch.patched` applies edits to a file, and `patch.emit`
writes a new file. A changed file is read again: it has the wanted values, or the edit is refused.
"""
