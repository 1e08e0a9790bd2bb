/* Built from generator/scripts/live.js by make scripts. */
"use strict";
(()=>{function a(o,n={},...e){let t=document.createElement(o);return Object.entries(n).forEach(([r,s])=>t.setAttribute(r,s)),t.append(...e),t}var i=`
  :host { all: initial; display: block; inset-block-start: 0; position: sticky; z-index: 10; }
  section { background: #fff5f5; border-block-end: 4px solid #b3261e; color: #1b1b1b;
    font: 16px/1.5 system-ui, sans-serif; max-block-size: 45vh; overflow: auto;
    overflow-wrap: anywhere; padding: 12px 16px; }
  p, ul, pre { margin: 4px 0; }
  ul { padding-inline-start: 20px; }
  .notice { background: #eef5f7; border-color: #0b5563; }
  .lead { font-weight: 700; }
  .place { font: 600 15px/1.5 ui-monospace, monospace; margin-block-start: 14px; }
  pre { background: #fff; border: 1px solid #e0b4b1; font: 14px/1.4 ui-monospace, monospace;
    overflow-wrap: normal; overflow-x: auto; padding: 6px 8px; }
  @media (prefers-color-scheme: dark) {
    section { background: #33191a; border-color: #f2b8b5; color: #f5eeee; }
    .notice { background: #16292e; border-color: #7cc7e8; }
    pre { background: #241213; border-color: #7a4a48; }
  }
  @media print { section { display: none; } }
`;function p(o,n){let e=document.createElement("masterplan-panel"),t=e.attachShadow({mode:"open"}),r=new CSSStyleSheet;r.replaceSync(i),t.adoptedStyleSheets=[r];let s=n.length?"":"notice",m=[a("p",{class:"lead"},o),...n.flatMap(u)];return t.append(a("section",{class:s,role:"status",tabindex:"0"},...m)),e}function u({place:o,message:n,line:e,marks:t,notes:r}){return[a("p",{class:"place"},o),a("p",{},n),...e?[a("pre",{},`${e}
${t}`)]:[],a("ul",{},...r.map(s=>a("li",{},s)))]}function l(o,n){let e=new URL("events",o);return e.searchParams.set("page",n),e}function d(o,n){let e=null,t=()=>{e=new EventSource(o),e.onmessage=r=>n(JSON.parse(r.data),e)};document.addEventListener("visibilitychange",()=>{e.close(),document.hidden||t()}),addEventListener("pagehide",()=>e.close()),addEventListener("pageshow",r=>r.persisted&&t()),t()}var{src:b,dataset:f}=document.currentScript,c=null;function x({lead:o,findings:n}){c==null||c.remove(),c=o?p(o,n):null,c&&document.body.prepend(c)}d(l(b,f.page),(o,n)=>{if(o.version===f.version){x(o);return}n.close(),location.reload()});})();
