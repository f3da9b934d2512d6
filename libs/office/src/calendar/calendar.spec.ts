import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addYears, businessDateAt, isBusinessDate, isoWeekday, isWeekend } from './business-date.ts';
import { Calendar, CalendarYearMissing, daysOfYear } from './calendar.ts';
import { publishedDays, publishedYears } from './mainland-holidays.ts';

const everyYear = new Calendar(publishedYears.flatMap((year) => publishedDays(year) ?? []));
const first = publishedYears[0] ?? 0;
const last = publishedYears.at(-1) ?? 0;
const someDay = fc
  .integer({ min: 0, max: (last - first + 1) * 365 - 80 })
  .map((offset) => addDays(`${first}-02-20`, offset));

describe('the calendar', () => {
  it('answers the department’s own calendar day by day (X4)', () => {
    const lines = readFileSync(new URL('../../../../testdata/trading/calendar.csv', import.meta.url), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1);
    expect(lines).toHaveLength(15);
    for (const line of lines) {
      const [day = '', , office, trading] = line.split(',');
      expect({ day, office: everyYear.isOfficeDay(day), trading: everyYear.isTradingDay(day) }).toEqual({
        day,
        office: office === '是',
        trading: trading === '是',
      });
    }
  });

  it('never lets the market trade on a weekend, made up or not (X4)', () => {
    fc.assert(fc.property(someDay, (day) => !isWeekend(day) || !everyYear.isTradingDay(day)));
  });

  it('opens the office on every trading day (X4)', () => {
    fc.assert(fc.property(someDay, (day) => !everyYear.isTradingDay(day) || everyYear.isOfficeDay(day)));
  });

  it('moves to the nearest office day before and skips none between (X4)', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const moved = everyYear.officeDayOnOrBefore(day);
        if (moved > day || !everyYear.isOfficeDay(moved)) return false;
        for (let between = addDays(moved, 1); between <= day; between = addDays(between, 1)) {
          if (everyYear.isOfficeDay(between)) return false;
        }
        return true;
      }),
    );
  });

  it('counts office days forth and back to where it began (X4)', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 15 }), (day, count) => {
        const from = everyYear.officeDayOnOrBefore(day);
        return everyYear.addOfficeDays(everyYear.addOfficeDays(from, -count), count) === from;
      }),
    );
  });

  it('stops at a year it has no data for instead of guessing (X4)', () => {
    expect(publishedDays(last + 1)).toBeUndefined();
    expect(() => everyYear.isOfficeDay(`${last + 1}-01-05`)).toThrow(CalendarYearMissing);
    expect(() => everyYear.nextOfficeDay(`${last}-12-31`)).toThrow(`no data for ${last + 1}`);
  });

  it('lets the office work and the market rest on a make-up Sunday (X4)', () => {
    expect(everyYear.day('2024-02-04')).toMatchObject({ office: true, trading: false });
  });

  it('knows every day of a year once (X4)', () => {
    expect(daysOfYear(2024, new Map(), new Map())).toHaveLength(366);
    expect(daysOfYear(2026, new Map(), new Map())).toHaveLength(365);
  });
});

describe('a business date', () => {
  it('is the day in Shanghai, not in Greenwich (X4)', () => {
    expect(businessDateAt(new Date('2026-11-23T15:59:59Z'))).toBe('2026-11-23');
    expect(businessDateAt(new Date('2026-11-23T16:00:00Z'))).toBe('2026-11-24');
  });

  it('refuses a day that does not exist (X4)', () => {
    expect(isBusinessDate('2026-02-30')).toBe(false);
    expect(isBusinessDate('2024-02-29')).toBe(true);
    expect(isBusinessDate('2024-2-9')).toBe(false);
  });

  it('agrees with the platform’s weekdays (X4)', () => {
    fc.assert(fc.property(someDay, (day) => isoWeekday(day) % 7 === new Date(`${day}T00:00:00Z`).getUTCDay()));
  });

  it('has the anniversary of 29 February on 1 March of a common year (T3)', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-03-01');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  });
});
