"""Promises across regions: on a single page, by province and facet, or by region within a province.

The number of promises decides, so that no page grows without bound.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from markupsafe import Markup

from generator.context import BuildContext
from generator.facts.region_facts import QuickWinFacts, RegionFacts
from generator.link.provinces import MOST_LISTED
from generator.model.quick_win import OPEN_STATES, ShownState
from generator.views import addresses
from generator.views.across.promise_facets import Choice, Promised, choices, facet_section
from generator.views.across.province_lists import (
    InProvince,
    by_province,
    marks_in_list,
    sources_note,
    table_link,
)
from generator.views.blocks import Absence, Paragraph, paragraph, state_day
from generator.views.components.pictogram import SUBJECTS, subject_name, subject_pictogram
from generator.views.components.pill import counted_pill, pill, state_pill
from generator.views.components.promises import PromiseList, promise_of
from generator.views.components.roll_up import progress_text
from generator.views.context import PageContext
from generator.views.page import PageParts, PageView, Section, assemble, assemble_list
from generator.views.records.past import with_first_due
from generator.views.tables import Link, Row, ShortLink, ShortLinks, Table, marked
from generator.views.values import enum_text, number_text, state_day_text

_SHOWN = 3
"""Most promises in the lists of late promises and of promises due next."""


def view_promises(build: BuildContext) -> Iterator[PageView]:
    """Yield `/quick-win/`; in a long list also a page for each province and for each choice."""
    context = PageContext(build, addresses.quick_wins())
    real = build.site.real_regions
    promised = _promised(real)
    if len(promised) <= MOST_LISTED:
        # On a short list a reader finds every promise at once, and every row has its marks.
        sections = (
            _tally(promised, (), context),
            *_matrix(real, context),
            *_lists(promised, context),
        )
        yield assemble_list("quick_wins", sections, context)
        return
    found = choices(promised, context)
    provinces = by_province((region for region in real if region.quick_wins), build)
    sections = (
        _tally(promised, found, context),
        *urgent_promises(real, context),
        _by_province_section(provinces, promised, addresses.quick_wins_in, context),
        facet_section(found, context),
    )
    yield assemble_list("quick_wins", sections, context)
    for province in provinces:
        yield _province(province, build)
    for choice in found:
        yield from _choice(choice, found, build)


def urgent_promises(regions: tuple[RegionFacts, ...], context: PageContext) -> Iterator[Section]:
    """Yield the late promises, those due next and those kept last; a list without promises is none.

    The most recent due date comes first among the late ones: a promise late by days can be asked
    for with more success than a promise late by years.
    """
    late = sorted(_dated(regions, {ShownState.LATE}, context), key=_due_order, reverse=True)
    due_next = sorted(_dated(regions, OPEN_STATES, context), key=_due_order)
    kept = [
        item
        for item in _promised(regions)
        if item[0].done_last is not None and context.shown_state_of(item[0]) is ShownState.DONE
    ]
    kept_last = sorted(kept, key=_done_order, reverse=True)
    lists = {"terlambat": late, "janji-terdekat": due_next, "baru-selesai": kept_last}
    shown = [(key, promised) for key, promised in lists.items() if promised]
    for place, (key, promised) in enumerate(shown, start=1):
        # Where the sources are is said once, below the last list.
        is_last = place == len(shown)
        yield _short_list(key, promised, len(_promised(regions)), context, is_last=is_last)


def _dated(
    regions: Iterable[RegionFacts], states: Iterable[ShownState], context: PageContext
) -> list[Promised]:
    wanted = frozenset(states)
    return [
        (quick_win, region)
        for quick_win, region in _promised(regions)
        if quick_win.due_last is not None and context.shown_state_of(quick_win) in wanted
    ]


def _due_order(promised: Promised) -> tuple[str, str, str]:
    quick_win, region = promised
    # Slug and identifier break ties, so that every build has the same order.
    return str(quick_win.due_last), region.slug, quick_win.id


def _done_order(promised: Promised) -> tuple[str, str, str]:
    quick_win, region = promised
    return str(quick_win.done_last), region.slug, quick_win.id


def _short_list(
    key: str, promised: list[Promised], count: int, context: PageContext, *, is_last: bool
) -> Section:
    """Return the first promises of a list.

    Args:
        key: Key of the section.
        promised: Promises in their order.
        count: Number of promises of the site: of many, the promises' own pages have the sources.
        context: Page in the making.
        is_last: Whether no such list follows.
    """
    promises = tuple(
        promise_of(quick_win, region, context, is_marked=count <= MOST_LISTED)
        for quick_win, region in promised[:_SHOWN]
    )
    return Section.of(
        key,
        context.word(f"section.{key}.title"),
        state_day(state_day_text(context)),
        PromiseList(promises),
        paragraph(sources_note(count, context)) if is_last else None,
    )


def _promised(regions: Iterable[RegionFacts]) -> list[Promised]:
    return [(quick_win, region) for region in regions for quick_win in region.quick_wins]


def _province(province: InProvince, build: BuildContext) -> PageView:
    """Return the promises of a province: counts by region and dimension, and the list if short."""
    context = PageContext(build, addresses.quick_wins_in(province.slug))
    promised = _promised(province.regions)
    sections = (
        _tally(promised, (), context),
        *_matrix(province.regions, context),
        *(_lists(promised, context) if len(promised) <= MOST_LISTED else ()),
    )
    return _below(province.name, sections, province.regions, context)


def _choice(choice: Choice, found: tuple[Choice, ...], build: BuildContext) -> Iterator[PageView]:
    """Yield the promises of a choice: on a page if they are few, else a page for each province."""
    context = PageContext(build, choice.address())
    is_short = len(choice.promised) <= MOST_LISTED
    regions = {region.slug: region for _, region in choice.promised}
    provinces = by_province(regions.values(), build)
    section = (
        _list("daftar", choice.promised, context)
        if is_short
        else _by_province_section(provinces, choice.promised, choice.address, context)
    )
    yield _below(choice.label, (section, facet_section(found, context)), (), context)
    for province in () if is_short else provinces:
        slugs = {region.slug for region in province.regions}
        inside = tuple(item for item in choice.promised if item[1].slug in slugs)
        below = PageContext(build, choice.address(province.slug))
        listed = (
            _list("daftar", inside, below)
            if len(inside) <= MOST_LISTED
            else _by_region_section(province.regions, inside, below)
        )
        title = context.word("quick_wins.choice", choice=choice.label, province=province.name)
        yield _below(title, (listed,), (), below, (choice.label, choice.address()))


def _below(
    name: str,
    sections: Iterable[Section],
    regions: tuple[RegionFacts, ...],
    context: PageContext,
    *above: tuple[str, str],
) -> PageView:
    """Return a page below the list of all promises.

    Args:
        name: What the promises of the page have in common, such as the province.
        sections: Sections of the page.
        regions: Regions whose main files are behind the page.
        context: Page in the making.
        above: Labels and addresses of the pages between the list and the page.
    """
    parts = PageParts(
        template="page.md.j2",
        title=context.word("quick_wins.in_province", province=name),
        description=context.word("quick_wins.description_in_province", province=name),
        breadcrumbs=((context.word("quick_wins.title"), addresses.quick_wins()), *above),
        lead=context.sentence("quick_wins.lead"),
        sections=tuple(sections),
        files=context.site.national.files,
        regions=regions,
    )
    return assemble(parts, context)


def _tally(promised: list[Promised], found: tuple[Choice, ...], context: PageContext) -> Section:
    """Return the number of promises in each state, with a link to the list where there is one."""
    states = Counter(
        context.shown_state_of(quick_win)
        for quick_win, _ in promised
        if quick_win.former_plan is None
    )
    pages = {choice.value: choice.address() for choice in found if choice.facet == "status"}
    links = tuple(
        ShortLink(
            state_pill(state, context),
            context.link(pages[state.value]) if state.value in pages else None,
            number_text(states[state], context),
        )
        for state in ShownState
        if states[state]
    )
    return Section.of(
        "keadaan",
        context.word("section.keadaan.title"),
        state_day(state_day_text(context)),
        ShortLinks(links) if links else Absence(context.sentence("section.quick-win.missing")),
        _former_tally(promised, context),
        table_link("data/quick-win.csv", context),
    )


def _former_tally(promised: list[Promised], context: PageContext) -> Paragraph | None:
    """Return how many promises of former plans were kept; None without any."""
    states = Counter(
        context.shown_state_of(quick_win)
        for quick_win, _ in promised
        if quick_win.former_plan is not None
    )
    progress = progress_text(states, context)
    return (
        None if progress is None else Paragraph(context.word("progress.former", progress=progress))
    )


def _lists(promised: Iterable[Promised], context: PageContext) -> Iterator[Section]:
    """Yield the list of promises, then drafts, promises of former plans, and withdrawn promises.

    An empty list of promises stands only if nothing else is listed.
    """
    promises: list[Promised] = []
    drafts: list[Promised] = []
    former: list[Promised] = []
    withdrawn: list[Promised] = []
    for quick_win, region in promised:
        listed = promises if quick_win.former_plan is None else former
        match context.shown_state_of(quick_win):
            case ShownState.DRAFT:
                listed = drafts
            case ShownState.WITHDRAWN:
                listed = withdrawn
            case _:
                pass
        listed.append((quick_win, region))
    lists = (("rancangan", drafts), ("janji-lama", former), ("ditarik", withdrawn))
    if promises or not any(found for _, found in lists):
        yield _list("daftar", promises, context)
    for key, found in lists:
        if found:
            yield _list(key, found, context)


def _list(key: str, promised: Sequence[Promised], context: PageContext) -> Section:
    rows = tuple(
        _row(quick_win, region, len(promised), context)
        for quick_win, region in sorted(promised, key=lambda item: _urgency(item, context))
    )
    head = tuple(
        context.word(f"quick_win.{column}") for column in ("title", "region", "due", "state")
    )
    return Section.of(
        key,
        context.word(f"section.{key}.title"),
        paragraph(sources_note(len(rows), context)),
        Table(context.word("quick_win.caption"), head, rows)
        if rows
        else Absence(context.sentence("section.quick-win.missing")),
    )


def _urgency(promised: Promised, context: PageContext) -> tuple[bool, str, str, str]:
    """Return the key of the order: late promises first, then by due date."""
    is_late = context.shown_state_of(promised[0]) is ShownState.LATE
    due = promised[0].due_last
    return (not is_late, "9999" if due is None else str(due), promised[1].slug, promised[0].id)


def _row(quick_win: QuickWinFacts, region: RegionFacts, count: int, context: PageContext) -> Row:
    shown = context.shown_state_of(quick_win)
    state = pill(shown.value, enum_text(shown, context))
    if quick_win.count is not None:
        words = context.word("count.with_state", state="", count=quick_win.count.words)
        state = Markup("{}{}").format(state, words)
    state_sources = (
        *quick_win.state_sources,
        *(() if quick_win.count is None else quick_win.count.sources),
    )
    cells = (
        Link(quick_win.title, context.link(addresses.quick_win(region.slug, quick_win.id))),
        region.full_name,
        marked(
            _due(quick_win, context) or context.word("value.unpublished"),
            marks_in_list(quick_win.due_sources, count, context),
        ),
        marked(state, marks_in_list(tuple(dict.fromkeys(state_sources)), count, context)),
    )
    subject = quick_win.subject
    sign = None if subject is None else subject_pictogram(subject, context)
    return Row(cells, marks_in_list(quick_win.sources, count, context), sign)


def _due(quick_win: QuickWinFacts, context: PageContext) -> str | None:
    due = quick_win.due
    return None if due is None else with_first_due(due, quick_win.first_due, context)


def _by_province_section(
    provinces: Iterable[InProvince],
    promised: Iterable[Promised],
    address: Callable[[str], str],
    context: PageContext,
) -> Section:
    """Return links to the provinces, each with the number of its promises, and of late ones."""
    items = _by_slug(promised)
    links = []
    for province in provinces:
        inside = [item for region in province.regions for item in items[region.slug]]
        late = sum(context.shown_state_of(item[0]) is ShownState.LATE for item in inside)
        words = {"count": number_text(len(inside), context), "late": number_text(late, context)}
        note = (
            context.word("listed.with_late", **words) if 0 < late < len(inside) else words["count"]
        )
        links.append(ShortLink(province.name, context.link(address(province.slug)), note))
    return Section.of("provinsi", context.word("section.provinsi.title"), ShortLinks(tuple(links)))


def _by_region_section(
    regions: Iterable[RegionFacts], promised: Iterable[Promised], context: PageContext
) -> Section:
    """Return the number of promises in each region and state, with links to the regions' lists."""
    items = _by_slug(promised)
    rows = tuple(
        Row((_list_link(region, context), *_counts(items[region.slug], context)))
        for region in regions
    )
    head = tuple(context.word(f"listed.{name}") for name in ("region", "quick_wins", "states"))
    table = Table(context.word("quick_win.caption"), head, rows)
    return Section.of("daftar", context.word("section.daftar.title"), table)


def _matrix(regions: tuple[RegionFacts, ...], context: PageContext) -> Iterator[Section]:
    """Yield the number of promises in each region, dimension and state.

    A dimension without promises has no column; drafts and promises of former plans are not counted.
    None without promises.
    """
    states: defaultdict[tuple[str, str | None], Counter[ShownState]] = defaultdict(Counter)
    for quick_win, region in _promised(regions):
        state = context.shown_state_of(quick_win)
        if quick_win.former_plan is None and state is not ShownState.DRAFT:
            states[region.slug, quick_win.subject][state] += 1
    # A column of nothing but dashes would cost every row a line on a phone.
    used = {subject for _, subject in states}
    columns = [subject for subject in (*SUBJECTS, None) if subject in used]
    promising = {slug for slug, _ in states}
    rows = tuple(
        Row(
            (
                _list_link(region, context),
                *(_cell(states[region.slug, subject], context) for subject in columns),
            )
        )
        for region in regions
        if region.slug in promising
    )
    if rows:
        names = (
            context.word("quick_wins.no_dimension")
            if subject is None
            else subject_name(subject, context)
            for subject in columns
        )
        head = (context.word("listed.region"), *names)
        table = Table(context.word("quick_wins.matrix"), head, rows)
        yield Section.of("dimensi", context.word("section.daerah-dimensi.title"), table)


def _cell(states: Counter[ShownState], context: PageContext) -> Markup:
    pills = (
        counted_pill(state.value, enum_text(state, context), number_text(states[state], context))
        for state in ShownState
        if states[state]
    )
    return Markup(" ").join(pills) or Markup("–")


def _list_link(region: RegionFacts, context: PageContext) -> Link:
    address = addresses.region_part(region.slug, "quick-win")
    return Link(region.full_name, context.link(address))


def _by_slug(promised: Iterable[Promised]) -> defaultdict[str, list[Promised]]:
    items: defaultdict[str, list[Promised]] = defaultdict(list)
    for item in promised:
        items[item[1].slug].append(item)
    return items


def _counts(promised: Iterable[Promised], context: PageContext) -> tuple[str, Markup]:
    """Return the number of promises, and the numbers by state; drafts are not in the first."""
    states = Counter(
        context.shown_state_of(quick_win)
        for quick_win, _ in promised
        if quick_win.former_plan is None
    )
    not_promised = states[ShownState.DRAFT] + states[ShownState.WITHDRAWN]
    return number_text(states.total() - not_promised, context), _cell(states, context)
