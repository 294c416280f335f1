import { log } from './log.js';
import { parsePayment } from './parse-payment.js';

/** A payment is small; a longer body is refused before it is read. */
const longestBody = 10_000;

/**
 * Answers the requests of the service.
 *
 *     GET  /healthz        the process lives
 *     GET  /readyz         it can take requests
 *     GET  /payments       all payments, the newest first
 *     POST /payments       takes a payment
 *     GET  /payments/<id>  one payment
 */
export function createHandler(store, state = { isStopping: false }) {
  return async (request, response) => {
    try {
      const { status, body } = await answer(request, store, state);
      send(response, status, body);
    } catch (error) {
      log({ message: 'request failed', error: String(error) });
      send(response, 500, { error: 'Something went wrong.' });
    }
  };
}

async function answer(request, store, state) {
  const { pathname } = new URL(request.url, 'http://service');
  if (pathname === '/healthz') return { status: 200, body: { status: 'ok' } };
  if (pathname === '/readyz')
    return state.isStopping
      ? { status: 503, body: { status: 'stopping' } }
      : { status: 200, body: { status: 'ready' } };
  if (pathname === '/payments' && request.method === 'GET')
    return { status: 200, body: { payments: store.list() } };
  if (pathname === '/payments' && request.method === 'POST') return takePayment(request, store);
  const id = /^\/payments\/(\d+)$/.exec(pathname)?.[1];
  const payment = id === undefined ? undefined : store.find(Number(id));
  return payment === undefined
    ? { status: 404, body: { error: `There is no ${pathname}.` } }
    : { status: 200, body: payment };
}

async function takePayment(request, store) {
  const text = await readBody(request);
  if (text === undefined) return { status: 413, body: { error: 'The payment is too long.' } };
  const { payment, problem } = parsePayment(text);
  if (problem !== undefined) return { status: 400, body: { error: problem } };
  return { status: 201, body: store.add(payment) };
}

async function readBody(request) {
  let text = '';
  for await (const part of request.setEncoding('utf8')) {
    text += part;
    if (text.length > longestBody) return undefined;
  }
  return text;
}

function send(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
