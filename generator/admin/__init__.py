"""The editor at `/admin/`: Sveltia CMS from the npm package, configured from the model.

A site has files of the editor only if `extra.admin` is set.
"""
