const unitsMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of a duration such as `90s` or `1.5h`; undefined when the text is none. */
export function parseDurationMs(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text);
  if (match === null) return undefined;
  return Math.round(Number(match[1]) * unitsMs[match[2] as keyof typeof unitsMs]);
}

/** The duration in the largest unit that keeps it whole: `90s`, `2h`. */
export function printDuration(timeMs: number): string {
  const units = Object.entries(unitsMs).reverse();
  const [unit, factor] = units.find(([, size]) => timeMs >= size && timeMs % size === 0) ?? [
    'ms',
    1,
  ];
  return `${timeMs / factor}${unit}`;
}
