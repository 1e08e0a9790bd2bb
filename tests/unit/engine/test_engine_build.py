"""MkDocs as a library: builds beside the published site, then replaces the site in one go."""

import os
from pathlib import Path

import pytest

from generator.cache.store import NoCache
from generator.engine import build as engine
from generator.engine import pages, plugin
from generator.engine.build import build_site
from generator.engine.mkdocs_parts import open_site_builder
from generator.errors import GeneratorError
from generator.executors import local
from generator.executors.local import executor_for
from generator.executors.protocol import Counter, Counting
from generator.files.staging import staged
from generator.settings import Settings, read_settings


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A small project with one page, no theme to speak of, and our plugin."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        "site_name: Kota\ndocs_dir: isi\ntheme: mkdocs\nplugins: [masterplan]\nnav: [index.md]\n",
        encoding="utf-8",
    )
    (tmp_path / "isi").mkdir()
    (tmp_path / "isi/index.md").write_text("# Beranda\n\nIsi baru.\n", encoding="utf-8")
    return read_settings(config)


def publish(settings: Settings, *, jobs: int = 1, counter: Counter | None = None) -> None:
    executor = executor_for(jobs)
    with staged(settings.site_dir) as site:
        counting = executor if counter is None else Counting(executor, counter)
        build_site(settings.config_file, site, counting, NoCache())


def published(settings: Settings) -> str:
    return (settings.site_dir / "index.html").read_text(encoding="utf-8")


def an_old_site(settings: Settings) -> None:
    settings.site_dir.mkdir()
    for name in ("index.html", "sitemap.xml"):
        (settings.site_dir / name).write_text("lama", encoding="utf-8")


KEPT = {"mkdocs.yml", "isi", ".site-build"}
"""What stays in the project: its sources, and the working folder of the next build."""


def beside(settings: Settings) -> set[str]:
    litter = set((settings.project_dir / ".site-build").glob("new-*"))
    return {path.name for path in {*settings.project_dir.iterdir(), *litter}} - KEPT


def test_the_site_is_published_whole_and_nothing_is_left_beside_it(settings: Settings) -> None:
    publish(settings)
    assert "Isi baru." in published(settings)
    assert beside(settings) == {"site"}
    assert settings.site_dir.stat().st_mode & 0o777 == 0o755


def test_what_the_old_site_had_and_the_new_one_lacks_is_gone(settings: Settings) -> None:
    an_old_site(settings)
    (settings.site_dir / "lama.html").write_text("lama", encoding="utf-8")
    publish(settings)
    assert not (settings.site_dir / "lama.html").exists()


@pytest.mark.parametrize("name", ["catatan.txt", "index.html"])
def test_a_folder_that_holds_other_things_is_not_replaced(name: str, settings: Settings) -> None:
    settings.site_dir.mkdir()
    (settings.site_dir / name).write_text("milik orang", encoding="utf-8")
    with pytest.raises(GeneratorError) as refused:
        publish(settings)
    assert (refused.value.key, refused.value.arguments) == (
        "site_dir_foreign",
        {"path": str(settings.site_dir)},
    )
    assert (settings.site_dir / name).read_text(encoding="utf-8") == "milik orang"
    assert beside(settings) == {"site"}


def test_an_empty_folder_is_taken(settings: Settings) -> None:
    settings.site_dir.mkdir()
    publish(settings)
    assert "Isi baru." in published(settings)


def test_a_file_in_the_place_of_the_site_is_not_replaced(settings: Settings) -> None:
    settings.site_dir.write_text("milik orang", encoding="utf-8")
    with pytest.raises(GeneratorError):
        publish(settings)
    assert settings.site_dir.read_text(encoding="utf-8") == "milik orang"


def test_the_generator_does_not_run_a_second_time_inside_mkdocs(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_settings: Settings) -> None:
        raise AssertionError("generated twice")

    monkeypatch.setattr(plugin, "generate_checked", fail)
    publish(settings)
    assert "Isi baru." in published(settings)


def test_other_plugins_and_hooks_of_the_project_still_run(settings: Settings) -> None:
    text = settings.config_file.read_text(encoding="utf-8")
    settings.config_file.write_text(
        text.replace("[masterplan]", "[masterplan, search]"), encoding="utf-8"
    )
    (settings.project_dir / "hook.py").write_text(
        "def on_page_markdown(markdown, **kwargs):\n"
        "    return markdown.replace('Isi baru.', 'Dari kait.')\n",
        encoding="utf-8",
    )
    with settings.config_file.open("a", encoding="utf-8") as config:
        config.write("hooks: [hook.py]\n")
    publish(settings)
    assert "Dari kait." in published(settings)
    assert (settings.site_dir / "search/search_index.json").is_file()


@pytest.mark.parametrize(
    "extra", ["theme: tidak-ada\n", "plugins: [tidak-ada]\n", "markdown_extensions: [tidak_ada]\n"]
)
def test_settings_that_mkdocs_refuses_leave_the_old_site(extra: str, settings: Settings) -> None:
    an_old_site(settings)
    key = extra.split(":", maxsplit=1)[0]
    lines = settings.config_file.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(key)]
    settings.config_file.write_text("".join(kept) + extra, encoding="utf-8")
    with pytest.raises(GeneratorError) as refused:
        publish(settings)
    assert refused.value.key == "engine"
    assert refused.value.arguments["reason"]
    assert published(settings) == "lama"
    assert beside(settings) == {"site"}


def test_the_notice_of_the_theme_is_left_out_for_the_time_of_the_build_alone(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str | None] = []
    monkeypatch.setattr(
        engine,
        "open_site_builder",
        lambda *given: (
            seen.append(os.environ.get("NO_MKDOCS_2_WARNING")) or open_site_builder(*given)
        ),
    )
    monkeypatch.delenv("NO_MKDOCS_2_WARNING", raising=False)
    publish(settings)
    assert seen == ["1"]
    assert "NO_MKDOCS_2_WARNING" not in os.environ


def test_with_a_hook_of_its_own_a_project_is_built_by_mkdocs_itself(settings: Settings) -> None:
    (settings.project_dir / "hook.py").write_text(
        "def on_page_content(html, **_):\n    return html + '<p>Dari kait.</p>'\n", encoding="utf-8"
    )
    with settings.config_file.open("a", encoding="utf-8") as config:
        config.write("hooks: [hook.py]\n")
    publish(settings, jobs=2)
    assert "Dari kait." in published(settings)


class Count:
    """Counts pages."""

    def __init__(self) -> None:
        self.expected = self.done = 0

    def expect(self, total: int) -> None:
        self.expected += total

    def step(self) -> None:
        self.done += 1


@pytest.mark.parametrize("method", ["fork", pytest.param("spawn", marks=pytest.mark.slow)])
def test_processes_make_the_pages_that_one_makes_and_each_is_told_of(
    method: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        (settings.project_dir / f"isi/{name}.md").write_text(
            f"# Halaman {name}\n\nIsi.\n", encoding="utf-8"
        )
    told = Count()
    publish(settings, counter=told)
    alone = tree(settings.site_dir)
    monkeypatch.setattr(engine, "PAGES_AT_A_TIME", 1)
    monkeypatch.setattr(local.multiprocessing, "get_all_start_methods", lambda: [method])
    publish(settings, jobs=2, counter=told)
    assert tree(settings.site_dir) == alone
    assert (told.expected, told.done) == (6, 6)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_link_to_a_place_that_a_page_does_not_have_is_reported(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    (settings.project_dir / "isi/a.md").write_text("# A\n\n[b](b.md#tidak-ada)\n", encoding="utf-8")
    (settings.project_dir / "isi/b.md").write_text("# B\n", encoding="utf-8")
    with settings.config_file.open("a", encoding="utf-8") as config:
        config.write("validation:\n  anchors: warn\n")
    with caplog.at_level("WARNING", logger="mkdocs"):
        publish(settings)
    assert "does not contain an anchor '#tidak-ada'" in caplog.text


def test_a_process_that_is_killed_is_told_of_and_leaves_the_old_site(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_old_site(settings)
    (settings.project_dir / "isi/lain.md").write_text("# Lain\n", encoding="utf-8")
    monkeypatch.setattr(engine, "PAGES_AT_A_TIME", 1)
    monkeypatch.setattr(pages, "make_page", lambda *_: os._exit(9))
    with pytest.raises(GeneratorError) as stopped:
        publish(settings, jobs=2)
    assert stopped.value.key == "worker_lost"
    assert published(settings) == "lama"
    assert beside(settings) == {"site"}
