import { examineAgents } from './agent-rules.ts';
import type { ControllerState } from './controller-state.ts';
import type { DoctorFinding } from './finding.ts';
import { examineJobs } from './job-rules.ts';
import { examineLibraries } from './library-rules.ts';
import { examinePlugins } from './plugin-rules.ts';
import { examineSecurity } from './security-rules.ts';

const order = ['error', 'warning'];

/** Everything that is unsafe or will break, the worst first. Pure. */
export function examineController(state: ControllerState): DoctorFinding[] {
  return [
    ...examineSecurity(state),
    ...examineJobs(state),
    ...examineLibraries(state),
    ...examineAgents(state),
    ...examinePlugins(state),
  ].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}
