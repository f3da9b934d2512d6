import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readQuantity } from './read-quantity.ts';

describe('what is typed into a cell (F3)', () => {
  it.each([
    ['12', 12],
    ['１２', 12],
    [' 1 2 ', 12],
    ['12件', 12],
    ['1,200', 1200],
    ['99999', 99_999],
    ['', 0],
    ['—', 0],
    ['-', 0],
    ['/', 0],
    ['０', 0],
  ])('%j is %i', (typed, quantity) => {
    expect(readQuantity(typed)).toEqual({ quantity });
  });

  it.each([
    ['12+6', 18],
    ['=3*4', 12],
    ['10-2', 8],
    ['＝３×４', 12],
    ['2+3*4', 14],
    ['(2+3)*4', 20],
    ['10/4*2', 5],
    ['1.5*2', 3],
    ['-2+5', 3],
    ['24÷2−2', 10],
    ['6/-2*-1', 3],
  ])('the sum %j comes to %i', (typed, quantity) => {
    expect(readQuantity(typed)).toEqual({ quantity });
  });

  it.each([
    ['12a', 'UNREAD'],
    ['12+', 'UNREAD'],
    ['(1+2', 'UNREAD'],
    ['1/0', 'UNREAD'],
    ['1,2', 'UNREAD'],
    ['1'.repeat(61), 'UNREAD'],
    ['7/2', 'NOT_WHOLE'],
    ['2.5', 'NOT_WHOLE'],
    ['2-5', 'BELOW_ZERO'],
    ['-1', 'BELOW_ZERO'],
    ['100000', 'TOO_MANY'],
    ['50000*2', 'TOO_MANY'],
  ])('%j is told as %s', (typed, problem) => {
    expect(readQuantity(typed)).toEqual({ problem });
  });

  it('reads any sum and product as arithmetic has it', () => {
    const small = fc.integer({ min: 0, max: 99 });
    fc.assert(
      fc.property(small, small, small, (a, b, c) => {
        expect(readQuantity(`=${a}+${b}*${c}`)).toEqual({ quantity: a + b * c });
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        expect(readQuantity(typed)).toBeDefined();
      }),
    );
  });
});
