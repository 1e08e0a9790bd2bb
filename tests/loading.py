"""The stages of the pipeline for tests, with short arguments."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from generator.build.data_folder import find_data
from generator.build.generate import GeneratedSite, generate
from generator.build.load import LoadedSite
from generator.build.load import load_site as load
from generator.build.region_reader import Workplace
from generator.build.release_marks import State
from generator.cache.store import Cache, NoCache
from generator.executors.local import executor_for
from generator.executors.protocol import Executor
from generator.files.content import (
    OWNED_FOLDERS,
    WrittenFiles,
    find_present,
    staging_beside,
    write_generated,
)
from generator.files.freshness import scan
from generator.settings import Settings, SiteSettings

DAY = dt.date(2026, 11, 21)
"""The day of the tests."""


def workplace(
    jobs: int = 1, cache: Cache | None = None, executor: Executor | None = None
) -> Workplace:
    """Return a place to work, without a cache unless one is given."""
    return Workplace(executor or executor_for(jobs), cache or NoCache())


def load_site(
    project: Path,
    *,
    today: dt.date = DAY,
    language: str = "id",
    edit_url: str | None = None,
    site_url: str | None = None,
    changed_on: Mapping[str, dt.date] | None = None,
    at: Workplace | None = None,
    renders: bool = False,
    workbooks: bool = False,
    share_images: bool = True,
    english: str = "",
    on_region: Callable[[str], None] | None = None,
) -> LoadedSite:
    """Return the loaded site of a project's folder `regions`."""
    moment = dt.datetime(today.year, today.month, today.day, tzinfo=dt.UTC)
    data = find_data(project / "regions", project, changed_on, state=State(moment))
    settings = SiteSettings(
        language,
        today,
        edit_url,
        site_url,
        workbooks=workbooks,
        share_images=share_images,
        english=english,
    )
    return load(data, settings, at or workplace(), renders=renders, on_region=on_region)


def settings_of(project: Path) -> Settings:
    """Return the settings of a project without a mkdocs.yml."""
    return Settings(
        project_dir=project,
        config_file=project / "mkdocs.yml",
        regions_dir=project / "regions",
        content_dir=project / "content",
        site_dir=project / "site",
        site=SiteSettings("id", DAY, workbooks=False),
        moment=dt.datetime(DAY.year, DAY.month, DAY.day, tzinfo=dt.UTC),
    )


def generated(loaded: LoadedSite, at: Workplace | None = None) -> GeneratedSite:
    """Return the generated site of a loaded site, with the bytes of every file."""
    return generate(loaded, at or workplace())


def bytes_of(site: GeneratedSite) -> dict[str, bytes]:
    """Return the bytes of every generated file, by path below `content/`."""
    return {file.path: file.data or b"" for file in site.files}


def write_site(
    project: Path, content: Path, at: Workplace | None = None, **how: Any
) -> tuple[GeneratedSite, WrittenFiles]:
    """Load a project, generate, and write the generated files below a folder."""
    at = at or workplace()
    with staging_beside(content) as staging:
        at = Workplace(at.executor, at.cache, staging.folder)
        loaded = load_site(project, at=at, renders=True, **how)
        present = find_present(content, {}, dict(scan(content)))
        site = generate(loaded, at, present, content_dir=content)
        written = write_generated(content, site.files, present, staging)
    at.cache.keep(*site.inner_records)
    at.cache.prune("region", "villages", "statements", "shared")
    return site, written


__all__ = ["DAY", "OWNED_FOLDERS", "bytes_of", "generated", "load_site", "workplace", "write_site"]
