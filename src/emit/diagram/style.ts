/** Colours by role, for a light and a dark page. */
const palette = {
  page: ['#f6f8fa', '#0d1117'],
  card: ['#ffffff', '#161b22'],
  box: ['#eceff3', '#131820'],
  edge: ['#d0d7de', '#30363d'],
  text: ['#1f2328', '#e6edf3'],
  muted: ['#59636e', '#9198a1'],
  line: ['#818b98', '#6e7681'],
  build: ['#0969da', '#4493f8'],
  test: ['#8250df', '#ab7df8'],
  publish: ['#9a6700', '#d29922'],
  deploy: ['#1a7f37', '#3fb950'],
  stage: ['#59636e', '#9198a1'],
  approval: ['#bc4c00', '#f0883e'],
  image: ['#bf3989', '#db61a2'],
  files: ['#0b7285', '#39c5cf'],
} as const;

export type Colour = keyof typeof palette;

/** A colour as a CSS value that follows the page. */
export function colour(name: Colour): string {
  return `var(--pd-${name})`;
}

/** The style sheet of a diagram. Its names begin with `pd-`, so that several fit into one page. */
export function printStyle(): string {
  const variables = (index: 0 | 1) =>
    Object.entries(palette)
      .map(([name, pair]) => `--pd-${name}:${pair[index]}`)
      .join(';');
  return [
    `.pd{${variables(0)};font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}`,
    `@media (prefers-color-scheme:dark){.pd{${variables(1)}}}`,
    '.pd text{fill:var(--pd-text);font-size:12px}',
    '.pd .pd-title{font-size:14px;font-weight:600}',
    '.pd .pd-muted{fill:var(--pd-muted)}',
    '.pd .pd-small{font-size:11px}',
    '.pd .pd-icon{fill:none;stroke-width:1.3;stroke-linecap:round;stroke-linejoin:round}',
  ].join('');
}
