import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { migrate } from '../../src/migrate.js';
import { openStore, readFileName } from '../../src/store.js';

test('payments are kept, the newest first', (context) => {
  const store = openStore('sqlite::memory:');
  context.after(() => store.close());
  const first = store.add({ amount: 100, currency: 'CHF', reference: 'one' });
  const second = store.add({
    amount: 200,
    currency: 'EUR',
    reference: "o'two; DROP TABLE payments",
  });
  assert.equal(first.id, 1);
  assert.deepEqual(
    store.list().map(({ reference }) => reference),
    [second.reference, first.reference],
  );
  assert.equal(store.find(2).amount, 200);
  assert.match(store.find(1).taken_at, /^\d{4}-\d\d-\d\d/);
  assert.equal(store.find(3), undefined);
});

test('a migration is applied once', (context) => {
  const database = new DatabaseSync(':memory:');
  context.after(() => database.close());
  assert.deepEqual(migrate(database), ['001-payments.sql', '002-time-of-payment.sql']);
  assert.deepEqual(migrate(database), []);
});

test('the URL of another database is refused without being printed', () => {
  assert.throws(() => readFileName('postgres://user:password@host/payments'), {
    message: 'DATABASE_URL must begin with sqlite:.',
  });
});
