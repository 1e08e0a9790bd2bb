"""The pages across regions: home, lists, comparison, changes, sources and search."""
