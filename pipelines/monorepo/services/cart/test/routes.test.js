import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '../src/routes.js';

const total = (query) => routes['GET /total'](new URL(`http://service/total?${query}`));

test('a cart costs the sum of its items', () => {
  const { count, total: price } = total('item=cup&item=cup&item=kettle');
  assert.equal(count, 3);
  assert.match(price, /74[.,]00/);
});

test('an unknown item has no price', () => {
  assert.equal(total('item=spoon'), undefined);
});
