import { products } from '../../../shared/src/products.js';

/** Products whose name contains the text, upper and lower case alike: `/search?text=tea`. */
export const routes = {
  'GET /search': (url) => {
    const text = (url.searchParams.get('text') ?? '').toLowerCase();
    return {
      found: products.filter(({ name }) => name.toLowerCase().includes(text)).map(({ id }) => id),
    };
  },
};
