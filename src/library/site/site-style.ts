/** The look of a library's documentation; follows the reader's light or dark preference. */
export const siteStyle = `
:root { color-scheme: light dark; --line: #8884; --soft: #8882; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; display: grid; grid-template-columns: 17rem minmax(0, 52rem); gap: 2rem; }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; box-sizing: border-box; padding: 1rem; border-right: 1px solid var(--line); }
nav h1 { font-size: 1.1rem; overflow-wrap: anywhere; }
nav ul { list-style: none; padding: 0; }
main { padding: 1rem; }
section { border-top: 1px solid var(--line); padding: 1rem 0; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid var(--line); }
code { background: var(--soft); padding: 0.1em 0.3em; border-radius: 0.2em; }
pre { background: var(--soft); padding: 0.8rem; overflow: auto; }
pre code { background: none; padding: 0; }
.facts { color: #888; }
.deprecated { border-left: 4px solid #c60; padding-left: 0.8rem; }
@media (max-width: 50rem) { body { grid-template-columns: 1fr; } nav { position: static; height: auto; } }
`;
