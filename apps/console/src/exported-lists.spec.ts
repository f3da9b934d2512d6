import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const desks = join(import.meta.dirname, 'desks');
const libs = new URL('../../../libs', import.meta.url).pathname;
const filesUnder = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path) && !path.includes('node_modules') && !path.includes('dist'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));

describe('the lists of the console (X6)', () => {
  const pages = filesUnder(desks, /\.tsx$/);
  const known = filesUnder(libs, /export\.ts$/).flatMap((file) =>
    [...file.matchAll(/defineExport<[\s\S]*?>\(\{\s*name: '([^']+)'/g)].map(([, name = '']) => name),
  );

  it('can each be taken out as a file', () => {
    const queues = pages.flatMap((page) => page.split('<QueueTable').slice(1));
    const without = queues
      .filter((queue) => !queue.slice(0, queue.indexOf('/>\n')).includes('exported='))
      .map((queue) => /name="([^"]+)"/.exec(queue)?.[1]);
    expect(queues.length).toBeGreaterThan(30);
    expect(without).toEqual([]);
  });

  it('are asked for by names that the server knows', () => {
    const asked = pages.flatMap((page) =>
      [...page.matchAll(/exported=\{\{ name: '([^']+)'|<ExportButton\s+name="([^"]+)"/g)].map(
        ([, ofQueue, ofButton]) => ofQueue ?? ofButton ?? '',
      ),
    );
    expect(asked.length).toBeGreaterThan(40);
    expect(asked.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('are each named to integrators', () => {
    const text = readFileSync(new URL('../../../docs/integrations.md', import.meta.url), 'utf8');
    const section = text.slice(text.indexOf('## A list as a file'), text.indexOf('## Changing something'));
    const named = [...section.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name);
    expect(known.filter((name) => !named.includes(name))).toEqual([]);
  });
});
