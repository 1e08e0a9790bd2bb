"""The pipeline: load, generate, build pages, index, publish; each stage needs the stage before.

Commands, the MkDocs plugin and the development server run the same stages.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.build.data_folder import DataFolder, find_data
from generator.build.earlier import keep_last
from generator.build.generate import GeneratedSite, OnFile, generate
from generator.build.history import changed_days
from generator.build.leaks import secrets_of
from generator.build.load import LoadedSite, load_site
from generator.build.region_reader import OnRegion, Workplace
from generator.build.release_marks import State
from generator.build.up_to_date import ProjectFiles, known_sources
from generator.cache.store import Cache
from generator.errors import GeneratorError
from generator.executors.protocol import Executor
from generator.files.content import (
    StagingFolder,
    WrittenFiles,
    files_to_write,
    find_present,
    is_generated,
    staging_beside,
    write_generated,
)
from generator.files.staging import SiteStaging
from generator.handwritten import check_handwritten
from generator.messages import load_catalogue
from generator.settings import Settings
from generator.views.facets import concepts, same_meanings

if TYPE_CHECKING:
    from generator.search.index import Index

_STEPS = (
    "media",
    "region",
    "villages",
    "share",
    "workbook",
    "handwritten",
    "statements",
    "descriptions",
    "shared",
)
"""Steps of `write_content`: results of earlier runs are pruned after the run."""


@contextmanager
def workplace_of(settings: Settings, executor: Executor, cache: Cache) -> Iterator[Workplace]:
    """Give executor and cache of a run, with a staging folder for generated files."""
    # On the disk of `content/`, so that staged files are moved and not copied.
    with staging_beside(settings.content_dir) as staging:
        yield Workplace(executor, cache, staging.folder)


def load_project(
    settings: Settings,
    workplace: Workplace,
    *,
    renders: bool = True,
    on_region: OnRegion | None = None,
) -> LoadedSite:
    """Return the linked and checked site of a project, its pages written by hand checked too.

    Args:
        settings: The project.
        workplace: Executor, cache and staging folder of the run.
        renders: Whether pages are wanted, if no finding stands against them.
        on_region: Called for each region, to show progress.

    Raises:
        GeneratorError: The data folder is missing.
    """
    data = _data_of(settings, workplace, renders=renders)
    loaded = load_site(data, settings.site, workplace, renders=renders, on_region=on_region)
    findings, texts = check_handwritten(settings, workplace.cache)
    loaded.report.add(findings)
    return replace(loaded, texts={**loaded.texts, **texts})


def keep_last_regions(loaded: LoadedSite, settings: Settings, workplace: Workplace) -> LoadedSite:
    """Return a site whose refused regions are as of their last clean commit, if that is possible.

    Args:
        loaded: A site with errors, loaded with pages.
        settings: The project.
        workplace: Executor, cache and staging folder of the run.
    """
    data = _data_of(settings, workplace, renders=True)
    load = partial(load_site, settings=settings.site, workplace=workplace, renders=True)
    return keep_last(loaded, data, settings, load)


def _data_of(settings: Settings, workplace: Workplace, *, renders: bool) -> DataFolder:
    """Return the current data folder of a project.

    Raises:
        GeneratorError: The data folder is missing.
    """
    regions_dir, project_dir = settings.regions_dir, settings.project_dir
    if not regions_dir.is_dir():
        raise GeneratorError("no_regions", path=str(regions_dir))
    days: Mapping[str, dt.date] = {}
    if renders:
        # Findings never depend on the days on which files changed; pages show them.
        folder = regions_dir.relative_to(project_dir).as_posix()
        days = changed_days(project_dir, folder, today=settings.site.today)
    known = known_sources(workplace.cache)
    return find_data(regions_dir, project_dir, days, known, state=State(settings.moment))


def write_content(
    loaded: LoadedSite,
    settings: Settings,
    workplace: Workplace,
    files: ProjectFiles,
    on_file: OnFile | None = None,
) -> tuple[GeneratedSite, WrittenFiles]:
    """Generate the pages and exports of a checked site, and write them below `content/`.

    Args:
        loaded: A site without errors.
        settings: The project.
        workplace: Executor, cache and staging folder of the run.
        files: Files of the project as they were when the run began.
        on_file: Called for each file, to show progress.

    Raises:
        GeneratorError: A region cannot be rendered, or a file has a text of an unreleased record,
            by a fault of this program.
    """
    content_dir = settings.content_dir
    present = find_present(content_dir, files.known_content, files.content)
    generated = generate(loaded, workplace, present, on_file, content_dir=content_dir)
    staging = StagingFolder(workplace.staging or Path())
    refuse_leaks(loaded, settings, files_to_write(content_dir, generated.files, staging))
    written = write_generated(
        content_dir, generated.files, present, staging, earlier=files.known_content.keys()
    )
    files.remember_content(written.states)
    # Written and read by worker processes.
    workplace.cache.keep(*generated.inner_records)
    workplace.cache.prune(*_STEPS)
    return generated, written


def refuse_leaks(
    loaded: LoadedSite, settings: Settings, files: Iterable[tuple[str, bytes]]
) -> None:
    """Refuse files with a text of an unreleased record; without such records nothing is read.

    Args:
        loaded: The site.
        settings: The project.
        files: Path and bytes of each file.

    Raises:
        GeneratorError: A file has such a text, by a fault of this program.
    """
    if not loaded.unreleased:
        return
    by_hand = (
        path.read_text(encoding="utf-8", errors="replace")
        for path in settings.content_dir.rglob("*.md")
        if not is_generated(path.relative_to(settings.content_dir).as_posix())
    )
    words = (
        text
        for edition in settings.site.editions
        for text in load_catalogue(edition.language).words.values()
    )
    data = (file for inputs in loaded.inputs.values() for file in inputs.files)
    national = loaded.shared.national_files
    secrets = secrets_of(loaded.unreleased, (*national, *data), (*by_hand, *words))
    secrets.refuse(files)


def index_site(
    generated: GeneratedSite,
    site: SiteStaging,
    executor: Executor,
    cache: Cache,
) -> "Index":
    """Add the search index of each edition to a built site before publishing.

    Args:
        generated: The pages of the site, with their search facets.
        site: The built site.
        executor: Runs the steps of the search.
        cache: Gives and takes segments of the index.

    Raises:
        GeneratorError: The index cannot be made.
    """
    # `check` and `generate` start without the search and its stemmers.
    from generator.search.english_concepts import ENGLISH_CONCEPTS  # noqa: PLC0415
    from generator.search.index import STEPS, build_index  # noqa: PLC0415
    from generator.search.synonyms import Synonyms  # noqa: PLC0415

    main, *further = generated.editions
    synonyms = Synonyms(same_meanings(main), concepts(main))
    index = build_index(site, cache, generated.facets_of(main), synonyms, executor)
    for context in further:
        # Concepts of the data are Indonesian.
        synonyms = Synonyms(same_meanings(context), ENGLISH_CONCEPTS)
        facets_of = generated.facets_of(context)
        other = build_index(site, cache, facets_of, synonyms, executor, edition=context.edition)
        index = index.with_other(other)
    cache.prune(*STEPS)
    return index
