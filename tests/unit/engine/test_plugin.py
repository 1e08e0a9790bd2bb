"""The plugin for a plain MkDocs: it generates first, refuses broken data, and watches it while
serving.
"""

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


def test_data_and_theme_and_what_people_write_are_watched_and_what_is_generated_is_not(
    config: MkDocsConfig, project_copy: Path
) -> None:
    MasterplanPlugin().on_pre_build(config=config)
    server = Mock(spec=LiveReloadServer)
    assert MasterplanPlugin().on_serve(server, config=config, builder=None) is server
    watched = {call.args[0] for call in server.watch.call_args_list}
    content = project_copy / "content"
    assert {
        str(project_copy / "regions"),
        str(project_copy / "theme_overrides"),
        str(content / "panduan"),
    } <= watched
    assert (
        not {
            str(content),
            str(content / "daerah"),
            str(content / "index.md"),
            str(content / "data"),
        }
        & watched
    )
    server.unwatch.assert_called_once_with(str(content))


def test_while_serving_broken_data_is_told_and_the_last_good_pages_stay(
    config: MkDocsConfig, project_copy: Path, caplog: pytest.LogCaptureFixture
) -> None:
    serving = MasterplanPlugin()
    serving.on_startup(command="serve", dirty=False)
    serving.on_pre_build(config=config)
    page = Path(config.docs_dir) / "daerah/kota-bitung/index.md"
    before = page.read_bytes()
    path = project_copy / "regions/kota-bitung/region.yml"
    path.write_text("salah: ya\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    serving.on_pre_build(config=config)
    assert "regions/kota-bitung/region.yml:1:1: kesalahan[MP201]" in caplog.text
    assert page.read_bytes() == before


def test_serving_does_not_begin_with_broken_data(config: MkDocsConfig, project_copy: Path) -> None:
    path = project_copy / "regions/kota-bitung/region.yml"
    path.write_text("salah: ya\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    serving = MasterplanPlugin()
    serving.on_startup(command="serve", dirty=False)
    with pytest.raises(PluginError, match="MP201"):
        serving.on_pre_build(config=config)


def test_broken_data_is_refused_with_every_finding_and_no_page_is_written(
    config: MkDocsConfig, project_copy: Path
) -> None:
    for slug in ("kota-bitung", "kota-bontang"):
        path = project_copy / f"regions/{slug}/region.yml"
        path.write_text("salah: ya\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    content = project_copy / "content"
    (content / "tentang/luar").symlink_to(project_copy.parent)
    (content / "slot.md").write_text("Isi\n\n<script>x</script>\n", encoding="utf-8")
    with pytest.raises(PluginError) as refused:
        MasterplanPlugin().on_pre_build(config=config)
    for slug in ("kota-bitung", "kota-bontang"):
        assert f"regions/{slug}/region.yml:1:1: kesalahan[MP201]" in str(refused.value)
    assert "content/tentang/luar:1:1: kesalahan[MP157]" in str(refused.value)
    assert "content/slot.md:3:1: kesalahan[MP704]" in str(refused.value)
    assert str(refused.value).endswith(
        "4 kesalahan, 0 peringatan. Situs tidak dibangun; yang sudah terbit tetap seperti semula."
    )
    assert not (Path(config.docs_dir) / "daerah/kota-bitung/index.md").exists()


def test_settings_that_cannot_be_used_are_answered_in_words(
    config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "besok")
    with pytest.raises(PluginError, match='SOURCE_DATE_EPOCH berisi "besok"'):
        MasterplanPlugin().on_pre_build(config=config)
