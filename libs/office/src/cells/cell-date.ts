/**
 * How a day written in six digits, such as `09.12.18`, is read: the writer's habit, which the cell itself does not
 * tell. `ask` puts every cell that can be read in two ways to a person (T6).
 */
export const shortDateOrders = ['ask', 'yearMonthDay', 'dayMonthYear', 'monthDayYear'] as const;
export type ShortDateOrder = (typeof shortDateOrders)[number];

/** What a cell says about a day: one business date, several it may mean, a day that never was, or nothing readable. */
export type CellDate =
  | { readonly date: string }
  | { readonly fault: 'AMBIGUOUS_DATE'; readonly readings: readonly string[] }
  | { readonly fault: 'IMPOSSIBLE_DATE' }
  | { readonly fault: 'UNREADABLE_DATE' };

const impossible: CellDate = { fault: 'IMPOSSIBLE_DATE' };
const unreadable: CellDate = { fault: 'UNREADABLE_DATE' };

const yearFirst = /^(\d{4})(?:-(\d{1,2})-|\/(\d{1,2})\/|\.(\d{1,2})\.|年(\d{1,2})月)(\d{1,2})[日號号]?$/;
const yearLast = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;
const short = /^(\d{2})[./-](\d{1,2})[./-](\d{1,2})$/;
const shortLast = /^(\d{1,2})[./-](\d{1,2})[./-](\d{2})$/;
const republic = /^(?:中華|中华)?民[國国](\d{1,3}|元)[年./-](\d{1,2})[月./-](\d{1,2})日?$/;
const shortChinese = /^(\d{2})年(\d{1,2})月(\d{1,2})日?$/;
const midnight = /[T ]0?0:00(?::00(?:\.0+)?)?Z?$/;

/**
 * Reads a day as staff write it (T6): `2009-12-18`, `2009/12/18`, `2009.12.18`, `20091218`, `2009年12月18日`,
 * `二〇〇九年十二月十八日`, `民國98年12月18日`, `09.12.18`, `18.12.2009`, and a spreadsheet's serial (days since
 * 1899-12-30). Width and blanks do not matter. Never guesses: what can be read in two ways is `AMBIGUOUS_DATE`.
 */
export function readCellDate(cell: string, order: ShortDateOrder): CellDate {
  // Nine cells of ten need no folding at all.
  const plain = yearFirst.exec(cell);
  if (plain) return ofParts(plain[1], plain[2] ?? plain[3] ?? plain[4] ?? plain[5], plain[6]);
  const text = arabic(cell.normalize('NFKC').trim().replace(midnight, '').replace(/\s+/g, ''));
  if (/^\d+$/.test(text)) return ofDigits(text);
  const whole = yearFirst.exec(text);
  if (whole) return ofParts(whole[1], whole[2] ?? whole[3] ?? whole[4] ?? whole[5], whole[6]);
  const ofRepublic = republic.exec(text);
  if (ofRepublic) {
    const year = ofRepublic[1] === '元' ? 1 : Number(ofRepublic[1]);
    return year > 0 ? ofParts(year + 1911, ofRepublic[2], ofRepublic[3]) : impossible;
  }
  const chinese = shortChinese.exec(text);
  if (chinese) return ofParts(2000 + Number(chinese[1]), chinese[2], chinese[3]);
  const last = yearLast.exec(text);
  if (last) return chosen([day(last[3], last[2], last[1]), day(last[3], last[1], last[2])], order);
  return ofShort(text, order);
}

function ofDigits(text: string): CellDate {
  if (text.length === 8) return ofParts(text.slice(0, 4), text.slice(4, 6), text.slice(6, 8));
  if (text.length !== 5) return unreadable;
  return { date: new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000).toISOString().slice(0, 10) };
}

function ofShort(text: string, order: ShortDateOrder): CellDate {
  const first = short.exec(text);
  const last = shortLast.exec(text);
  if (!first && !last) return unreadable;
  const byOrder = {
    yearMonthDay: first && day(2000 + Number(first[1]), first[2], first[3]),
    dayMonthYear: last && day(2000 + Number(last[3]), last[2], last[1]),
    monthDayYear: last && day(2000 + Number(last[3]), last[1], last[2]),
  };
  if (order === 'ask') return several([byOrder.yearMonthDay, byOrder.dayMonthYear, byOrder.monthDayYear]);
  const date = byOrder[order];
  return date ? { date } : impossible;
}

/** Readings with the year last: the habit decides between day and month where it says anything about them. */
function chosen([dayFirst, monthFirst]: [string?, string?], order: ShortDateOrder): CellDate {
  if (order === 'dayMonthYear') return dayFirst ? { date: dayFirst } : impossible;
  if (order === 'monthDayYear') return monthFirst ? { date: monthFirst } : impossible;
  return several([dayFirst, monthFirst]);
}

function several(candidates: readonly (string | null | undefined)[]): CellDate {
  const readings = [...new Set(candidates.filter((one): one is string => Boolean(one)))].toSorted();
  const [only] = readings;
  if (only === undefined) return impossible;
  return readings.length === 1 ? { date: only } : { fault: 'AMBIGUOUS_DATE', readings };
}

function ofParts(year?: string | number, month?: string, date?: string): CellDate {
  const found = day(year, month, date);
  return found ? { date: found } : impossible;
}

const longMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The business date of a year, month and day; undefined where there is no such day. */
function day(year?: string | number, month?: string, date?: string): string | undefined {
  const y = Number(year);
  const m = Number(month);
  const d = Number(date);
  const leap = m === 2 && y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
  const length = longMonths[m - 1];
  if (length === undefined || y < 1800 || y > 2199 || d < 1 || d > length + (leap ? 1 : 0)) return undefined;
  return `${y}-${m < 10 ? '0' : ''}${m}-${d < 10 ? '0' : ''}${d}`;
}

const digits = '〇一二三四五六七八九';
const numerals = /[〇○零一二兩两三四五六七八九十廿卅]+/g;

/** Chinese numerals as digits: 二〇〇九 → 2009, 十二 → 12, 廿八 → 28. */
function arabic(text: string): string {
  return text.replace(numerals, (run) => {
    const spelled = run
      .replace(/[零○]/g, '〇')
      .replace(/[兩两]/g, '二')
      .replace(/廿/g, '二十')
      .replace(/卅/g, '三十');
    const tens = /^([二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(spelled);
    if (tens) return `${tens[1] ? digits.indexOf(tens[1]) : 1}${tens[2] ? digits.indexOf(tens[2]) : 0}`;
    return spelled.replace(/./g, (one) => (digits.includes(one) ? String(digits.indexOf(one)) : one));
  });
}
