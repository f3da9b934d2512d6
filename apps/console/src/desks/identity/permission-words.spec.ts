import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import words from './messages/zh-Hant.ts';

describe('the grants of a role (X1)', () => {
  it('name every permission in words', () => {
    const file = new URL('../../../../api/operations.snapshot.json', import.meta.url);
    const operations = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { permission?: string } | string>;
    const permissions = Object.values(operations).flatMap((access) =>
      typeof access === 'object' && access.permission ? [access.permission] : [],
    );
    expect(permissions.filter((permission) => !(`identity.permission.${permission}` in words))).toEqual([]);
  });
});
