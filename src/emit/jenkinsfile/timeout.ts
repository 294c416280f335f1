/** Units of `timeout`, largest first, in milliseconds. */
const units = [
  ['HOURS', 3_600_000],
  ['MINUTES', 60_000],
  ['SECONDS', 1000],
  ['MILLISECONDS', 1],
] as const;

/** The arguments of `timeout` for a time in milliseconds, in the largest unit that keeps it whole. */
export function toTimeout(timeMs: number): { readonly time: number; readonly unit: string } {
  const [unit, size] = units.find(([, size]) => timeMs >= size && timeMs % size === 0) ?? [
    'MILLISECONDS',
    1,
  ];
  return { time: timeMs / size, unit };
}
