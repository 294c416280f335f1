import { StepError } from '../../diagnostics/errors.ts';
import { DEPLOYMENT_OUTCOMES, type DeploymentEvent } from './deployment-events.ts';

/** What a journal holds. */
export interface JournalContent {
  readonly events: readonly DeploymentEvent[];
  /** Length of the valid lines in bytes; what follows was torn by a kill or a full disk. */
  readonly validBytes: number;
  /** Whether the last line is valid and only its end is missing, as editors leave it. */
  readonly lacksLineEnd: boolean;
}

/**
 * Reads a journal, one JSON object a line.
 *
 * @throws StepError `journal.damaged` for a line that is no event; only what follows the last line
 * end may be none.
 */
export function parseJournal(text: string, file: string): JournalContent {
  const end = text.lastIndexOf('\n') + 1;
  const lines = text.slice(0, end).split('\n').slice(0, -1);
  const events = lines.map((line, index) => {
    const event = parseEvent(line);
    if (event !== undefined) return event;
    throw new StepError('journal.damaged', `Line ${index + 1} of ${file} is no deployment event.`, {
      mend: 'Correct or remove the line; everything else in the file stays valid.',
    });
  });
  const last = parseEvent(text.slice(end));
  return {
    events: last === undefined ? events : [...events, last],
    validBytes: Buffer.byteLength(last === undefined ? text.slice(0, end) : text),
    lacksLineEnd: last !== undefined,
  };
}

/** Prints an event as a line, keys in a fixed order. */
export function printEvent(event: DeploymentEvent): string {
  const { at, deploymentId, service, environment, version, digest, outcome, url, commit } = event;
  const record = {
    at: at.toISOString(),
    deploymentId,
    service,
    environment,
    version,
    digest,
    outcome,
    url,
    commit,
  };
  return `${JSON.stringify(record)}\n`;
}

const REQUIRED_TEXTS = ['at', 'deploymentId', 'service', 'environment', 'version', 'outcome'];
const OPTIONAL_TEXTS = ['digest', 'url', 'commit'];

function parseEvent(line: string): DeploymentEvent | undefined {
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof record !== 'object' || record === null) return undefined;
  const texts = record as Readonly<Record<string, unknown>>;
  const isComplete =
    REQUIRED_TEXTS.every((name) => typeof texts[name] === 'string') &&
    OPTIONAL_TEXTS.every((name) => texts[name] === undefined || typeof texts[name] === 'string');
  const at = new Date(String(texts['at']));
  const isKnown = DEPLOYMENT_OUTCOMES.some((outcome) => outcome === texts['outcome']);
  if (!isComplete || !isKnown || Number.isNaN(at.getTime())) return undefined;
  return { ...(texts as unknown as DeploymentEvent), at };
}
