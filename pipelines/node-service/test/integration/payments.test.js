import assert from 'node:assert/strict';
import { test } from 'node:test';

const url = process.env.SERVICE_URL;
assert.ok(url, 'SERVICE_URL must be the address of a running service.');

test('a payment is taken by the running service', async () => {
  const reference = `integration ${process.pid}`;
  const taken = await fetch(`${url}/payments`, {
    method: 'POST',
    body: JSON.stringify({ amount: 990, currency: 'CHF', reference }),
  });
  assert.equal(taken.status, 201);
  const { payments } = await (await fetch(`${url}/payments`)).json();
  assert.ok(payments.some((payment) => payment.reference === reference));
});

test('the running service is ready', async () => {
  assert.deepEqual(await (await fetch(`${url}/readyz`)).json(), { status: 'ready' });
});
