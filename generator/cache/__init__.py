"""The cache of step results between runs: a store, a record format and a key function."""
