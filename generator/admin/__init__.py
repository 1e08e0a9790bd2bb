"""The editor at `/admin/`: Sveltia CMS from its npm package, configured from the model.

Nothing of it is in a site unless `extra.admin` is set.
"""
