import { createServer } from 'node:http';
import { createHandler } from './handler.js';
import { log } from './log.js';
import { openStore } from './store.js';

/** How long requests under way may take after SIGTERM. */
const drainMs = 10_000;

const port = Number(process.env.PORT ?? 8080);
const host = process.env.HOST ?? '0.0.0.0';
const store = openStore(process.env.DATABASE_URL ?? 'sqlite::memory:');
const state = { isStopping: false };
const server = createServer(createHandler(store, state));

server.listen(port, host, () => {
  log({ message: 'listening', host, port });
});

function stop() {
  // Not ready any more, but what is under way is answered.
  state.isStopping = true;
  server.close(() => {
    store.close();
    process.exit(0);
  });
  setTimeout(() => process.exit(1), drainMs).unref();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
