/* The style of the panel, which shares none with the page that it stands on. */

export const STYLE = `
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
`;
