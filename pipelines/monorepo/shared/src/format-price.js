/** A price in the smallest unit as people write it, in the language of PRICE_LOCALE. */
export function formatPrice(amount, currency, locale = process.env.PRICE_LOCALE ?? 'en-US') {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount / 100);
}
