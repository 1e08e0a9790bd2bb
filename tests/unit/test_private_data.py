"""Private data: found in every spelling, masked, and not seen where nothing is private.

All persons, numbers and keys are invented; the areas 33.99 and 99 do not exist.
"""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build.data_folder import find_data
from generator.build.read import read_files
from generator.private_data import find_private, mask, masked
from tests.bench.corpus import write_project
from tests.clean_numbers import MEASURED, TUNED, clean_numbers
from tests.rows import judge_rows

A, B, C = "a" * 36, "b" * 40, "C" * 16
NIK = "3399990101900001"
SPELLINGS = (
    *(NIK, f"NIK{NIK}", f"nik_{NIK}", f"ktp-{NIK}.jpg"),
    *("3399 9901 0190 0001", "3399.9901.0190.0001", "33-99-99-010190-0001", "33.99.99.41.01.90.0001"),
    *("339999 010190 0001", "339999 01-01-90 0001", "3399 990101 90 0001", "339999/010190/0001"),
    *("33 99 99 01 01 90 00 01", "3 3 9 9 9 9 0 1 0 1 9 0 0 0 0 1", "33999901\n    01900001"),
    *("3399\u00a09901\u00a00190\u00a00001", "3399\u20109901\u20100190\u20100001", "3399·9901·0190·0001"),
    *("３３９９９９０１０１９００００１", "٣٣٩٩٩٩٠١٠١٩٠٠٠٠١", "꧓꧓꧙꧙꧙꧙꧐꧑꧐꧑꧙꧐꧐꧐꧐꧑", "３３９９ 9901 0190 0001"),
    *("339999\u200b0101900001", "339999\u200d010190\u2060 0001", "33999\u00ad90101900001"),
    *(r"\u0033399990101900001", r"\x33399990101900001", "&#51;399990101900001", "&#x33;399990101900001"),
    *("NIK 3.399.990.101.900.001", "NIK: 3399 99 0101 9000 01", "NIK 9999999999999999"),
    *("Nomor induk kependudukan: 3399999999999999", f"dua: {NIK} 3399990101900002", f"{NIK}, 2024"),
)  # fmt: skip
PRIVATE = {
    "nik": SPELLINGS,
    "family_card": (f"KK {NIK}", "No. KK: 3399-9912-1212-0012", "kartu keluarga 3399991212120012"),
    "phone": (
        *("0812-3456-7890", "0812 3456 7890", "0812.3456.7890", "081234567890", "(0812) 3456 789"),
        *("+62 812-3456-7890", "+6281234567890", "(+62) 812 3456 7890", "+62 (0)812-345-678"),
        *("6281234567890", "62 812 3456 7890", "wa.me/6281234567890", "0062 812 3456 7890"),
        *("08 12 34 56 78 90", "0812 - 3456 - 7890", "0 8 1 2 3 4 5 6 7 8 9 0", "tel:+62-812-3456-7890"),
        *("０８１２３４５６７８９０", "٠٨١٢٣٤٥٦٧٨٩٠", "HP/WA: 0812.345.6789", "hp0895-1234-56789"),
        *("62.812.345.678 (hubungi) 62.812.345.6789", "WA 62.812.345.678", "081234567890 2024"),
    ),
    "email": (
        *("nama.rekaan@gmail.com", "n@yahoo.co.id", "nama+kota@ymail.com", "NAMA@HOTMAIL.COM"),
        *("nama＠gmail.com", "nama (at) gmail.com", "nama[at]gmail[dot]com", "mailto:nama@outlook.com"),
        *("nama&#64;gmail.com", "nama@\u200bgmail.com", "<nama@proton.me>", "nama @ gmail.com"),
    ),
    "tax_number": (
        *("09.254.294.3-407.000", "NPWP 092542943407000", "NPWP: 09 254 294 3 407 000"),
        *("NPWP 0925429434070001", "npwp_0925429434070001"),
    ),
    "bank_account": (
        *("No. Rek. 1234567890", "nomor rekening: 123-456-7890", "rekening 0023-01-012345-53-1"),
        *("BCA 1234567890", "Bank Rekaan 137-00-1234567-8", "1234567890 a.n. Budi", "no_rekening: 1234567890"),
        *("1234567890 (BNI)", "account number 1234567890", "norek 1234567890", "rek ١٢٣٤٥٦٧٨٩٠"),
    ),
    "home_address": (
        *("Rumah Bapak Budi di Jl. Melati No. 5 RT 03/RW 02", "Ibu Siti, Gang Mawar No. 12"),
        *("Siti Aminah, Jl. Melati No. 5, RT 03/RW 02", "alamat rumah: Jalan Kenanga No. 12"),
        *("bertempat tinggal di Dusun Krajan RT 01 RW 04", "Pak Budi (Perum Asri Blok B4)"),
        *("Sdri. Rina, RT/RW 003/002", "Nama: Budi Rekaan, Jl Anggrek No 7"),
        "Rumah Ani Misalwati di Jalan Rekaan No. 12 RT 03/RW 04",
    ),
    "token": (
        *(f"ghp_{A}", f"gho_{A}", f"ghs_{A}", f"github_pat_{A}", f"glpat-{A}"),
        *(f"AKIA{C}", f"ASIA{C}", f"xoxb-{A}", f"https://hooks.slack.com/services/T0/B0/{A}"),
        *(f"AIza{A}", f"GOCSPX-{A}", f"ya29.{A}", f"sk_live_{A}", f"rk_live_{A}", f"sk-ant-{A}", f"sk-{B}"),
        *(f"eyJ{A}.eyJ{A}.{A}", f"123456789:AA{A[:33]}", f"token: ghp_{A}", f"ｇhp_{A}"),
    ),
    "private_key": (
        *(f"-----BEGIN {kind}PRIVATE KEY-----" for kind in ("", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED ")),
        f"-----BEGIN PRIVATE KEY-----\n{B}\n-----END PRIVATE KEY-----",
    ),
}  # fmt: skip
PUBLIC = (
    *("(021) 1234567", "0548-41234", "+62 21 1234567", "112", "119", "1500-123", "0800-1-234567"),
    *("info@diskominfo.contoh.go.id", "ppid@contoh.example", "@gmail.com", "surat di gmail.com"),
    *("Rp3.621.313.000.000.000", "3621313000000000", "kode rekening 5.1.02.01.01.0024"),
    *("saldo rekening Rp12.345.678.901", "rekening kas sebesar 12.345.678.901", "rekening listrik 2024"),
    *("33.74.01.1001 33.74.01.1002", "33.74.01.1001.2024.01", "198101012005011001", "19810101 200501 1 001"),
    *("Kantor Dinas Kominfo, Jl. Merdeka No. 1 RT 01/RW 02", "RT 03/RW 05 mendapat wifi", "1500 KK"),
    "Taman Baca Contoh di Jalan Melati No. 3 RT 02/RW 05",
    "Rumah Produksi Batik Contoh, Jl. Rekaan No. 7 RT 01/RW 02",
    "dijual di Warung Sari Rekaan di Gang Mawar No. 2 RT 02/RW 05",
    *("Bapak Budi meresmikan Balai Desa di Jl. Merdeka No. 1", "Jl. Merdeka No. 1", "Ibu kota di Jl. No. 1"),
    *("akia", "eyJ", "sk-", "task-force-of-the-region-office", "BEGIN PUBLIC KEY", "ISBN 0812345678"),
    *("0.8123456789012", "-6.2886188384 107.7076600800", "08.15 - 12.00 13.00", "08/1234/2024/11"),
    *("14.03.2015-11.05.2015", "62812500000", "62.825003015302", "2024-01-31\n  - 2025-01-31", "nama@"),
)  # fmt: skip


def test_private_data_is_found_in_every_spelling() -> None:
    def judge(row: tuple[str, str]) -> None:
        kind, text = row
        for whole in (text, f"Sebelumnya. {text} Sesudahnya.", f"kunci: {text}\nlain: 1\n"):
            assert kind in {span.kind for span in find_private(whole)}, whole

    judge_rows(((kind, text) for kind, texts in PRIVATE.items() for text in texts), judge)


def test_what_is_public_passes() -> None:
    def judge(text: str) -> None:
        assert find_private(text) == []

    judge_rows(PUBLIC, judge)


@pytest.mark.parametrize(
    "seed",
    [MEASURED[0], *(pytest.param(seed, marks=pytest.mark.slow) for seed in (TUNED, *MEASURED[1:]))],
)
def test_of_ten_thousand_clean_numbers_fewer_than_one_in_a_thousand_is_a_false_alarm(
    seed: int,
) -> None:
    alarms = [text for text in clean_numbers(seed, 10_000) if find_private(text)]
    assert len(alarms) < 10, alarms


def test_masked_data_keeps_its_length_and_less_than_half_of_its_letters() -> None:
    def judge(row: tuple[str, str]) -> None:
        kind, text = row
        for span in find_private(text):
            private = text[span.start : span.end]
            hidden = masked(private, span.kind)
            assert len(hidden) == len(private)
            secret = re.sub(r"\W|_", "", private.partition("@")[0])
            shown = re.sub(r"\W|_", "", hidden.partition("@")[0])
            assert len(shown) <= len(secret) / 2
            assert kind != "token" or secret[-4:] not in hidden
        told = mask(text)
        assert len(told) == len(text)
        assert find_private(told) == []

    judge_rows(((kind, text) for kind, texts in PRIVATE.items() for text in texts), judge)


def test_places_count_as_written() -> None:
    text = f"é “\u200b” \\u0041 {NIK} ２"
    [span] = find_private(text)
    assert text[span.start : span.end] == NIK


@pytest.mark.slow
def test_time_is_linear_in_hostile_texts() -> None:
    units = (
        *("1 1 ", "12 123 ", "0 81 ", "1 ", "a@", "RT 1 ", "Jl. A", "eyJ", "sk-", "RW No. "),
        *("\u200b1", "-----BEGIN PRIVATE KEY-----", "# privasi: ", "1\n", "62.", "081-"),
    )

    def judge(unit: str) -> None:
        whole = unit * (100_000 // len(unit))
        start = time.process_time()
        find_private(whole)
        assert time.process_time() - start < 10

    judge_rows(units, judge)


@pytest.mark.slow
def test_the_search_costs_little_beside_the_reading(tmp_path: Path) -> None:
    write_project(tmp_path / "project", 51)
    files = find_data(tmp_path / "project/regions", tmp_path / "project").files
    texts = [file.quotable for file in files]

    def seconds(work: Callable[[], object]) -> float:
        times = []
        for _ in range(5):
            start = time.process_time()
            work()
            times.append(time.process_time() - start)
        return min(times)

    reading = seconds(lambda: read_files(files))
    searching = seconds(lambda: [find_private(text) for text in texts])
    # About 3 % on a quiet machine; the rest is for busy ones.
    assert searching < 0.05 * reading, (searching, reading)
