import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCellDate } from './cell-date.ts';

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2089-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('reading a day from a cell (T6)', () => {
  it.each([
    '2009-12-18',
    '2009/12/18',
    '2009.12.18',
    '20091218',
    '2009年12月18日',
    '２００９年１２月１８日',
    '二〇〇九年十二月十八日',
    '二零零九年十二月十八日',
    '民國98年12月18日',
    '民国98年12月18日',
    '民國九八年十二月十八日',
    '民國98.12.18',
    '09年12月18日',
    '40165',
    ' 2009-12-18 ',
    '2009-12-18 00:00:00',
    '18.12.2009',
    '12/18/2009',
  ])('reads %s as 18 December 2009', (cell) => {
    expect(readCellDate(cell, 'ask')).toEqual({ date: '2009-12-18' });
  });

  it('asks which day 09.12.18 is, unless the habit of the file is known', () => {
    expect(readCellDate('09.12.18', 'ask')).toEqual({
      fault: 'AMBIGUOUS_DATE',
      readings: ['2009-12-18', '2018-09-12', '2018-12-09'],
    });
    expect(readCellDate('09.12.18', 'yearMonthDay')).toEqual({ date: '2009-12-18' });
    expect(readCellDate('09.12.18', 'dayMonthYear')).toEqual({ date: '2018-12-09' });
  });

  it('asks whether 03/04/2020 is in March or in April', () => {
    expect(readCellDate('03/04/2020', 'ask')).toEqual({
      fault: 'AMBIGUOUS_DATE',
      readings: ['2020-03-04', '2020-04-03'],
    });
  });

  it('does not ask where only one reading is a real day', () => {
    expect(readCellDate('31.12.09', 'ask')).toEqual({
      fault: 'AMBIGUOUS_DATE',
      readings: ['2009-12-31', '2031-12-09'],
    });
    expect(readCellDate('09.13.25', 'ask')).toEqual({ date: '2025-09-13' });
    expect(readCellDate('05/05/2020', 'ask')).toEqual({ date: '2020-05-05' });
  });

  it.each(['2027-02-30', '20270431', '2027/11/31', '2027.13.05', '民國99年2月29日', '2010年2月29日', '民國0年1月1日'])(
    'refuses %s, a day that never was',
    (cell) => {
      expect(readCellDate(cell, 'yearMonthDay')).toEqual({ fault: 'IMPOSSIBLE_DATE' });
    },
  );

  it('refuses 10.06.31 in a file that writes the year first', () => {
    expect(readCellDate('10.06.31', 'yearMonthDay')).toEqual({ fault: 'IMPOSSIBLE_DATE' });
  });

  it.each(['', '無', '明天', '2009-12', '123456', '2009-12/18'])('finds no day in "%s"', (cell) => {
    expect(readCellDate(cell, 'yearMonthDay')).toEqual({ fault: 'UNREADABLE_DATE' });
  });

  it('reads every form of every day back as that day', () => {
    fc.assert(
      fc.property(days, (date) => {
        const [y = 0, m = 0, d = 0] = date.split('-').map(Number);
        const serial = Math.round((Date.parse(date) - Date.UTC(1899, 11, 30)) / 86_400_000);
        const forms = [`${y}/${m}/${d}`, `${y}.${m}.${d}`, date.replaceAll('-', ''), `${y}年${m}月${d}日`];
        forms.push(`民國${y - 1911}年${m}月${d}日`, String(serial));
        for (const form of forms) expect(readCellDate(form, 'ask')).toEqual({ date });
      }),
    );
  });

  it('never returns a day that does not exist, whatever the cell holds', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9./年月日-]{1,12}$/), (cell) => {
        const read = readCellDate(cell, 'ask');
        if (!('date' in read)) return;
        expect(new Date(read.date).toISOString().slice(0, 10)).toBe(read.date);
      }),
    );
  });
});
