import { defineContract } from './contract.ts';
import { pushOutputs, pushParameters } from './image-push.ts';
import { optional, record, text } from './schema.ts';

export const ecrPush = defineContract({
  name: 'ecrPush',
  since: '0.1.0',
  summary: 'Pushes an image to Amazon ECR.',
  description:
    "The build's own identity logs in; there is no password to keep. Blobs that the registry has are skipped. A tag that exists with another digest is an error that names both.",
  positional: ['image'],
  parameters: record({
    ...pushParameters,
    region: optional(
      text({
        description: "AWS region of the registry; the agent's own unless said.",
        examples: ['eu-central-1'],
      }),
    ),
    account: optional(
      text({
        description: "AWS account of the registry, 12 digits; the agent's own unless said.",
        examples: ['123456789012'],
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
  access: (input) => [
    // GetAuthorizationToken has no resource-level permission (AWS service authorization reference, Amazon ECR).
    { system: 'aws', actions: ['ecr:GetAuthorizationToken'], resource: '*' },
    {
      system: 'aws',
      actions: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:CompleteLayerUpload',
        'ecr:InitiateLayerUpload',
        'ecr:PutImage',
        'ecr:UploadLayerPart',
      ],
      resource: `ecr:repository/${input.image.name}`,
    },
    {
      system: 'aws',
      actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      resource: `ecr:repository/quarantine/${input.image.name}`,
    },
  ],
  examples: ['s.ecrPush(app)', "s.ecrPush(app, { tags: 'semver' })"],
});
