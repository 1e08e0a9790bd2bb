"""Typed records: what a region, the programme and their parts may say. No input, output or words.

Titles and descriptions of fields stand in the catalogues (`messages/*/fields.yml`), by record and
field. The JSON Schema, the help of editors and the labels on pages come from the declarations here
and the words there.
"""
