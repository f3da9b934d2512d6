import { describe, expect, it } from '@jest/globals';
import { readAsked, readScanned } from './scanned-lines.ts';

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

describe('goods that are asked for (F5, F10)', () => {
  it('are a SKU and its pieces, then a price in yuan or the ordered SKU', () => {
    expect(readAsked('NB1-01-S 12\nNB1-01-M 3件 88.5\nNB1-01-L\t4\tNB2-01-L\n')).toEqual([
      { sku: 'NB1-01-S', quantity: 12, unitPrice: null, original: null },
      { sku: 'NB1-01-M', quantity: 3, unitPrice: 8_850, original: null },
      { sku: 'NB1-01-L', quantity: 4, unitPrice: null, original: 'NB2-01-L' },
    ]);
  });

  it.each(['NB1-01-S', 'NB1-01-S 0', 'NB1-01-S 1.5', 'NB1-01-S 1 88.555', '文胸 3', 'NB1 1 2 3'])(
    'are refused as a whole for %p',
    (text) => {
      expect(readAsked(`NB1-01-L 1\n${text}`)).toBeUndefined();
    },
  );
});
