import { addDays, Calendar, CalendarYearMissing, publishedDays, publishedYears } from '@kefu/office/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueBefore, reminderDay, renewalStart, termEnd, usualSteps } from './reminder-cadence.ts';

const calendar = new Calendar(publishedYears.flatMap((year) => publishedDays(year) ?? []));

describe('a term', () => {
  it('of one year from 29 February 2024 ends on 28 February 2025 and renews the next day (T3)', () => {
    expect(termEnd('2024-02-29')).toBe('2025-02-28');
    expect(renewalStart('2025-02-28')).toBe('2025-03-01');
  });

  it('of one year that reaches into a leap year ends on its 29 February (T3)', () => {
    expect(termEnd('2023-03-01')).toBe('2024-02-29');
  });

  it('is followed by its renewal without a gap or an overlap, year after year (T3)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 1, max: 5 }), (offset, years) => {
        const start = addDays('2004-01-01', offset);
        const next = renewalStart(termEnd(start, years));
        return (
          addDays(next, -1) === termEnd(start, years) && next.slice(0, 4) === String(Number(start.slice(0, 4)) + years)
        );
      }),
    );
  });
});

describe('the reminders of a term', () => {
  it('that ends on 19 February 2024 leave on five office days, one a make-up Sunday (T3)', () => {
    expect(usualSteps.map((step) => reminderDay('2024-02-19', step, calendar))).toEqual([
      '2023-12-21',
      '2024-01-19',
      '2024-02-04',
      '2024-02-09',
      '2024-02-18',
    ]);
  });

  it('are due by one comparison exactly when their moved day has come (T3)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6000 }),
        fc.integer({ min: 0, max: 70 }),
        fc.constantFrom(...usualSteps),
        (offset, ahead, step) => {
          const today = calendar.officeDayOnOrBefore(addDays('2008-01-10', offset));
          const endsOn = addDays(today, ahead);
          return reminderDay(endsOn, step, calendar) <= today === addDays(endsOn, -step) < dueBefore(today, calendar);
        },
      ),
    );
  });

  it('never leave on a day off, and never later than asked (T3)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6000 }), fc.constantFrom(...usualSteps), (offset, step) => {
        const endsOn = addDays('2008-06-01', offset);
        const day = reminderDay(endsOn, step, calendar);
        return calendar.isOfficeDay(day) && day <= addDays(endsOn, -step);
      }),
    );
  });

  it('of a term that ends in a year without data do not stop today’s plan (T3, X4)', () => {
    const last = publishedYears.at(-1) ?? 0;
    expect(() => reminderDay(`${last + 1}-06-30`, 30, calendar)).toThrow(CalendarYearMissing);
    expect(dueBefore(`${last}-11-20`, calendar) <= `${last + 1}-05-31`).toBe(true);
  });
});
