"""The stages in their order: load, generate, publish."""
