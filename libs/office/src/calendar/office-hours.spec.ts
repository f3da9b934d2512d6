import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instantOf } from './business-date.ts';
import { Calendar, CalendarYearMissing, daysOfYear } from './calendar.ts';
import { addOfficeMinutes, areOfficeHours, officeMinutesBetween, usualOfficeHours } from './office-hours.ts';

// The Spring Festival of 2024: off from 10 to 17 February, worked on the Sundays 4 and 18.
const off = [
  '2024-02-10',
  '2024-02-11',
  '2024-02-12',
  '2024-02-13',
  '2024-02-14',
  '2024-02-15',
  '2024-02-16',
  '2024-02-17',
];
const calendar = new Calendar([
  ...daysOfYear(
    2024,
    new Map(off.map((day) => [day, '春節'])),
    new Map([
      ['2024-02-04', ''],
      ['2024-02-18', ''],
    ]),
  ),
  ...daysOfYear(2025, new Map(), new Map()),
]);
const at = (day: string, hour: number, minute = 0): Date => instantOf(day, hour * 60 + minute);

describe('office hours (X4)', () => {
  it('pass over the lunch break, the night and the weekend', () => {
    expect(addOfficeMinutes(at('2024-01-05', 11, 30), 60, calendar)).toEqual(at('2024-01-05', 14));
    expect(addOfficeMinutes(at('2024-01-05', 17, 30), 60, calendar)).toEqual(at('2024-01-08', 9, 30));
  });

  it('count a make-up workday and leave out the holiday before it', () => {
    expect(addOfficeMinutes(at('2024-02-09', 17), 120, calendar)).toEqual(at('2024-02-18', 10));
    expect(officeMinutesBetween(at('2024-02-03', 12), at('2024-02-05', 10), calendar)).toBe(450 + 60);
  });

  it('end on the closing hour rather than on the next morning', () => {
    expect(addOfficeMinutes(at('2024-01-05', 9), 450, calendar)).toEqual(at('2024-01-05', 18));
  });

  it('are never guessed for a year that the calendar does not know', () => {
    expect(() => addOfficeMinutes(at('2025-12-31', 17), 600, calendar)).toThrow(CalendarYearMissing);
  });

  it('are between an instant and the one so many minutes later, whenever it was (X4)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 0, max: 9000 }),
        (days, minute, minutes) => {
          const start = instantOf(addDays('2024-01-01', days), minute);
          const end = addOfficeMinutes(start, minutes, calendar);
          expect(officeMinutesBetween(start, end, calendar)).toBe(minutes);
        },
      ),
    );
  });

  it('are refused when they overlap, run backwards or leave the day', () => {
    expect(areOfficeHours(usualOfficeHours)).toBe(true);
    expect(areOfficeHours([])).toBe(false);
    expect(areOfficeHours([{ from: 600, to: 540 }])).toBe(false);
    expect(
      areOfficeHours([
        { from: 540, to: 720 },
        { from: 700, to: 900 },
      ]),
    ).toBe(false);
    expect(areOfficeHours([{ from: 540, to: 1441 }])).toBe(false);
  });
});
