import semver from 'semver';
import { describeDifference } from '../../compatibility/describe-difference.ts';
import { ExitCode } from '../../diagnostics/exit-codes.ts';
import { formatBytes } from '../../platform-library/build/measure-library.ts';
import { type Git, openGit } from '../../platform-library/git.ts';
import { readProject } from '../../platform-library/read-project.ts';
import { applyRelease, finishRelease } from '../../platform-library/release/apply-release.ts';
import { planRelease } from '../../platform-library/release/plan-release.ts';
import { pushRelease } from '../../platform-library/release/push-release.ts';
import { findGitFolder, withReleaseLock } from '../../platform-library/release/release-journal.ts';
import type { ReleasePlan } from '../../platform-library/release/release-plan.ts';
import type { ReleaseOptions } from '../commands/library.ts';
import type { Io } from '../io.ts';

/**
 * Plans a release of the library of this folder, and does it with `--apply`. A release that was
 * interrupted is ended first, whatever was asked.
 */
export async function runRelease(options: ReleaseOptions, io: Io): Promise<number> {
  const git = await openGit(io.cwd);
  const folder = await findGitFolder(git);
  return withReleaseLock(folder, async () => {
    const ended = await finishRelease(git, await readProject(io.cwd));
    if (ended !== undefined && options.json !== true)
      io.stdout(`Ended the interrupted release of ${ended.tag}.\n`);
    if (options.push === true && options.apply !== true) return push(git, io);
    if (ended !== undefined) {
      if (options.json === true) io.stdout(`${JSON.stringify({ ended })}\n`);
      if (options.push === true) await push(git, io);
      return ExitCode.success;
    }
    const project = await readProject(io.cwd);
    const plan = await planRelease(git, project);
    if (options.apply !== true) {
      io.stdout(
        options.json === true ? `${JSON.stringify({ plan }, null, 2)}\n` : printReleasePlan(plan),
      );
      return ExitCode.success;
    }
    const released = await applyRelease(git, project, plan);
    io.stdout(
      options.json === true
        ? `${JSON.stringify({ plan, released }, null, 2)}\n`
        : `Released ${plan.name} ${released.version}\n` +
            `  ${released.tag}  ${released.revision}, what generated Jenkinsfiles load\n` +
            `  ${plan.majorBranch}  for Jenkinsfiles that people write\n` +
            `  Jenkins copies ${formatBytes(released.size.bytes)} for every build\n` +
            '  build/package  the npm package: npm publish build/package\n',
    );
    if (options.push === true) await pushRelease(git, plan);
    else if (options.json !== true) io.stdout('\nNext:\n  platform library release --push\n');
    return ExitCode.success;
  });
}

/** Pushes the release that the manifest names. */
async function push(git: Git, io: Io): Promise<number> {
  const { version } = await readProject(io.cwd);
  const branch = await git.run(['symbolic-ref', '--short', 'HEAD']);
  await pushRelease(git, {
    branch,
    tag: `v${version}`,
    majorBranch: `v${semver.major(version)}`,
  });
  return ExitCode.success;
}

function printReleasePlan(plan: ReleasePlan): string {
  const { differences, bump } = plan.comparison;
  return [
    `${plan.name} ${plan.previous} → ${plan.version} (${plan.bump})`,
    '',
    plan.section.trimEnd().replace(/^/gm, '  '),
    '',
    differences.length === 0
      ? plan.previous === '0.0.0'
        ? 'The first release.'
        : 'The contracts are as in the last release.'
      : `The contracts differ in ${differences.length} ${differences.length === 1 ? 'place' : 'places'} and demand a ${bump} release:`,
    ...differences.map(
      (difference) => `  ${difference.code} ${difference.bump} ${describeDifference(difference)}`,
    ),
    '',
    `  commit   "Release ${plan.tag}" on ${plan.branch}: version, changelog, generated files; ${plan.fragments.length} fragments go`,
    `  tag      ${plan.tag}, with the runner`,
    `  branch   ${plan.majorBranch} moves to the tag`,
    '',
    'Nothing was changed. Do it with: platform library release --apply',
    '',
  ].join('\n');
}
