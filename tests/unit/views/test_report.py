"""Reports of mistakes: to whom, and with what filled in."""

import dataclasses
from html import unescape
from urllib.parse import parse_qs, urlsplit

from generator.views.components.report import Report, view_report
from tests.builders import CONTOH, FICTIONAL, MISAL, REAL
from tests.contexts import Staged, a_build_context, a_context

SITE = "https://kota.example/"
PAGE = "daerah/kota-misal/dokumen/"
BODY = f"{SITE}{PAGE}\nKeliru:\nBenar:\nSumber:"
OFFICES = """offices:
  - {id: lama, name: Lama, kind: agency, ended: '2020', contact: {email: lama@kota.example}, sources: [daftar-kode]}
  - {id: tanpa, name: Tanpa, kind: agency, contact: {telephone: '110'}, sources: [daftar-kode]}
  - id: kominfo
    name: Kominfo
    kind: agency
    contact: {email: kominfo@kota.example, url: https://wa.me/6281100000}
    sources: [daftar-kode]
  - {id: lain, name: Lain, kind: agency, contact: {email: lain@kota.example}, sources: [daftar-kode]}
"""


def build(offices: str = "", contact: str | None = None) -> Staged:
    """Return a context with a real and an invented region that have the same offices."""
    files = {
        MISAL: REAL + offices,
        CONTOH: FICTIONAL + offices.replace(", sources: [daftar-kode]", ""),
    }
    made = a_build_context(files, site_url=SITE)
    return dataclasses.replace(made, settings=dataclasses.replace(made.settings, contact=contact))


def report(made: Staged, slug: str | None = "kota-misal") -> Report:
    return view_report(a_context(made, PAGE, slug))


def hrefs(found: Report) -> list[str]:
    return [unescape(way.href) for way in found.ways]


def test_a_report_goes_to_the_first_office_that_can_be_written_to() -> None:
    mail, chat = map(urlsplit, hrefs(report(build(OFFICES, "mailto:situs@kota.example"))))
    assert (mail.scheme, mail.path) == ("mailto", "kominfo@kota.example")
    assert parse_qs(mail.query) == {"subject": ["Kekeliruan"], "body": [BODY]}
    assert (chat.netloc, chat.path) == ("wa.me", "/6281100000")
    assert parse_qs(chat.query) == {"text": [BODY]}


def test_without_such_an_office_a_report_goes_to_the_publisher() -> None:
    contacts = {
        "mailto:situs@kota.example": "mailto:situs@kota.example?subject=",
        "https://wa.me/6281": "https://wa.me/6281?text=",
        "https://kota.example/kontak": "https://kota.example/kontak",
        "tel:+62-21": "tel:+62-21",
    }
    for contact, start in contacts.items():
        (href,) = hrefs(report(build(contact=contact)))
        assert href.startswith(start), contact


def test_an_invented_region_has_no_address_of_its_own() -> None:
    made = build(OFFICES, "mailto:situs@kota.example")
    (href,) = hrefs(report(made, "kabupaten-contoh"))
    assert href.startswith("mailto:situs@kota.example?")


def test_without_any_address_the_page_says_whom_to_ask() -> None:
    made = build()
    of_region = report(made)
    assert of_region.ways == ()
    assert "PPID Kota Misal" in str(of_region.advice)
    assert 'href="../surat/"' in str(of_region.advice)
    for slug in ("kabupaten-contoh", None):
        assert "panduan/bertanya/" in str(report(made, slug).advice)
