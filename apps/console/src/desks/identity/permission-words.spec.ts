import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import words from './messages/pages/zh-Hant.ts';

const libs = new URL('../../../../../libs', import.meta.url).pathname;

/** Every permission that a room of the server declares, whether an operation asks for it yet or not. */
function declared(): string[] {
  return readdirSync(libs, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('/src/') && !path.includes('node_modules') && path.endsWith('.permissions.ts'))
    .flatMap((path) => [...readFileSync(join(libs, path), 'utf8').matchAll(/^ {2}'(\w+\.\w+)': \{/gm)])
    .flatMap(([, permission]) => permission ?? []);
}

describe('the grants of a role (X1)', () => {
  it('name every permission in words', () => {
    const permissions = declared();
    expect(permissions.length).toBeGreaterThan(50);
    expect(permissions.filter((permission) => !(`identity.permission.${permission}` in words))).toEqual([]);
  });
});
