import { describe, expect, it } from 'vitest';
import { allPermissions, definePermissions } from './permission.ts';

describe('declaring permissions', () => {
  it('refuses a second declaration of the same permission', () => {
    definePermissions({ 'spec.twice': { scopes: ['all'], grants: {} } });
    expect(() => definePermissions({ 'spec.twice': { scopes: ['all'], grants: {} } })).toThrow(/declared twice/);
  });

  it('refuses a default that reaches further than the permission can', () => {
    expect(() => definePermissions({ 'spec.wide': { scopes: ['branch'], grants: { CS: 'all' } } })).toThrow(
      /with scope all/,
    );
    expect(allPermissions().has('spec.wide')).toBe(false);
  });
});
