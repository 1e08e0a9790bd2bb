"""The search index: what it is made from, the words that join what belongs together, and Pagefind's
bundles.
"""
