import { DatabaseSync } from 'node:sqlite';
import { migrate } from '../src/migrate.js';
import { readFileName } from '../src/store.js';

const url = process.env.DATABASE_URL;
if (url === undefined) {
  process.stderr.write('Set DATABASE_URL, for instance to sqlite:payments.db.\n');
  process.exit(1);
}
const database = new DatabaseSync(readFileName(url));
const applied = migrate(database);
database.close();
process.stdout.write(
  applied.length === 0 ? 'Nothing to migrate.\n' : `Applied ${applied.join(', ')}.\n`,
);
