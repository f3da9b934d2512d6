import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowScope } from '../context/index.ts';
import { inScope, scopeSql } from './row-scope.ts';

const none: RowScope = { all: false, branchIds: [], teamIds: [], own: null };

describe('a row scope', () => {
  it('reaches nothing when it is empty', () => {
    expect(scopeSql(none, { branch: 'branch_id' }, [])).toBe('FALSE');
    expect(inScope(none, { branchId: 'a', teamId: 'b', ownerId: 'c' })).toBe(false);
  });

  it('reaches nothing in a table that has no column for it', () => {
    expect(scopeSql({ ...none, branchIds: ['a'] }, { own: 'owner_id' }, [])).toBe('FALSE');
  });

  it('reaches every row as "all", whatever else it holds', () => {
    const values: unknown[] = [];
    expect(scopeSql({ all: true, branchIds: ['a'], teamIds: [], own: 'p' }, { branch: 'b', own: 'o' }, values)).toBe(
      'TRUE',
    );
    expect(values).toEqual([]);
  });

  it('numbers its values after those that the statement already has', () => {
    const values: unknown[] = ['first'];
    const condition = scopeSql(
      { ...none, branchIds: ['a'], own: 'p' },
      { branch: 't.branch_id', own: 't.owner_id' },
      values,
    );
    expect(condition).toBe('(t.branch_id = $2::uuid OR t.owner_id = $3::uuid)');
    expect(values).toEqual(['first', 'a', 'p']);
  });

  it('never puts a value into the statement itself', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (branchIds) => {
        const text = scopeSql({ ...none, branchIds }, { branch: 'b' }, []);
        expect(text).toBe(branchIds.length === 1 ? '(b = $1::uuid)' : '(b = ANY($1::uuid[]))');
      }),
    );
  });

  it('lets a branch see its own rows only', () => {
    const scope = { ...none, branchIds: ['north'] };
    expect(inScope(scope, { branchId: 'north' })).toBe(true);
    expect(inScope(scope, { branchId: 'south' })).toBe(false);
    expect(inScope(scope, { branchId: null })).toBe(false);
  });
});
