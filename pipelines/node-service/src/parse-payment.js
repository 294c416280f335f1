const currencies = new Set(['CHF', 'EUR', 'GBP', 'USD']);

/** The payment in a JSON text, or the problem that it has. Amounts are in the smallest unit. */
export function parsePayment(text) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: 'The payment is not JSON.' };
  }
  const { amount, currency, reference } = data ?? {};
  if (!Number.isSafeInteger(amount) || amount <= 0)
    return { problem: '`amount` must be a whole number above 0, in the smallest unit.' };
  if (!currencies.has(currency))
    return { problem: `\`currency\` must be one of ${[...currencies].join(', ')}.` };
  if (typeof reference !== 'string' || reference === '' || reference.length > 140)
    return { problem: '`reference` must be a text of at most 140 characters.' };
  return { payment: { amount, currency, reference } };
}
