"""The plugin for a plain MkDocs: it generates first, refuses broken data, and watches it while serving."""

from pathlib import Path
from unittest.mock import Mock

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from generator.engine.plugin import MasterplanPlugin


@pytest.fixture
def config(project_copy: Path) -> MkDocsConfig:
    for folder in (project_copy / "content").iterdir():
        if folder.name == "daerah":
            (folder / "kota-bitung/index.md").unlink(missing_ok=True)
    return load_config(str(project_copy / "mkdocs.yml"))


def test_it_is_known_to_mkdocs_by_its_name(config: MkDocsConfig) -> None:
    assert isinstance(config.plugins["masterplan"], MasterplanPlugin)


def test_pages_are_generated_before_mkdocs_reads_its_files(config: MkDocsConfig) -> None:
    page = Path(config.docs_dir) / "daerah/kota-bitung/index.md"
    assert not page.exists()
    MasterplanPlugin().on_pre_build(config=config)
    assert page.read_text(encoding="utf-8").startswith("---\ntitle: Kota Bitung\n")


def test_the_data_is_watched_while_serving(config: MkDocsConfig, project_copy: Path) -> None:
    server = Mock(spec=LiveReloadServer)
    assert MasterplanPlugin().on_serve(server, config=config, builder=None) is server
    server.watch.assert_called_once_with(str(project_copy / "regions"))


def test_broken_data_is_refused_with_every_finding_and_no_page_is_written(
    config: MkDocsConfig, project_copy: Path
) -> None:
    for slug in ("kota-bitung", "kota-bontang"):
        path = project_copy / f"regions/{slug}/region.yml"
        path.write_text("salah: ya\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(PluginError) as refused:
        MasterplanPlugin().on_pre_build(config=config)
    for slug in ("kota-bitung", "kota-bontang"):
        assert f"regions/{slug}/region.yml:1:1: kesalahan[MP201]" in str(refused.value)
    assert str(refused.value).endswith(
        "2 kesalahan, 0 peringatan. Situs tidak dibangun; yang sudah terbit tetap seperti semula."
    )
    assert not (Path(config.docs_dir) / "daerah/kota-bitung/index.md").exists()


def test_settings_that_cannot_be_used_are_answered_in_words(
    config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "besok")
    with pytest.raises(PluginError, match='SOURCE_DATE_EPOCH berisi "besok"'):
        MasterplanPlugin().on_pre_build(config=config)
