import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** Pages that answer a question which only another page asks. */
const within = ['reports/rows'];

describe('the command palette (X8)', () => {
  it('leads to every page that is no single record', () => {
    const astray = readdirSync(import.meta.dirname).flatMap((desk) => {
      if (desk.includes('.')) return [];
      const text = readFileSync(join(import.meta.dirname, desk, 'desk.tsx'), 'utf8');
      const led = new Set([...text.matchAll(/ to: '\/([^'?]+)/g)].map(([, to]) => to));
      return text
        .split(/ path: '/)
        .slice(1)
        .map((page) => ({ path: page.slice(0, page.indexOf("'")), rail: page.split('load:')[0]?.includes('rail:') }))
        .filter(({ path, rail }) => !rail && !path.includes(':') && !led.has(path) && !within.includes(path))
        .map(({ path }) => path);
    });
    expect(astray).toEqual([]);
  });
});
