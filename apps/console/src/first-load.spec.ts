import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { budget, measure } from '../scripts/first-load.mjs';

describe('the first load', () => {
  it('stays within 250 KB of JavaScript in gzip, before the sign-in and before the cockpit', () => {
    const manifest = resolve(import.meta.dirname, '../dist/.vite/manifest.json');
    if (!existsSync(manifest)) throw new Error('Build the console first: npm run build in apps/console');
    for (const { name, bytes } of measure())
      expect([name, bytes <= budget ? 'within' : bytes]).toEqual([name, 'within']);
  });
});
