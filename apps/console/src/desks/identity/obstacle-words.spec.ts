import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { obstacleKinds } from './obstacle-text.ts';

const libs = new URL('../../../../../libs', import.meta.url).pathname;

/** Every kind of work that a room of the server declares to lie in a unit. */
function declared(): string[] {
  return readdirSync(libs, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\/src\/.*(?<!\.spec|\.it)\.ts$/.test(path) && !path.includes('node_modules'))
    .flatMap((path) => {
      const text = readFileSync(join(libs, path), 'utf8');
      return [
        ...text.matchAll(/defineUnitWork\(\{\s*kind: '(\w+)'/g),
        // A lifecycle whose cases lie in a branch.
        ...text.matchAll(/^ +subject: '(\w+)',\s+table: '\w+',\s+scope: \{[^}]*branch:/gm),
      ];
    })
    .flatMap(([, kind]) => kind ?? []);
}

describe('what stands in the way of a closing (X1)', () => {
  it('is said in words, whichever room it lies in', () => {
    const kinds = declared();
    expect(kinds.length).toBeGreaterThan(4);
    expect(kinds.filter((kind) => !(obstacleKinds as readonly string[]).includes(kind))).toEqual([]);
  });
});
