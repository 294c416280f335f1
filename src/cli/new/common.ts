import type { ScaffoldKind } from '../choices.ts';

/** What every repository with a pipeline gets: types for the editor, a problem matcher, what Git ignores. */
export function commonFiles(kind: ScaffoldKind): [string, string][] {
  const tasks = {
    version: '2.0.0',
    tasks: [
      {
        label: 'platform check',
        type: 'shell',
        command: 'platform check --watch',
        isBackground: true,
        problemMatcher: {
          owner: 'platform',
          fileLocation: ['relative', '${workspaceFolder}'],
          pattern: [
            { regexp: '^(.+):(\\d+):(\\d+)$', file: 1, line: 2, column: 3 },
            { regexp: '^(error|warning|note) (P\\d+): (.*)$', severity: 1, code: 2, message: 3 },
          ],
          background: {
            activeOnStart: true,
            beginsPattern: '^check started',
            endsPattern: '^check finished',
          },
        },
        runOptions: { runOn: 'folderOpen' },
      },
    ],
  };
  const preset = { extends: './.platform/types/tsconfig.json', files: ['platform.pipeline.ts'] };
  const ignored = [
    ...(kind === 'node'
      ? ['node_modules/', 'reports/']
      : kind === 'java'
        ? ['build/', 'reports/']
        : kind === 'go'
          ? ['bin/', 'reports/']
          : []),
    '.platform/*',
    '!.platform/*.json',
    '!.platform/*.md',
  ];
  return [
    ['tsconfig.json', `${JSON.stringify(preset, null, 2)}\n`],
    ['.gitignore', `${ignored.join('\n')}\n`],
    ['.vscode/tasks.json', `${JSON.stringify(tasks, null, 2)}\n`],
  ];
}
