"""The search index: words of built pages by segment, merged, and written as files."""
