import { nationalIdCharacter } from '@kefu/office/certificate';

const headings = '交易商編號,名稱,類型,證件號,電話,營業部,市場負責人,優先級,協議開始,協議到期,席位號,備註\n';
const surnames = '王李張劉陳楊趙黃周吳徐孫胡朱高林何郭馬羅';
const given = '偉芳娜敏靜麗強磊軍洋勇豔傑娟濤明超秀霞平剛桂英華玉';

/** A sound national id of an invented person; region 99 exists nowhere. */
function nationalId(index: number): string {
  const day = new Date(Date.UTC(1950, 0, 1) + (index % 18_000) * 86_400_000).toISOString().slice(0, 10);
  const serial = String(Math.floor(index / 18_000)).padStart(3, '0');
  const body = `99${String(index % 9973).padStart(4, '0')}${day.replaceAll('-', '')}${serial}`;
  return body + nationalIdCharacter(body);
}

/**
 * The lines of a sound register of invented traders, each different, for tests and measurements.
 * @param branches names of branches that exist
 */
export function* generateRegister(rows: number, branches: readonly string[]): Generator<string> {
  yield headings;
  for (let i = 0; i < rows; i++) {
    const name = `${surnames[i % 20]}${given[(i * 7) % 24]}${given[(i * 13 + Math.floor(i / 480)) % 24]}`;
    const starts = new Date(Date.UTC(2010, 0, 1) + (i % 5000) * 86_400_000).toISOString().slice(0, 10);
    const ends = new Date(Date.UTC(2026, 0, 1) + (i % 1500) * 86_400_000).toISOString().slice(0, 10);
    const cells = [`JY${10_000_000 + i}`, name, '自然人', nationalId(i), `199${String(i).padStart(8, '0')}`];
    cells.push(branches[i % branches.length] ?? '', '', i % 20 === 0 ? '重要' : '普通', starts, ends, `XW${i}`, '');
    yield `${cells.join(',')}\n`;
  }
}
