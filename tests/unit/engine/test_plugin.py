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
def config(small_project: Path) -> MkDocsConfig:
    return load_config(str(small_project / "mkdocs.yml"))


def test_it_is_known_to_mkdocs_by_its_name(config: MkDocsConfig) -> None:
    assert isinstance(config.plugins["masterplan"], MasterplanPlugin)


def test_pages_are_generated_before_mkdocs_reads_its_files(config: MkDocsConfig) -> None:
    page = Path(config.docs_dir) / "daerah/kota-misal/index.md"
    assert not page.exists()
    MasterplanPlugin().on_pre_build(config=config)
    assert page.read_text(encoding="utf-8").startswith("---\ntitle: Kota Misal\n")


def test_data_and_theme_and_what_people_write_are_watched_and_what_is_generated_is_not(
    config: MkDocsConfig, small_project: Path
) -> None:
    MasterplanPlugin().on_pre_build(config=config)
    server = Mock(spec=LiveReloadServer)
    assert MasterplanPlugin().on_serve(server, config=config, builder=None) is server
    watched = {call.args[0] for call in server.watch.call_args_list}
    content = small_project / "content"
    assert {
        str(small_project / "regions"),
        str(small_project / "theme_overrides"),
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
    config: MkDocsConfig, small_project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    serving = MasterplanPlugin()
    serving.on_startup(command="serve", dirty=False)
    serving.on_pre_build(config=config)
    page = Path(config.docs_dir) / "daerah/kota-misal/index.md"
    before = page.read_bytes()
    path = small_project / "regions/kota-misal/region.yml"
    path.write_text("salah: ya\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    serving.on_pre_build(config=config)
    assert "regions/kota-misal/region.yml:1:1: kesalahan[MP201]" in caplog.text
    assert page.read_bytes() == before


def test_serving_does_not_begin_with_broken_data(config: MkDocsConfig, small_project: Path) -> None:
    path = small_project / "regions/kota-misal/region.yml"
    path.write_text("salah: ya\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    serving = MasterplanPlugin()
    serving.on_startup(command="serve", dirty=False)
    with pytest.raises(PluginError, match="MP201"):
        serving.on_pre_build(config=config)


def test_broken_data_is_refused_with_every_finding_and_no_page_is_written(
    config: MkDocsConfig, small_project: Path
) -> None:
    for slug in ("kota-misal", "kota-umpama"):
        path = small_project / f"regions/{slug}/region.yml"
        path.write_text("salah: ya\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    content = small_project / "content"
    (content / "tentang/luar").symlink_to(small_project.parent)
    (content / "slot.md").write_text("Isi\n\n<script>x</script>\n", encoding="utf-8")
    with pytest.raises(PluginError) as refused:
        MasterplanPlugin().on_pre_build(config=config)
    for slug in ("kota-misal", "kota-umpama"):
        assert f"regions/{slug}/region.yml:1:1: kesalahan[MP201]" in str(refused.value)
    assert "content/tentang/luar:1:1: kesalahan[MP157]" in str(refused.value)
    assert "content/slot.md:3:1: kesalahan[MP704]" in str(refused.value)
    assert str(refused.value).endswith(
        "4 kesalahan, 0 peringatan. Situs tidak dibangun; yang sudah terbit tetap seperti semula."
    )
    assert not (Path(config.docs_dir) / "daerah/kota-misal/index.md").exists()


def test_settings_that_cannot_be_used_are_answered_in_words(
    config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "besok")
    with pytest.raises(PluginError, match='SOURCE_DATE_EPOCH berisi "besok"'):
        MasterplanPlugin().on_pre_build(config=config)
