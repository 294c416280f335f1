import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '../src/routes.js';

test('every product has a price that people can read', () => {
  const { products } = routes['GET /products']();
  assert.equal(products.length, 3);
  for (const { price } of products) assert.match(price, /\d[.,]\d\d/);
});
