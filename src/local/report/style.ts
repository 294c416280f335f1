/** The report's look; light or dark as the person's system is. */
export const reportStyle = `
:root { color-scheme: light dark; --ground: #ffffff; --raised: #f5f6f8; --text: #1a1d21; --quiet: #5b636e; --line: #d9dde3; --good: #1a7f37; --bad: #c3262f; --warn: #9a6700; --idle: #8a929c; --focus: #0b62d6; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171b; --raised: #1d2127; --text: #e6e9ed; --quiet: #9aa4b0; --line: #343b44; --good: #4ac26b; --bad: #ff7b72; --warn: #d8a62a; --idle: #6b747f; --focus: #6cb0ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1100px; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .75rem; }
.facts { color: var(--quiet); display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; }
.badge { display: inline-block; padding: .1rem .6rem; border-radius: 1rem; color: #fff; background: var(--idle); font-size: .85rem; font-weight: 600; vertical-align: middle; }
.succeeded, .unchanged { --mark: var(--good); } .failed, .aborted { --mark: var(--bad); } .unstable, .ignored { --mark: var(--warn); } .skipped, .not-run { --mark: var(--idle); }
.badge { background: var(--mark); } @media (prefers-color-scheme: dark) { .badge { color: #14171b; } }
.diagram { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; padding: 1rem; background: var(--raised); } .diagram svg { max-width: 100%; height: auto; }
.timeline { display: grid; grid-template-columns: minmax(8rem, 18rem) 1fr 4.5rem; gap: .2rem .75rem; align-items: center; font-size: .9rem; }
.timeline .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .timeline .step { padding-left: 1rem; color: var(--quiet); }
.track { background: var(--raised); border-radius: 4px; height: 1rem; position: relative; } .bar { position: absolute; top: 0; bottom: 0; min-width: 3px; border-radius: 4px; background: var(--mark); }
.time { text-align: right; color: var(--quiet); font-variant-numeric: tabular-nums; }
details { border: 1px solid var(--line); border-radius: 8px; margin: .4rem 0; background: var(--raised); } summary { cursor: pointer; padding: .5rem .75rem; display: flex; gap: .75rem; align-items: baseline; } summary::before { content: '▸'; color: var(--quiet); } details[open] > summary::before { content: '▾'; }
summary .label { flex: 1; overflow-wrap: anywhere; } summary .mark { color: var(--mark); font-weight: 700; min-width: 1rem; }
pre { margin: 0; padding: .75rem; overflow-x: auto; border-top: 1px solid var(--line); background: var(--ground); font: 13px/1.45 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 30rem; }
.error { border-left: 4px solid var(--bad); padding: .5rem .75rem; margin: 0; background: var(--ground); overflow-wrap: anywhere; white-space: pre-wrap; }
ul.artifacts { padding-left: 1.25rem; } a { color: var(--focus); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
`;
