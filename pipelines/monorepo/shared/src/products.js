/** What the shop sells; prices in the smallest unit of the currency. */
export const products = [
  { id: 'kettle', name: 'Kettle', price: 4900, currency: 'CHF' },
  { id: 'cup', name: 'Cup', price: 1250, currency: 'CHF' },
  { id: 'teapot', name: 'Teapot', price: 6500, currency: 'CHF' },
];
