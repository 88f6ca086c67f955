/** The one style sheet of a page: nothing is loaded, and light or dark is the reader's choice. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fdfdfb; --card: #ffffff; --ink: #1d2129; --quiet: #5c6470; --rule: #d9dce1;
  --first: #2458a6; --second: #b4541a; --good: #1c6b3a; --bad: #a8261f; --open: #7a5a00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171c; --card: #1b1f26; --ink: #e6e8ec; --quiet: #a0a7b3; --rule: #353b45;
    --first: #7fb0ff; --second: #f0a063; --good: #74cf97; --bad: #ff8d85; --open: #e3c15f;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 70rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 0.75rem; }
h3 { font-size: 1rem; margin: 0 0 0.5rem; }
p { margin: 0.4rem 0; }
.quiet { color: var(--quiet); }
.total { font-size: 1.2rem; margin: 0.75rem 0 0; }
.good { color: var(--good); } .bad { color: var(--bad); } .open { color: var(--open); }

a { color: var(--first); }
.pictures { columns: 2 22rem; column-gap: 1.25rem; }
figure { margin: 0 0 1.25rem; break-inside: avoid; padding: 1rem; background: var(--card); border: 1px solid var(--rule); border-radius: 0.5rem; min-width: 0; }
figcaption { margin-top: 0.5rem; font-size: 0.9rem; color: var(--quiet); }
svg { display: block; width: 100%; height: auto; font: 12px system-ui, sans-serif; fill: var(--quiet); }
svg .label { fill: var(--ink); } svg .name { font-size: 11px; }
svg .axis { stroke: var(--quiet); } svg .grid { stroke: var(--rule); }
svg .s0 { color: var(--first); } svg .s1 { color: var(--second); }
svg .fill { fill: currentColor; } svg .track { fill: var(--rule); opacity: 0.5; }
svg .series path { fill: none; stroke: currentColor; stroke-width: 2; }
svg .series circle { fill: currentColor; stroke: currentColor; stroke-width: 1.5; }
svg .series.s1 path { stroke-dasharray: 5 4; } svg .series.s1 circle { fill: var(--card); }
svg .hollow { fill: none; stroke: var(--quiet); stroke-width: 1.2; }
svg .joined { fill: none; stroke: var(--first); stroke-width: 1.5; stroke-dasharray: 2 3; }
svg .chosen { fill: var(--second); stroke: var(--card); }
svg .cloud { stroke: var(--first); stroke-width: 3; stroke-linecap: round; opacity: 0.45; }

table { width: 100%; border-collapse: collapse; font-size: 0.92rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.75rem 0.3rem 0; border-bottom: 1px solid var(--rule); }
th { font-weight: 600; color: var(--quiet); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.number:last-child, th.number:last-child { padding-right: 0; }
.bar { display: block; width: 100%; min-width: 4rem; height: 0.7rem; margin-top: 0.4rem; background: var(--rule); border-radius: 0.2rem; overflow: hidden; }
.bar span { display: block; height: 100%; background: var(--first); }
.wide { width: 40%; }
.result { white-space: nowrap; }
details { margin: 0.5rem 0; padding: 0.6rem 1rem; background: var(--card); border: 1px solid var(--rule); border-radius: 0.5rem; }
summary { cursor: pointer; font-weight: 600; }
details table { margin-top: 0.5rem; }
td p { margin: 0.1rem 0; }
footer { margin-top: 3rem; font-size: 0.85rem; color: var(--quiet); }
@media (max-width: 36rem) {
  body { padding: 1rem 0.75rem 3rem; }
  .checks thead { position: absolute; clip-path: inset(50%); }
  .checks tr { display: block; padding: 0.4rem 0; border-bottom: 1px solid var(--rule); }
  .checks td { display: inline; border: 0; padding: 0 0.4rem 0 0; text-align: left; }
  .checks td:first-child { display: block; padding: 0; }
  .bar-cell, .wide { display: none; }
  svg { font-size: 14px; } svg .name { font-size: 13px; }
}
@media print { details { break-inside: avoid; } }
`;
