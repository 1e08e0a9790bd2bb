import re
import time

import pytest

from generator.codes import Code
from generator.link.page_addresses import page_addresses
from generator.pages.reference import reference_pages
from tests.builders import (
    CONTOH,
    FICTIONAL,
    FOLLOWING,
    LAYANAN,
    MISAL,
    REAL,
    a_site,
    arguments,
    codes,
)
from tests.contexts import a_build_context, files_of, pages_of

UPDATE = "kabupaten-contoh/updates/kabar.md"
VILLAGE = "kabupaten-contoh/villages/contohrejo.yml"
PILLARS = "_national/frameworks/pilar.yml"
RICH = {
    CONTOH: (
        f"{FOLLOWING}dimensions: [{{key: living, name: Hidup}}]\n"
        "documents: [{id: buku, title: Buku, kind: masterplan, state: exists}]\n"
        "redirects: [kabupaten-lama]\n"
    ),
    LAYANAN: "fictional: ya\nstate: planned\n",
    VILLAGE: "fictional: ya\nname: Contohrejo\nkind: desa\nredirects: [rejo]\n",
    "kabupaten-contoh/updates/dibuka.md": '---\nfictional: ya\ntitle: Dibuka\ndate: "2026"\n---\n\nSatu.\n',
    MISAL: REAL,
    "_national/frameworks/kampung.yml": (
        "name: Kampung\nsubject: village\nsources: [daftar-kode]\nitems: [{key: energy, name: Energi}]\n"
    ),
}
"""A site with a page of every kind."""


def with_link(*addresses: str) -> dict[str, str]:
    """Return the site with an update of links, a paragraph for each address, from line 7 on."""
    links = "\n\n".join(f"Lihat [ini]({address})." for address in addresses)
    return {**RICH, UPDATE: f'---\nfictional: ya\ntitle: Kabar\ndate: "2026"\n---\n\n{links}\n'}


FORMERLY = {
    **RICH,
    CONTOH: (
        "fictional: ya\nidentity: {type: kabupaten, name: Contoh}\nreference: {code: '99.01'}\n"
        "redirects: [kabupaten-lama]\n"
        "plans:\n"
        "  - {id: baru, state: in_force, framework: national-six}\n"
        "  - {id: dulu, state: former, redirects: [usang]}\n"
        "offices: [{id: kominfo, name: Dinas, kind: agency, redirects: [hubkominfo]}]\n"
        "sources: [{id: berita, title: Berita, grade: press, redirects: [kabar-lama]}]\n"
    ),
    LAYANAN: "fictional: ya\nstate: planned\nplan: baru\noffices: [kominfo]\n",
}
"""A site in which each kind of record with a page has had another identifier."""


def test_former_identifiers_lead_on() -> None:
    build = a_build_context(FORMERLY)
    made = {path.removesuffix("index.html") for path in pages_of(build)}
    for slug in ("kabupaten-contoh", "kabupaten-lama"):
        for below in (f"daerah/{slug}/rencana/usang/", f"daerah/{slug}/perangkat/hubkominfo/"):
            assert below in made
        assert f"sumber/{slug}/kabar-lama/" in made
    known = {address for address in page_addresses(build.site) if address.endswith("/")}
    former = ("/usang/", "/hubkominfo/", "/kabar-lama/")
    assert {path for path in made if path.endswith(former)} == {
        address for address in known if address.endswith(former)
    }


def test_every_page_that_is_made_can_be_linked() -> None:
    build = a_build_context(RICH)
    made = [*pages_of(build)]
    made += [path for path, _ in reference_pages(build.catalogue)]
    by_hand = {"panduan/", "tentang/", "metode/"}
    known = {
        address for address in page_addresses(build.site) if address == "" or address.endswith("/")
    }
    assert known - by_hand == {
        re.sub(r"/?(index)?\.(md|html)$", "/", path).lstrip("/") for path in made
    }


def test_files_that_can_be_linked_are_made() -> None:
    build = a_build_context(RICH)
    known = {
        address for address in page_addresses(build.site) if address and not address.endswith("/")
    }
    assert known
    assert known <= files_of(build).keys()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/daerah/",
        "/daerah/kabupaten-contoh/",
        "/daerah/kabupaten-contoh/#visi",
        "/daerah/kabupaten-contoh/dokumen/",
        "/daerah/kabupaten-contoh/dimensi/living/",
        "/daerah/kabupaten-contoh/quick-win/layanan/",
        "/daerah/kabupaten-contoh/desa-cerdas/contohrejo/",
        "/daerah/kabupaten-contoh/kabar/dibuka/",
        "/daerah/kabupaten-contoh/data/",
        "/daerah/kabupaten-lama/quick-win/layanan/",
        "/dimensi/national-six/living/",
        "/program/?cetak",
        "/panduan/menulis/",
        "/tentang/#hubungi",
        "/metode/",
        "/data/quick-win.csv",
        "https://contoh.example/daerah/tidak-ada",
        "mailto:kominfo@contoh.example",
        "#di-sini",
    ],
)
def test_a_link_to_a_page_that_is_there_passes(address: str) -> None:
    assert codes(with_link(address)) == []


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("/daerah/kabupaten-contoh", "/daerah/kabupaten-contoh/"),
        ("/daerah/kabupaten-contoh#visi", "/daerah/kabupaten-contoh/#visi"),
        ("/glosarium?a=b", "/glosarium/?a=b"),
        ("/daerah/kabupaten-conto/", "/daerah/kabupaten-contoh/"),
        ("/Daerah/Kabupaten-Contoh/", "/daerah/kabupaten-contoh/"),
        (
            "/daerah/kabupaten-contoh/quick-wins/layanan/",
            "/daerah/kabupaten-contoh/quick-win/layanan/",
        ),
        (
            "/daerah/kabupaten-contoh/desa-cerdas/contorejo",
            "/daerah/kabupaten-contoh/desa-cerdas/contohrejo/",
        ),
        ("/data/quick-wins.csv", "/data/quick-win.csv"),
        ("/daerah/kabupaten-contoh/peta-jalan/", None),
        ("/daerah/kota-misal/dokumen/", None),
        ("/daerah/kabupaten-contoh/dimensi/", None),
        ("/daerah/kabupaten-contoh/dimensi/economy/", None),
        ("/dimensi/kampung/energy/", None),
        ("/daerah/../", None),
        ("/daerah//", None),
        ("/panduan/Menulis/", None),
        ("/panduan/menulis", None),
        ("/zzz/", None),
    ],
)
def test_a_link_to_a_page_that_is_not_there_is_found_with_the_one_that_was_meant(
    address: str, meant: str | None
) -> None:
    _, [found] = a_site(with_link("/", address))
    assert (found.code, found.suggestion) == (Code.UNKNOWN_PAGE, meant)
    assert (found.span.path, found.span.line) == (f"regions/{UPDATE}", 9)
    assert dict(found.arguments)["address"] == address


def test_without_a_near_one_the_pages_around_are_named() -> None:
    below = "/daerah/kabupaten-contoh/"
    assert arguments(with_link("/daerah/kabupaten-contoh/zzz/"))["names"] == ", ".join(
        f"{below}{part}/" for part in ("data", "desa-cerdas", "dokumen", "kabar", "kartu", "lembar")
    )
    assert arguments(with_link("/zzz/zzz/"))["names"].startswith("/bandingkan/, /cari/, /daerah/, ")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("description: |\n\n  Satu.\n\n  - dua\n  - [tiga](/daerah/x/)\n", 8),
    ],
)
def test_a_link_in_a_field_is_found_at_its_line(text: str, line: int) -> None:
    _, [found] = a_site({LAYANAN: f"fictional: ya\nstate: planned\n{text}"})
    assert (found.code, found.span.line) == (Code.UNKNOWN_PAGE, line)


def test_links_to_what_a_faulty_file_left_out_are_not_judged() -> None:
    link = with_link("/daerah/kabupaten-contoh/quick-win/air/", "/daerah/kota-misal/dokumen/")
    faulty = "fictional: ya\nstate: mulai\n"
    unreadable = f"{REAL}documents: x\nsources: x\n"
    assert codes({**link, "kabupaten-contoh/quick-wins/air.yml": faulty, MISAL: unreadable}) == [
        Code.NOT_ONE_OF,
        Code.WRONG_KIND,
        Code.WRONG_KIND,
    ]
    broken = "name: Pilar\nsubject: plan\nsources: [daftar-kode]\nitems: [{key: [people], name: Orang}]\n"
    assert codes({**with_link("/dimensi/pilar/people/"), PILLARS: broken}) == [Code.WRONG_KIND]
    assert codes(
        {**with_link("/sumber/kota-misal/berita/"), MISAL: f"{REAL}sources: [{{id: [berita]}}]\n"}
    ) == [
        Code.MISSING_KEY,
        Code.WRONG_KIND,
    ]


def test_links_to_what_a_faulty_file_never_had_are_judged() -> None:
    faulty = f"{REAL}vision: x\n"
    assert codes({**with_link("/daerah/kota-misal/quick-win/air/"), MISAL: faulty}) == [
        Code.UNKNOWN_PAGE,
        Code.WRONG_KIND,
    ]


def test_links_to_sources_are_judged() -> None:
    assert codes(with_link("/sumber/nasional/daftar-kode/")) == []
    assert codes(with_link("/sumber/nasional/daftar-kodi/")) == [Code.UNKNOWN_PAGE]


def test_very_many_broken_links_cost_little() -> None:
    links = [f"/daerah/kabupaten-conto-{number}/" for number in range(1_000)]
    start = time.process_time()
    assert set(codes(with_link(*links))) == {Code.UNKNOWN_PAGE, Code.MORE_FINDINGS}
    assert time.process_time() - start < 5


def test_a_text_without_markup_has_no_links() -> None:
    assert codes({CONTOH: f"{FICTIONAL}vision: {{text: 'Lihat [ini](/zzz/)'}}\n"}) == []
