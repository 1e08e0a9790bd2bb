"""From folders to trees: the files of the data, and their YAML as nodes with places."""
