import { assembleImage } from '../../../src/adapters/image/assemble-image.ts';

/** A process of its own, for tests of its environment and its death: takes a request as JSON, prints the result. */
process.umask(Number.parseInt(process.env.TEST_UMASK ?? '022', 8));
const image = await assembleImage(JSON.parse(process.argv[2] ?? '{}'));
process.stdout.write(JSON.stringify(image));
