"""Charts as plain SVG: records to numbers, numbers to geometry. Templates only print what is
computed here.
"""
