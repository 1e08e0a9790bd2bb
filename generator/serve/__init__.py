"""The site while somebody edits: pages made when they are asked for, shown again when what they say
has changed.
"""
