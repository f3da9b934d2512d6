import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import words from './messages/zh-Hant.ts';

const libs = new URL('../../../../../libs', import.meta.url).pathname;

describe('the queues of the house', () => {
  it('have each a name in words, on the cockpit too', () => {
    const names = readdirSync(libs, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.includes('/src/') && !path.includes('node_modules') && /(?<!\.it|\.spec)\.ts$/.test(path))
      .flatMap((path) => [...readFileSync(join(libs, path), 'utf8').matchAll(/defineQueue\(\{ name: '([^']+)'/g)])
      .map(([, name]) => name);
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !(`jobs.queueName.${name}` in words))).toEqual([]);
  });
});
