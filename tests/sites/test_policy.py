"""What a browser may load and do on the site: the policy of each page, and the headers for hosts."""

import datetime as dt
import re
from pathlib import Path

import jinja2
from selectolax.lexbor import LexborHTMLParser

from generator.packaged import THEME_DIR
from tests.browser.serve import header_rules
from tests.reading import attribute, cards, first, is_moved, pages
from tests.rows import judge_rows

POLICY = 'meta[http-equiv="Content-Security-Policy"]'
DATA = "application/ld+json"
ALLOWED = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
"""What every page of the theme may load; a directive that is missing falls back to the first."""
OF_HOSTS = {
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
    "Strict-Transport-Security",
}
SECURITY_TXT = ".well-known/security.txt"
CONTACT = "mailto:keamanan@kota.example"


def directives(policy: str) -> dict[str, str]:
    """Return the sources that a policy allows by directive."""
    return dict(part.strip().partition(" ")[::2] for part in policy.split(";"))


def inline_code(page: LexborHTMLParser) -> list[str]:
    """Return what a page without `unsafe-inline` cannot have: code and styles of its own."""
    scripts = [node for node in page.css("script:not([src])") if node.attributes.get("type") != DATA]
    handlers = [
        f"{node.tag} {name}"
        for node in page.css("*")
        for name in node.attributes
        if name.startswith("on") or name == "style"
    ]
    links = [node.tag for node in page.css("[href], [action]") if "javascript:" in str(node.attributes).lower()]
    return [*(node.tag or "" for node in scripts), *(node.tag or "" for node in page.css("style")), *handlers, *links]


def test_every_page_has_the_policy_before_all_else_and_no_code_of_its_own(built_site: Path) -> None:
    def judge(entry: tuple[str, LexborHTMLParser]) -> None:
        _, page = entry
        assert inline_code(page) == []
        node = first(page, "head > *")
        assert node.attributes.get("http-equiv") == "Content-Security-Policy", "the policy does not come first"
        policy = directives(attribute(node, "content"))
        if is_moved(page):
            assert set(policy.values()) == {"'none'"}
        else:
            assert policy == ALLOWED

    judge_rows(pages(built_site).items(), judge, name=lambda entry: entry[0])


def test_a_card_for_other_sites_loads_a_style_and_runs_nothing(built_site: Path) -> None:
    def judge(entry: tuple[str, LexborHTMLParser]) -> None:
        address, page = entry
        policy = directives(attribute(first(page, "head > *"), "content"))
        wanted = dict.fromkeys(("default-src", "form-action", "base-uri"), "'none'")
        assert policy == wanted | ({} if is_moved(page) else {"style-src": "'self'"})
        assert page.css("script, form, iframe, img") == []
        assert inline_code(page) == []
        assert attribute(first(page, 'meta[name="robots"]'), "content") == "noindex"

    found = cards(built_site)
    pages_of_data = {address for address in pages(built_site) if re.fullmatch("daerah/[^/]+/data/", address)}
    assert {address.replace("/kartu/", "/data/") for address in found} == pages_of_data
    judge_rows(found.items(), judge, name=lambda entry: entry[0])


def test_code_within_a_page_is_noticed() -> None:
    page = LexborHTMLParser(
        '<style></style><script>a</script><script type="application/ld+json">{}</script><p style="color:red">'
        '<b onclick="a"></b><a href="JavaScript:a"></a>'
    )
    assert inline_code(page) == ["script", "style", "p style", "b onclick", "a"]


def test_the_headers_for_hosts_are_the_same_in_every_form(built_site: Path) -> None:
    forms = {
        "_headers": r"^  ([\w-]+): (.+)$",
        ".htaccess": r'^  Header always set ([\w-]+) "(.+)"$',
        "nginx.conf": r'^add_header ([\w-]+) "(.+)" always;$',
    }
    texts = {name: (built_site / name).read_text(encoding="utf-8") for name in forms}
    # nginx has the policy in a variable, since cards have another; _headers takes the policy away before.
    texts["nginx.conf"] = re.sub(
        r'set [$]masterplan_policy (".+");\nif .+\n .+\n[}]\n(add_header .+) [$]masterplan_policy',
        r"\2 \1",
        texts["nginx.conf"],
    )
    texts["_headers"] = texts["_headers"].partition("\n/daerah/")[0]
    found = {name: dict(re.findall(form, texts[name], re.MULTILINE)) for name, form in forms.items()}
    assert found["_headers"] == found[".htaccess"] == found["nginx.conf"]
    headers = found["_headers"]
    policy = directives(headers.pop("Content-Security-Policy"))
    # A browser obeys both, so the header allows what a single page needs; no page can forbid to be framed.
    assert policy == ALLOWED | {"frame-ancestors": "'none'"}
    assert set(headers) == OF_HOSTS


def test_cards_alone_may_stand_in_frames_of_other_sites(built_site: Path) -> None:
    texts = [(built_site / name).read_text(encoding="utf-8") for name in ("_headers", ".htaccess", "nginx.conf")]
    policies = [re.findall("default-src.+frame-ancestors [*](?=\"?;?$)", text, re.MULTILINE) for text in texts]
    assert policies[0] == policies[1] == policies[2]
    assert directives(policies[0][0]) == ALLOWED | {"frame-ancestors": "*"}
    (pattern,) = set(re.findall("/daerah/\\[.+/kartu/", "\n".join(texts[1:])))
    rules = [rule for rule, name, value in header_rules(built_site) if name == "Content-Security-Policy" and not value]
    addresses = {f"/{path.relative_to(built_site)}" for path in built_site.rglob("*.html")}
    framed = {f"/{address}index.html" for address in cards(built_site)}
    assert {address for address in addresses if re.search(pattern, address)} == framed
    assert {address for address in addresses if any(rule.fullmatch(address) for rule in rules)} == framed


def host_file(name: str, **extra: object) -> str:
    """Return a file for hosts as the engine fills it in."""
    theme = jinja2.Environment(loader=jinja2.FileSystemLoader(THEME_DIR))
    return theme.get_template(name).render(config={"extra": extra})


def test_the_page_of_the_editor_has_headers_of_its_own_where_a_site_has_one() -> None:
    def judge(name: str) -> None:
        added = set(host_file(name, admin={"host": "github"}).splitlines()) - set(host_file(name).splitlines())
        (policy,) = {found for line in added for found in re.findall("default-src[^\"]+", line)}
        assert directives(policy) == ALLOWED | {
            "style-src": "'self' 'unsafe-inline'",
            "img-src": "'self' data: blob:",
            "font-src": "'self'",
            "media-src": "blob:",
            "connect-src": "'self' data: blob: https:",
            "frame-ancestors": "'none'",
        }
        # A page that signs people in at GitLab must be reached by its window that comes back.
        assert any("unsafe-none" in line for line in added)

    judge_rows(("_headers", ".htaccess", "nginx.conf"), judge)


def test_only_files_that_never_change_are_kept_without_asking(built_site: Path) -> None:
    rules = [pattern for pattern, name, _ in header_rules(built_site) if name == "Cache-Control"]
    (names,) = re.findall(r'FilesMatch "(.+)"', (built_site / ".htaccess").read_text(encoding="utf-8"))
    assert f'"{names}"' in (built_site / "nginx.conf").read_text(encoding="utf-8")
    addresses = [f"/{path.relative_to(built_site)}" for path in built_site.rglob("*") if path.is_file()]
    by_folder = {address for address in addresses if any(rule.fullmatch(address) for rule in rules)}
    by_name = {address for address in addresses if re.search(names, address)}
    assert len(by_name) > 100
    # Patterns of `_headers` have no ending: maps of style sheets are hashed too.
    assert {Path(address).suffix for address in by_folder ^ by_name} == {".map"}


def security_txt(day: dt.datetime, **extra: str) -> str:
    """Return security.txt as the engine fills it in on a day."""
    theme = jinja2.Environment(loader=jinja2.FileSystemLoader(THEME_DIR))
    config = {"extra": extra, "site_url": "https://kota.example/masterplan/"}
    return theme.get_template(SECURITY_TXT).render(config=config, build_date_utc=day)


def test_the_contact_for_weaknesses_counts_for_ten_months_to_a_year() -> None:
    def judge(day: dt.datetime) -> None:
        lines = dict(line.split(": ", 1) for line in security_txt(day, security_contact=CONTACT).splitlines())
        assert 300 < (dt.datetime.fromisoformat(lines.pop("Expires")) - day).days < 365
        assert lines == {
            "Contact": CONTACT,
            "Preferred-Languages": "id, en",
            "Canonical": "https://kota.example/.well-known/security.txt",
        }

    first_day = dt.datetime(2027, 12, 1, tzinfo=dt.UTC)
    judge_rows([first_day + dt.timedelta(days=count) for count in range(366)], judge)


def test_without_a_contact_there_is_no_file_for_it(built_site: Path) -> None:
    assert security_txt(dt.datetime(2026, 11, 29, tzinfo=dt.UTC)).strip() == ""
    # Templates that give nothing are no files; the theme names the template for those that give something.
    assert SECURITY_TXT in (THEME_DIR / "mkdocs_theme.yml").read_text(encoding="utf-8")
    assert not (built_site / SECURITY_TXT).exists()
