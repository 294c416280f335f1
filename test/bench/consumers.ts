import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LibraryManifest, StepManifest } from '../../src/compatibility/library-manifest.ts';
import { addLibraryStep } from '../../src/platform-library/add-step.ts';
import { initLibrary } from '../../src/platform-library/init-library.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const launcher = join(root, 'src/cli/launcher.cjs');
const steps = 100;
const repositories = 200;
const callsEach = 30;

/** What the two commands may take, as issue B sets it. */
const bars = { checkSeconds: 10, checkMegabytes: 500, upgradeSeconds: 60 };

/** Writes what the process took at most to standard error when it ends. */
const preload = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write(`\\nmaxRSS ${process.resourceUsage().maxRSS}`))",
)}`;

/**
 * `platform library check` of a hundred contracts against two hundred consumers, and `platform
 * upgrade` of the same, as whole processes of the built command. Returns how many bars are missed.
 */
export function benchConsumers(print: (line: string) => void): number {
  const folder = mkdtempSync(join(tmpdir(), 'consumers-'));
  try {
    const library = makeLibrary(join(folder, 'library'));
    makeConsumers(join(folder, 'repos'));
    makeVersions(library, folder);
    const against = ['--against', join(folder, 'before'), '--consumers', join(folder, 'repos')];
    const check = measure(library, ['library', 'check', ...against, '--json']);
    const places = (JSON.parse(check.stdout).consumers as { hits: unknown[] }[]).reduce(
      (sum, consumer) => sum + consumer.hits.length,
      0,
    );
    const isChecked = check.seconds < bars.checkSeconds && check.megabytes < bars.checkMegabytes;
    print('');
    print(
      `library check, ${steps} contracts, ${repositories} consumers, ${places} places: ${check.seconds.toFixed(1)} s (bar ${bars.checkSeconds} s), ${check.megabytes} MB (bar ${bars.checkMegabytes} MB) ${isChecked ? 'met' : 'MISSED'}`,
    );
    const upgrade = measure(folder, ['upgrade', 'repos', '--library', 'after', '--json']);
    const rewritten = (
      JSON.parse(upgrade.stdout).consumers as { files: { before: string; after: string }[] }[]
    ).filter(({ files }) => files.some((file) => file.before !== file.after)).length;
    const isUpgraded = upgrade.seconds < bars.upgradeSeconds && rewritten === repositories;
    print(
      `upgrade, ${rewritten} of ${repositories} repositories rewritten: ${upgrade.seconds.toFixed(1)} s (bar ${bars.upgradeSeconds} s), ${upgrade.megabytes} MB ${isUpgraded ? 'met' : 'MISSED'}`,
    );
    return [isChecked && places > 0, isUpgraded].filter((met) => !met).length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeLibrary(library: string): string {
  mkdirSync(library);
  initLibrary(library, '@bench/pipelines');
  for (let index = 0; index < steps; index += 1) addLibraryStep(library, `bench-step${index}`);
  mkdirSync(join(library, 'node_modules'));
  for (const name of ['esbuild', 'typebox'])
    symlinkSync(join(root, 'node_modules', name), join(library, 'node_modules', name));
  measure(library, ['library', 'build']);
  return library;
}

/** Each repository has a pipeline and a file of steps that it imports. */
function makeConsumers(folder: string): void {
  for (let index = 0; index < repositories; index += 1) {
    const call = (_: unknown, at: number) =>
      `      s.benchStep${(index * 7 + at) % steps}('service-${at}', {
        // How long this one may take.
        wait: ${at % 3 === 0 ? 'parameters.wait' : `'${at + 1}m'`},
        kind: '${at % 2 === 0 ? 'quick' : 'thorough'}',
        label: 'Step ${at}',
      }),`;
    const calls = Array.from({ length: callsEach }, call).join('\n');
    write(
      join(folder, `repository-${index}`, 'platform.pipeline.ts'),
      `import { definePipeline } from '@bench/pipelines';
import { steps } from './ci/steps.ts';

export default definePipeline({
  name: 'service-${index}',
  stages: ({ build, parameters }) => [
    build('Build', (s) => [
${calls}
    ]),
    build('Rest', steps),
  ],
});
`,
    );
    write(
      join(folder, `repository-${index}`, 'ci/steps.ts'),
      `import type { BuildSteps } from '@bench/pipelines';

export const steps = (s: BuildSteps) => [s.run('npm ci'), s.benchStep${index % steps}('rest')];
`,
    );
  }
}

/** The version before, in which every step had two parameters more, and the one that renames them. */
function makeVersions(library: string, folder: string): void {
  const after = JSON.parse(
    readFileSync(join(library, 'schemas/library.json'), 'utf8'),
  ) as LibraryManifest;
  const change = (edit: (step: StepManifest) => StepManifest): LibraryManifest => ({
    ...after,
    steps: Object.fromEntries(
      Object.entries(after.steps).map(([name, step]) => [
        name,
        name.startsWith('benchStep') ? edit(step) : step,
      ]),
    ),
  });
  const before = change((step) => ({
    ...step,
    parameters: {
      ...step.parameters,
      properties: {
        ...(step.parameters['properties'] as object),
        wait: { type: 'string', description: 'How long.', default: '1m' },
        kind: { enum: ['quick', 'thorough'], type: 'string', description: 'How.' },
      },
    },
  }));
  const renamed = change((step) => ({
    ...step,
    changes: [
      { kind: 'rename-parameter', from: 'wait', to: 'patience', since: '1.0.0' },
      { kind: 'rename-value', parameter: 'kind', values: { thorough: 'full' }, since: '1.0.0' },
      { kind: 'add-parameter', parameter: 'region', value: 'eu', since: '1.0.0' },
    ],
  }));
  write(join(folder, 'before/schemas/library.json'), JSON.stringify(before));
  write(join(folder, 'after/schemas/library.json'), JSON.stringify(renamed));
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function measure(cwd: string, args: readonly string[]) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', preload, launcher, ...args],
    { cwd, encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  if (status !== 0) throw new Error(`platform ${args.join(' ')} ended with ${status}: ${stderr}`);
  const kilobytes = Number(/maxRSS (\d+)/.exec(stderr)?.[1]);
  return {
    seconds: (performance.now() - start) / 1000,
    megabytes: Math.round(kilobytes / 1024),
    stdout,
  };
}
