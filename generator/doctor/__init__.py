"""The doctor: what of a project's set-up would harm its site, and which hosts the site would soon
be too large for.
"""
