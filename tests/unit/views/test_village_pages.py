"""Smart villages: the region's programme, and each village with what belongs to it."""

from tests.builders import CONTOH, FICTIONAL, LAYANAN
from tests.occasions import a_section, a_view, an_occasion

VILLAGES = "daerah/kabupaten-contoh/desa-cerdas/"
FILES = {
    CONTOH: f"{FICTIONAL}village_programme: {{summary: Delapan desa., level: Desa}}\n",
    "kabupaten-contoh/villages/sari.yml": "fictional: ya\nname: Sari\nkind: desa\n",
    "kabupaten-contoh/villages/tugu.yml": "fictional: ya\nname: Tugu\nkind: kelurahan\ndistrict: Utara\n",
    LAYANAN: "fictional: ya\ntitle: Layanan\nstate: running\nvillages: [tugu]\n",
    "kabupaten-contoh/updates/a.md": "---\nfictional: ya\ntitle: A\ndate: '2025'\nvillages: [tugu]\n---\n\nA.\n",
}


def test_the_list_shows_the_programme_and_leads_to_each_village() -> None:
    view = a_view(an_occasion(FILES), VILLAGES)
    assert [entry.headline for entry in a_section(view, "program-desa").entries] == ["Delapan desa."]
    assert [(link.label, link.href) for link in a_section(view, "desa").links] == [
        ("Desa Sari", "sari/"),
        ("Kelurahan Tugu", "tugu/"),
    ]


def test_a_list_without_villages_or_without_a_programme_says_so() -> None:
    without_villages = a_view(an_occasion({CONTOH: FILES[CONTOH]}), VILLAGES)
    assert a_section(without_villages, "desa").missing
    without_programme = a_view(an_occasion(FILES | {CONTOH: FICTIONAL}), VILLAGES)
    assert a_section(without_programme, "program-desa").missing


def test_a_village_shows_the_promises_and_the_news_that_name_it() -> None:
    occasion = an_occasion(FILES)
    tugu, sari = a_view(occasion, f"{VILLAGES}tugu/"), a_view(occasion, f"{VILLAGES}sari/")
    assert tugu.title == "Kelurahan Tugu"
    assert [section.anchor for section in tugu.sections] == ["tentang", "quick-win", "kabar"]
    assert [link.label for link in a_section(tugu, "kabar").links] == ["2025: A"]
    assert [section.anchor for section in sari.sections] == ["tentang"]


def test_a_village_says_which_facts_are_missing() -> None:
    (entry,) = a_section(a_view(an_occasion(FILES), f"{VILLAGES}tugu/"), "tentang").entries
    assert {detail.label: detail.value for detail in entry.details} == {
        "Jenis": "Kelurahan",
        "Kecamatan": "Utara",
        "Kode": None,
        "Aspek": None,
    }
