import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KindField } from '../kind/kind-definition.ts';
import { lackingAnswers, readAnswers } from './form-answers.ts';

const today = '2026-11-27';
const label = { 'zh-Hant': '欄', 'zh-Hans': '栏', en: 'Field' };
const field = (key: string, more: Partial<KindField> = {}): KindField => ({
  key,
  label,
  type: 'text',
  required: false,
  sensitive: false,
  longest: 200,
  least: null,
  most: null,
  fromToday: false,
  options: [],
  detail: null,
  ...more,
});

const aField = fc
  .record({
    key: fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/),
    sensitive: fc.boolean(),
    required: fc.boolean(),
    type: fc.constantFrom('text', 'longText', 'date', 'number'),
  })
  .map(({ key, ...more }) => field(key, more));
const aForm = fc.uniqueArray(aField, { selector: ({ key }) => key, minLength: 1, maxLength: 8 });
const someAnswers = (fields: readonly KindField[]): fc.Arbitrary<{ key: string; value: string | null }[]> =>
  fc.tuple(
    ...fields.map(({ key }) =>
      fc.record({
        key: fc.constant(key),
        value: fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom(null, '2026-12-01', '12.5', '13800138000')),
      }),
    ),
  );
const filledIn = aForm.chain((fields) => fc.tuple(fc.constant(fields), someAnswers(fields)));

describe('what is filled into a form (H1)', () => {
  it('never stands in the open where its field is sensitive, and is never sealed where it is not', () => {
    fc.assert(
      fc.property(filledIn, ([fields, said]) => {
        const kept = readAnswers(fields, said, {}, today);
        if (Array.isArray(kept)) return;
        for (const { key, sensitive } of fields) {
          const value =
            said
              .find((each) => each.key === key)
              ?.value?.normalize('NFC')
              .trim() ?? '';
          if (value === '') expect(kept.answers[key] ?? kept.sealed[key]).toBeUndefined();
          else if (sensitive) {
            expect(kept.sealed[key]).toBe(value);
            expect(kept.answers[key]).toMatch(/^••••.{0,4}$/);
          } else {
            expect(kept.answers[key]).toBe(value);
            expect(kept.sealed[key]).toBeUndefined();
          }
        }
      }),
    );
  });

  it('is read again as it was kept: what is sealed stays unless it is said anew', () => {
    fc.assert(
      fc.property(filledIn, ([fields, said]) => {
        const kept = readAnswers(fields, said, {}, today);
        if (Array.isArray(kept)) return;
        const again = fields.map(({ key, sensitive }) => ({
          key,
          value: sensitive ? null : (kept.answers[key] ?? ''),
        }));
        expect(readAnswers(fields, again, kept.sealed, today)).toEqual(kept);
      }),
    );
  });

  it('names a fault by its field, and only there', () => {
    const fields = [
      field('day', { type: 'date', fromToday: true }),
      field('count', { type: 'number', least: 1, most: 9 }),
    ];
    const faults = (day: string, count: string): string[] => {
      const read = readAnswers(
        fields,
        [
          { key: 'day', value: day },
          { key: 'count', value: count },
        ],
        {},
        today,
      );
      return Array.isArray(read) ? read.map(({ path, code }) => `${path} ${code}`) : [];
    };
    expect(faults(today, '9')).toEqual([]);
    expect(faults('2026-11-26', '9.001')).toEqual(['input.answers.day IN_THE_PAST', 'input.answers.count TOO_LARGE']);
    expect(faults('2026-13-01', '1e1')).toEqual([
      'input.answers.day IMPOSSIBLE_DATE',
      'input.answers.count NOT_A_NUMBER',
    ]);
    expect(faults('', '0')).toEqual(['input.answers.count TOO_SMALL']);
  });

  it('is handed in only with every required answer and no day that passed meanwhile; an empty form says nothing', () => {
    const fields = [field('a', { required: true }), field('b'), field('day', { type: 'date', fromToday: true })];
    const codes = (answers: Record<string, string>): string[] =>
      lackingAnswers(fields, answers, today).map(({ code }) => code);
    expect(codes({})).toEqual(['NOTHING_SAID']);
    expect(codes({ b: 'x', day: '2026-11-26' })).toEqual(['ANSWER_MISSING', 'DAY_PAST']);
    expect(codes({ a: 'x', day: today })).toEqual([]);
  });
});
