"""MkDocs' config of a project, completed by the settings that its mkdocs.yml leaves to the program."""

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generator.packaged import settings_left_out
from generator.settings import read_config


def load_completed(config_file: Path, site_dir: Path) -> MkDocsConfig:
    """Return a project's config with every default of ours.

    Args:
        config_file: Its `mkdocs.yml`.
        site_dir: Instead of the folder named there.
    """
    defaults = settings_left_out(read_config(config_file), config_file.parent)
    extra = defaults.pop("extra", {})
    config = load_config(str(config_file), site_dir=str(site_dir), **defaults)
    config.extra.update({**extra, **config.extra})
    return config


def complete(config: MkDocsConfig) -> None:
    """Set the defaults of ours in a config that MkDocs has loaded by itself.

    Its plugins stay as they are: they have been started.
    """
    config_file = Path(config.config_file_path)
    defaults = settings_left_out(read_config(config_file), config_file.parent)
    config.extra.update({**defaults.pop("extra", {}), **config.extra})
    defaults.pop("plugins", None)
    # MkDocs brings raw settings into the form in which it uses them; a config of its own does the
    # same for the defaults alone.
    others = MkDocsConfig(config_file_path=config.config_file_path)
    needed = {"site_name": config.site_name, "docs_dir": config.docs_dir, "plugins": []}
    others.load_dict({**needed, **defaults})
    others.validate()
    for name in defaults:
        config[name] = others[name]
    if "markdown_extensions" in defaults:
        config.mdx_configs = others.mdx_configs
