"""Facts: small values that hold all that anything outside a region's own pages needs of the region.
No records.
"""
