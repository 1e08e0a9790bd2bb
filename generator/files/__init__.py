"""Files: atomic writes, freshness, generated files, and the exchange of the published site."""
