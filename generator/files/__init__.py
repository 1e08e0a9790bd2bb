"""File primitives: whole writes, freshness of files, generated files, and the exchange of a site."""
