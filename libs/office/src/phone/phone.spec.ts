import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPhone, readPhones } from './index.ts';

const mobiles = fc.stringMatching(/^1[3-9]\d{9}$/);
const dresses: ((digits: string) => string)[] = [
  (digits) => digits,
  (digits) => `+86${digits}`,
  (digits) => `0086${digits}`,
  (digits) => `86-${digits}`,
  (digits) => ` ${digits} `,
  (digits) => `+86 ${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`,
  (digits) => `${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}`,
  (digits) => digits.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
];
const dressed = fc.tuple(mobiles, fc.constantFrom(...dresses));

describe('the phones of a cell (T6)', () => {
  it('reads a mobile number in every dress as one and the same', () => {
    fc.assert(
      fc.property(dressed, ([digits, dress]) => {
        expect(readPhones(dress(digits))).toEqual({ phones: [`+86${digits}`] });
      }),
    );
  });

  it('splits two numbers whatever stands between them, the first one main', () => {
    fc.assert(
      fc.property(
        dressed,
        dressed,
        fc.constantFrom('/', '、', ';', '；', ' ', ' / ', ','),
        (first, second, between) => {
          fc.pre(first[0] !== second[0]);
          const cell = `${first[1](first[0])}${between}${second[1](second[0])}`;
          expect(readPhones(cell)).toEqual({ phones: [`+86${first[0]}`, `+86${second[0]}`] });
        },
      ),
    );
  });

  it('counts the same number twice as once', () => {
    expect(readPhones('19900012345/+86 199 0001 2345')).toEqual({ phones: ['+8619900012345'] });
  });

  it.each(['1.39E+10', '1.99001E+10', '1E10', '１.99Ｅ+10'])('refuses %s: the digits are lost', (cell) => {
    expect(readPhones(cell)).toEqual({ fault: 'SCIENTIFIC_PHONE' });
  });

  it.each(['', ' ', '無', '无', '—', '-'])('"%s" is no phone at all', (cell) => {
    expect(readPhones(cell)).toEqual({ fault: 'MISSING_PHONE' });
  });

  it.each(['1990001234', '199000123456', '12345678901', '打不通', '19900012345/1990'])('refuses %s', (cell) => {
    expect(readPhones(cell)).toEqual({ fault: 'BAD_PHONE' });
  });

  it.each([
    ['024-22861234', '+862422861234'],
    ['+852 2123 4567', '+85221234567'],
    ['00886 2 2345 6789', '+886223456789'],
  ])('reads %s as %s', (cell, phone) => {
    expect(readPhones(cell)).toEqual({ phones: [phone] });
  });

  it('shows a phone without its middle', () => {
    expect(maskPhone('+8619900084604')).toBe('+86199****4604');
  });
});
