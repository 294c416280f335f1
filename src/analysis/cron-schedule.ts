/** The five fields of a line, with the values that each takes (Jenkins, hudson.scheduler.BaseParser). */
const fields = [
  { name: 'minute', low: 0, high: 59, hashHigh: 59 },
  { name: 'hour', low: 0, high: 23, hashHigh: 23 },
  { name: 'day', low: 1, high: 31, hashHigh: 28 },
  { name: 'month', low: 1, high: 12, hashHigh: 12 },
  { name: 'weekday', low: 0, high: 7, hashHigh: 6 },
] as const;
type Field = (typeof fields)[number];

const aliases = /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)$/;

/**
 * What is wrong with a schedule in Jenkins's cron syntax, as the end of a sentence; undefined when
 * Jenkins takes it. Lines are schedules of their own; the first may name a time zone.
 */
export function findScheduleProblem(schedule: string): string | undefined {
  const lines = schedule.split(/\r?\n/).map((line) => line.trim());
  const zone = /^TZ=(.*)$/.exec(lines[0] ?? '')?.[1];
  if (zone !== undefined && !isTimeZone(zone)) return `${zone || 'nothing'} is no time zone`;
  const rules = lines
    .slice(zone === undefined ? 0 : 1)
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (rules.length === 0) return 'it has no line with a schedule';
  return rules.map(findLineProblem).find((problem) => problem !== undefined);
}

function findLineProblem(line: string): string | undefined {
  if (aliases.test(line)) return undefined;
  const parts = line.split(/[ \t]+/);
  if (parts.length !== fields.length) return `it has ${parts.length} of five fields`;
  return parts
    .map((part, index) => findFieldProblem(part, fields[index] as Field))
    .find((problem) => problem !== undefined);
}

function findFieldProblem(text: string, field: Field): string | undefined {
  return text
    .split(',')
    .map((term) => findTermProblem(term, field))
    .find((problem) => problem !== undefined);
}

const term =
  /^(?:(?<any>\*)|(?<from>\d+)(?:-(?<to>\d+))?|(?<hash>H)(?:\((?<hashFrom>\d+)-(?<hashTo>\d+)\))?)(?:\/(?<step>\d+))?$/;

function findTermProblem(text: string, field: Field): string | undefined {
  const groups = term.exec(text)?.groups;
  if (groups === undefined) return `the ${field.name} ${text} can't be read`;
  const { from, to, hash, hashFrom, hashTo } = groups;
  const step = groups['step'] === undefined ? undefined : Number(groups['step']);
  if (from !== undefined && to === undefined && step !== undefined)
    return `the ${field.name} ${text} has a step but no range`;
  for (const value of [from, to, hashFrom, hashTo]) {
    if (value !== undefined && (Number(value) < field.low || Number(value) > field.high))
      return `the ${field.name} ${value} is not from ${field.low} to ${field.high}`;
  }
  if (to !== undefined && Number(from) > Number(to))
    return `the ${field.name} ${text} begins after its end`;
  if (step !== undefined && step < 1) return `the step of the ${field.name} ${text} is zero`;
  if (hash === undefined) return undefined;
  const low = hashFrom === undefined ? field.low : Number(hashFrom);
  const high = hashTo === undefined ? field.hashHigh : Number(hashTo);
  if (low > high) return `the ${field.name} ${text} begins after its end`;
  return step !== undefined && step > high - low + 1
    ? `the step of the ${field.name} ${text} is larger than its range`
    : undefined;
}

/** Names that the time zone database has; Java takes the same. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}
