"""The rules over linked data: contradictions between files, and faults of the calendar and of sums.

One module per family, one `check_` function per rule. A rule yields findings and changes nothing.
A rule receives a file, a region or the site. The whole run takes time linear in the length of the
data: no rule compares every region with every other region. If a part of a file was left out as
faulty, a rule is silent about values that may stand in the missing part.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterator

from generator.checks.addresses import (
    check_dimension_pages,
    check_former_addresses,
    check_former_files,
    check_former_identifiers,
    check_national_addresses,
    check_reserved_addresses,
)
from generator.checks.arithmetic import (
    check_conditions,
    check_parts,
    check_totals,
    check_universe,
    check_universe_of_region,
)
from generator.checks.bodies import check_body_kinds
from generator.checks.budgets import check_budgets
from generator.checks.dates import (
    check_begun,
    check_not_ahead,
    check_order,
    check_phases,
    check_series,
    check_weekdays,
)
from generator.checks.frameworks import (
    check_cohorts_known,
    check_crossings,
    check_subdimension_home,
    check_subject,
)
from generator.checks.funding import (
    check_funding_once,
    check_funding_years,
    check_spending,
    check_stages,
    check_sums,
)
from generator.checks.history import (
    check_corrected_fields,
    check_corrected_values,
    check_history,
    check_history_dates,
)
from generator.checks.hosts import check_hosts
from generator.checks.identifiers import (
    check_island_groups,
    check_national_identifiers,
    check_region_codes,
    check_region_identifiers,
    check_source_names,
    check_tiles,
)
from generator.checks.identity import (
    check_code_kind,
    check_code_range,
    check_fictional_mark,
    check_folder_name,
    check_listed,
    check_province,
    check_region_code,
    check_region_name,
)
from generator.checks.indicators import (
    check_baselines,
    check_counts,
    check_counts_of_something,
    check_counts_of_states,
    check_directions,
    check_directions_said,
    check_indicator_years,
    check_jumps,
    check_measured_once,
    check_printed_units,
)
from generator.checks.links import check_page_links
from generator.checks.markup import check_quotes, check_tags
from generator.checks.media import check_colours, check_media, check_unnamed_media
from generator.checks.plans import (
    check_dimension_of_plan,
    check_plan_begun,
    check_plan_named,
    check_plan_parts,
    check_plans_in_force,
    check_programme_years,
)
from generator.checks.posts import check_posts
from generator.checks.printed import check_printed_numbers
from generator.checks.promises import (
    check_done_on,
    check_promised,
    check_result_shown,
    check_time_over,
)
from generator.checks.provenance import (
    check_ascription,
    check_fictional_sources,
    check_national_sources,
    check_shared_sources_once,
    check_sources,
    check_sources_once,
    check_unused_sources,
)
from generator.checks.references import check_named_once
from generator.checks.scores import check_weighted_score, check_weights
from generator.checks.states import check_states
from generator.checks.successors import check_successors
from generator.checks.units import check_whole_amounts
from generator.checks.values import (
    check_choice_has_reason,
    check_documents,
    check_evaluations,
    check_figures,
)
from generator.checks.villages import (
    check_village_codes,
    check_village_codes_once,
    check_village_kinds,
    check_village_names,
    check_village_names_once,
)
from generator.checks.wording import check_wording
from generator.diagnostics import Diagnostic
from generator.link.site import NationalData, RegionSite, Site, SourceRecord
from generator.model.base import Record

FileRule = Callable[[SourceRecord[Record]], Iterator[Diagnostic]]
RegionRule = Callable[[RegionSite, NationalData], Iterator[Diagnostic]]
SiteRule = Callable[[Site], Iterator[Diagnostic]]

FILE_RULES: tuple[FileRule, ...] = (
    check_order,
    check_series,
    check_weekdays,
    check_done_on,
    check_result_shown,
    check_history,
    check_history_dates,
    check_corrected_fields,
    check_corrected_values,
    check_named_once,
    check_printed_numbers,
    check_counts_of_something,
    check_weights,
    check_weighted_score,
    check_choice_has_reason,
    check_budgets,
    check_body_kinds,
    check_whole_amounts,
    check_ascription,
    check_colours,
    check_tags,
    check_quotes,
)
"""Rules over a single file of a region or of the nation."""

REGION_RULES: tuple[RegionRule, ...] = (
    check_phases,
    check_universe_of_region,
    check_wording,
    check_region_name,
    check_listed,
    check_folder_name,
    check_region_code,
    check_code_kind,
    check_province,
    check_code_range,
    check_fictional_mark,
    check_village_names,
    check_village_names_once,
    check_village_kinds,
    check_village_codes,
    check_figures,
    check_evaluations,
    check_documents,
    check_posts,
    check_promised,
    check_indicator_years,
    check_jumps,
    check_printed_units,
    check_baselines,
    check_measured_once,
    check_directions,
    check_directions_said,
    check_counts,
    check_counts_of_states,
    check_spending,
    check_stages,
    check_funding_years,
    check_funding_once,
    check_sums,
    check_dimension_pages,
    check_reserved_addresses,
    check_former_files,
    check_former_identifiers,
    check_successors,
    check_region_identifiers,
    check_subdimension_home,
    check_subject,
    check_cohorts_known,
    check_plan_parts,
    check_plans_in_force,
    check_dimension_of_plan,
    check_plan_named,
    check_programme_years,
    check_source_names,
    check_sources,
    check_sources_once,
    check_media,
    check_unnamed_media,
)
"""Rules over the files of a region together with the national files."""

SITE_RULES: tuple[SiteRule, ...] = (
    check_totals,
    check_conditions,
    check_universe,
    check_parts,
    check_former_addresses,
    check_national_addresses,
    check_national_identifiers,
    check_region_codes,
    check_village_codes_once,
    check_tiles,
    check_island_groups,
    check_crossings,
    check_page_links,
    check_national_sources,
    check_fictional_sources,
    check_shared_sources_once,
    check_unused_sources,
)
"""Rules over the national files, or over the link summaries of the regions."""


def check_region(
    region: RegionSite, national: NationalData, *, today: dt.date, hosts: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield the findings of the rules in the files of a region.

    Args:
        region: A linked region; parts may have been left out as faulty.
        national: Records of the national files.
        today: Day of the build, in WIB: a past date lies on this day at the latest.
        hosts: Hosts on the site's list.
    """
    for source_record in region.files:
        yield from _check_file(source_record, today, hosts)
    for region_rule in REGION_RULES:
        yield from region_rule(region, national)
    yield from check_time_over(region, today=today)
    yield from check_plan_begun(region, today=today)


def check_site(site: Site, *, today: dt.date, hosts: Collection[str]) -> Iterator[Diagnostic]:
    """Yield the findings of the rules in the national files and between regions.

    Args:
        site: The linked site; parts may have been left out as faulty.
        today: Day of the build, in WIB.
        hosts: Hosts on the site's list.
    """
    for source_record in site.national.files:
        yield from _check_file(source_record, today, hosts)
    for site_rule in SITE_RULES:
        yield from site_rule(site)


def _check_file(
    source_record: SourceRecord[Record], today: dt.date, hosts: Collection[str]
) -> Iterator[Diagnostic]:
    for file_rule in FILE_RULES:
        yield from file_rule(source_record)
    # The rules that need a setting of the site have a signature of their own.
    yield from check_not_ahead(source_record, today=today)
    yield from check_begun(source_record, today=today)
    yield from check_states(source_record, today=today)
    yield from check_hosts(source_record, hosts=hosts)
