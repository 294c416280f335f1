import { XMLParser } from 'fast-xml-parser';
import { StepError } from '../../diagnostics/errors.ts';
import type { FailedTest, TestSummary } from './test-summary.ts';

/** Nodes that a file may hold; a report of tests has no deeper nesting of suites than this. */
const maximumDepth = 50;

interface Node {
  readonly [name: string]: unknown;
}

/**
 * Reads one JUnit XML file: `testsuites` or a single `testsuite`, nested suites included. The counts
 * are counted from the cases, not taken from attributes, which tools fill differently.
 *
 * Throws `StepError` `junit.invalid` for text that is no JUnit XML.
 */
export function parseJunit(text: string, file: string): TestSummary {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    textNodeName: '#text',
    parseAttributeValue: false,
    parseTagValue: false,
    processEntities: true,
    isArray: (name) => name === 'testsuite' || name === 'testcase',
  });
  let root: Node;
  try {
    root = parser.parse(text, true) as Node;
  } catch (cause) {
    throw invalid(file, (cause as Error).message, cause);
  }
  const suites = 'testsuites' in root ? root['testsuites'] : root;
  const cases = [...collectCases(suites, '', 0)];
  if (!('testsuites' in root) && !('testsuite' in root))
    throw invalid(file, 'neither <testsuites> nor <testsuite> is there');
  const failures = cases.filter((item) => item.outcome === 'failed');
  return {
    files: 1,
    tests: cases.length,
    failed: failures.length,
    skipped: cases.filter((item) => item.outcome === 'skipped').length,
    durationMs: Math.round(cases.reduce((sum, item) => sum + item.timeMs, 0)),
    failures: failures.map(({ name, suite, message }) => ({ name, suite, message })),
  };
}

/** Sums of several files. */
export function mergeSummaries(summaries: readonly TestSummary[]): TestSummary {
  const sum = (pick: (summary: TestSummary) => number) =>
    summaries.reduce((total, summary) => total + pick(summary), 0);
  return {
    files: sum((summary) => summary.files),
    tests: sum((summary) => summary.tests),
    failed: sum((summary) => summary.failed),
    skipped: sum((summary) => summary.skipped),
    durationMs: sum((summary) => summary.durationMs),
    failures: summaries.flatMap((summary) => summary.failures),
  };
}

interface Case extends FailedTest {
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly timeMs: number;
}

function* collectCases(node: unknown, suite: string, depth: number): Generator<Case> {
  if (depth > maximumDepth || typeof node !== 'object' || node === null) return;
  const { testsuite = [], testcase = [] } = node as { testsuite?: Node[]; testcase?: Node[] };
  for (const item of testcase) yield toCase(item, suite);
  for (const inner of testsuite)
    yield* collectCases(
      inner,
      String((typeof inner === 'object' && inner['name']) || suite),
      depth + 1,
    );
}

function toCase(node: Node, suite: string): Case {
  const problem = node['failure'] ?? node['error'];
  const seconds = Number(node['time'] ?? 0);
  return {
    name: String(node['name'] ?? ''),
    suite: String(node['classname'] ?? suite),
    outcome:
      problem !== undefined ? 'failed' : node['skipped'] !== undefined ? 'skipped' : 'passed',
    timeMs: Number.isFinite(seconds) ? seconds * 1000 : 0,
    message: problem === undefined ? '' : describeProblem(problem),
  };
}

function describeProblem(problem: unknown): string {
  const first = Array.isArray(problem) ? problem[0] : problem;
  if (typeof first !== 'object' || first === null) return firstLines(String(first));
  const { message, '#text': text } = first as Node;
  return firstLines(String(message ?? text ?? ''));
}

function firstLines(text: string): string {
  return text.trim().split('\n').slice(0, 5).join('\n').slice(0, 2000);
}

function invalid(file: string, problem: string, cause?: unknown): StepError {
  return new StepError('junit.invalid', `${file} is no JUnit XML file: ${problem}.`, {
    mend: 'Give the glob of the files that the test command writes with its JUnit reporter.',
    ...(cause === undefined ? {} : { cause }),
  });
}
