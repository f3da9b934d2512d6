import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate, placeholdersOf, segmentsOf } from './message-text.ts';

describe('the text of a message', () => {
  it('is one segment up to 70 characters and 67 to a segment beyond (X7)', () => {
    expect([1, 70, 71, 134, 135, 201].map((length) => segmentsOf('字'.repeat(length)))).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it('counts its signature (X7)', () => {
    expect(segmentsOf(fillTemplate({ body: '字'.repeat(66), signature: '市場' }, {}))).toBe(1);
    expect(segmentsOf(fillTemplate({ body: '字'.repeat(67), signature: '市場' }, {}))).toBe(2);
  });

  it('never shrinks in segments when it grows (X7)', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 50 }), (text, more) => {
        return segmentsOf(text + more) >= segmentsOf(text);
      }),
    );
  });

  it('fills each placeholder and leaves what a value says alone (X7)', () => {
    expect(fillTemplate({ body: '{name}，{endsOn}到期', signature: '' }, { name: '{endsOn}', endsOn: '2月19日' })).toBe(
      '{endsOn}，2月19日到期',
    );
    expect(placeholdersOf('{name}{name}{endsOn}')).toEqual(['name', 'endsOn']);
  });
});
