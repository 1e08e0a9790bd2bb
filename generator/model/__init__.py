"""The typed records: what a region, the programme and their parts may say. No input, no output, no
wording of pages.

Field titles and descriptions stand here in Indonesian and English, and nowhere else: the JSON
Schema, the editor's help and the labels on the pages are all taken from them.
"""
