import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { createHandler } from '../../src/handler.js';
import { openStore } from '../../src/store.js';

const state = { isStopping: false };
const store = openStore('sqlite::memory:');
const server = createServer(createHandler(store, state));
let url;

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${server.address().port}`;
});
after(() => {
  server.close();
  server.closeAllConnections();
  store.close();
});

const post = (body) => fetch(`${url}/payments`, { method: 'POST', body });

test('the service says that it lives, and whether it takes requests', async () => {
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
  assert.equal((await fetch(`${url}/readyz`)).status, 200);
  state.isStopping = true;
  assert.equal((await fetch(`${url}/readyz`)).status, 503);
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
  state.isStopping = false;
});

test('a payment is taken and found again', async () => {
  const taken = await post('{"amount":1250,"currency":"EUR","reference":"Invoice 17"}');
  assert.equal(taken.status, 201);
  const { id } = await taken.json();
  const found = await (await fetch(`${url}/payments/${id}`)).json();
  assert.equal(found.reference, 'Invoice 17');
});

test('what is wrong is said', async () => {
  const answer = await post('{"amount":-1}');
  assert.equal(answer.status, 400);
  assert.match((await answer.json()).error, /amount/);
  assert.equal((await post('x'.repeat(20_000))).status, 413);
  assert.equal((await fetch(`${url}/payments/99`)).status, 404);
  assert.equal((await fetch(`${url}/nothing`)).status, 404);
});
