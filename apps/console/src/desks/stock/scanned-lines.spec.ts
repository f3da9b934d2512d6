import { describe, expect, it } from '@jest/globals';
import { readScanned } from './scanned-lines.ts';

describe('scanned goods (F4)', () => {
  it('are read from a scanner, a spreadsheet or a list; a SKU alone is one piece', () => {
    expect(readScanned('NB1-01-S\nNB1-01-M\t12\r\n\n nb2-02-L, ３件 \nNB3-01-S x 4')).toEqual([
      { sku: 'NB1-01-S', quantity: 1 },
      { sku: 'NB1-01-M', quantity: 12 },
      { sku: 'nb2-02-L', quantity: 3 },
      { sku: 'NB3-01-S', quantity: 4 },
    ]);
  });

  it.each(['NB1-01-S 0', 'NB1-01-S 1.5', '文胸 3', 'NB1-01-S 3 NB1-01-M 4'])(
    'are refused as a whole for %p',
    (text) => {
      expect(readScanned(`NB1-01-L 1\n${text}`)).toBeUndefined();
    },
  );
});
