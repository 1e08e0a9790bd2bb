"""Charts as plain SVG: records to numbers, numbers to geometry; templates only print the result."""
