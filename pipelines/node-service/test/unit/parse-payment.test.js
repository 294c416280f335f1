import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePayment } from '../../src/parse-payment.js';

const payment = { amount: 1250, currency: 'EUR', reference: 'Invoice 17' };

test('a payment is taken as it is, without what does not belong to it', () => {
  assert.deepEqual(parsePayment(JSON.stringify({ ...payment, admin: true })), { payment });
});

const mistakes = {
  'what is not JSON': ['{', /not JSON/],
  nothing: ['null', /amount/],
  'an amount with a comma': [JSON.stringify({ ...payment, amount: 12.5 }), /amount/],
  'an amount of nothing': [JSON.stringify({ ...payment, amount: 0 }), /amount/],
  'an unknown currency': [JSON.stringify({ ...payment, currency: 'XXX' }), /EUR/],
  'an empty reference': [JSON.stringify({ ...payment, reference: '' }), /reference/],
};
for (const [what, [text, expected]] of Object.entries(mistakes))
  test(`${what} is refused`, () => {
    assert.match(parsePayment(text).problem, expected);
  });
