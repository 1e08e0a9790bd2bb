"""Workbooks: a region's records as sheets of Excel, and the sheets back into the data files.

`layout` derives the sheets from the model, `rows` reads the data files into rows, `cells` turns a
value into a cell and back, `writing` makes the workbook. On the way in, `opening` looks into the
file, `reading` gives the typed rows, `merge` compares three states, `edits` changes the files in
memory, and `judgement` has them checked.
"""
