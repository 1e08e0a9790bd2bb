// Keeps an open page as the files are: loads it again when its bytes have changed, and shows a panel while something
// stands against that. Comes from the server of `masterplan serve` alone; no published page has it.
const { page, version } = document.currentScript.dataset;
const events = new URL("events", document.currentScript.src);
events.searchParams.set("page", page);

const STYLE = `
  :host { all: initial; display: block; inset-block-start: 0; position: sticky; z-index: 10; }
  section { background: #fff5f5; border-block-end: 4px solid #b3261e; color: #1b1b1b; font: 16px/1.5 system-ui, sans-serif;
    max-block-size: 45vh; overflow: auto; overflow-wrap: anywhere; padding: 12px 16px; }
  p, ul, pre { margin: 4px 0; }
  ul { padding-inline-start: 20px; }
  .notice { background: #eef5f7; border-color: #0b5563; }
  .lead { font-weight: 700; }
  .place { font: 600 15px/1.5 ui-monospace, monospace; margin-block-start: 14px; }
  pre { background: #fff; border: 1px solid #e0b4b1; font: 14px/1.4 ui-monospace, monospace; overflow-x: auto; padding: 6px 8px;
    overflow-wrap: normal; }
  @media (prefers-color-scheme: dark) {
    section { background: #33191a; border-color: #f2b8b5; color: #f5eeee; }
    .notice { background: #16292e; border-color: #7cc7e8; }
    pre { background: #241213; border-color: #7a4a48; }
  }
  @media print { section { display: none; } }
`;

let host = null;
let stream = null;

function element(name, text, { className = "" } = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

function described(finding) {
  const notes = document.createElement("ul");
  notes.append(...finding.notes.map((note) => element("li", note)));
  const quote = finding.line ? [element("pre", `${finding.line}\n${finding.marks}`)] : [];
  return [element("p", finding.place, { className: "place" }), element("p", finding.message), ...quote, notes];
}

function show({ lead, findings }) {
  host?.remove();
  host = null;
  if (!lead) return;
  host = document.createElement("masterplan-panel");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const panel = document.createElement("section");
  panel.className = findings.length ? "" : "notice";
  panel.setAttribute("role", "status");
  panel.tabIndex = 0;
  panel.append(element("p", lead, { className: "lead" }), ...findings.flatMap(described));
  root.append(panel);
  document.body.prepend(host);
}

function listen() {
  stream = new EventSource(events);
  stream.onmessage = (event) => {
    const state = JSON.parse(event.data);
    if (state.version === version) return show(state);
    stream.close();
    location.reload();
  };
}

// A browser keeps few lines open to one server: a page that nobody sees gives its own back.
document.addEventListener("visibilitychange", () => {
  stream.close();
  if (!document.hidden) listen();
});
addEventListener("pagehide", () => stream.close());
addEventListener("pageshow", (event) => event.persisted && listen());
listen();
