import { formatPrice } from '../../../shared/src/format-price.js';
import { products } from '../../../shared/src/products.js';

/** The products with their prices as people read them. */
export const routes = {
  'GET /products': () => ({
    products: products.map((product) => ({
      ...product,
      price: formatPrice(product.price, product.currency),
    })),
  }),
};
