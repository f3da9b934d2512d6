import { describe, expect, it } from 'vitest';
import type { WholeApplicationFragment } from '../../gql/applications/graphql.ts';
import { valuesOf, wordsOf } from './application-values.ts';

const change = {
  kind: 'change',
  traderKind: 'naturalPerson',
  branch: { id: 'b1', name: '總部營業部' },
  note: '',
  fields: [
    { field: 'bankCard', before: null, after: '6222********7894', sensitive: true, sealed: true },
    { field: 'branch', before: '總部營業部', after: '沈陽營業部', sensitive: false, sealed: false },
    { field: 'priority', before: 'false', after: 'true', sensitive: false, sealed: false },
  ],
} as unknown as WholeApplicationFragment;
const branches = [
  { id: 'b1', name: '總部營業部' },
  { id: 'b2', name: '沈陽營業部' },
];

describe('what an application’s form says (T1, T4)', () => {
  it('of an opening is only what was filled in', () => {
    const words = wordsOf('opening', { wish: { name: ' 李科美 ', phones: ['', '13900001234'], remark: '' } }, []);
    expect(words.wish).toEqual({ name: '李科美', phones: ['13900001234'] });
  });

  it('of a change is every chosen field, also that there is none any more', () => {
    const words = wordsOf('change', { chosen: ['seatNumber'], wish: { seatNumber: '', marketOwner: '周' } }, []);
    expect(words.wish).toEqual({ seatNumber: '' });
  });

  it('begins with what was entered, a sealed field kept and never typed anew', () => {
    const values = valuesOf('change', change, branches);
    expect(values.chosen).toEqual(['bankCard', 'branchId', 'priority']);
    expect(wordsOf('change', values, ['bankCard']).wish).toEqual({ branchId: 'b2', priority: true });
  });

  it('of a closing carries no wish, of a renewal its years', () => {
    expect(wordsOf('closing', { closingReason: 'ownWish' }, [])).toMatchObject({
      wish: null,
      closingReason: 'ownWish',
    });
    expect(wordsOf('renewal', { years: 2 }, [])).toMatchObject({ wish: null, years: 2 });
  });
});
