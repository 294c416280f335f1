import { formatPrice } from '../../../shared/src/format-price.js';
import { products } from '../../../shared/src/products.js';

/** What a cart costs: `/total?item=cup&item=cup&item=kettle`. */
export const routes = {
  'GET /total': (url) => {
    const items = url.searchParams
      .getAll('item')
      .map((id) => products.find((product) => product.id === id));
    if (items.includes(undefined)) return undefined;
    const total = items.reduce((sum, { price }) => sum + price, 0);
    return { count: items.length, total: formatPrice(total, 'CHF') };
  },
};
