import { Type } from 'typebox';
import { defineContract } from './contract.ts';
import { makes } from './handle.ts';
import { optional, record, textMap } from './schema.ts';

export const imageBuild = defineContract({
  name: 'imageBuild',
  since: '0.1.0',
  summary: 'Builds a container image from files on a base, without a daemon.',
  description:
    'The same files give the same digest, on every machine and every day. The commit and its time are written into the standard OCI labels. Later steps get the image by digest, never by tag.',
  positional: ['image'],
  parameters: record({
    image: makes('image', 'The image to build.'),
    labels: optional(
      textMap({ description: 'Labels that are only known when the pipeline runs.' }),
    ),
  }),
  outputs: record({
    digest: Type.String({
      description: 'Digest of the image index, `sha256:` and 64 hexadecimal digits.',
    }),
    sizeBytes: Type.Integer({ description: 'Sum of the compressed layers.', 'x-unit': 'bytes' }),
  }),
  executor: 'runner',
  runsTeamCode: false,
  privileged: false,
  idempotence: 'idempotent',
  retry: 'transient',
  adapters: ['image'],
  access: (input) => [
    {
      system: 'aws',
      actions: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:InitiateLayerUpload',
        'ecr:UploadLayerPart',
        'ecr:CompleteLayerUpload',
        'ecr:PutImage',
      ],
      resource: `ecr:repository/quarantine/${input.image.name}`,
    },
  ],
  examples: ['s.imageBuild(app)'],
});
