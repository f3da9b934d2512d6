import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { beforeEach, describe, expect, it } from '@jest/globals';

const source = readFileSync(join(import.meta.dirname, 'offline-worker.js'), 'utf8');

interface Asked {
  readonly url: string;
  readonly method: string;
  readonly mode: string;
}
type Handler = (event: {
  request?: Asked;
  waitUntil: (work: Promise<unknown>) => void;
  respondWith: (answer: Promise<Response>) => void;
}) => void;

/** What the browser keeps, by room and path. */
let rooms: Map<string, Map<string, Response>>;
/** What the network answers; nothing when it is gone. */
let network: ((path: string) => Response) | undefined;

const pathOf = (asked: Asked | string): string => (typeof asked === 'string' ? asked : new URL(asked.url).pathname);
const reach = (asked: Asked | string): Promise<Response> =>
  network ? Promise.resolve(network(pathOf(asked))) : Promise.reject(new TypeError('Failed to fetch'));

/** A worker of a release, as a browser runs it. */
class Worker {
  readonly #handlers = new Map<string, Handler>();

  constructor(release: string, assets: readonly string[]) {
    const caches = {
      open: async (name: string) => {
        const room = rooms.get(name) ?? new Map<string, Response>();
        rooms.set(name, room);
        return {
          addAll: async (paths: Iterable<string>) => {
            for (const path of paths) room.set(path, await reach(path));
          },
          match: async (path: string) => room.get(path)?.clone(),
        };
      },
      keys: async () => [...rooms.keys()],
      delete: async (name: string) => rooms.delete(name),
    };
    const self = {
      addEventListener: (name: string, handler: Handler) => this.#handlers.set(name, handler),
      skipWaiting: async () => {},
    };
    const files = ['/', '/icon.svg', ...assets].map((path) => JSON.stringify(path)).join();
    runInNewContext(source.replace('__RELEASE__', release).replace("'__FILES__'", files), {
      self,
      caches,
      fetch: reach,
      URL,
      AbortSignal,
    });
  }

  async install(): Promise<void> {
    await this.#tell('install');
    await this.#tell('activate');
  }

  /** @returns what it answers with; undefined where it leaves a request to the browser */
  async answer(path: string, { method = 'GET', mode = 'cors' } = {}): Promise<string | undefined> {
    let answer: Promise<Response> | undefined;
    this.#handlers.get('fetch')?.({
      request: { url: `https://kefu.example${path}`, method, mode },
      waitUntil: () => {},
      respondWith: (given) => {
        answer = given;
      },
    });
    return (await answer)?.text();
  }

  async #tell(name: string): Promise<void> {
    const works: Promise<unknown>[] = [];
    this.#handlers.get(name)?.({ waitUntil: (work) => works.push(work), respondWith: () => {} });
    await Promise.all(works);
  }
}

describe('the worker that opens the fair without a network (F3)', () => {
  let worker: Worker;
  beforeEach(async () => {
    rooms = new Map();
    network = (path) => new Response(`first ${path}`);
    worker = new Worker('first', ['/assets/sheet-1.js']);
    await worker.install();
  });

  it('a page is the server’s as long as there is one, so none is ever older than the release', async () => {
    network = (path) => new Response(`second ${path}`);
    expect(await worker.answer('/fair/1', { mode: 'navigate' })).toBe('second /fair/1');
    expect(await worker.answer('/icon.svg')).toBe('second /icon.svg');
  });

  it('without a network, or behind a proxy whose server is down, it is the one that is kept, with its assets', async () => {
    network = undefined;
    expect(await worker.answer('/fair/1', { mode: 'navigate' })).toBe('first /');
    expect(await worker.answer('/assets/sheet-1.js')).toBe('first /assets/sheet-1.js');
    network = () => new Response('Bad gateway', { status: 502 });
    expect(await worker.answer('/fair/1', { mode: 'navigate' })).toBe('first /');
  });

  it('an answer of the API’s, a file or a picture never passes through it', async () => {
    expect(await worker.answer('/graphql', { method: 'POST' })).toBeUndefined();
    expect(await worker.answer('/files/1')).toBeUndefined();
    expect(await worker.answer('/assets/other-page.js')).toBeUndefined();
    expect([...rooms].map(([name, files]) => [name, [...files.keys()]])).toEqual([
      ['kefu-offline-first', ['/', '/icon.svg', '/assets/sheet-1.js']],
    ]);
  });

  it('a new release takes the place of the old one and leaves alone what else is kept', async () => {
    rooms.set('kefu-kept', new Map());
    network = (path) => new Response(`second ${path}`);
    const next = new Worker('second', ['/assets/sheet-2.js']);
    await next.install();
    expect([...rooms.keys()]).toEqual(['kefu-kept', 'kefu-offline-second']);
    network = undefined;
    expect(await next.answer('/fair/1', { mode: 'navigate' })).toBe('second /');
  });
});
