import { describe, expect, it } from 'vitest';
import { reportLines, reportText } from './report-lines.ts';

const key = '0197a000-0000-7000-8000-000000000001';

describe('a gateway’s own list', () => {
  it.each([
    ['as a gateway answers', `[{"id":"A1","key":"${key}","to":"+86199****0000"},{"id":77}]`, ['A1', '77']],
    ['as a table with headings', `BizId,OutId,Phone\nA1,${key},199****0000\n"77",,199****0000\n`, ['A1', '77']],
    ['with our key first', `OutId;流水号\r\n${key};A1\r\n;77`, ['A1', '77']],
    ['without headings', `A1\t${key}\n77\t`, ['A1', '77']],
  ])('is read %s (X7)', (_, text, references) => {
    const [first, second] = references;
    expect(reportLines(text)).toEqual([
      { reference: first, key },
      { reference: second, key: null },
    ]);
  });

  it('is read in the encoding of this market’s operators (X7)', () => {
    const bytes = new Uint8Array([0xc1, 0xf7, 0xcb, 0xae, 0xba, 0xc5, 0x0a, 0x41, 0x31]);
    expect(reportLines(reportText(bytes.buffer))).toEqual([{ reference: 'A1', key: null }]);
  });

  it('may hold nothing (X7)', () => {
    expect(reportLines('BizId,OutId\n')).toEqual([]);
    expect(reportLines('[]')).toEqual([]);
  });

  it.each(['{"id":"A1"}', '[{"to":"x"}]', '[1', 'BizId,OutId\n,x', '', 'PK\0\x03', `BizId\n${'9'.repeat(201)}`])(
    'is refused where it is none: %.20s (X7)',
    (text) => {
      expect(reportLines(text)).toBeUndefined();
    },
  );
});
