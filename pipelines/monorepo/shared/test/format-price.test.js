import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatPrice } from '../src/format-price.js';

test('a price is written as the language has it', () => {
  assert.match(formatPrice(123456, 'CHF', 'en-US'), /^CHF\s1,234\.56$/);
  assert.match(formatPrice(123456, 'EUR', 'de-DE'), /^1\.234,56\s€$/);
});

test('the smallest unit is not lost', () => {
  assert.match(formatPrice(5, 'CHF'), /0[.,]05/);
});
