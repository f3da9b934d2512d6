import { addDays, addMonths } from '@kefu/office/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tenureOn } from './tenure.ts';

const epoch = '1990-01-01';
const day = fc.integer({ min: 0, max: 60 * 366 }).map((days) => addDays(epoch, days));

describe('tenure (H2)', () => {
  it('of the gatekeeper who joined on 2012-01-09 and applied on 2012-02-24 is a month and a half', () => {
    expect(tenureOn('2012-02-24', '2012-01-09')).toEqual({ days: 46, months: 1, restDays: 15 });
  });

  it.each([
    ['2012-01-09', '2012-01-09', { days: 0, months: 0, restDays: 0 }],
    ['2012-02-29', '2012-01-31', { days: 29, months: 1, restDays: 0 }],
    ['2013-02-28', '2012-02-29', { days: 365, months: 12, restDays: 0 }],
    ['2013-03-01', '2012-02-29', { days: 366, months: 12, restDays: 1 }],
  ])('on %s since %s', (on, joined, tenure) => {
    expect(tenureOn(on, joined)).toEqual(tenure);
  });

  it('is none before somebody joined', () => {
    expect(tenureOn('2012-01-08', '2012-01-09')).toBeUndefined();
  });

  it('adds up: whole months and the days after them lead from the first day to the last, whatever they are', () => {
    fc.assert(
      fc.property(day, fc.nat(40 * 366), (joined, days) => {
        const on = addDays(joined, days);
        const tenure = tenureOn(on, joined);
        expect(tenure?.days).toBe(days);
        expect(addDays(addMonths(joined, tenure?.months ?? 0), tenure?.restDays ?? 0)).toBe(on);
        expect(tenure?.restDays).toBeLessThan(31);
        // One more month would be too many.
        expect(addMonths(joined, (tenure?.months ?? 0) + 1) > on).toBe(true);
      }),
    );
  });

  it('never grows shorter from one day to the next', () => {
    fc.assert(
      fc.property(day, fc.nat(40 * 366), (joined, days) => {
        const [today, tomorrow] = [
          tenureOn(addDays(joined, days), joined),
          tenureOn(addDays(joined, days + 1), joined),
        ];
        const weight = (tenure: typeof today): number => (tenure?.months ?? 0) * 100 + (tenure?.restDays ?? 0);
        expect(weight(tomorrow)).toBeGreaterThan(weight(today));
      }),
    );
  });
});
