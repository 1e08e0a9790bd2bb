"""The rows of a region in the data folder, for the commands of workbooks."""

from dataclasses import replace

from generator.build.data_folder import DataFolder, released_data
from generator.build.read import has_errors, read_files, read_national
from generator.errors import GeneratorError
from generator.messages import Catalogue
from generator.workbook.region import RegionRows, published_files, region_files, region_rows
from generator.workbook.rows import RecordRow


def exported_rows(data: DataFolder, slug: str, catalogue: Catalogue) -> RegionRows:
    """Return the rows of a region of the data folder.

    Raises:
        GeneratorError: The region has no folder, or one of its files cannot be read as a record.
    """
    known = data.regions()
    if slug not in known:
        raise GeneratorError("workbook_region", region=slug, regions=", ".join(known))
    files = known[slug].files
    broken = [item.file.path for item in read_files(files) if has_errors(item.diagnostics)]
    if broken:
        raise GeneratorError("workbook_broken", region=slug, files=", ".join(broken))
    national, _ = read_national(data.national_files)
    return region_rows(slug, region_files(files), national, catalogue)


def released_rows(
    data: DataFolder, slug: str, present: RegionRows, catalogue: Catalogue
) -> RegionRows:
    """Return the rows of a region as the site has them, at the places of the files.

    Args:
        data: The data folder.
        slug: The region.
        present: All rows of the region.
        catalogue: The language of the workbook.
    """
    released = released_data(data)
    if released is data:
        return present
    # A region may be unreleased as a whole.
    files = [file for file in released.files if file.region == slug]
    national, _ = read_national(data.national_files)
    shown = region_rows(slug, published_files(read_files(files)), national, catalogue)
    omitted = {file.path: file.omitted for file in files}

    def is_shown(row: RecordRow) -> bool:
        return row.file in omitted and not any(
            row.loc[: len(loc)] == loc for loc in omitted[row.file]
        )

    # Both have the same records in the same order; an omitted item moves the ones behind it.
    places = filter(is_shown, present.rows)
    rows = (replace(row, loc=place.loc) for row, place in zip(shown.rows, places, strict=True))
    return replace(shown, rows=tuple(rows), files=present.files)
