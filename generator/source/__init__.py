"""From folders to trees: which files there are, and their YAML as nodes that know where they stand."""
