import { describe, expect, it } from '@jest/globals';
import { fold } from '@kefu/platform/search';
import fc from 'fast-check';
import { type KnownFranchisee, whoseForm } from './candidates.ts';

const franchisee = (number: string, ...names: string[]): KnownFranchisee => ({
  id: number,
  number,
  name: names[0] ?? '',
  folded: names.map(fold),
  phone: null,
  certificate: null,
});
const known = [
  franchisee('K101', '沈陽恒美泰', '恒美泰商貿'),
  franchisee('K103', '大同'),
  franchisee('K110', '南京黛綺'),
  { ...franchisee('K111', '南京棠衣'), phone: 'aa', certificate: 'bb' },
];
const silent = { customer: '', number: '', phones: [], certificate: '' };
const whose = (fileName: string, customer = '', number = ''): unknown =>
  whoseForm({ ...silent, fileName, customer, number }, known);
const names = (found: unknown): string[] =>
  (found as { candidates: { name: string }[] }).candidates.map(({ name }) => name);

describe('whose form it is (F3)', () => {
  it.each(['沈陽恒美泰.xlsx', '沈阳恒美泰.XLSX', '恒美泰商贸.xlsx', ' 沈陽恒美泰 .xlsx'])(
    '%s is 沈陽恒美泰’s, by name or other name, in either script',
    (fileName) => {
      expect(whose(fileName)).toEqual({ certain: 'K101' });
    },
  );

  it('is asked when the form itself names another than its file', () => {
    expect(names(whose('沈陽恒美泰.xlsx', '大同'))).toEqual(
      ['沈陽恒美泰', '大同'].toSorted((a) => (a === '大同' ? -1 : 1)),
    );
    expect(names(whose('沈陽恒美泰.xlsx', '', 'K103'))[0]).toBe('大同');
  });

  it('is asked when the name is only nearly somebody’s, those in the same city last', () => {
    expect(names(whose('南京黛琦.xlsx'))).toEqual(['南京黛綺', '南京棠衣']);
    expect(names(whose('恒美泰.xlsx'))).toEqual(['沈陽恒美泰']);
  });

  it('is asked when the telephone or the paper in the form is somebody’s, who is proposed first', () => {
    const said = { ...silent, fileName: '新店.xlsx' };
    const proposal = { id: 'K111', number: 'K111', name: '南京棠衣' };
    expect(whoseForm({ ...said, phones: ['cc', 'aa'] }, known)).toEqual({
      candidates: [{ ...proposal, why: ['PHONE'] }],
    });
    expect(whoseForm({ ...said, certificate: 'bb' }, known)).toEqual({
      candidates: [{ ...proposal, why: ['CERTIFICATE'] }],
    });
    // A file of one with the paper of another is nobody's for certain.
    expect(names(whoseForm({ ...silent, fileName: '大同.xlsx', certificate: 'bb' }, known))[0]).toBe('南京棠衣');
  });

  it('is asked without a proposal when nobody fits', () => {
    expect(whose('新客戶.xlsx')).toEqual({ candidates: [] });
  });

  it('is never certain but by a name that somebody goes by', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (fileName, customer, number) => {
        const found = whoseForm({ ...silent, fileName, customer, number }, known);
        if (!('certain' in found)) return true;
        const word = fold(fileName.replace(/\.[a-z]+$/i, ''));
        return known.find(({ id }) => id === found.certain)?.folded.includes(word) ?? false;
      }),
    );
  });
});
