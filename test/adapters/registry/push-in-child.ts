import { pushToFolder } from '../../../src/adapters/registry/folder-registry.ts';

/** A process of its own, for tests of pushes at once and of their death: takes a request as JSON. */
const pushed = await pushToFolder(JSON.parse(process.argv[2] ?? '{}'));
process.stdout.write(JSON.stringify(pushed));
