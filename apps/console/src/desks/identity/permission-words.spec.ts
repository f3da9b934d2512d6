import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import words from './messages/pages/permissions/zh-Hant.ts';
import { permissionGroup } from './permission-group.ts';

const libs = new URL('../../../../../libs', import.meta.url).pathname;

/** Every permission that a room of the server declares, whether an operation asks for it yet or not, with the library it stands in. */
function declared(): { library: string; permission: string }[] {
  return readdirSync(libs, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('/src/') && !path.includes('node_modules') && path.endsWith('.permissions.ts'))
    .flatMap((path) =>
      [...readFileSync(join(libs, path), 'utf8').matchAll(/^ {2}'(\w+\.\w+)': \{/gm)].map(([, permission = '']) => ({
        library: path.split('/')[0] ?? '',
        permission,
      })),
    );
}

/** Under which headings the permissions of a library belong; what the platform declares mostly administers. */
const headings: Readonly<Record<string, string>> = {
  accounts: 'accounts',
  risk: 'accounts',
  mortgage: 'sales',
  franchise: 'franchise',
  inventory: 'franchise',
  orders: 'franchise',
  'hr-requests': 'office',
  office: 'office',
};

describe('the grants of a role (X1)', () => {
  it('name every permission in words', () => {
    const permissions = declared();
    expect(permissions.length).toBeGreaterThan(50);
    expect(permissions.filter(({ permission }) => !(`identity.permission.${permission}` in words))).toEqual([]);
  });

  it('stand each under the heading of its desk', () => {
    const astray = declared().filter(
      ({ library, permission }) => library !== 'platform' && permissionGroup(permission) !== headings[library],
    );
    expect(astray).toEqual([]);
  });
});
