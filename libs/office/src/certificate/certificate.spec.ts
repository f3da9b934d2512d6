import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { birthDateOf, maskCertificate, readCertificate } from './index.ts';

const today = '2026-11-23';
const person = (cell: string) => readCertificate(cell, 'naturalPerson', today);
const company = (cell: string) => readCertificate(cell, 'company', today);

describe('a national id (T6)', () => {
  it('is accepted with the right check character', () => {
    expect(person('11010519491231002X')).toEqual({ kind: 'nationalId', number: '11010519491231002X' });
  });

  it('is refused with a wrong check character', () => {
    expect(person('110105194912310021')).toEqual({ fault: 'BAD_CHECKSUM' });
  });

  it('refuses 30 February inside a valid checksum', () => {
    expect(person('350602198502300014')).toEqual({ fault: 'IMPOSSIBLE_BIRTH_DATE' });
  });

  it.each([
    '11010519491231002x',
    ' 11010519491231002X ',
    '１１０１０５１９４９１２３１００２Ｘ',
    '110105 19491231 002X',
  ])('folds %s to the one form it is compared in', (cell) => {
    expect(person(cell)).toEqual({ kind: 'nationalId', number: '11010519491231002X' });
  });

  it('is refused when any single digit is mistyped', () => {
    const number = '11010519491231002X';
    fc.assert(
      fc.property(fc.nat(16), fc.integer({ min: 1, max: 9 }), (position, shift) => {
        const digit = (Number(number[position]) + shift) % 10;
        const mistyped = number.slice(0, position) + digit + number.slice(position + 1);
        expect(person(mistyped)).toEqual({ fault: 'BAD_CHECKSUM' });
      }),
    );
  });

  it('is refused for somebody not born yet', () => {
    expect(readCertificate('11010519491231002X', 'naturalPerson', '1949-12-30')).toEqual({
      fault: 'IMPOSSIBLE_BIRTH_DATE',
    });
  });
});

describe('other papers (T6)', () => {
  it.each([
    ['110105491231002', 'nationalId15'],
    ['H0123456789', 'hongKongMacaoPermit'],
    ['m01234567', 'hongKongMacaoPermit'],
    ['01234567', 'taiwanPermit'],
    ['E12345678', 'passport'],
    ['EA1234567', 'passport'],
  ])('%s is a %s', (cell, kind) => {
    expect(person(cell)).toMatchObject({ kind });
  });

  it('a residence permit for people from Hong Kong is no national id', () => {
    expect(person('810000199408230021')).toMatchObject({ kind: 'residencePermit' });
  });

  it('15 digits with an impossible birth date are refused', () => {
    expect(person('110105490231002')).toEqual({ fault: 'IMPOSSIBLE_BIRTH_DATE' });
  });

  it.each(['1101051949123100', '1.10105E+17', 'ABCDEF'])('%s is no certificate', (cell) => {
    expect(person(cell)).toEqual({ fault: 'BAD_CERTIFICATE' });
  });

  it.each(['', ' ', '無', '—'])('"%s" is no certificate at all', (cell) => {
    expect(person(cell)).toEqual({ fault: 'MISSING' });
  });
});

describe('a business licence (T6)', () => {
  it('is accepted with the right check character, whatever its case', () => {
    expect(company('91350100m000100y43')).toEqual({ kind: 'businessLicence', number: '91350100M000100Y43' });
  });

  it('is refused with a wrong check character', () => {
    expect(company('91350100M000100Y44')).toEqual({ fault: 'BAD_CHECKSUM' });
  });

  it('never holds I, O, S, V or Z', () => {
    expect(company('91350100M0001O0Y43')).toEqual({ fault: 'BAD_CERTIFICATE' });
  });

  it('does not stand for a person, nor a national id for a company', () => {
    expect(person('91350100M000100Y43')).toEqual({ fault: 'BAD_CERTIFICATE' });
    expect(company('11010519491231002X')).toEqual({ fault: 'BAD_CHECKSUM' });
  });
});

describe('the birth date of a holder (S7)', () => {
  it('is read from the numbers that hold it', () => {
    expect(birthDateOf({ kind: 'nationalId', number: '11010519491231002X' })).toBe('1949-12-31');
    expect(birthDateOf({ kind: 'residencePermit', number: '810000199408230021' })).toBe('1994-08-23');
    expect(birthDateOf({ kind: 'nationalId15', number: '110105491231002' })).toBe('1949-12-31');
    expect(birthDateOf({ kind: 'passport', number: 'E12345678' })).toBeUndefined();
  });
});

describe('a masked certificate', () => {
  it('keeps enough to recognise and too little to use', () => {
    expect(maskCertificate('11010519491231002X')).toBe('110***********002X');
    expect(maskCertificate('E12345678')).toBe('E******78');
  });

  it('hides at least half of every paper', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{6,18}$/), (number) => {
        const hidden = maskCertificate(number).split('*').length - 1;
        expect(hidden * 2).toBeGreaterThanOrEqual(number.length);
      }),
    );
  });
});
