"""The commands: the stages of the program in their order, shown and reported.

`cli.py` has their arguments. A part of the program that one command alone needs is imported by that
command, so that the others start without it.
"""

import gc
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from generator.build.earlier import told_kept
from generator.build.generate import GeneratedSite
from generator.build.handbook import write_handbook
from generator.build.load import LoadedSite
from generator.build.pipeline import (
    index_site,
    keep_last_regions,
    load_project,
    refuse_leaks,
    workplace_of,
    write_content,
)
from generator.build.region_reader import Workplace
from generator.build.up_to_date import LastBuild, ProjectFiles
from generator.cache.store import Cache, NoCache, cache_of
from generator.diagnostics import Severity
from generator.engine.installed import installed_engine
from generator.errors import GeneratorError
from generator.executors.local import executor_for
from generator.executors.protocol import Counting, Executor
from generator.files.atomic import write_atomically
from generator.files.content import WrittenFiles, digests_in
from generator.files.staging import SiteStaging, files_of_site, staged
from generator.machine_paths import display_path
from generator.messages import Catalogue
from generator.progress.display import CLEAR, display_for, is_watched
from generator.progress.run_progress import RunProgress
from generator.reporter import (
    render_github,
    render_gitlab,
    render_json,
    render_text,
    summary,
)
from generator.run_report import write_run_report
from generator.settings import Settings, check_theme, read_settings


@dataclass(frozen=True, slots=True)
class _RunOptions:
    """The common options of `generate` and `build`."""

    jobs: int = 1
    dask: str | None = None
    """Address of a scheduler whose workers run the steps."""
    no_cache: bool = False
    quiet: bool = False


def _check(
    catalogue: Catalogue,
    *,
    config_file: Path,
    output_format: str,
    strict: bool,
    jobs: int,
    against: str | None,
) -> None:
    settings = read_settings(config_file)
    # A log gets the findings and nothing else.
    is_quiet = output_format != "text" or not is_watched(sys.stderr)
    progress = RunProgress(catalogue, display_for(catalogue, sys.stderr, is_quiet=is_quiet))
    loaded = _load(settings, Workplace(executor_for(jobs), NoCache()), progress, renders=False)
    if against is not None:
        from generator.build.revision import compared_with  # noqa: PLC0415

        loaded = compared_with(loaded, settings, against)
    if output_format == "json":
        click.echo(render_json(loaded.report, catalogue))
    elif output_format == "github":
        click.echo(render_github(loaded.report, catalogue), nl=False)
    elif output_format == "gitlab":
        click.echo(render_gitlab(loaded.report, catalogue))
    else:
        if loaded.report.diagnostics:
            click.echo(render_text(loaded.report, catalogue, loaded.texts), err=True)
        click.echo(_closing(loaded, catalogue))
    warned = strict and loaded.report.count(Severity.WARNING) > 0
    if loaded.publishable is None or warned:
        raise click.exceptions.Exit(1)


def _generate(
    catalogue: Catalogue, *, settings: Settings, files: ProjectFiles, cache: Cache, **options: Any
) -> None:
    chosen = _RunOptions(**options)
    with _shown(catalogue, chosen) as progress, _executor(chosen) as executor:
        at = Workplace(executor, cache)
        loaded, _, _ = _generated(settings.without_archives, files, at, progress)
    _leave_if_kept(loaded)


def _build(
    catalogue: Catalogue, *, settings: Settings, files: ProjectFiles, cache: Cache, **options: Any
) -> None:
    chosen = _RunOptions(**options)
    with _shown(catalogue, chosen) as progress, _executor(chosen) as executor:
        workplace = Workplace(executor, cache)
        loaded, generated, written = _generated(settings, files, workplace, progress)
        before = CLEAR if is_watched(sys.stderr) else ""
        installed_engine().log_to_standard_error(verbose=False, before=before)
        with ExitStack() as whole:
            known = None if chosen.no_cache else files.known_site
            site = whole.enter_context(staged(settings.site_dir, known, files.site))
            _make_html(settings, site, written, workplace, progress)
            with progress.stage("search") as stage:
                index = index_site(generated, site, Counting(executor, stage), cache)
                stage.tell(
                    "indexed",
                    pages=index.pages,
                    size=round(index.size_bytes / 1000),
                    words=index.words,
                    built=len(index.built),
                )
            if settings.site.archives:
                from generator.portable import add_archives  # noqa: PLC0415

                names = {facts.slug: facts.full_name for facts in generated.context.site.regions}
                with progress.stage("archives") as stage:
                    made = add_archives(site, names, settings.site, cache)
                    stage.tell("archived", made=made, total=len(names))
            with progress.stage("publish") as stage:
                refuse_leaks(loaded, settings, files_of_site(site))
                whole.close()
                size = sum(state.signature[0] for state in site.states.values())
                stage.tell("size", files=len(site.states), size=size / 1_000_000)
        if not generated.cached:
            # A host has no cache: the time of a build without one is the time to compare.
            from generator.doctor.hosts import write_build_seconds  # noqa: PLC0415

            write_build_seconds(Cache(settings.cache_dir), progress.seconds)
        if not loaded.kept.any:
            # Otherwise the next build asks again whether the present data is clean by now.
            findings, closing = _findings(loaded, catalogue), _closing(loaded, catalogue)
            last = LastBuild(findings, closing, loaded.next_release)
            files.remember_build(last, catalogue.language, site.states)
        write_run_report(settings, loaded, progress, site)
    folder = display_path(settings.site_dir, settings.project_dir)
    progress.say("published", folder=folder, seconds=progress.seconds)
    _leave_if_kept(loaded)


@contextmanager
def _shown(catalogue: Catalogue, options: _RunOptions) -> Iterator[RunProgress]:
    """Show the stages of a run, and report on them in the end."""
    display = display_for(catalogue, sys.stderr, is_quiet=options.quiet)
    progress = RunProgress(catalogue, display)
    yield progress
    progress.report()


@contextmanager
def _executor(options: _RunOptions) -> Iterator[Executor]:
    """Give the executor of a run: a cluster for a given address, else this machine."""
    if options.dask is None:
        yield executor_for(options.jobs)
        return
    from generator.executors.cluster import join_cluster  # noqa: PLC0415

    with join_cluster(options.dask, executor_for(options.jobs)) as cluster:
        yield cluster


def _make_html(
    settings: Settings,
    site: SiteStaging,
    written: WrittenFiles,
    workplace: Workplace,
    progress: RunProgress,
) -> None:
    # The digests spare the engine the reading of pages that this run has just written.
    with progress.stage("engine") as stage:
        pages = installed_engine().build_site(
            settings.config_file,
            site,
            Counting(workplace.executor, stage),
            workplace.cache,
            digests_in(written.states),
        )
        stage.tell("engine_done", made=pages.made, kept=pages.kept)


def _serve(
    catalogue: Catalogue, *, config_file: Path, address: str, jobs: int, drafts: bool
) -> None:
    # The command line turned the collector off, but a server runs for hours.
    gc.enable()
    settings = read_settings(config_file)
    check_theme(settings)
    write_handbook(settings)
    progress = RunProgress(catalogue, display_for(catalogue, sys.stderr, is_quiet=False))
    engine = installed_engine()
    if not engine.makes_single_pages(settings):
        if drafts:
            raise GeneratorError("serve_drafts")
        with cache_of(settings, lambda process: progress.say("waiting", process=process)) as cache:
            files = ProjectFiles(settings, cache)
            _generated(settings, files, Workplace(executor_for(jobs), cache), progress)
        progress.say("serve", address=f"http://{address}/")
        engine.log_to_standard_error(verbose=True)
        engine.serve_site(settings, address)
        return
    from generator.serve.server import open_server  # noqa: PLC0415

    engine.log_to_standard_error(verbose=False)
    with (
        suppress(KeyboardInterrupt),
        open_server(settings, catalogue, address, jobs=jobs, with_drafts=drafts) as server,
    ):
        progress.say("serve", address=server.url)
        server.serve_forever()


def _doctor(catalogue: Catalogue, *, config_file: Path) -> None:
    from generator.doctor.examination import Level, examine  # noqa: PLC0415
    from generator.doctor.report import render_results  # noqa: PLC0415

    results = tuple(examine(read_settings(config_file)))
    click.echo(render_results(results, catalogue), nl=False)
    if any(result.level is Level.FAULT for result in results):
        raise click.exceptions.Exit(1)


def _schema(catalogue: Catalogue, *, output: Path | None) -> None:
    from generator.model.schema import schemas  # noqa: PLC0415

    written = schemas(catalogue.field)
    if output is None:
        click.echo(json.dumps(written, ensure_ascii=False, indent=2))
        return
    output.mkdir(parents=True, exist_ok=True)
    for name, schema in written.items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        (output / f"{name}.schema.json").write_text(text, encoding="utf-8")
    click.echo(
        catalogue.word(
            "progress.schema",
            count=len(written),
            folder=output.name if output.is_absolute() else str(output),
        ),
        err=True,
    )


def _generated(
    settings: Settings, files: ProjectFiles, workplace: Workplace, progress: RunProgress
) -> tuple[LoadedSite, GeneratedSite, WrittenFiles]:
    """Check, generate and write; leave with 1, and no file changed, if the data has errors."""
    with workplace_of(settings, workplace.executor, workplace.cache) as staged_workplace:
        loaded = _load(settings, staged_workplace, progress)
        if settings.keeps_last and loaded.publishable is None:
            loaded = keep_last_regions(loaded, settings, staged_workplace)
        _leave_if_refused(loaded, settings, progress)
        with progress.stage("generate") as stage:
            write_handbook(settings)
            generated, written = write_content(
                loaded, settings, staged_workplace, files, stage.step
            )
            kept = len(generated.cached)
            stage.tell("regions", read=len(generated.regions) - kept, kept=kept)
            stage.tell(
                "generated",
                total=written.total,
                changed=len(written.changed),
                removed=len(written.removed),
            )
    return loaded, generated, written


def _leave_if_refused(loaded: LoadedSite, settings: Settings, progress: RunProgress) -> None:
    catalogue = progress.catalogue
    _print_report(loaded, catalogue)
    if loaded.publishable is None:
        click.echo(f"{_closing(loaded, catalogue)} {catalogue.word('report.not_built')}", err=True)
        write_run_report(settings, loaded, progress)
        raise click.exceptions.Exit(1)
    progress.say("checked", closing=_closing(loaded, catalogue))


def _leave_if_kept(loaded: LoadedSite) -> None:
    """Leave with 3 if a refused region is old or missing: published, but not as the data is."""
    if loaded.kept.any:
        raise click.exceptions.Exit(3)


def _load(
    settings: Settings, workplace: Workplace, progress: RunProgress, *, renders: bool = True
) -> LoadedSite:
    total = sum(1 for _ in settings.regions_dir.glob("*/region.yml"))
    with progress.stage("read", total=total) as stage:
        return load_project(settings, workplace, renders=renders, on_region=stage.step)


def _print_report(loaded: LoadedSite, catalogue: Catalogue) -> None:
    if loaded.findings.diagnostics:
        click.echo(_findings(loaded, catalogue), err=True)
    for sentence in told_kept(loaded.kept, catalogue):
        click.echo(sentence, err=True)


def _findings(loaded: LoadedSite, catalogue: Catalogue) -> str:
    """Return the findings for the log of a build, which others than the editor may read."""
    return render_text(loaded.findings, catalogue, loaded.texts, loaded.hides)


def _closing(loaded: LoadedSite, catalogue: Catalogue) -> str:
    regions = catalogue.counted("report.regions", len(loaded.inputs))
    return f"{summary(loaded.findings, catalogue)} {regions}"


def _book(catalogue: Catalogue, *, config_file: Path, region: str, output: Path | None) -> None:
    from generator.book.typesetting import typesetter  # noqa: PLC0415
    from generator.build.book import make_book  # noqa: PLC0415

    # Asked first, so that nobody waits for the data to learn what is not installed.
    sets = typesetter()
    settings = read_settings(config_file)
    progress = RunProgress(catalogue, display_for(catalogue, sys.stderr, is_quiet=True))
    workplace = Workplace(executor_for(1), NoCache())
    loaded = _load(settings, workplace, progress, renders=False)
    _print_report(loaded, catalogue)
    if loaded.publishable is None:
        raise click.exceptions.Exit(1)
    made = make_book(loaded, region, sets)
    path = output or Path(f"{region}.pdf")
    write_atomically(path, made)
    click.echo(catalogue.word("progress.book", path=str(path), size=round(len(made) / 1000)))


COMMANDS: Mapping[str, Callable[..., None]] = {
    "check": _check,
    "generate": _generate,
    "build": _build,
    "serve": _serve,
    "doctor": _doctor,
    "schema": _schema,
    "book": _book,
}
"""Commands by name; each takes the catalogue and the arguments of the command."""
