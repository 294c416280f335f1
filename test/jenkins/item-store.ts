import { type Answering, exchange } from './replay-server.ts';

/**
 * Jobs that a test makes and reads back. The answers are recorded ones; what comes back is the
 * text that was posted, with its declaration, as was recorded for plain config.xml
 * (job-dsl/plain-*.posted.xml and .read-back.xml differ in nothing else).
 */
export function createItemStore(items: Map<string, string>): Answering {
  return ({ method, path, body }) => {
    const { pathname, searchParams } = new URL(path, 'http://jenkins.example:8080');
    const nameOf = (jobPath: string) =>
      jobPath
        .split('/job/')
        .filter((part) => part !== '')
        .map(decodeURIComponent)
        .join('/');
    if (method === 'POST' && pathname.endsWith('/createItem')) {
      const folder = nameOf(pathname.slice(0, -'/createItem'.length));
      const name = [folder, searchParams.get('name')].filter((part) => part !== '').join('/');
      if (items.has(name)) return exchange('item/create-again').response;
      if (folder !== '' && !items.has(folder))
        return exchange('item/create-in-missing-folder').response;
      items.set(name, body);
      return exchange('item/create').response;
    }
    if (!pathname.endsWith('/config.xml')) return undefined;
    const name = nameOf(pathname.slice(0, -'/config.xml'.length));
    const there = items.get(name);
    if (there === undefined) return exchange('item/get-deleted').response;
    if (method === 'GET') return { ...exchange('item/get-config').response, body: there };
    items.set(name, body);
    return exchange('item/update-config').response;
  };
}
