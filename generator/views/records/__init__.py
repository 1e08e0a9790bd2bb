"""Records as parts of a page, whatever their type: cards, rows, exhibits and links."""
