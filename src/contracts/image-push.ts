import { Type } from 'typebox';
import { defineContract } from './contract.ts';
import { uses } from './handle.ts';
import { choice, flag, list, optional, record, text } from './schema.ts';

/** Parameters that every push shares, whatever the registry. */
export const pushParameters = {
  image: uses('image', 'The image to push; an earlier step builds it.'),
  tags: optional(
    choice(['commit', 'branch', 'semver'], {
      description:
        'How the tag is found: `commit` is the first 12 digits of the commit, `branch` the branch name made safe, `semver` the Git tag of the commit without its `v`.',
      default: 'commit',
    }),
  ),
  extraTags: optional(
    list(text({ description: 'Tag.' }), {
      description: 'Further tags, as they are.',
      examples: [['2.4.0']],
    }),
  ),
  mutableTags: optional(
    flag({
      description:
        'Whether a tag may move to another digest. Left off, a tag that exists with another digest is an error.',
      default: false,
    }),
  ),
};

/** What every push hands on. */
export const pushOutputs = {
  digest: Type.String({ description: 'The pushed digest.' }),
  reference: Type.String({
    description: 'Registry, repository and digest: what a deployment uses.',
  }),
  tags: Type.Array(Type.String(), { description: 'The tags that point at the digest now.' }),
};

export const imagePush = defineContract({
  name: 'imagePush',
  since: '0.1.0',
  summary: 'Pushes an image to an OCI registry.',
  description:
    'Blobs that the registry has are skipped. A tag that exists with the same digest is success; with another digest it is an error that names both.',
  positional: ['image'],
  parameters: record({
    ...pushParameters,
    registry: optional(
      text({
        description: 'Host and optional prefix of the registry.',
        examples: ['registry.example.com/team'],
      }),
    ),
  }),
  outputs: record(pushOutputs),
  executor: 'runner',
  stages: ['publish', 'stage'],
  runsTeamCode: false,
  privileged: true,
  idempotence: 'idempotent',
  retry: 'transient',
  adapters: ['registry'],
  access: (input) =>
    input.registry === undefined
      ? []
      : [{ system: 'network', host: input.registry.split('/')[0] ?? input.registry, port: 443 }],
  examples: ["s.imagePush(app, { registry: 'registry.example.com' })"],
});
