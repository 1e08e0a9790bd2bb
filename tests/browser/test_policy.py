"""The policy in a browser: what an attacker puts into a page does not run. That the pages themselves
get along with their policy is seen where they are read: a console that speaks fails test_pages and
test_search.
"""

from playwright.sync_api import Browser, Request, Route

INJECTED = """
<script>window.ran = "script"</script>
<script src="https://foreign.example/a.js"></script>
<style>h1 { display: none }</style>
<img src="https://foreign.example/a.png" alt="">
<img src="absent.png" alt="" onerror="window.ran = 'handler'">
<iframe src="https://foreign.example/"></iframe>
<p id="hidden-links" style="position: absolute; left: -9999px">slot</p>
<base href="https://foreign.example/">
<form id="form" action="https://foreign.example/"><input name="q"></form>
<a id="link" href="javascript:window.ran = 'link'">a</a>
</body>"""
BLOCKED = {
    "base-uri",
    "form-action",
    "frame-src",
    "img-src",
    "script-src-attr",
    "script-src-elem",
    "style-src-attr",
    "style-src-elem",
}
WATCH = """
window.blocked = [];
addEventListener("securitypolicyviolation", (event) => blocked.push(event.effectiveDirective));
"""


def inject(route: Route) -> None:
    """Answer with the page that the site has, and the code of an attacker in it."""
    response = route.fetch()
    headers = {
        name: value for name, value in response.headers.items() if name != "content-security-policy"
    }
    body = response.text().replace("</body>", INJECTED)
    route.fulfill(response=response, headers=headers, body=body)


def test_code_put_into_a_page_is_blocked_by_the_page_itself(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: dict[str, Request] = {}
    page.on("request", lambda request: asked.update({request.url: request}))
    page.add_init_script(WATCH)
    page.route(f"{site_url}tentang/", inject)
    page.goto(f"{site_url}tentang/")
    page.locator("#link").click()
    page.locator("#form").evaluate("form => form.submit()")
    page.wait_for_function("count => new Set(blocked).size >= count", arg=len(BLOCKED))
    assert set(page.evaluate("blocked")) == BLOCKED
    assert page.evaluate("window.ran") is None
    assert page.locator("h1").is_visible()
    foreign = [request for url, request in asked.items() if not url.startswith(site_url)]
    assert {request.failure for request in foreign} == {"csp"}
    context.close()
