import { addDays } from '@kefu/office/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termDays, termStateOn } from './term-lifecycle.ts';

const order = ['active', 'expiring', 'expired', 'grace', 'closed'];

describe('a term that nobody renews', () => {
  it('is expiring, expired, in grace and closed on the days that the department set (T3)', () => {
    const lengths = { expiringDays: 60, expiredDays: 7, graceDays: 30 };
    const on = (day: string): string => termStateOn('2024-02-19', day, lengths);
    expect(
      [
        '2023-12-20',
        '2023-12-21',
        '2024-02-19',
        '2024-02-20',
        '2024-02-26',
        '2024-02-27',
        '2024-03-27',
        '2024-03-28',
      ].map(on),
    ).toEqual(['active', 'expiring', 'expiring', 'expired', 'expired', 'grace', 'grace', 'closed']);
  });

  it('only ever goes on, whatever the lengths (T3)', () => {
    const length = fc.integer({ min: 0, max: 90 });
    fc.assert(
      fc.property(
        length,
        length,
        length,
        fc.integer({ min: -150, max: 250 }),
        (expiring, expiredDays, graceDays, at) => {
          const lengths = { expiringDays: expiring + 1, expiredDays, graceDays };
          const state = (offset: number): number =>
            order.indexOf(termStateOn('2024-02-19', addDays('2024-02-19', offset), lengths));
          return state(at) <= state(at + 1);
        },
      ),
    );
  });

  it('may be without grace: then it closes as soon as it has been expired (T3)', () => {
    expect(termDays('2024-02-19', { expiringDays: 60, expiredDays: 7, graceDays: 0 }).closedFrom).toBe('2024-02-27');
  });
});
