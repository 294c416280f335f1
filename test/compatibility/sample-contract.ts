import { Type } from 'typebox';
import { describeLibrary } from '../../src/compatibility/describe-library.ts';
import type { LibraryManifest } from '../../src/compatibility/library-manifest.ts';
import type { StepContract } from '../../src/contracts/contract.ts';
import { uses } from '../../src/contracts/handle.ts';
import {
  choice,
  duration,
  fixedText,
  flag,
  integer,
  json,
  list,
  optional,
  path,
  record,
  text,
  textMap,
} from '../../src/contracts/schema.ts';

/** Parameters of every kind that contracts have. */
export const sampleParameters = {
  site: text({ description: 'Name of the site.', minLength: 1, maxLength: 50 }),
  folder: path({ description: 'Folder with the pages.' }),
  kind: optional(
    choice(['public', 'private'], { description: 'Who sees it.', default: 'private' }),
  ),
  channel: optional(fixedText({ description: 'Channel.', pattern: '^#' })),
  wait: optional(duration({ description: 'How long to wait.', default: '10m' })),
  copies: optional(
    integer({ description: 'How many copies.', minimum: 1, maximum: 9, 'x-unit': 'copies' }),
  ),
  quiet: optional(flag({ description: 'Whether to say nothing.', default: false })),
  tags: optional(list(text({ description: 'Tag.' }), { description: 'Tags.' })),
  labels: optional(textMap({ description: 'Labels.', names: '^[a-z]+$' })),
  values: optional(json({ description: 'Values.' })),
  image: optional(uses('image', 'The image.')),
  source: optional(
    Type.Union(
      [
        Type.String({ minLength: 1 }),
        Type.Object({ file: Type.String() }, { additionalProperties: false }),
      ],
      { description: 'Where the pages are from.' },
    ),
  ),
  limits: optional(
    Type.Object(
      { files: Type.Integer({ description: 'Files.', default: 100 }), bytes: Type.Integer() },
      { additionalProperties: false, description: 'Limits.' },
    ),
  ),
};

/** What the sample step hands on. */
export const sampleOutputs = {
  address: Type.String({ description: 'Where the site is.' }),
  pages: Type.Integer({ description: 'How many pages.', minimum: 0, 'x-unit': 'pages' }),
  state: Type.Enum(['new', 'same'], { description: 'What happened.' }),
};

/** A step of a made-up library. */
export const sampleContract: StepContract = {
  name: 'publishSite',
  since: '1.0.0',
  summary: 'Publishes a site.',
  description: 'Pages that are there already are skipped.',
  positional: ['site', 'folder'],
  parameters: record(sampleParameters),
  outputs: record(sampleOutputs),
  executor: 'runner',
  stages: ['publish', 'stage'],
  runsTeamCode: false,
  privileged: true,
  idempotence: 'idempotent',
  retry: 'transient',
  adapters: ['registry'],
  access: (input) => [
    { system: 'aws', actions: ['s3:PutObject'], resource: `s3:${input['site']}/*` },
    ...(input['channel'] === undefined
      ? []
      : [{ system: 'network', host: 'chat.example.com', port: 443 } as const]),
  ],
  examples: ["s.publishSite('docs', 'build')"],
};

/** The manifest of a library with these contracts. */
export function describeSample(
  contracts: readonly StepContract[],
  version = '1.0.0',
): LibraryManifest {
  return describeLibrary(contracts, { name: '@shop/library', version });
}
