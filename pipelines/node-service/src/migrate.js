import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../migrations');

/**
 * Applies the migrations that the database does not have yet, in the order of their names, each in
 * a transaction of its own. Returns the names of those that it applied.
 */
export function migrate(database) {
  database.exec(
    'CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied_at TEXT DEFAULT CURRENT_TIMESTAMP)',
  );
  const known = new Set(
    database
      .prepare('SELECT name FROM migrations')
      .all()
      .map(({ name }) => name),
  );
  const open = readdirSync(folder)
    .filter((name) => name.endsWith('.sql') && !known.has(name))
    .sort();
  for (const name of open) {
    database.exec('BEGIN');
    try {
      database.exec(readFileSync(join(folder, name), 'utf8'));
      database.prepare('INSERT INTO migrations (name) VALUES (?)').run(name);
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw new Error(`The migration ${name} failed and was taken back.`, { cause: error });
    }
  }
  return open;
}
