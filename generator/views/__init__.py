"""From the linked site to what a template may see: every number written out, every link and source
mark resolved.

Views hold ready strings. Nothing here reads or writes a file, and no template computes.
"""
