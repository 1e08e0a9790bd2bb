"""Files of a former version of the model: an answer for each line, and nothing gets lost."""

from pathlib import PurePosixPath

from generator.model.region import SCHEMA_VERSION
from tests.builders import CONTOH, FOLLOWING, a_record_set, a_site
from tests.mending import obeyed

VILLAGE = "kabupaten-contoh/villages/sari.yml"
# Version 1 knew a single office for a programme, a work item or a village.
VERSION_1 = {
    CONTOH: f"""{FOLLOWING}offices: [{{id: dinkes, kind: agency, name: Dinas Kesehatan}}]
dimensions:
  - key: living
    name: Kehidupan
    programmes:
      - title: Antrean daring
        office: dinkes  # tetap sampai 2027
road_map:
  phases:
    - title: Tahap 1
      items:
        - title: Membuka loket
          office: dinkes
work_programme:
  summary: Kerja tahunan
  years:
    - year: 2026
      items:
        - {{title: Melatih petugas, office: dinkes}}
""",
    VILLAGE: "fictional: ya\nkind: desa\nname: Sari\noffice: dinkes\n",
}
NOW = {
    name: text.replace("office: dinkes", "offices: [dinkes]") for name, text in VERSION_1.items()
}


def test_obeying_the_findings_makes_a_file_of_version_1_one_of_today() -> None:
    """The ready lines are the whole migration: every value and every comment stays."""
    _, found = a_site(VERSION_1)
    of_file = {
        name: tuple(one for one in found if PurePosixPath(one.span.path).match(name))
        for name in VERSION_1
    }
    assert {name: obeyed(text, of_file[name]) for name, text in VERSION_1.items()} == NOW
    assert sum(map(len, of_file.values())) == len(found)
    assert a_site(NOW)[1] == ()


def test_a_file_of_any_version_up_to_that_of_today_is_read_alike() -> None:
    """Law: a version that the program knows changes nothing in the reading of a file."""
    read = []
    for version in (None, *range(1, SCHEMA_VERSION + 1)):
        head = "" if version is None else f"schema_version: {version}\n"
        records, found = a_record_set({**NOW, CONTOH: head + NOW[CONTOH]})
        assert found == ()
        read.append(records["kabupaten-contoh"].region.model_copy(update={"schema_version": None}))
    assert all(region == read[0] for region in read)
