import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExitCode, type ExitCodeName } from '../diagnostics/exit-codes.ts';
import { generateReference } from '../library/reference/generate-reference.ts';
import { generateSchemas } from '../library/schemas/generate-schemas.ts';
import { parseSource, readMemberComments } from './comments.ts';
import type { GeneratedFiles } from './generated-files.ts';
import { readCommands } from './read-commands.ts';
import { readContracts } from './read-contracts.ts';
import { readDeclarations } from './read-declarations.ts';
import { readExamples } from './read-examples.ts';
import { readSchemaDocuments } from './schema-documents.ts';

/** What people and other programs read: JSON Schemas and the reference. */
export async function generateReading(root: string): Promise<GeneratedFiles> {
  const contracts = [...(await readContracts(root)).values()];
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const examples = await readExamples(contracts, read('src/dsl/sandbox.generated.js'));
  return new Map([
    ...generateSchemas(contracts, examples, readSchemaDocuments(root)),
    ...generateReference(contracts, {
      examples,
      declarations: readDeclarations(read('src/dsl/sdk.generated.d.ts')),
      exitCodes: readExitCodes(root),
      ...readCommands(),
    }),
  ]);
}

function readExitCodes(root: string) {
  const comments = readMemberComments(
    parseSource(root, 'src/diagnostics/exit-codes.ts'),
    'ExitCode',
  );
  return [...comments].map(([name, { description }]) => ({
    code: ExitCode[name as ExitCodeName],
    name,
    description,
  }));
}
