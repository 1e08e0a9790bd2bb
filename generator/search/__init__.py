"""The search index: segments of the site, words added to pages, and bundles of Pagefind."""
