"""Bad region files of our own, each with the code and the line that its reader must get.

A row is laid over the small publication of `targets.py`, one at a time: its text is added to the base
of its group, or is the whole file. The line counts from the first line of the row's own text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.codes import Code

FICTIONAL = 'fictional: ya\nidentity: {type: kabupaten, name: Contoh}\nreference: {code: "99.01"}\nframework: {framework: national-six}\n'
REAL = 'identity: {type: kota, name: Misal, sources: [daftar-kode]}\nreference: {code: "33.99", sources: [daftar-kode]}\n'
QUICK_WIN = "fictional: ya\ntitle: Layanan\nstate: running\n"
VILLAGE = "fictional: ya\nname: Sari\nkind: desa\n"
UPDATE = "---\nfictional: ya\ntitle: Kabar\ndate: 2026-01-02\n"
BODY = "---\nfictional: ya\ntitle: Kabar\ndate: 2026-01-02\n---\n\n"
PROVINCES = "authority: daftar-kode\nisland_groups: [{id: jawa, name: Jawa}]\nprovinces:\n"


@dataclass(frozen=True)
class BadFile:
    """A mistake, the file that has it, and what must be found."""

    mistake: str
    path: str
    data: bytes
    code: str
    line: int


WIN = "kabupaten-contoh/quick-wins/layanan.yml"
CONTOH = "kabupaten-contoh/region.yml"
MISAL = "kota-misal/region.yml"
SARI = "kabupaten-contoh/villages/sari.yml"
KABAR = "kabupaten-contoh/updates/baru.md"
GROUPS: dict[tuple[str, str], tuple[tuple[str, str, int, str], ...]] = {
    (WIN, QUICK_WIN): (
        ("a misspelt key", "MP201", 1, "duee: 2027\n"),
        ("a misspelt key without a value", "MP201", 1, "duee:\n"),
        ("an embargo without a time", "MP231", 1, "publish_at: 2027-01-01\n"),
        ("an embargo left blank", "MP231", 1, "publish_at:\n"),
        ("a draft mark that says neither yes nor no", "MP207", 1, "draft: mungkin\n"),
        ("a draft mark left blank", "MP207", 1, "draft:\n"),
        ("a key in capitals", "MP201", 1, "SUMMARY: Air minum\n"),
        ("a key with a blank in it", "MP201", 1, "done on: 2026-01-01\n"),
        ("a key of another kind of file", "MP201", 1, "district: Misalan\n"),
        ("a key twice", "MP106", 1, "title: Layanan lain\n"),
        ("a key twice, in another spelling of its letters", "MP106", 2, "summary: a\nsummary: b\n"),
        ("a key within a list item twice", "MP106", 3, "milestones:\n  - title: Satu\n    title: Dua\n"),
        ("a date of no month", "MP219", 1, "due: 2027-13\npromised_on: 2025\n"),
        ("30 February", "MP219", 1, "promised_on: 2026-02-30\n"),
        ("29 February of no leap year", "MP219", 1, "promised_on: 2025-02-29\n"),
        ("31 April", "MP219", 1, "promised_on: 2026-04-31\n"),
        ("day zero", "MP219", 1, "promised_on: 2026-04-00\n"),
        ("a date in the American order", "MP205", 1, "promised_on: 04/21/2026\n"),
        ("a date with points", "MP205", 1, "promised_on: 21.04.2026\n"),
        ("a date without its zeros", "MP205", 1, "promised_on: 2026-4-1\n"),
        ("a date with a time", "MP205", 1, "promised_on: 2026-04-21T10:00\n"),
        ("a quarter", "MP205", 1, "promised_on: 2026-Q2\n"),
        ("a year of two digits", "MP205", 1, "promised_on: '26'\n"),
        ("a date in words", "MP205", 1, "promised_on: tahun depan\n"),
        ("a date in digits of another script", "MP205", 1, "promised_on: ٢٠٢٦\n"),
        ("a date of a distant future", "MP419", 1, "promised_on: 2062-03\n"),
        ("a due date before the promise", "MP401", 2, "promised_on: 2026\ndue: 2024\n"),
        ("a due date without a promise", "MP425", 1, "due: 2027\n"),
        ("a day of completion while it runs", "MP417", 1, "done_on: 2026-03-01\n"),
        ("a group of keys for a text", "MP201", 1, "summary: {a: b}\n"),
        ("a list for a text", "MP204", 1, "summary: [a, b]\n"),
        ("sources named for a field that there is not", "MP201", 2, "sources:\n  nota: [laporan]\n"),
        ("a text for a list of records", "MP204", 1, "milestones: Pembukaan loket\n"),
        ("a text for a record", "MP204", 1, "budget_idr: banyak\n"),
        ("an empty text", "MP211", 1, 'summary: ""\n'),
        ("a text of blanks", "MP211", 1, 'summary: "   "\n'),
        ("null in a field of words", "MP134", 1, "summary: null\n"),
        ("a tilde for nothing", "MP134", 1, "summary: ~\n"),
        ("a text that says nothing", "MP220", 1, "summary: belum ada\n"),
        ("a dash for nothing", "MP134", 1, "summary: -\n"),
        ("a printed number in words", "MP223", 1, "number: satu\n"),
        ("coordinates of another country", "MP225", 1, 'coordinates: "52.37, 104.90"\n'),
        ("coordinates in words", "MP224", 1, "coordinates: tepi sungai\n"),
        ("a number with a comma and letters", "MP209", 1, "funding: [{planned_idr: dua}]\n"),
        ("a number below zero", "MP209", 1, "funding: [{planned_idr: -1}]\n"),
        ("a number with a fraction", "MP209", 1, "funding: [{planned_idr: 1.5}]\n"),
        ("a number in hexadecimal", "MP209", 1, "funding: [{planned_idr: 0x1F}]\n"),
        ("a number with an exponent", "MP209", 1, "funding: [{planned_idr: 1e3}]\n"),
        ("a number of twenty digits", "MP209", 1, "funding: [{planned_idr: 99999999999999999999}]\n"),
        ("a number with a leading zero", "MP209", 1, "funding: [{planned_idr: 007}]\n"),
        ("thousands by points", "MP206", 1, "budget_idr: {measure: Pagu, value: 1.250.000, unit: rupiah}\n"),
        ("one point and three digits", "MP206", 1, "budget_idr: {measure: Pagu, value: 1.500, unit: rupiah}\n"),
        ("an amount in words", "MP206", 1, "budget_idr: {measure: Pagu, value: dua miliar, unit: rupiah}\n"),
        ("an amount with its currency", "MP206", 1, "budget_idr: {measure: Pagu, value: 'Rp 5.000', unit: rupiah}\n"),
        ("infinity", "MP206", 1, "budget_idr: {measure: Pagu, value: .inf, unit: rupiah}\n"),
        ("no number", "MP206", 1, "budget_idr: {measure: Pagu, value: .nan, unit: rupiah}\n"),
        ("an amount in millions", "MP418", 1, "budget_idr: {measure: Pagu, value: 12, unit: juta rupiah}\n"),
        ("an amount without what it measures", "MP202", 1, "budget_idr: {value: 12, unit: rupiah}\n"),
        ("a text cut by a comma in braces", "MP222", 1, "budget_idr: {measure: Pagu, value: 3,12, unit: rupiah}\n"),
        ("a dimension of no framework", "MP406", 1, "dimension: keamanan\n"),
        ("an office that is not there", "MP301", 1, "offices: [dinas-air]\n"),
        ("a village that is not there", "MP301", 1, "villages: [tidak-ada]\n"),
        ("a source that is not there", "MP301", 1, "sources: [koran]\n"),
        ("a source of a region that is not there", "MP301", 1, "sources: [kota-tiada/koran]\n"),
        ("an office of a source's form", "MP301", 1, "offices: [kota-misal/dinas]\n"),
        ("a file that is not there", "MP801", 1, "photos: [{file: loket.jpg, alt: Loket}]\n"),
        ("a file with blanks in its name", "MP227", 1, "photos: [{file: Foto Loket.jpg, alt: Loket}]\n"),
        ("a file in another folder", "MP227", 1, "photos: [{file: ../../rahasia.jpg, alt: Loket}]\n"),
        ("a file of another site", "MP227", 1, "evidence: [{text: Foto, file: 'https://contoh.example/a.jpg'}]\n"),
        ("a picture without its words", "MP202", 1, "photos: [{file: loket.jpg}]\n"),
        ("a link to a script", "MP212", 1, "evidence: [{text: Foto, url: 'javascript:alert(1)'}]\n"),
        ("a link with a user name", "MP212", 1, "evidence: [{text: Foto, url: 'https://go.id@jahat.example/'}]\n"),
        ("a link without its scheme", "MP212", 1, "evidence: [{text: Foto, url: contoh.example/foto}]\n"),
        ("a link to a file", "MP212", 1, "evidence: [{text: Foto, url: 'file:///etc/passwd'}]\n"),
        ("a link with a blank", "MP212", 1, "evidence: [{text: Foto, url: 'https://contoh.example/a b'}]\n"),
        ("a link without a host", "MP212", 1, "evidence: [{text: Foto, url: 'http://:80/'}]\n"),
        ("a link with letters as port", "MP212", 1, "evidence: [{text: Foto, url: 'http://contoh.example:satu/'}]\n"),
        ("a link with a backslash", "MP212", 1, "evidence: [{text: Foto, url: 'https:\\\\contoh.example'}]\n"),
        ("markup in rich text", "MP210", 2, "description: |\n  Air <b>minum</b>\n"),
        ("a script in rich text", "MP210", 4, "description: |\n  Air minum\n\n  <script>alert(1)</script>\n"),
        ("a picture in rich text", "MP210", 2, "description: |\n  ![foto](https://contoh.example/a.png)\n"),
        ("code in rich text", "MP210", 2, "description: |\n  Pakai `kode`\n"),
        ("a heading in rich text of a field", "MP210", 2, "description: |\n  # Judul\n"),
        ("a table in rich text", "MP210", 2, "description: |\n  | a | b |\n  | - | - |\n  | 1 | 2 |\n"),
        ("a link to a script in rich text", "MP212", 3, "description: |\n  Air\n  [minum](javascript:alert(1))\n"),
        ("a link by name in rich text", "MP210", 2, "description: |\n  [minum][air]\n"),
        ("a comment in rich text", "MP210", 2, "description: |\n  <!-- rahasia -->\n"),
        ("a text that is too long", "MP215", 1, f"summary: {'kata ' * 500}\n"),
        ("a state of another list", "MP203", 2, "history:\n  - {date: 2026-01, state: merayap}\n"),
        ("an unfinished group of languages", "MP201", 1, "summary: {ind: Air minum}\n"),
        ("the word for a kota in a kabupaten", "MP405", 1, "summary: Wali kota meninjau pipa.\n"),
        ("evidence without its text", "MP202", 2, "evidence:\n  - date: 2026-01\n"),
        ("a budget as a list", "MP204", 1, "budget_idr: [1, 2]\n"),
        ("yes and no for a list", "MP204", 1, "milestones: ya\n"),
    ),
    (WIN, ""): (
        ("late is computed", "MP213", 3, "fictional: ya\ntitle: Layanan\nstate: terlambat\n"),
        ("a state of no list", "MP203", 3, "fictional: ya\ntitle: Layanan\nstate: merayap\n"),
        ("no state", "MP202", 1, "fictional: ya\ntitle: Layanan\n"),
        ("done without its day", "MP428", 2, "fictional: ya\nstate: done\nevidence: [{text: Berita acara}]\n"),
        ("done without evidence", "MP429", 2, "fictional: ya\nstate: done\ndone_on: 2026-03-01\n"),
        ("achieved in part without evidence", "MP429", 2, "fictional: ya\nstate: Tercapai sebagian\n"),
        ("not achieved years before it is due", "MP436", 4, "fictional: ya\npromised_on: 2025\ndue: 2060\nstate: tidak tercapai\n"),
        ("achieved in part, but how far?", "MP437", 2, "fictional: ya\nstate: partly_achieved\nevidence: [{text: a}]\nprogress: {unit: titik, target: 8}\n"),
        ("not achieved with all of its things", "MP448", 2, "fictional: ya\nstate: not_achieved\nprogress: {unit: a, target: 8, reports: [{date: 2025, reached: 8}]}\n"),
        ("neither yes nor no", "MP207", 1, "fictional: mungkin\nstate: planned\n"),
        ("the mark left out", "MP412", 1, "state: planned\n"),
        ("an empty file", "MP103", 1, ""),
        ("a comment alone", "MP103", 1, "# nanti\n"),
        ("a list at the root", "MP105", 1, "- fictional: ya\n"),
        ("a text at the root", "MP105", 1, "Layanan air\n"),
        ("a second document", "MP112", 3, "fictional: ya\nstate: planned\n---\nstate: done\n"),
        ("marks of a merge", "MP104", 2, "fictional: ya\n<<<<<<< satu\nstate: planned\n=======\nstate: done\n>>>>>>> dua\n"),
        ("a tab before a key", "MP115", 3, "fictional: ya\nbudget_idr:\n\tmeasure: Pagu\nstate: planned\n"),
        ("an anchor", "MP107", 2, "fictional: ya\ntitle: &a Layanan\nstate: planned\n"),
        ("an alias", "MP108", 3, "fictional: ya\ntitle: Layanan\nsummary: *a\nstate: planned\n"),
        ("a merge key", "MP109", 2, "fictional: ya\n<<: {title: Layanan}\nstate: planned\n"),
        ("a tag that runs code", "MP110", 2, "fictional: ya\ntitle: !!python/object/apply:os.system [ls]\nstate: planned\n"),
        ("a tag that reads the environment", "MP110", 2, "fictional: ya\ntitle: !ENV HOME\nstate: planned\n"),
        ("a tag that includes a file", "MP110", 2, "fictional: ya\ntitle: !include /etc/passwd\nstate: planned\n"),
        ("a directive", "MP111", 1, "%YAML 1.1\n---\nstate: planned\n"),
        ("a key that is a list", "MP113", 2, "fictional: ya\n? [a, b]\n: c\nstate: planned\n"),
        ("a colon within a text", "MP121", 2, "fictional: ya\ntitle: Layanan: air\nstate: planned\n"),
        ("an at sign before a text", "MP122", 2, "fictional: ya\ntitle: @layanan\nstate: planned\n"),
        ("a back quote before a text", "MP122", 2, "fictional: ya\ntitle: `layanan`\nstate: planned\n"),
        ("a percent sign before a text", "MP122", 2, "fictional: ya\ntitle: %50 warga\nstate: planned\n"),
        ("a quote that is not closed", "MP123", 2, 'fictional: ya\ntitle: "Layanan\nstate: planned\n'),
        ("words after a quote", "MP129", 2, 'fictional: ya\ntitle: "Layanan" air\nstate: planned\n'),
        ("a bracket that is not closed", "MP130", 3, "fictional: ya\nstate: planned\noffices: [dinas\n"),
        ("a brace that is not closed", "MP130", 3, "fictional: ya\nstate: planned\nbudget_idr: {measure: Pagu\n"),
        ("an escape of another language", "MP131", 2, 'fictional: ya\ntitle: "Layanan \\d"\nstate: planned\n'),
        ("an escape of half a character", "MP131", 2, 'fictional: ya\ntitle: "a\\ud800b"\nstate: planned\n'),
        ("words below a text, without blanks", "MP132", 3, "fictional: ya\ntitle: Layanan\nair minum\nstate: planned\n"),
        ("a dash behind a key", "MP133", 3, "fictional: ya\nstate: planned\nmilestones: - title: Satu\n"),
        ("no blank behind a dash", "MP125", 4, "fictional: ya\nstate: planned\noffices:\n  -dinas\n  -badan\n"),
        ("no blank behind a colon", "MP128", 2, "fictional: ya\ntitle:Layanan\nstate: planned\n"),
        ("an indent too deep", "MP124", 5, "fictional: ya\nstate: planned\nmilestones:\n  - title: Satu\n     due: 2026\n"),
        ("a hash that cuts the text", "MP127", 2, "fictional: ya\ntitle: Kota #1 terbaik\nstate: planned\n"),
        ("a bullet of a chat", "MP136", 4, "fictional: ya\nstate: planned\nmilestones:\n  • title: Satu\n"),
        ("curly quotes", "MP137", 3, "fictional: ya\nstate: planned\npromised_on: “2026”\n"),
        ("a no-break space as indent", "MP135", 4, "fictional: ya\nstate: planned\nmilestones:\n\xa0\xa0- title: Satu\n"),
        ("a no-break space behind a colon", "MP135", 2, "fictional: ya\nstate:\xa0planned\n"),
        ("deeper than any record", "MP114", 3, f"fictional: ya\nstate: planned\nsummary: {'[' * 40}{']' * 40}\n"),
        ("ten thousand brackets", "MP114", 3, f"fictional: ya\nstate: planned\nsummary: {'[' * 10_000}\n"),
        ("a control character", "MP116", 2, "fictional: ya\ntitle: Lay\x07anan\nstate: planned\n"),
        ("an escape of a terminal", "MP116", 2, "fictional: ya\ntitle: \x1b[31mLayanan\nstate: planned\n"),
        ("a zero byte", "MP116", 2, "fictional: ya\ntitle: Lay\x00anan\nstate: planned\n"),
        ("a line separator", "MP117", 2, "fictional: ya\ntitle: Lay\u2028anan\nstate: planned\n"),
        ("a next-line character", "MP117", 2, "fictional: ya\ntitle: Lay\x85anan\nstate: planned\n"),
        ("words from right to left", "MP118", 2, "fictional: ya\ntitle: Lay\u202eanan\nstate: planned\n"),
        ("an isolate that is not closed", "MP118", 2, "fictional: ya\ntitle: Lay\u2066anan\nstate: planned\n"),
        ("a mark of direction", "MP118", 2, "fictional: ya\ntitle: Lay\u200fanan\nstate: planned\n"),
        ("a blank without width", "MP119", 2, "fictional: ya\ntitle: Lay\u200banan\nstate: planned\n"),
        ("a soft hyphen", "MP119", 2, "fictional: ya\ntitle: Lay\u00adanan\nstate: planned\n"),
        ("a word joiner", "MP119", 2, "fictional: ya\ntitle: Lay\u2060anan\nstate: planned\n"),
        ("a letter of a tag", "MP119", 2, "fictional: ya\ntitle: Lay\U000e0041anan\nstate: planned\n"),
        ("a mark for lost letters", "MP120", 2, "fictional: ya\ntitle: Lay\ufffdanan\nstate: planned\n"),
        ("an invisible character by its escape", "MP119", 2, 'fictional: ya\ntitle: "Lay\\u200banan"\nstate: planned\n'),
        ("a control character by its escape", "MP116", 2, 'fictional: ya\ntitle: "Lay\\x1banan"\nstate: planned\n'),
        ("a direction by its escape", "MP118", 2, 'fictional: ya\ntitle: "Lay\\u202eanan"\nstate: planned\n'),
    ),
    (CONTOH, FICTIONAL): (
        ("an identifier with capitals", "MP208", 1, "offices: [{id: Diskominfo, name: Dinas, kind: agency}]\n"),
        ("an identifier with blanks", "MP208", 2, "offices:\n  - id: dinas air\n    name: Dinas\n    kind: agency\n"),
        ("an identifier with two hyphens", "MP208", 1, "people: [{id: ani--b, name: Ani}]\n"),
        ("an identifier that leaves its folder", "MP208", 1, "people: [{id: ../ani, name: Ani}]\n"),
        ("an identifier of other letters", "MP208", 1, "people: [{id: аni, name: Ani}]\n"),
        ("an identifier twice", "MP302", 3, "people:\n  - {id: ani, name: Ani}\n  - {id: ani, name: Budi}\n"),
        ("a dimension twice", "MP303", 3, "dimensions:\n  - {key: living, name: Hidup}\n  - {key: living, name: Sehat}\n"),
        ("a key of no dimension", "MP406", 2, "dimensions:\n  - {key: hidup, name: Hidup}\n"),
        ("a subdimension of another dimension", "MP406", 4, "dimensions:\n  - key: living\n    name: Hidup\n    objectives: [{text: Sehat, subdimension: public-service}]\n"),
        ("a text in place of a list", "MP204", 1, "missions: Melayani warga\n"),
        ("a year of five digits", "MP217", 2, "evaluations:\n  - year: 20205\n"),
        ("a year before there were evaluations", "MP217", 2, "evaluations:\n  - year: 1800\n"),
        ("a score with a comma", "MP206", 3, "evaluations:\n  - year: 2024\n    score: 3,1\n"),
        ("weights that are no whole", "MP409", 4, "evaluations:\n  - year: 2025\n    score: 3.10\n    parts: [{part: output, weight_percent: 60, score: 3.00}, {part: outcome, weight_percent: 30, score: 3.25}]\n"),
        ("a score that is not the sum of its parts", "MP410", 3, "evaluations:\n  - year: 2025\n    score: 3.50\n    parts: [{part: output, weight_percent: 60, score: 3.00}, {part: outcome, weight_percent: 40, score: 3.25}]\n"),
        ("a part of no list", "MP203", 3, "evaluations:\n  - year: 2025\n    parts: [{part: hasil, score: 3.00}]\n"),
        ("half a person", "MP221", 3, "figures:\n  - measure: Warga yang dilatih\n    value: 12.5\n    unit: orang\n"),
        ("one measure with two values", "MP407", 3, "figures:\n  - {measure: Titik Wi-Fi, value: 40, date: 2025}\n  - {measure: Titik Wi-Fi, value: 52, date: 2025}\n"),
        ("another value without a reason", "MP408", 4, "figures:\n  - measure: Titik Wi-Fi\n    value: 40\n    alternatives: [{value: 52 titik}]\n"),
        ("a figure in words", "MP206", 3, "figures:\n  - measure: Titik Wi-Fi\n    value: banyak\n"),
        ("a figure with its unit", "MP206", 3, "figures:\n  - measure: Luas\n    value: 12 km\n    unit: km\n"),
        ("a plan that ends before it begins", "MP401", 5, "vision:\n  text: Maju\n  period:\n    start: 2029\n    end: 2025\n"),
        ("the wrong weekday", "MP402", 6, "events:\n  - id: bimtek\n    title: Bimtek\n    state: held\n    start: 2026-03-04\n    weekday: kamis\n"),
        ("no weekday", "MP203", 5, "events:\n  - id: bimtek\n    title: Bimtek\n    state: held\n    weekday: harini\n"),
        ("an event that was held tomorrow", "MP419", 5, "events:\n  - id: bimtek\n    title: Bimtek\n    state: held\n    start: 2027-03-04\n"),
        ("two at one post", "MP427", 5, "people:\n  - {id: ani, name: Ani}\n  - {id: budi, name: Budi}\nposts:\n  - {title: Bupati, person: ani, tenure: current}\n  - {title: Bupati, person: budi, tenure: current}\n"),
        ("a person that is not there", "MP301", 1, "posts: [{title: Camat, person: cici, tenure: current}]\n"),
        ("a tenure of no list", "MP203", 1, "posts: [{title: Camat, tenure: kadang}]\n"),
        ("a body that is planned and formed", "MP430", 4, "bodies:\n  - id: dewan\n    kind: council\n    state: planned\n    formed: 2025\n"),
        ("a kind of body of no list", "MP203", 3, "bodies:\n  - id: dewan\n    kind: arisan\n    state: formed\n"),
        ("a document without its kind", "MP202", 2, "documents:\n  - {id: buku, title: Buku, state: exists}\n"),
        ("a document that is not there", "MP301", 1, "road_map: {document: buku}\n"),
        ("a source that nobody names", "MP502", 2, "sources:\n  - {id: koran, title: Koran, grade: press}\n"),
        ("a source without its grade", "MP202", 2, "sources:\n  - {id: koran, title: Koran}\n"),
        ("a grade of no list", "MP203", 2, "sources:\n  - {id: koran, title: Koran, grade: gosip}\n"),
        ("a former address with a slash", "MP208", 1, "redirects: [daerah/lama]\n"),
        ("a former address out of the site", "MP208", 1, "redirects: ['https://jahat.example']\n"),
        ("eleven former addresses", "MP218", 1, f"redirects: [{', '.join(f'kabupaten-lama-{n}' for n in range(11))}]\n"),
        ("a former address that is another region's", "MP303", 1, "redirects: [kabupaten-contoh]\n"),
        ("a cohort in words", "MP209", 1, "participations: [{summary: Ikut, cohort: tahun dua ribu}]\n"),
        ("a language of no list", "MP201", 1, "vision: {text: {fr: Avancer}}\n"),
        ("a word of no language", "MP203", 3, "statements:\n  - {kind: quote, text: Maju, \n     words: [{word: maju, language: klingon, meaning: Maju}]}\n"),
    ),
    (CONTOH, ""): (
        ("no identity", "MP202", 1, 'fictional: ya\nreference: {code: "99.01"}\n'),
        ("no code", "MP202", 3, "fictional: ya\nidentity: {type: kabupaten, name: Contoh}\nreference: {}\n"),
        ("a type of no list", "MP203", 2, 'fictional: ya\nidentity: {type: provinsi, name: Contoh}\nreference: {code: "99.01"}\n'),
        ("a code of words", "MP214", 3, "fictional: ya\nidentity: {type: kabupaten, name: Contoh}\nreference: {code: contoh}\n"),
        ("a code without its point", "MP214", 3, "fictional: ya\nidentity: {type: kabupaten, name: Contoh}\nreference: {code: 9901}\n"),
        ("a code of three digits", "MP214", 3, 'fictional: ya\nidentity: {type: kabupaten, name: Contoh}\nreference: {code: "99.1"}\n'),
        ("a real code in an invented region", "MP413", 3, 'fictional: ya\nidentity: {type: kabupaten, name: Contoh}\nreference: {code: "33.01"}\n'),
        ("a name that is not the folder's", "MP304", 2, 'fictional: ya\nidentity: {type: kabupaten, name: Misalan}\nreference: {code: "99.01"}\n'),
        ("a name with its kind", "MP311", 2, 'fictional: ya\nidentity: {type: kabupaten, name: Kabupaten Contoh}\nreference: {code: "99.01"}\n'),
        ("a kota's code for a kabupaten", "MP420", 3, 'fictional: ya\nidentity: {type: kabupaten, name: Contoh}\nreference: {code: "99.71"}\n'),
        ("a framework that is not there", "MP301", 4, 'fictional: ya\nidentity: {type: kabupaten, name: Contoh}\nreference: {code: "99.01"}\nframework: {framework: tujuh}\n'),
        ("a dimension without a framework", "MP308", 1, 'fictional: ya\nidentity: {type: kabupaten, name: Contoh}\nreference: {code: "99.01"}\nflagships: [{id: pasar, title: Pasar, dimension: economy}]\n'),
    ),
    (MISAL, REAL): (
        ("no source", "MP501", 1, "vision: {text: Maju}\n"),
        ("a source twice", "MP504", 1, "vision: {text: Maju, sources: [daftar-kode, daftar-kode]}\n"),
        ("two sources for two fields", "MP505", 1, "vision: {text: Maju, owner: Wali Kota, sources: [daftar-kode, koran]}\nsources: [{id: koran, title: Koran, grade: press}]\n"),
        ("sources that are not handed down", "MP506", 4, "brand:\n  sources: [daftar-kode, koran]\n  name: Misal\n  taglines: [{text: Maju}]\nsources: [{id: koran, title: Koran, grade: press}]\n"),
        ("a source of an invented region", "MP503", 1, "vision: {text: Maju, sources: [kabupaten-contoh/buku]}\n"),
        ("the mark of an invented region", "MP413", 0, "fictional: ya\n"),
    ),
    (MISAL, ""): (
        ("a province that is not the code's", "MP411", 2, 'identity: {type: kota, name: Misal, sources: [daftar-kode]}\nreference: {code: "33.99", province: "34", sources: [daftar-kode]}\n'),
        ("the code of another region", "MP421", 2, 'identity: {type: kota, name: Misal, sources: [daftar-kode]}\nreference: {code: "33.98", sources: [daftar-kode]}\n'),
    ),
    (SARI, VILLAGE): (
        ("a village's code without points", "MP422", 1, "code: 9901042099\n"),
        ("a village's code with a letter", "MP422", 1, "code: 99.01.04.20A9\n"),
        ("a village's code that is too short", "MP422", 1, 'code: "99.01.04"\n'),
        ("a village of another region", "MP423", 1, 'code: "33.99.04.2099"\n'),
        ("a kelurahan's code for a desa", "MP420", 1, 'code: "99.01.04.1099"\n'),
        ("an office that is not there, for a village", "MP301", 1, "offices: [kominfo]\n"),
        ("a figure without its measure", "MP202", 1, "figures: [{value: 12}]\n"),
        ("a village's key misspelt", "MP201", 1, "distrik: Misalan\n"),
    ),
    (SARI, ""): (
        ("a kind of village of no list", "MP203", 3, "fictional: ya\nname: Sari\nkind: kampungan\n"),
        ("a local word for the kind", "MP424", 3, "fictional: ya\nname: Sari\nkind: nagari\n"),
        ("a village without its name", "MP202", 1, "fictional: ya\nkind: desa\n"),
        ("a village as a list", "MP105", 1, "- name: Sari\n"),
    ),
    (KABAR, UPDATE): (
        ("a key of an update misspelt", "MP201", 1, "autor: kominfo\n---\n\nIsi.\n"),
        ("the text as a key", "MP201", 1, "body: Isi\n---\n\nIsi.\n"),
        ("an author that is not there", "MP301", 1, "author: kominfo\n---\n\nIsi.\n"),
        ("a quick win that is not there", "MP301", 1, "quick_wins: [pasar]\n---\n\nIsi.\n"),
        ("an embargo left blank, in an update", "MP231", 1, "publish_at:\n---\n\nIsi.\n"),
        ("a front matter without its end", "MP141", -3, "\nIsi.\n"),
        ("no text below the front matter", "MP211", 2, "---\n\n"),
    ),
    (KABAR, BODY): (
        ("markup in an update", "MP210", 1, "Isi <b>tebal</b>\n"),
        ("a script in an update", "MP210", 3, "Isi\n\n<script>alert(1)</script>\n"),
        ("a heading of the first level", "MP210", 3, "Isi\n\n# Judul\n"),
        ("a heading of the fourth level", "MP210", 3, "Isi\n\n#### Judul\n"),
        ("a picture in an update", "MP813", 2, "Isi\n![foto](a.png)\n"),
        ("a link to a page that is not there", "MP307", 1, "Baca [ini](/daerah/kabupaten-tiada/).\n"),
        ("a link to a script in an update", "MP212", 1, "Baca [ini](javascript:alert(1)).\n"),
        ("a link without its scheme, in an update", "MP212", 1, "Baca [ini](//jahat.example).\n"),
        ("a frame in an update", "MP210", 1, "<iframe src=https://jahat.example></iframe>\n"),
        ("hidden words in an update", "MP210", 1, '<p style="display:none">slot gacor</p>\n'),
        ("an HTML comment in an update", "MP210", 1, "<!-- slot gacor -->\n"),
        ("very many brackets in an update", "MP210", 1, f"{'[' * 5_000}\n"),
    ),
    (KABAR, ""): (
        ("no front matter", "MP140", 1, "Isi kabar.\n"),
        ("a front matter of long dashes", "MP140", 1, "—\ntitle: Kabar\n—\n\nIsi.\n"),
        ("an update without its date", "MP202", 2, "---\nfictional: ya\ntitle: Kabar\n---\n\nIsi.\n"),
        ("an update of tomorrow", "MP419", 4, "---\nfictional: ya\ntitle: Kabar\ndate: 2027-01-01\n---\n\nIsi.\n"),
        ("an update without its title", "MP202", 2, "---\nfictional: ya\ndate: 2026-01-01\n---\n\nIsi.\n"),
        ("an update with an impossible day", "MP219", 4, "---\nfictional: ya\ntitle: Kabar\ndate: 2026-02-30\n---\n\nIsi.\n"),
    ),
    ("_national/provinces.yml", PROVINCES): (
        ("a province's code of four digits", "MP216", 1, '  - {code: "33.00", name: Misal Tengah, island_group: jawa, column: 1, row: 1}\n'),
        ("two provinces on one tile", "MP305", 2, '  - {code: "33", name: Misal Tengah, island_group: jawa, column: 1, row: 1}\n  - {code: "34", name: Misal Timur, island_group: jawa, column: 1, row: 1}\n'),
        ("an island group that is not there", "MP301", 1, '  - {code: "33", name: Misal Tengah, island_group: laut, column: 1, row: 1}\n  - {code: "34", name: Misal Timur, island_group: jawa, column: 2, row: 1}\n'),
    ),
    ("_national/programme.yml", "name: Gerakan Menuju Smart City\nuniverse: {value: 514, sources: [daftar-kode]}\n"): (
        ("more than there are", "MP414", 1, "cohorts: [{year: 2022, chosen: 5140, sources: [daftar-kode]}]\n"),
        ("a part over its whole", "MP416", 1, "cohorts: [{year: 2022, chosen: 50, repeats: 70, sources: [daftar-kode]}]\n"),
        ("a sum that is none", "MP403", 4, "cohorts: [{year: 2021, chosen: 48, sources: [daftar-kode]}, {year: 2022, chosen: 50, sources: [daftar-kode]}]\ntotals:\n  - measure: participations\n    value: 100\n    up_to: 2022\n    sources: [daftar-kode]\n"),
    ),
}  # fmt: skip
"""Rows by file and base: the mistake, the code, the line of the row's own text, and this text."""

BYTES: tuple[tuple[str, str, int, bytes], ...] = (
    ("Windows-1252", "MP101", 2, "fictional: ya\ntitle: Café\nstate: planned\n".encode("cp1252")),
    ("half a character of UTF-8", "MP101", 2, b"fictional: ya\ntitle: \xe2\x82\nstate: planned\n"),
    ("an overlong slash", "MP101", 2, b"fictional: ya\ntitle: \xc0\xaf\nstate: planned\n"),
    ("a surrogate in UTF-8", "MP101", 2, b"fictional: ya\ntitle: \xed\xa0\x80\nstate: planned\n"),
    ("UTF-16 with its mark", "MP161", 1, QUICK_WIN.encode("utf-16")),
    ("UTF-16 without its mark", "MP161", 1, QUICK_WIN.encode("utf-16-le")),
    ("UTF-32", "MP161", 1, QUICK_WIN.encode("utf-32")),
    (
        "a document of Word",
        "MP160",
        1,
        b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml word/document.xml",
    ),
    ("a PDF", "MP160", 1, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
    ("a picture", "MP160", 1, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
    ("two megabytes and more", "MP102", 1, QUICK_WIN.encode() + b"# " + b"x" * 2_000_000),
    ("fifty thousand keys", "MP201", 1, b"".join(b"k%d: v\n" % n for n in range(50_000))),
)
"""Rows of a quick win whose text is no UTF-8, or too much of it."""

LATER: tuple[tuple[str, str, int, str], ...] = (
    ("a NIK", "MP601", 4, "summary: Pendaftar, NIK 3399014101900001, menerima bibit.\n"),
    ("a NIK of a woman", "MP601", 4, "summary: Pendaftar 3399014101900002 menerima bibit.\n"),
    ("a NIK with blanks", "MP601", 4, "summary: Pendaftar 339901 410190 0003 menerima bibit.\n"),
    ("a NIK with points", "MP601", 4, "summary: Pendaftar 33.99.01.410190.0004 menerima bibit.\n"),
    (
        "a NIK in full-width digits",
        "MP601",
        4,
        "summary: Pendaftar ３３９９０１４１０１９００００５ menerima.\n",
    ),
    ("a NIK in Arabic digits", "MP601", 4, "summary: Pendaftar ٣٣٩٩٠١٤١٠١٩٠٠٠٠٦ menerima.\n"),
    (
        "a NIK with characters that nobody sees",
        "MP601",
        4,
        'summary: "NIK 3399014101\\u00ad900007"\n',
    ),
    ("a NIK in a comment", "MP601", 4, "# 3399014101900008\n"),
    ("a NIK in a list", "MP601", 5, "evidence:\n  - text: Penerima 3399014101900009\n"),
    ("a family card", "MP601", 4, "summary: Kartu keluarga 3399010101200001 tercatat.\n"),
    ("a mobile telephone", "MP601", 4, "summary: Hubungi Ani di 0812-3456-7890.\n"),
    (
        "a mobile telephone with the country",
        "MP601",
        4,
        "summary: Hubungi Ani di +62 812 3456 7890.\n",
    ),
    ("a link to a chat", "MP601", 4, "summary: Hubungi wa.me/6281234567890 segera.\n"),
    ("a private e-mail", "MP601", 4, "summary: Surel ani.rekaan@gmail.com untuk mendaftar.\n"),
    ("a tax number", "MP601", 4, "summary: NPWP 01.234.567.8-999.000 atas nama Ani.\n"),
    ("a bank account", "MP601", 4, "summary: Rekening BRI 1234-01-012345-53-9 a.n. Ani.\n"),
    (
        "a home address",
        "MP601",
        4,
        "summary: Rumah Ani Misalwati di Jalan Rekaan No. 12 RT 03/RW 04.\n",
    ),
    ("a private key", "MP602", 4, "# -----BEGIN RSA PRIVATE KEY-----\n"),
    ("a token of a git host", "MP602", 4, f"# ghp_{'a1B2' * 9}\n"),
    ("a Cyrillic letter in a Latin word", "MP142", 4, "summary: Kotа Contoh maju.\n"),
    ("a Greek letter in a Latin word", "MP142", 4, "summary: Kοta Contoh maju.\n"),
    ("letters in the wrong encoding", "MP143", 4, "summary: PÃ©sona Contoh.\n"),
    ("quotes in the wrong encoding", "MP143", 4, "summary: â€œMajuâ€\x9d bersama.\n"),
    ("letters of mathematics", "MP144", 4, "summary: 𝐂𝐞𝐫𝐝𝐚𝐬 bersama.\n"),
    ("full-width letters", "MP144", 4, "summary: Ｃｅｒｄａｓ bersama.\n"),
    ("a Hangul filler", "MP119", 4, "summary: Lay\u3164anan warga.\n"),
    ("a Hangul filler of a syllable", "MP119", 4, "summary: Lay\u115fanan warga.\n"),
    ("a joiner alone", "MP119", 4, "summary: Lay\u200danan warga.\n"),
    (
        "a link to a host outside the list",
        "MP701",
        4,
        "evidence: [{text: Foto, url: 'https://galeri-air.com/'}]\n",
    ),
    (
        "a host that seems to be another",
        "MP702",
        4,
        "evidence: [{text: Foto, url: 'https://contoh.go.id.jahat.com/'}]\n",
    ),
    (
        "a host of other letters",
        "MP702",
        4,
        "evidence: [{text: Foto, url: 'https://cоntoh.go.id/'}]\n",
    ),
    (
        "a host in punycode",
        "MP702",
        4,
        "evidence: [{text: Foto, url: 'https://xn--cntoh-jye.go.id/'}]\n",
    ),
    (
        "a host with ideographic points",
        "MP702",
        4,
        "evidence: [{text: Foto, url: 'https://contoh。go。id/'}]\n",
    ),
    ("a host by its number", "MP702", 4, "evidence: [{text: Foto, url: 'https://2130706433/'}]\n"),
    (
        "a link to an unlisted host in rich text",
        "MP701",
        5,
        "description: |\n  Baca [ini](https://slot-gacor.com/).\n",
    ),
)
"""Rows of a quick win for rules that join the program at this time; see `is_judged`."""


COMES_WITH = {
    "a Hangul filler": "MP142",
    "a Hangul filler of a syllable": "MP142",
    "a joiner alone": "MP142",
}
"""Mistakes that join a code the program has, together with a new one."""


def is_judged(row: BadFile) -> bool:
    """Return whether the program has the row's rule; a row for a rule to come waits for its code."""
    return COMES_WITH.get(row.mistake, row.code) in set(Code)


def rows() -> Iterator[BadFile]:
    """Yield every bad file."""
    for (path, base), group in GROUPS.items():
        for mistake, code, line, text in group:
            yield BadFile(mistake, path, (base + text).encode(), code, base.count("\n") + line)
    for mistake, code, line, text in LATER:
        yield BadFile(mistake, WIN, (QUICK_WIN + text).encode(), code, line)
    for mistake, code, line, data in BYTES:
        yield BadFile(mistake, WIN, data, code, line)
