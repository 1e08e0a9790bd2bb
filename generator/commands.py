"""What the commands do: the stages of the program in their order, shown and reported. `cli.py` has
their arguments.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click

from generator.build.generate import Generated, generate, write
from generator.build.handbook import write_handbook
from generator.build.index import index_site
from generator.build.load import Loaded, Options, load_site, options_for
from generator.build.looks import Look
from generator.build.publish import NewSite, staged
from generator.build.shards import Executor, rarely_collected
from generator.build.unchanged import LastBuild, Watch
from generator.build.write import Written
from generator.doctor.findings import Level, examine
from generator.doctor.hosts import remember_build
from generator.doctor.report import render_findings
from generator.engine.build import build_site, log_to_standard_error, serve_site
from generator.engine.on_demand import makes_single_pages
from generator.errors import GeneratorError
from generator.machine_paths import told_path
from generator.messages import Catalogue
from generator.model.schema import schemas
from generator.processes import Crew
from generator.progress.display import CLEAR, display_for, is_watched
from generator.progress.profile import Profile
from generator.progress.stages import Progress
from generator.reporter import render_github, render_json, render_text, summary
from generator.settings import Settings, check_theme, read_settings

_PAGES_MEMORY = ".cache/pages.json"
"""What is remembered of the pages of the last build, below the project's folder."""
_CONTENT_MEMORY = ".cache/content.json"
"""What is remembered of the files that the generator wrote."""
_SITE_MEMORY = ".cache/site.json"
"""What is remembered of the files of the site that was published last."""


@dataclass(frozen=True, slots=True)
class _How:
    """How pages are made, whichever they are."""

    jobs: int = 1
    dask: str | None = None
    """Address of a scheduler whose workers share the work on regions."""
    no_cache: bool = False
    profile: Path | None = None
    """File that gets to tell where the time went."""
    quiet: bool = False

    @property
    def processes(self) -> int:
        """Number of processes: where the time goes is seen in this one alone."""
        return 1 if self.profile else self.jobs


def _check(
    catalogue: Catalogue, *, config_file: Path, output_format: str, strict: bool, jobs: int
) -> None:
    settings = read_settings(config_file)
    is_quiet = output_format != "text" or not is_watched(
        sys.stderr
    )  # a log gets the findings and nothing else
    progress = Progress(catalogue, display_for(catalogue, sys.stderr, is_quiet=is_quiet))
    loaded = _load(settings, lambda: Options(language=settings.language, jobs=jobs), progress)
    if output_format == "json":
        click.echo(render_json(loaded.report, catalogue))
    elif output_format == "github":
        click.echo(render_github(loaded.report, catalogue), nl=False)
    else:
        _print_report(loaded, catalogue)
        click.echo(_closing(loaded, catalogue))
    warned = strict and bool(loaded.report.diagnostics)
    if loaded.publishable is None or warned:
        raise click.exceptions.Exit(1)


def _generate(catalogue: Catalogue, *, config_file: Path, **how: Any) -> None:
    done = _How(**how)
    with _shown(catalogue, done) as progress:
        _generated(read_settings(config_file), done, progress)


def _build(catalogue: Catalogue, *, settings: Settings, watch: Watch, **how: Any) -> None:
    done = _How(**how)
    with _shown(catalogue, done) as progress:
        generated, written = _generated(settings, done, progress, watch.content)
        log_to_standard_error(verbose=False, before=CLEAR if is_watched(sys.stderr) else "")
        with ExitStack() as whole:
            memory = None if done.no_cache else settings.project_dir / _SITE_MEMORY
            site = whole.enter_context(staged(settings.site_dir, memory, watch.site))
            _make_html(settings, site, written.digests, done, progress)
            with progress.stage("search") as stage:
                crew = Crew(done.processes, stage)
                index = index_site(generated, settings, site, crew, keeps=not done.no_cache)
                size_kb = round(index.size_bytes / 1000)
                built = len(index.built)
                stage.tell(
                    "indexed", pages=index.pages, size=size_kb, built=built, bridges=index.bridges
                )
            with progress.stage("publish") as stage:
                whole.close()
                stage.tell(
                    "size",
                    files=len(site.looks),
                    size=sum(look[0] for look in site.looks.values()) / 1_000_000,
                )
        if (
            not generated.kept
        ):  # the time of a build in which nothing was kept is what a host would need
            remember_build(settings.project_dir, progress.seconds)
        said = LastBuild(
            _findings(generated.loaded, catalogue), _closing(generated.loaded, catalogue)
        )
        watch.remember(said, written.looks, site.looks)
    progress.say(
        "published",
        folder=told_path(settings.site_dir, settings.project_dir),
        seconds=progress.seconds,
    )


@contextmanager
def _shown(catalogue: Catalogue, how: _How) -> Iterator[Progress]:
    """Show what is done meanwhile, report on it, and write where the time went if anybody asked."""
    profile = Profile() if how.profile else None
    progress = Progress(
        catalogue, display_for(catalogue, sys.stderr, is_quiet=how.quiet), profile=profile
    )
    with rarely_collected():
        yield progress
    progress.report()
    if profile is not None and how.profile is not None:
        profile.write(how.profile, progress.stages, catalogue)
        progress.say(
            "profile", file=how.profile.name if how.profile.is_absolute() else str(how.profile)
        )


def _make_html(
    settings: Settings, site: NewSite, generated: Mapping[str, str], how: _How, progress: Progress
) -> None:
    with progress.stage("engine") as stage:
        pages = build_site(
            settings.config_file,
            site,
            Crew(how.processes, stage),
            generated=generated,
            memory=None if how.no_cache else settings.project_dir / _PAGES_MEMORY,
        )
        stage.tell("engine_done", made=pages.made, kept=pages.kept)


def _serve(catalogue: Catalogue, *, config_file: Path, address: str, jobs: int) -> None:
    settings = read_settings(config_file)
    check_theme(settings)
    write_handbook(settings)
    progress = Progress(catalogue, display_for(catalogue, sys.stderr, is_quiet=False))
    if not makes_single_pages(settings):
        _generated(settings, _How(jobs), progress)
        progress.say("serve", address=f"http://{address}/")
        log_to_standard_error(verbose=True)
        serve_site(settings, address)
        return
    # No build waits for it.
    from generator.serve.server import open_server  # noqa: PLC0415

    log_to_standard_error(verbose=False)
    with (
        suppress(KeyboardInterrupt),
        open_server(settings, catalogue, address, jobs=jobs) as server,
    ):
        progress.say("serve", address=server.url)
        server.serve_forever()


def _doctor(catalogue: Catalogue, *, config_file: Path) -> None:
    findings = tuple(examine(read_settings(config_file)))
    click.echo(render_findings(findings, catalogue), nl=False)
    if any(finding.level is Level.FAULT for finding in findings):
        raise click.exceptions.Exit(1)


def _schema(catalogue: Catalogue, *, output: Path | None) -> None:
    written = schemas(catalogue.language)
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
    settings: Settings, how: _How, progress: Progress, looks: Mapping[str, Look] | None = None
) -> tuple[Generated, Written]:
    """Check, generate and write; leave with 1, and everything as it was, where the data has errors."""
    with _elsewhere(how) as elsewhere:
        options = partial(
            options_for, settings, jobs=how.processes, caches=not how.no_cache, elsewhere=elsewhere
        )
        loaded = _load(settings, options, progress)
        _leave_if_refused(loaded, progress)
        with progress.stage("generate") as stage:
            generated = generate(loaded)
            stage.tell("regions", read=len(generated.regions) - generated.kept, kept=generated.kept)
            memory = None if how.no_cache else settings.project_dir / _CONTENT_MEMORY
            write_handbook(settings)
            written = write(
                generated, settings.content_dir, on_file=stage.step, memory=memory, looks=looks
            )
            stage.tell(
                "generated",
                total=written.total,
                changed=len(written.changed),
                removed=len(written.removed),
            )
    return generated, written


def _elsewhere(how: _How) -> AbstractContextManager[Executor | None]:
    """Give what works on regions in the place of this machine, if that is wished."""
    if how.dask is None or how.profile is not None:
        return nullcontext()
    # No build on this machine waits for it.
    from generator.build.cluster import join_cluster  # noqa: PLC0415

    return join_cluster(how.dask)


def _leave_if_refused(loaded: Loaded, progress: Progress) -> None:
    catalogue = progress.catalogue
    _print_report(loaded, catalogue)
    if loaded.publishable is None:
        click.echo(f"{_closing(loaded, catalogue)} {catalogue.word('report.not_built')}", err=True)
        raise click.exceptions.Exit(1)
    progress.say("checked", closing=_closing(loaded, catalogue))


def _load(settings: Settings, options: Callable[[], Options], progress: Progress) -> Loaded:
    if not settings.regions_dir.is_dir():
        raise GeneratorError("no_regions", path=str(settings.regions_dir))
    with progress.stage(
        "read", total=sum(1 for _ in settings.regions_dir.glob("*/region.yml"))
    ) as stage:
        return load_site(
            settings.regions_dir,
            settings.project_dir,
            today=settings.today,
            options=options(),  # asks git for days, which is part of reading
            on_region=stage.step,
        )


def _print_report(loaded: Loaded, catalogue: Catalogue) -> None:
    if loaded.report.diagnostics:
        click.echo(_findings(loaded, catalogue), err=True)


def _findings(loaded: Loaded, catalogue: Catalogue) -> str:
    return render_text(loaded.report, catalogue, loaded.texts)


def _closing(loaded: Loaded, catalogue: Catalogue) -> str:
    regions = catalogue.counted("report.regions", len(loaded.inputs))
    return f"{summary(loaded.report, catalogue)} {regions}"


COMMANDS: Mapping[str, Callable[..., None]] = {
    "check": _check,
    "generate": _generate,
    "build": _build,
    "serve": _serve,
    "doctor": _doctor,
    "schema": _schema,
}
"""By name; each is given the catalogue and its arguments."""
