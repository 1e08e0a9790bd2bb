"""From the linked site to views: values for templates, with links and source marks resolved.

Views hold ready strings. No view reads or writes a file, and no template computes.
"""
