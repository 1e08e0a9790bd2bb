"""The pages of a region: profile, parts, records and the data page."""
