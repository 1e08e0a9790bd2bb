"""Smart villages: the region's programme, and each village with what belongs to it."""

from tests.builders import CONTOH, FICTIONAL, LAYANAN
from tests.contexts import a_build_context, a_section, a_view, markdown_of, page_html

VILLAGES = "daerah/kabupaten-contoh/desa-cerdas/"
FILES = {
    CONTOH: f"{FICTIONAL}village_programme: {{summary: Delapan desa., level: Desa}}\n",
    "kabupaten-contoh/villages/sari.yml": "fictional: ya\nname: Sari\nkind: desa\n",
    "kabupaten-contoh/villages/tugu.yml": (
        "fictional: ya\nname: Tugu\nkind: kelurahan\ndistrict: Utara\n"
    ),
    LAYANAN: "fictional: ya\ntitle: Layanan\nstate: running\nvillages: [tugu]\n",
    "kabupaten-contoh/updates/a.md": (
        "---\nfictional: ya\ntitle: A\ndate: '2025'\nvillages: [tugu]\n---\n\nA.\n"
    ),
}


def test_the_list_shows_the_programme_and_leads_to_each_village() -> None:
    view = a_view(a_build_context(FILES), VILLAGES)
    assert [card.headline for card in a_section(view, "program-desa").cards] == ["Delapan desa."]
    assert [(link.label, link.href) for link in a_section(view, "desa").links] == [
        ("Desa Sari", "sari/"),
        ("Kelurahan Tugu", "tugu/"),
    ]


def test_a_list_without_villages_or_without_a_programme_says_so() -> None:
    without_villages = a_view(a_build_context({CONTOH: FILES[CONTOH]}), VILLAGES)
    assert without_villages.absent == "desa dan kelurahan"
    without_programme = a_view(a_build_context(FILES | {CONTOH: FICTIONAL}), VILLAGES)
    assert "program desa" in without_programme.absent


def test_a_village_shows_the_promises_and_the_news_that_name_it() -> None:
    build = a_build_context(FILES)
    tugu, sari = a_view(build, f"{VILLAGES}tugu/"), a_view(build, f"{VILLAGES}sari/")
    assert tugu.title == "Kelurahan Tugu"
    assert [section.anchor for section in tugu.sections] == ["tentang", "quick-win", "kabar"]
    assert [link.label for link in a_section(tugu, "kabar").links] == ["2025: A"]
    assert [section.anchor for section in sari.sections] == ["tentang"]


def test_a_village_says_which_facts_are_missing() -> None:
    (card,) = a_section(a_view(a_build_context(FILES), f"{VILLAGES}tugu/"), "tentang").cards
    assert {detail.label: detail.value for detail in card.fields} == {
        "Jenis": "Kelurahan",
        "Kecamatan": "Utara",
        "Kode": None,
        "Aspek": None,
    }


def test_each_fact_of_a_village_has_a_line_of_its_own() -> None:
    shown = page_html(markdown_of(a_build_context(FILES), f"{VILLAGES}tugu/"))
    rows = [row.text(separator=" ") for row in shown.css("#tentang-desa dl.mp-rows > div")]
    assert rows == ["Jenis Kelurahan", "Kecamatan Utara"]


def named(slug: str, name: str, **more: str) -> dict[str, str]:
    fields = {"name": name, "kind": "desa", **more}
    text = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return {f"kabupaten-contoh/villages/{slug}.yml": f"fictional: ya\n{text}"}


def test_the_local_word_stands_in_the_place_of_the_kind() -> None:
    files = {
        CONTOH: FICTIONAL,
        **named("andai", "Andai", local_word="nagari"),
        **named("adat", "Adat", kind="desa adat"),
    }
    build = a_build_context(files)
    labels = [link.label for link in a_section(a_view(build, VILLAGES), "desa").links]
    assert labels == ["Desa adat Adat", "Nagari Andai"]
    andai = a_view(build, f"{VILLAGES}andai/")
    assert andai.title == "Nagari Andai"
    assert andai.head_title == "Nagari Andai, Kabupaten Contoh (contoh rekaan)"
    (card,) = a_section(andai, "tentang").cards
    assert {"Jenis": "Desa", "Sebutan setempat": "nagari"}.items() <= {
        detail.label: detail.value for detail in card.fields
    }.items()


def test_villages_of_one_name_are_told_apart_by_their_kecamatan() -> None:
    files = {
        CONTOH: FICTIONAL,
        **named("barat", "Mekar", district="Barat"),
        **named("utara", "Mekar", district="Utara"),
        **named("lain", "Lain", district="Utara"),
        LAYANAN: "fictional: ya\ntitle: Layanan\nstate: running\nvillages: [utara]\n",
    }
    build = a_build_context(files)
    labels = [link.label for link in a_section(a_view(build, VILLAGES), "desa").links]
    assert labels == ["Desa Mekar, Kecamatan Barat", "Desa Lain", "Desa Mekar, Kecamatan Utara"]
    utara = a_view(build, f"{VILLAGES}utara/")
    assert utara.title == "Desa Mekar, Kecamatan Utara"
    assert utara.head_title == "Desa Mekar, Kecamatan Utara, Kabupaten Contoh (contoh rekaan)"
    layanan = a_view(build, "daerah/kabupaten-contoh/quick-win/layanan/")
    shown = [detail.value for card in a_section(layanan, "janji").cards for detail in card.fields]
    assert any("Desa Mekar, Kecamatan Utara" in str(value) for value in shown)


def test_the_summary_of_a_village_leads_its_page_with_its_source_and_stands_once() -> None:
    text = named(
        "sari", "Sari", summary="Desa di muara.", sources="[berita]", products="[Gula aren]"
    )
    source = "sources: [{id: berita, title: Berita, grade: press}]\n"
    view = a_view(a_build_context({CONTOH: FICTIONAL + source, **text}), f"{VILLAGES}sari/")
    (card,) = a_section(view, "tentang").cards
    assert view.lead == "Desa di muara."
    assert [mark.number for mark in view.lead_marks] == [1]
    assert "summary" not in {field.name for field in card.fields}
    # Products have a label, and no line without one stands above.
    assert [field.label for field in card.told if "Gula aren" in str(field.value)] == ["Produk"]
    assert (
        markdown_of(a_build_context({CONTOH: FICTIONAL + source, **text}), view.address).count(
            "Gula aren"
        )
        == 1
    )


def test_a_withdrawn_village_keeps_its_summary_below_the_reason() -> None:
    text = named(
        "sari", "Sari", summary="Desa di muara.", withdrawn="{date: 2026-01-02, reason: R}"
    )
    view = a_view(a_build_context({CONTOH: FICTIONAL, **text}), f"{VILLAGES}sari/")
    (card,) = a_section(view, "tentang").cards
    assert "R" in str(view.lead)
    assert "summary" in {field.name for field in card.fields}
