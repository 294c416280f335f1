import { Type } from 'typebox';
import type { RuleName } from '../../src/compatibility/rules/index.ts';
import type { Bump } from '../../src/compatibility/rules/rule.ts';
import type { AccessGrant } from '../../src/contracts/access.ts';
import type { StepContract } from '../../src/contracts/contract.ts';
import { makes, uses } from '../../src/contracts/handle.ts';
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
import { sampleContract, sampleOutputs, sampleParameters } from './sample-contract.ts';

/** A change of a contract, what the comparison must find and the release that it demands. */
export interface CatalogueEntry {
  readonly name: string;
  readonly after: readonly StepContract[];
  readonly bump: Bump;
  /** All that is found, each rule as often as it is found. */
  readonly rules: readonly RuleName[];
}

type Part = Partial<StepContract>;
const { site, folder, ...others } = sampleParameters;

function change(name: string, part: Part, bump: Bump, ...rules: RuleName[]): CatalogueEntry {
  return { name, after: [{ ...sampleContract, ...part }], bump, rules };
}

function parameters(more: object, without: readonly string[] = []): Part {
  const all = Object.entries({ ...sampleParameters, ...more });
  return {
    parameters: record(Object.fromEntries(all.filter(([name]) => !without.includes(name)))),
  };
}

function outputs(more: object, without: readonly string[] = []): Part {
  const all = Object.entries({ ...sampleOutputs, ...more });
  return { outputs: record(Object.fromEntries(all.filter(([name]) => !without.includes(name)))) };
}

const put = (resource: string): AccessGrant => ({
  system: 'aws',
  actions: ['s3:PutObject'],
  resource,
});
const chat: AccessGrant = { system: 'network', host: 'chat.example.com', port: 443 };
const asBefore = sampleContract.access;

/** Changes of the sample contract, one a line; what a reviewer of a library would say about each. */
export const catalogue: readonly CatalogueEntry[] = [
  {
    name: 'a new step',
    after: [sampleContract, { ...sampleContract, name: 'other' }],
    bump: 'minor',
    rules: ['step-added'],
  },
  { name: 'a step is gone', after: [], bump: 'major', rules: ['step-removed'] },
  change(
    'a step is renamed',
    { name: 'uploadSite', changes: [{ kind: 'rename-step', from: 'publishSite', since: '2.0.0' }] },
    'major',
    'step-renamed',
  ),
  change(
    'another step takes over',
    {
      name: 'uploadSite',
      changes: [{ kind: 'replace-step', from: 'publishSite', since: '2.0.0' }],
    },
    'major',
    'step-replaced',
  ),
  change(
    'deprecated',
    { deprecated: { since: '1.1.0', use: 'other', reason: 'slow' } },
    'minor',
    'step-deprecated',
  ),
  change('another summary', { summary: 'Uploads a site.' }, 'patch', 'step-described'),
  change('another example', { examples: [] }, 'patch', 'step-example-changed'),
  change('fewer kinds of stage', { stages: ['publish'] }, 'major', 'stage-refused'),
  change(
    'more kinds of stage',
    { stages: ['publish', 'stage', 'deploy'] },
    'minor',
    'stage-offered',
  ),
  change('other order of positions', { positional: ['folder', 'site'] }, 'major', 'position-moved'),
  change('one position less', { positional: ['site'] }, 'major', 'position-removed'),
  change(
    'one position more',
    { positional: ['site', 'folder', 'kind'] },
    'major',
    'position-added',
  ),
  change('Jenkins does it', { executor: 'jenkins' }, 'major', 'executor-jenkins'),
  change('runs the team’s commands', { runsTeamCode: true }, 'major', 'team-code-gained'),
  change('no rights of its own', { privileged: false }, 'patch', 'privilege-lost'),
  change('a second run does harm', { idempotence: 'unsafe' }, 'major', 'repetition-riskier'),
  change('no retries', { retry: 'never' }, 'minor', 'retry-lost'),
  change(
    'one more outside system',
    { adapters: ['registry', 'secrets'] },
    'major',
    'adapter-needed',
  ),
  change('one outside system less', { adapters: [] }, 'patch', 'adapter-dropped'),
  change(
    'a Jenkins step beside',
    { toJenkins: () => ({ step: 'publishHTML', arguments: {} }) },
    'minor',
    'jenkins-step-gained',
  ),
  change(
    'a new required parameter',
    parameters({ region: text({ description: 'Region.' }) }),
    'major',
    'parameter-added-required',
  ),
  change(
    'a new optional parameter',
    parameters({ region: optional(text({ description: 'Region.' })) }),
    'minor',
    'parameter-added',
  ),
  change(
    'a new required parameter with a default',
    parameters({ region: text({ description: 'Region.', default: 'eu' } as never) }),
    'minor',
    'parameter-added',
  ),
  change(
    'a parameter is gone',
    parameters({}, ['channel']),
    'major',
    'parameter-removed',
    'grant-removed',
  ),
  change(
    'a parameter is renamed',
    {
      ...parameters({ patience: sampleParameters.wait }, ['wait']),
      changes: [{ kind: 'rename-parameter', from: 'wait', to: 'patience', since: '2.0.0' }],
    },
    'major',
    'parameter-renamed',
  ),
  change(
    'an optional parameter must be given',
    parameters({
      copies: integer({
        description: 'How many copies.',
        minimum: 1,
        maximum: 9,
        'x-unit': 'copies',
      }),
    }),
    'major',
    'parameter-now-required',
  ),
  change(
    'a required parameter may be left out',
    parameters({ folder: optional(folder) }),
    'minor',
    'parameter-now-optional',
  ),
  change(
    'another type',
    parameters({
      quiet: optional(integer({ description: 'Whether to say nothing.', default: false })),
    }),
    'major',
    'type-changed',
  ),
  change(
    'from whole numbers to numbers',
    parameters({ copies: optional(Type.Number({ ...sampleParameters.copies, type: 'number' })) }),
    'minor',
    'type-widened',
  ),
  change(
    'text or a list of texts',
    parameters({
      channel: optional(
        Type.Union([Type.String({ pattern: '^#' }), Type.Array(Type.String())], {
          description: 'Channel.',
        }),
      ),
    }),
    'minor',
    'form-added',
  ),
  change(
    'one form less',
    parameters({
      source: optional(
        Type.Union([Type.String({ minLength: 1 })], { description: 'Where the pages are from.' }),
      ),
    }),
    'major',
    'form-removed',
  ),
  change(
    'one choice more',
    parameters({
      kind: optional(
        choice(['public', 'private', 'team'], { description: 'Who sees it.', default: 'private' }),
      ),
    }),
    'minor',
    'value-added',
  ),
  change(
    'one choice less',
    parameters({
      kind: optional(choice(['private'], { description: 'Who sees it.', default: 'private' })),
    }),
    'major',
    'value-removed',
  ),
  change(
    'any text instead of a choice',
    parameters({ kind: optional(fixedText({ description: 'Who sees it.', default: 'private' })) }),
    'minor',
    'type-widened',
  ),
  change(
    'a choice instead of any text',
    parameters({ channel: optional(choice(['#a'], { description: 'Channel.' })) }),
    'major',
    'type-narrowed',
    'pattern-removed',
  ),
  change(
    'a default',
    parameters({
      copies: optional(
        integer({
          description: 'How many copies.',
          minimum: 1,
          maximum: 9,
          'x-unit': 'copies',
          default: 2,
        }),
      ),
    }),
    'minor',
    'default-added',
  ),
  change(
    'another default',
    parameters({ wait: optional(duration({ description: 'How long to wait.', default: '5m' })) }),
    'major',
    'default-changed',
  ),
  change(
    'no default',
    parameters({ wait: optional(duration({ description: 'How long to wait.' })) }),
    'major',
    'default-removed',
  ),
  change(
    'only fixed text',
    parameters({
      site: fixedText({ description: 'Name of the site.', minLength: 1, maxLength: 50 }),
    }),
    'major',
    'flow-refused',
  ),
  change(
    'text that flows',
    parameters({ channel: optional(text({ description: 'Channel.', pattern: '^#' })) }),
    'minor',
    'flow-accepted',
  ),
  change(
    'makes the image',
    parameters({ image: optional(makes('image', 'The image.')) }),
    'major',
    'handle-changed',
  ),
  change(
    'a chart instead of an image',
    parameters({ image: optional(uses('chart', 'The image.')) }),
    'major',
    'handle-changed',
  ),
  change(
    'another unit',
    parameters({
      copies: optional(
        integer({ description: 'How many copies.', minimum: 1, maximum: 9, 'x-unit': 'dozens' }),
      ),
    }),
    'major',
    'unit-changed',
  ),
  change(
    'must stay in the workspace',
    parameters({ channel: optional(path({ description: 'Channel.' })) }),
    'major',
    'path-confined',
    'pattern-removed',
    'length-tightened',
  ),
  change(
    'another description',
    parameters({ quiet: optional(flag({ description: 'Say nothing.', default: false })) }),
    'patch',
    'parameter-described',
  ),
  change(
    'any member in the limits',
    parameters({
      limits: optional(
        Type.Object(
          { files: Type.Integer({ description: 'Files.', default: 100 }), bytes: Type.Integer() },
          { description: 'Limits.' },
        ),
      ),
    }),
    'minor',
    'names-opened',
  ),
  change(
    'known names instead of values',
    parameters({
      values: optional(
        Type.Object(
          { a: Type.Optional(Type.String()) },
          {
            additionalProperties: false,
            description: 'Values.',
            'x-type': 'JsonObject',
            'x-flow-deep': true,
          },
        ),
      ),
    }),
    'major',
    'names-closed',
    'name-claimed',
  ),
  change(
    'another pattern',
    parameters({ channel: optional(fixedText({ description: 'Channel.', pattern: '^[#@]' })) }),
    'major',
    'pattern-changed',
  ),
  change(
    'no pattern',
    parameters({ channel: optional(fixedText({ description: 'Channel.' })) }),
    'minor',
    'pattern-removed',
  ),
  change(
    'shorter texts',
    parameters({ site: text({ description: 'Name of the site.', minLength: 1, maxLength: 40 }) }),
    'major',
    'length-tightened',
  ),
  change(
    'longer texts',
    parameters({ site: text({ description: 'Name of the site.', minLength: 1, maxLength: 60 }) }),
    'minor',
    'length-loosened',
  ),
  change(
    'at least one element',
    parameters({
      tags: optional(list(text({ description: 'Tag.' }), { description: 'Tags.', minItems: 1 })),
    }),
    'major',
    'count-tightened',
  ),
  change(
    'a wider range',
    parameters({
      copies: optional(
        integer({ description: 'How many copies.', minimum: 0, maximum: 9, 'x-unit': 'copies' }),
      ),
    }),
    'minor',
    'range-loosened',
  ),
  change(
    'a narrower range',
    parameters({
      copies: optional(
        integer({ description: 'How many copies.', minimum: 1, maximum: 5, 'x-unit': 'copies' }),
      ),
    }),
    'major',
    'range-tightened',
  ),
  change(
    'other names of labels',
    parameters({ labels: optional(textMap({ description: 'Labels.', names: '^[a-z]$' })) }),
    'major',
    'names-tightened',
  ),
  change(
    'a tighter element',
    parameters({
      tags: optional(list(text({ description: 'Tag.', minLength: 1 }), { description: 'Tags.' })),
    }),
    'major',
    'length-tightened',
  ),
  change(
    'a tighter member',
    parameters({
      limits: optional(
        Type.Object(
          { files: Type.Integer({ description: 'Files.' }), bytes: Type.Integer() },
          { additionalProperties: false, description: 'Limits.' },
        ),
      ),
    }),
    'major',
    'parameter-now-required',
    'default-removed',
  ),
  change(
    'a keyword nobody judges',
    parameters({
      tags: optional(
        list(text({ description: 'Tag.' }), { description: 'Tags.', contains: {} } as never),
      ),
    }),
    'major',
    'keyword-unjudged',
  ),
  change('a new output', outputs({ bytes: Type.Integer() }), 'minor', 'output-added'),
  change('an output is gone', outputs({}, ['pages']), 'major', 'output-removed'),
  change(
    'an output may be missing',
    outputs({ address: Type.Optional(sampleOutputs.address) }),
    'major',
    'output-uncertain',
  ),
  change(
    'an output of another type',
    outputs({ address: Type.Boolean({ description: 'Where the site is.' }) }),
    'major',
    'output-type-changed',
  ),
  change(
    'an output with one more value',
    outputs({ state: Type.Enum(['new', 'same', 'gone'], { description: 'What happened.' }) }),
    'major',
    'output-widened',
  ),
  change(
    'an output with one value less',
    outputs({ state: Type.Enum(['new'], { description: 'What happened.' }) }),
    'minor',
    'output-narrowed',
  ),
  change(
    'an output in another unit',
    outputs({
      pages: Type.Integer({ description: 'How many pages.', minimum: 0, 'x-unit': 'sheets' }),
    }),
    'major',
    'output-unit-changed',
  ),
  change(
    'an output described otherwise',
    outputs({ address: Type.String({ description: 'Address.' }) }),
    'patch',
    'output-described',
  ),
  change(
    'one more right',
    {
      access: (input, scope) => [
        ...asBefore(input, scope),
        { system: 'aws', actions: ['s3:DeleteObject'], resource: 's3:*' },
      ],
    },
    'major',
    'grant-added',
  ),
  change(
    'one more right for a parameter',
    {
      access: (input, scope) => [
        ...asBefore(input, scope),
        ...(input['tags'] === undefined ? [] : [put('s3:tags')]),
      ],
    },
    'major',
    'grant-added-with-parameter',
  ),
  change(
    'a right of a new parameter',
    {
      ...parameters({ region: optional(text({ description: 'Region.' })) }),
      access: (input, scope) => [
        ...asBefore(input, scope),
        ...(input['region'] === undefined ? [] : [put('s3:region')]),
      ],
    },
    'minor',
    'parameter-added',
    'grant-added-with-new-parameter',
  ),
  change(
    'a right that reaches further',
    { access: (input) => [put('*'), ...(input['channel'] === undefined ? [] : [chat])] },
    'major',
    'grant-broadened',
  ),
  change(
    'a right that reaches less far',
    {
      access: (input) => [
        put(`s3:${input['site']}/pages/*`),
        ...(input['channel'] === undefined ? [] : [chat]),
      ],
    },
    'patch',
    'grant-narrowed',
  ),
  change(
    'a parameter’s right in every call',
    { access: (input) => [put(`s3:${input['site']}/*`), chat] },
    'major',
    'grant-added',
  ),
  change(
    'a right less',
    { access: (input) => (input['channel'] === undefined ? [] : [chat]) },
    'patch',
    'grant-removed',
  ),
  change('the order of parameters', { parameters: record({ ...others, folder, site }) }, 'patch'),
  change(
    'unknown values',
    parameters({ values: optional(json({ description: 'More values.' })) }),
    'patch',
    'parameter-described',
  ),
];
