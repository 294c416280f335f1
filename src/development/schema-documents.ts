import { Type } from 'typebox';
import type { SchemaDocument } from '../library/schemas/print-schema.ts';
import { PipelineSchema } from '../model/pipeline.ts';
import { PositionsFileSchema } from '../model/position.ts';
import { FlowRecordSchema } from '../runner/flow-record.ts';
import { StepRequestSchema } from '../runner/step-request.ts';
import { describeSchema } from './schema-comments.ts';

/** What generated JSON files carry in place of a comment; `sealJson` writes it. */
const GeneratedHeader = Type.Object(
  {
    by: Type.Literal('jenkins-pipeline-sdk'),
    version: Type.String({ description: 'Version of the generator.' }),
    source: Type.String({
      description: 'The file that a person edits instead.',
    }),
    command: Type.String({
      description: 'The command that generates the file again.',
    }),
    sha256: Type.String({
      description: 'Hash of everything else: how an edit by hand is found.',
      pattern: '^[0-9a-f]{64}$',
    }),
  },
  {
    additionalProperties: false,
    description: 'Who generated the file, from what, and how it is generated again.',
  },
);

/** The documents that are no step's: what the parts of the product hand to each other. */
export function readSchemaDocuments(root: string): SchemaDocument[] {
  const describe = (
    name: string,
    title: string,
    path: string,
    constant: string,
    schema: unknown,
  ): SchemaDocument => {
    const described = describeSchema(root, path, constant, schema);
    return {
      name,
      title,
      description: String(described['description'] ?? title),
      schema: described,
    };
  };
  const generated = (document: SchemaDocument): SchemaDocument => {
    const schema = document.schema as { properties: object };
    return {
      ...document,
      schema: {
        ...schema,
        properties: { ...schema.properties, $generated: GeneratedHeader },
      },
    };
  };
  return [
    generated(
      describe(
        'pipeline',
        'Compiled pipeline',
        'src/model/pipeline.ts',
        'PipelineSchema',
        PipelineSchema,
      ),
    ),
    generated(
      describe(
        'positions',
        'Positions of a compiled pipeline',
        'src/model/position.ts',
        'PositionsFileSchema',
        PositionsFileSchema,
      ),
    ),
    {
      ...describe(
        'step-request',
        'Step request',
        'src/runner/step-request.ts',
        'StepRequestSchema',
        StepRequestSchema,
      ),
      // The images in it are as the team wrote them.
      fillsDefaults: true,
    },
    describe(
      'flow-record',
      'Outputs of a stage',
      'src/runner/flow-record.ts',
      'FlowRecordSchema',
      FlowRecordSchema,
    ),
  ];
}
