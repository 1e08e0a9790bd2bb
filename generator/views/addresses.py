"""Addresses of pages: Indonesian, lower case and stable. No other module makes an address.

An address is a path below the site's root with a slash at its end, "" for the home page.
"""


def home() -> str:
    """Return the address of the home page."""
    return ""


def regions() -> str:
    """Return the address of the list of regions."""
    return "daerah/"


def regions_in(province: str) -> str:
    """Return the address of the regions of a province, given the province's slug."""
    return f"provinsi/{province}/"


def regions_from(letter: str) -> str:
    """Return the address of the regions whose names begin with a letter."""
    return f"abjad/{letter}/"


def region(slug: str) -> str:
    """Return the address of a region's profile."""
    return f"daerah/{slug}/"


def region_part(slug: str, part: str) -> str:
    """Return the address of a page below a region's profile, such as `kelembagaan`."""
    return f"daerah/{slug}/{part}/"


def dimension(slug: str, key: str) -> str:
    """Return the address of a dimension of a region's plan."""
    return f"daerah/{slug}/dimensi/{key}/"


def form(slug: str = "") -> str:
    """Return the address of the form for new records, of a region if one is given."""
    return f"usulan-baru/{slug and f'?daerah={slug}'}"


def plan(slug: str, identifier: str) -> str:
    """Return the address of a plan of a region beside the plan of the profile."""
    return f"{region_part(slug, 'rencana')}{identifier}/"


def office(slug: str, identifier: str) -> str:
    """Return the address of an office with duties in a region."""
    return f"{region_part(slug, 'perangkat')}{identifier}/"


def letters(slug: str) -> str:
    """Return the address of the letters that ask for what a region has not published."""
    return region_part(slug, "surat")


def embed_card(slug: str) -> str:
    """Return the address of a region's card for other sites."""
    return region_part(slug, "kartu")


def wall_sheet(slug: str) -> str:
    """Return the address of the sheet with a region's promises for the wall."""
    return region_part(slug, "lembar")


def quick_win(slug: str, identifier: str) -> str:
    """Return the address of a quick win."""
    return f"daerah/{slug}/quick-win/{identifier}/"


def village(slug: str, identifier: str) -> str:
    """Return the address of a smart village."""
    return f"daerah/{slug}/desa-cerdas/{identifier}/"


def update(slug: str, identifier: str) -> str:
    """Return the address of an update."""
    return f"daerah/{slug}/kabar/{identifier}/"


def share_image(address: str) -> str:
    """Return the address of the picture that goes with a shared link to a page; a file."""
    return f"{address}bagikan.png"


def media_file(slug: str, name: str) -> str:
    """Return the address of a picture or PDF of a region; a file, without a slash at its end."""
    return f"daerah/{slug}/media/{name}"


def framework_item(framework: str, key: str) -> str:
    """Return the address of a dimension across regions."""
    return f"dimensi/{framework}/{key}/"


def search() -> str:
    """Return the address of the search page."""
    return "cari/"


def quick_wins() -> str:
    """Return the address of the list of promises across regions."""
    return "quick-win/"


def quick_wins_in(province: str) -> str:
    """Return the address of the promises of a province, given the province's slug."""
    return f"quick-win/{province}/"


def quick_wins_of(facet: str, value: str, province: str | None = None) -> str:
    """Return the address of the promises with a value of a facet, such as a state or a year.

    Args:
        facet: Part of the address that names the facet: `status`, `dimensi` or `tahun`.
        value: Part of the address that names the value.
        province: Slug of a province; None for the whole country.
    """
    whole = f"quick-win/{facet}/{value}/"
    return whole if province is None else f"{whole}{province}/"


def changes(year: int | None = None) -> str:
    """Return the address of the list of changes across regions, or of the changes of a year."""
    return "perubahan/" if year is None else f"perubahan/{year}/"


def downloads(province: str | None = None) -> str:
    """Return the address of the list of data files, or of the files of a province by its slug."""
    return "unduhan/" if province is None else f"unduhan/{province}/"


def region_data(slug: str) -> str:
    """Return the address of the data of a region; a file, without a slash at its end."""
    return f"data/daerah/{slug}.json"


def region_workbook(slug: str) -> str:
    """Return the address of the workbook of a region; a file, without a slash at its end."""
    return f"data/daerah/{slug}.xlsx"


def region_feed(slug: str) -> str:
    """Return the address of the Atom feed of a region; a file, without a slash at its end."""
    return f"data/daerah/{slug}.atom"


def region_calendar(slug: str) -> str:
    """Return the address of the calendar of a region; a file, without a slash at its end."""
    return f"data/daerah/{slug}.ics"


def region_archive(slug: str) -> str:
    """Return the address of the copy of a region that opens without a host; a file."""
    return f"data/daerah/{slug}.zip"


def feed() -> str:
    """Return the address of the Atom feed of all regions; a file, without a slash at its end."""
    return "data/kabar.atom"


def calendar() -> str:
    """Return the address of the calendar of all regions; a file, without a slash at its end."""
    return "data/tenggat.ics"


def data_package() -> str:
    """Return the address of the description of the tables; a file."""
    return "data/datapackage.json"


def semicolon_table(path: str) -> str:
    """Return the address of the copy of a table with semicolons; a file."""
    return path.replace("data/", "data/titik-koma/", 1)


def table_workbook() -> str:
    """Return the address of the workbook with all tables; a file."""
    return "data/tabel.xlsx"


def data_catalogue() -> str:
    """Return the address of the catalogue of all data files (DCAT); a file."""
    return "data/katalog.jsonld"


def archive() -> str:
    """Return the address of the archive of all data; a file."""
    return "data/semua.zip"


def region_schema(version: int) -> str:
    """Return the address of the JSON Schema of a region's data in a version; a file."""
    return f"skema/{version}/daerah.schema.json"


def checked() -> str:
    """Return the address of the list of regions by the day somebody looked at them again."""
    return "perubahan/pemeriksaan/"


def villages() -> str:
    """Return the address of the smart villages across regions."""
    return "desa-cerdas/"


def villages_in(province: str) -> str:
    """Return the address of the smart villages of a province, given the province's slug."""
    return f"desa-cerdas/{province}/"


def sources_in(province: str) -> str:
    """Return the address of the sources of a province, given the province's slug."""
    return f"sumber/provinsi/{province}/"


def sources() -> str:
    """Return the address of the list of sources across regions."""
    return "sumber/"


def source(slug: str | None, identifier: str) -> str:
    """Return the address of a source of a region, or of the nation if the slug is None."""
    return f"sumber/{slug or 'nasional'}/{identifier}/"


def part(address: str, number: int) -> str:
    """Return the address of a part of a long list, counted from 1.

    The first part has the address of the list itself.
    """
    return address if number == 1 else f"{address}{number}/"


def moved(address: str, former: str) -> str:
    """Return the address of a region's page under a former name of the region's folder."""
    # `daerah/<slug>/...` and `sumber/<slug>/...`: the slug is the second part of both.
    top, _, rest = address.split("/", 2)
    return f"{top}/{former}/{rest}"


def renamed(address: str, former: tuple[str, ...]) -> tuple[str, ...]:
    """Return the addresses of a file's page under former names of the file."""
    folder = address[: address.rfind("/", 0, -1) + 1]
    return tuple(f"{folder}{name}/" for name in former)


def relative(target: str, page: str) -> str:
    """Return the link from a page to an address, with or without a #fragment.

    Links are relative, so that a site works in any folder.
    """
    path, mark, fragment = target.partition("#")
    if path == page and mark:
        return f"#{fragment}"
    # From the page upwards, to the first folder above both page and target.
    shared, hops = page, ""
    while not path.startswith(shared):
        shared, hops = shared[: shared.rfind("/", 0, -1) + 1], hops + "../"
    return (hops + path[len(shared) :] or "./") + mark + fragment


def page_file(address: str) -> str:
    """Return the Markdown file below `content/` of an address.

    Every page is the `index.md` of a folder, so links stay the same when a page gains pages below.
    """
    return f"{address}index.md"
