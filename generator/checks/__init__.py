"""The rules over linked data: contradictions between files, and faults of the calendar and of sums.

`all_checks.py` lists them.
"""
