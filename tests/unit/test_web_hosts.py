"""Hosts are read as browsers read them, and called by what they are."""

from generator.web_hosts import OFFICIAL_HOSTS, HostKind, host_problem
from tests.rows import judge_rows

LISTED = (*OFFICIAL_HOSTS, "kompas.id", "peta.id:8443", "xn--80ak6aa92e.com", "10.0.0.5")

FINE = (
    "/daerah/", "#x", "mulai.md", "mailto:a@jahat.com", "tel:+62", "",
    "https://bitung.go.id", "HTTPS://WWW.Bitung.GO.ID./a?b#c", "//go.id/a", "http://go.id:80", "https://a.go.id:443/",
    "https://www.kompas.id/a", "https://peta.id:8443/a", "https://contoh.example/@a", "https://xn--80ak6aa92e.com",
    "http://10.0.0.5/", "https://bitung.go.id/?u=https://jahat.com",
)  # fmt: skip

KINDS: tuple[tuple[str, HostKind, str], ...] = (
    ("https://jahat.com", HostKind.UNLISTED, "jahat.com"),
    ("https://jahatgo.id", HostKind.UNLISTED, "jahatgo.id"),
    ("https://id", HostKind.UNLISTED, "id"),
    ("https://peta.id", HostKind.UNLISTED, "peta.id"),
    ("https://jahat.com/go.id", HostKind.UNLISTED, "jahat.com"),
    (" \t//jahat.com", HostKind.UNLISTED, "jahat.com"),
    ("/\\jahat.com", HostKind.UNLISTED, "jahat.com"),
    ("\\\\jahat.com", HostKind.UNLISTED, "jahat.com"),
    ("///jahat.com", HostKind.UNLISTED, "jahat.com"),
    ("https:jahat.com", HostKind.UNLISTED, "jahat.com"),
    ("ht\ntps://jahat.com", HostKind.UNLISTED, "jahat.com"),
    ("https://jahat.com\\@go.id", HostKind.UNLISTED, "jahat.com"),
    ("https://jahat.com#@go.id", HostKind.UNLISTED, "jahat.com"),
    ("https://go.id@jahat.com", HostKind.USER, "jahat.com"),
    ("https://a:b@go.id", HostKind.USER, "go.id"),
    ("https://go.id%20@jahat.com", HostKind.USER, "jahat.com"),
    ("https://bitung.go.id.jahat.com", HostKind.INSIDE, "bitung.go.id.jahat.com"),
    ("https://bitung-go-id.com", HostKind.INSIDE, "bitung-go-id.com"),
    ("https://www.kompas.id.jahat.com", HostKind.INSIDE, "www.kompas.id.jahat.com"),
    ("https://bitung.go\u3002id", HostKind.DOTS, "bitung.go.id"),
    ("https://go\uff0eid\uff61jahat.com", HostKind.DOTS, "go.id.jahat.com"),
    ("https://b\u0456tung.go.id", HostKind.LETTERS, "xn--btung-n2e.go.id"),
    ("https://\u0433\u043e.id", HostKind.LETTERS, "xn--c1aw.id"),
    ("https://go%2eid.jahat.com", HostKind.LETTERS, "go.id.jahat.com"),
    ("https://xn--btung-2xe.go.id", HostKind.PUNYCODE, "xn--btung-2xe.go.id"),
    ("http://103.1.2.3/slot", HostKind.NUMBER, "103.1.2.3"),
    ("http://1728119299/", HostKind.NUMBER, "1728119299"),
    ("http://0x67.1.2.3/", HostKind.NUMBER, "0x67.1.2.3"),
    ("http://[::1]/", HostKind.NUMBER, "[::1]"),
    ("https://bitung.go.id:8443/", HostKind.PORT, "bitung.go.id"),
    ("https://jahat.com:8443/", HostKind.UNLISTED, "jahat.com"),
)  # fmt: skip


def test_own_pages_and_listed_hosts_pass() -> None:
    def judge(address: str) -> None:
        assert host_problem(address, LISTED) is None

    judge_rows(FINE, judge, name=repr)


def test_each_other_host_is_called_by_what_it_is() -> None:
    def judge(row: tuple[str, HostKind, str]) -> None:
        problem = host_problem(row[0], LISTED)
        assert problem is not None
        assert (problem.kind, problem.host) == row[1:]

    judge_rows(KINDS, judge, name=repr)
