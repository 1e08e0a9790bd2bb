"""Components of pages: each a typed view of data, with a macro of the same name."""
