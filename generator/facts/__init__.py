"""Facts of a region: small values, without records, for pages and rules across regions."""
