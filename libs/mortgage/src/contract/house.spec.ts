import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readHouse } from './house.ts';

describe('reading a house (S6)', () => {
  it.each([
    '3#1-501',
    '3栋1单元501',
    '3幢1單元501室',
    '3-1-501',
    '３＃１－５０１',
    '03-01-0501',
    '3 號樓 1 單元 501 室',
  ])('knows %s as the one house 3-1-501', (cell) => {
    expect(readHouse(cell)).toEqual({ house: '3-1-501' });
  });

  it('asks where no unit is said', () => {
    expect(readHouse('3-1501')).toEqual({ fault: 'AMBIGUOUS_HOUSE', readings: ['3-1-1501', '3-1-501'] });
    expect(readHouse('3棟501')).toEqual({ fault: 'AMBIGUOUS_HOUSE', readings: ['3-1-501'] });
  });

  it.each(['', '501', '三棟', '3-1-5', 'x-1-501'])('finds no house in "%s"', (cell) => {
    expect(readHouse(cell)).toEqual({ fault: 'BAD_HOUSE' });
  });

  it('reads every way of writing a house as the same one, and no two houses as one', () => {
    const house = fc.tuple(
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 101, max: 3399 }),
    );
    fc.assert(
      fc.property(house, ([building, unit, room]) => {
        const one = { house: `${building}-${unit}-${room}` };
        for (const cell of [
          `${building}#${unit}-${room}`,
          `${building}栋${unit}单元${room}`,
          `${building}幢${unit}單元${room}室`,
        ]) {
          expect(readHouse(cell)).toEqual(one);
        }
      }),
    );
  });
});
