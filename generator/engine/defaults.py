"""MkDocs' config of a project, completed by the default settings of the package."""

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generator.packaged import settings_left_out
from generator.settings import read_config


def load_completed(config_file: Path, site_dir: Path) -> MkDocsConfig:
    """Return a project's config, with the packaged default of each setting that is not written.

    Args:
        config_file: Path of `mkdocs.yml`.
        site_dir: Folder of the site; replaces the setting of that name.
    """
    defaults = settings_left_out(read_config(config_file), config_file.parent)
    extra = defaults.pop("extra", {})
    config = load_config(str(config_file), site_dir=str(site_dir), **defaults)
    config.extra.update({**extra, **config.extra})
    return config


def complete(config: MkDocsConfig) -> None:
    """Set the packaged defaults in a config that MkDocs has loaded by itself.

    The list of plugins stays, since the plugins have been started.
    """
    config_file = Path(config.config_file_path)
    defaults = settings_left_out(read_config(config_file), config_file.parent)
    config.extra.update({**defaults.pop("extra", {}), **config.extra})
    defaults.pop("plugins", None)
    # Validation turns raw settings into the objects that MkDocs works with. A second config does
    # so for the defaults alone; the name and the folder are there because validation asks for them.
    validated = MkDocsConfig(config_file_path=config.config_file_path)
    required = {"site_name": config.site_name, "docs_dir": config.docs_dir, "plugins": []}
    validated.load_dict({**required, **defaults})
    validated.validate()
    for name in defaults:
        config[name] = validated[name]
    if "markdown_extensions" in defaults:
        config.mdx_configs = validated.mdx_configs
