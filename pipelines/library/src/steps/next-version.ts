import { StepError, type StepRun } from 'jenkins-pipeline-sdk/steps';
import type { nextVersion as contract } from '../contracts/next-version.ts';

export const nextVersion: StepRun<typeof contract> = async (input, context) => {
  let said = '';
  const describe = ['describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*.[0-9]*.[0-9]*'];
  const { exitCode } = await context.runCommand(
    { file: 'git', args: describe },
    {
      onStdout: (text) => {
        said += text;
      },
    },
  );
  if (exitCode !== 0) return { version: '0.1.0' };
  const [, major, minor, patch] = /^v(\d+)\.(\d+)\.(\d+)$/.exec(said.trim()) ?? [];
  if (patch === undefined)
    throw new StepError('nextVersion.tag', `The tag ${said.trim()} is no version.`, {
      mend: 'Tag releases as v<major>.<minor>.<patch>.',
    });
  const version = {
    major: `${Number(major) + 1}.0.0`,
    minor: `${major}.${Number(minor) + 1}.0`,
    patch: `${major}.${minor}.${Number(patch) + 1}`,
  }[input.bump];
  context.log.info(`${said.trim()} is followed by ${version}.`);
  return { version };
};
