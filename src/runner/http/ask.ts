import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';

/** What came back: a status with the start of the body, or why nothing did. */
export type Answer =
  | { readonly status: number; readonly body: string }
  | { readonly status: undefined; readonly body: ''; readonly problem: string };

/** Bytes of a body that are read; enough to look for a text. */
const maximumBodyBytes = 1_048_576;

/**
 * One GET without following redirects, on a connection of its own. `node:http` and not `fetch`,
 * whose first call costs a step start six times that of Node.
 */
export function ask(url: URL, timeoutMs: number, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const get = url.protocol === 'https:' ? getHttps : getHttp;
    const timeout = AbortSignal.timeout(Math.ceil(timeoutMs));
    const fail = (error: NodeJS.ErrnoException) => {
      if (signal.aborted) reject(signal.reason);
      else
        resolve({
          status: undefined,
          body: '',
          problem: timeout.aborted
            ? `no answer within ${Math.ceil(timeoutMs)} ms`
            : (error.code ?? error.message),
        });
    };
    const request = get(
      url,
      { agent: false, signal: AbortSignal.any([signal, timeout]) },
      (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        const finish = () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString('utf8'),
          });
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes <= maximumBodyBytes) chunks.push(chunk);
          else {
            finish();
            request.destroy();
          }
        });
        response.on('end', finish);
        response.on('error', fail);
      },
    );
    request.on('error', fail);
  });
}
