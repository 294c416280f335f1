import { execa } from 'execa';

/** Everything that a change must pass, in the order of what fails fastest. */
const checks: readonly (readonly [string, readonly string[]])[] = [
  ['format and lint', ['biome', 'check', '.']],
  ['types', ['tsc', '--noEmit']],
  ['generated files', ['node', 'src/development/generate.ts', '--check']],
  ['unused code', ['knip']],
  [
    'tests',
    ['vitest', 'run', '--root', '.', '--config', 'test/vitest.config.ts', '--project', 'fast'],
  ],
];

for (const [name, [program, ...args]] of checks.map(
  ([label, command]) => [label, command as [string, ...string[]]] as const,
)) {
  process.stdout.write(`\n${name}\n`);
  const result = await execa(program, args, { stdio: 'inherit', reject: false, preferLocal: true });
  if (result.exitCode !== 0) {
    process.stderr.write(`\n${name} failed\n`);
    process.exit(result.exitCode ?? 1);
  }
}
process.stdout.write('\neverything passed\n');
