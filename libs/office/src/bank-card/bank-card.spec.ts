import { describe, expect, it } from '@jest/globals';
import { maskBankCard, readBankCard } from './bank-card.ts';

describe('a bank card (T4)', () => {
  it('is read however staff write it', () => {
    for (const cell of ['6222 0212 3456 7894', '６２２２０２１２３４５６７８９４', '6222-0212-3456-7894']) {
      expect(readBankCard(cell)).toEqual({ number: '6222021234567894' });
    }
  });

  it('is refused with the reason', () => {
    expect(readBankCard('6222021234567895')).toEqual({ fault: 'BAD_CHECKSUM', written: '6222021234567895' });
    expect(readBankCard('62220212')).toEqual({ fault: 'BAD_BANK_CARD' });
    expect(readBankCard('6.22E+15')).toEqual({ fault: 'BAD_BANK_CARD' });
  });

  it('is shown by its first and last four digits', () => {
    expect(maskBankCard('6222021234567894')).toBe('6222********7894');
  });
});
