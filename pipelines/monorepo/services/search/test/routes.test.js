import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '../src/routes.js';

const search = (text) =>
  routes['GET /search'](new URL(`http://service/search?${new URLSearchParams({ text })}`)).found;

test('a product is found by a part of its name', () => {
  assert.deepEqual(search('TEA'), ['teapot']);
  assert.deepEqual(search('spoon'), []);
  assert.equal(search('').length, 3);
});
