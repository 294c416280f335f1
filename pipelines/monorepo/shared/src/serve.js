import { createServer } from 'node:http';

/**
 * Serves JSON on PORT: routes by `METHOD /path`, each a function from the URL to an answer, or to
 * undefined when there is nothing. `/healthz` and `/readyz` come with it.
 */
export function serve(routes) {
  const server = createServer(createHandler(routes));
  server.listen(Number(process.env.PORT ?? 8080), process.env.HOST ?? '0.0.0.0');
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.once(signal, () => server.close(() => process.exit(0)));
}

export function createHandler(routes) {
  const all = {
    'GET /healthz': () => ({ status: 'ok' }),
    'GET /readyz': () => ({ status: 'ready' }),
    ...routes,
  };
  return (request, response) => {
    const url = new URL(request.url, 'http://service');
    const body = all[`${request.method} ${url.pathname}`]?.(url);
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? { error: `There is no ${url.pathname}.` }));
  };
}
