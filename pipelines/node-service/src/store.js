import { DatabaseSync } from 'node:sqlite';
import { migrate } from './migrate.js';

/**
 * The payments in an SQLite database, `sqlite:<file>`. A database in memory is migrated when it is
 * opened; a file is migrated by `npm run migrate`, before the new version of the service starts.
 */
export function openStore(url) {
  const file = readFileName(url);
  const database = new DatabaseSync(file);
  if (file === ':memory:') migrate(database);
  const insert = database.prepare(
    'INSERT INTO payments (amount, currency, reference) VALUES (?, ?, ?) RETURNING *',
  );
  const all = database.prepare('SELECT * FROM payments ORDER BY id DESC LIMIT 100');
  const one = database.prepare('SELECT * FROM payments WHERE id = ?');
  return {
    add: ({ amount, currency, reference }) => insert.get(amount, currency, reference),
    list: () => all.all(),
    find: (id) => one.get(id),
    close: () => database.close(),
  };
}

/** The file of a database URL. The URL is a secret: it is never part of a message. */
export function readFileName(url) {
  if (!url.startsWith('sqlite:')) throw new Error('DATABASE_URL must begin with sqlite:.');
  return url.slice('sqlite:'.length);
}
