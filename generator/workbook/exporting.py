"""The rows of a region in the data folder, for the commands of workbooks."""

from generator.build.load import DataFolder
from generator.build.read import has_errors, read_files, read_national
from generator.errors import GeneratorError
from generator.messages import Catalogue
from generator.workbook.region import RegionRows, region_files, region_rows


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
