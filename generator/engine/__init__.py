"""The only room that knows MkDocs. What it needs from the rest is a config file and folders of
Markdown.
"""
