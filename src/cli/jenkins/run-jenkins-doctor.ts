import pc from 'picocolors';
import { ExitCode } from '../../diagnostics/exit-codes.ts';
import { toPrintable } from '../../diagnostics/format/printable.ts';
import { readControllerState } from '../../jenkins/doctor/controller-state.ts';
import { examineController } from '../../jenkins/doctor/examine-controller.ts';
import type { Io } from '../io.ts';
import { connect } from './find-job.ts';

/** Examines the controller; ends with 3 when something is unsafe or breaks. */
export async function runJenkinsDoctor(
  options: { readonly json?: boolean },
  io: Io,
): Promise<number> {
  const controller = connect(io);
  const findings = examineController(await readControllerState(controller));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (options.json === true) io.stdout(`${JSON.stringify(findings, null, 2)}\n`);
  else {
    const colors = pc.createColors(io.color);
    const paint = { error: colors.red, warning: colors.yellow };
    for (const { severity, code, subject, message, mend } of findings)
      io.stdout(
        `${paint[severity](severity)} ${code}  ${toPrintable(subject)}\n  ${toPrintable(message)}\n  ${mend}\n`,
      );
    io.stdout(
      findings.length === 0
        ? 'Nothing is unsafe or will break, as far as the controller tells.\n'
        : `\n${errors} errors, ${findings.length - errors} others\n`,
    );
  }
  return errors > 0 ? ExitCode.invalid : ExitCode.success;
}
