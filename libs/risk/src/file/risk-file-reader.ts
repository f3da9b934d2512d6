import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { isBusinessDate } from '@kefu/office/calendar';
import { DelimitedTable, detectDelimiter, detectEncoding, firstLine } from '@kefu/office/imports';
import { yuanText } from '@kefu/office/money';
import { fold } from '@kefu/platform/search';
import { type BadRow, RiskFileRefused } from './file-refusal.ts';

/** The columns of a risk file, by the headings that they are known under. */
const columns = {
  number: ['交易商編號', '交易商號', 'trader'],
  margin: ['占用保證金', '保證金', 'margin used'],
  equity: ['權益', 'equity'],
  floating: ['浮動盈虧', 'floating profit'],
  positions: ['持倉', '持倉手', 'positions'],
} as const;
type Column = keyof typeof columns;
const columnKeys = Object.keys(columns) as Column[];
const heading = (cell: string): string => fold(cell).replace(/[\s()（）]/g, '');
const known = new Map(columnKeys.flatMap((key) => columns[key].map((words) => [heading(words), key] as const)));
const sumWords = new Set(['合計', '總計', 'total'].map(heading));
const countWords = new Set(['行數', 'rows'].map(heading));

/** Sums of a file's rows: amounts in fen, positions in lots. */
export interface Sums {
  readonly margin: bigint;
  readonly equity: bigint;
  readonly floating: bigint;
  readonly positions: bigint;
}

/** What a whole, sound file says of itself. */
export interface RiskFileFacts extends Sums {
  readonly tradingDay: string;
  readonly rows: number;
  readonly sha256: Buffer;
}

/** Most bad rows that a refusal names. */
const toldRows = 100;
const dayPattern = /(\d{4})\D(\d{1,2})\D(\d{1,2})(?!\d)/;

/**
 * An amount in yuan as fen, or lots as they are; undefined where it is none or has more than 14 digits. Read digit by digit,
 * so that no fraction is ever a float.
 * @param decimals how many digits may follow a point: 2 for yuan, 0 for lots
 */
export function wholeOf(cell: string, decimals: 0 | 2): number | undefined {
  const text = cell.trim();
  const negative = text.startsWith('-');
  let value = 0;
  let digits = 0;
  let fraction = -1;
  for (let at = negative ? 1 : 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 46 && fraction < 0 && digits > 0 && decimals > 0) fraction = 0;
    else if (code >= 48 && code <= 57 && fraction < decimals) {
      value = value * 10 + code - 48;
      digits++;
      if (fraction >= 0) fraction++;
    } else return undefined;
  }
  if (digits === 0 || fraction === 0) return undefined;
  for (let missing = decimals - Math.max(fraction, 0); missing > 0; missing--) {
    value *= 10;
    digits++;
  }
  if (digits > 14) return undefined;
  return negative && value !== 0 ? -value : value;
}

/** A sum that stays exact past 2^53. */
class ExactSum {
  #whole = 0n;
  #part = 0;

  add(value: number): void {
    this.#part += value;
    if (this.#part > 4e15 || this.#part < -4e15) this.#carry();
  }

  get value(): bigint {
    this.#carry();
    return this.#whole;
  }

  #carry(): void {
    this.#whole += BigInt(this.#part);
    this.#part = 0;
  }
}

/**
 * Reads a risk file as it arrives: the day, the headings, the rows, 合計 and 行數 (T9). Gives the rows as COPY text of
 * `line, number, margin, equity, floating, positions` (fen); what the file says of itself once it is over.
 */
export class RiskFileReader {
  readonly #hash = createHash('sha256');
  readonly #sums = {
    margin: new ExactSum(),
    equity: new ExactSum(),
    floating: new ExactSum(),
    positions: new ExactSum(),
  };
  readonly #bad: BadRow[] = [];
  #day: string | undefined;
  #places: Readonly<Record<Column, number>> | undefined;
  #rows = 0;
  #told: Sums | undefined;
  #count: number | undefined;
  #copy = '';

  /** The rows in pieces. @throws RiskFileRefused as soon as something is wrong that no later line can mend */
  async *copyText(content: Readable): AsyncGenerator<Buffer> {
    let table: DelimitedTable | undefined;
    let decoder: TextDecoder | undefined;
    for await (const chunk of content as AsyncIterable<Buffer>) {
      this.#hash.update(chunk);
      decoder ??= new TextDecoder(detectEncoding(chunk, knownWords), { fatal: true });
      const text = decoded(decoder, chunk);
      table ??= new DelimitedTable(detectDelimiter(secondLine(text)), (line, cells) => this.#record(line, cells));
      table.write(text);
      if (this.#copy !== '') yield this.#piece();
    }
    if (!table || !decoder) throw new RiskFileRefused('EMPTY_FILE');
    table.write(decoded(decoder));
    table.end();
    if (this.#copy !== '') yield this.#piece();
  }

  /** What the file says of itself, once all of it was read. @throws RiskFileRefused where it does not hold together */
  facts(): RiskFileFacts {
    // A file that breaks off in the middle of a row is cut off, not badly written.
    if (!this.#day || !this.#places || !this.#told) throw new RiskFileRefused('TRUNCATED');
    if (this.#bad.length > 0) throw new RiskFileRefused('BAD_ROWS', { rows: this.#bad });
    if (this.#count === undefined) throw new RiskFileRefused('TRUNCATED');
    if (this.#count !== this.#rows) {
      throw new RiskFileRefused('ROW_COUNT_DISAGREES', { expected: String(this.#count), found: String(this.#rows) });
    }
    const sums = {
      margin: this.#sums.margin.value,
      equity: this.#sums.equity.value,
      floating: this.#sums.floating.value,
      positions: this.#sums.positions.value,
    };
    for (const column of ['margin', 'equity', 'floating', 'positions'] as const) {
      if (sums[column] === this.#told[column]) continue;
      const shown = (sum: bigint): string => (column === 'positions' ? String(sum) : yuanText(Number(sum)));
      throw new RiskFileRefused('SUMS_DISAGREE', {
        column,
        expected: shown(this.#told[column]),
        found: shown(sums[column]),
      });
    }
    return { ...sums, tradingDay: this.#day, rows: this.#rows, sha256: this.#hash.digest() };
  }

  /** The day that the first line names; undefined before it was read. */
  get tradingDay(): string | undefined {
    return this.#day;
  }

  #piece(): Buffer {
    const piece = Buffer.from(this.#copy);
    this.#copy = '';
    return piece;
  }

  #record(line: number, cells: string[]): void {
    if (!this.#day) this.#day = dayOf(cells);
    else if (!this.#places) this.#places = placesOf(cells);
    else if (this.#told) this.#foot(line, cells);
    else if (sumWords.has(heading(cells[0] ?? ''))) this.#sumLine(line, cells, this.#places);
    else this.#row(line, cells, this.#places);
  }

  #row(line: number, cells: readonly string[], places: Readonly<Record<Column, number>>): void {
    this.#rows++;
    const number = (cells[places.number] ?? '').trim().normalize('NFKC').toUpperCase();
    const margin = wholeOf(cells[places.margin] ?? '', 2);
    const equity = wholeOf(cells[places.equity] ?? '', 2);
    const floating = wholeOf(cells[places.floating] ?? '', 2);
    const positions = wholeOf(cells[places.positions] ?? '', 0);
    if (cells.length < columnKeys.length) return this.#refuse(line, 'CELLS');
    if (!/^[0-9A-Z-]{1,32}$/.test(number)) return this.#refuse(line, 'NUMBER');
    if (margin === undefined || margin < 0 || equity === undefined || floating === undefined)
      return this.#refuse(line, 'AMOUNT');
    if (positions === undefined || positions < 0 || positions > 2_000_000_000) return this.#refuse(line, 'LOTS');
    this.#sums.margin.add(margin);
    this.#sums.equity.add(equity);
    this.#sums.floating.add(floating);
    this.#sums.positions.add(positions);
    this.#copy += `${line}\t${number}\t${margin}\t${equity}\t${floating}\t${positions}\n`;
  }

  #sumLine(line: number, cells: readonly string[], places: Readonly<Record<Column, number>>): void {
    const sum = (column: Column, decimals: 0 | 2): bigint => {
      const value = sumOf(cells[places[column]] ?? '', decimals);
      if (value === undefined) this.#refuse(line, 'AMOUNT');
      return value ?? 0n;
    };
    this.#told = {
      margin: sum('margin', 2),
      equity: sum('equity', 2),
      floating: sum('floating', 2),
      positions: sum('positions', 0),
    };
  }

  #foot(line: number, cells: readonly string[]): void {
    const count = countWords.has(heading(cells[0] ?? '')) ? wholeOf(cells[1] ?? '', 0) : undefined;
    if (count === undefined || this.#count !== undefined) this.#refuse(line, 'CELLS');
    else this.#count = count;
  }

  #refuse(line: number, code: BadRow['code']): void {
    if (this.#bad.length < toldRows) this.#bad.push({ line, code });
  }
}

function knownWords(line: string): number {
  return /交易日|日期|trading day/i.test(line) ? 1 : 0;
}

function secondLine(text: string): string {
  return firstLine(text.slice(text.indexOf('\n') + 1));
}

function decoded(decoder: TextDecoder, chunk?: Buffer): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new RiskFileRefused('BAD_ENCODING');
  }
}

function dayOf(cells: readonly string[]): string {
  const [, year, month, day] = dayPattern.exec(cells.join(',')) ?? [];
  const found = year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : '';
  if (!isBusinessDate(found)) throw new RiskFileRefused('NO_DAY');
  return found;
}

function placesOf(cells: readonly string[]): Record<Column, number> {
  const keys = cells.map((cell) => known.get(heading(cell)));
  const missing = columnKeys.find((key) => !keys.includes(key));
  if (missing) throw new RiskFileRefused('WRONG_HEADINGS', { column: missing });
  return Object.fromEntries(columnKeys.map((key) => [key, keys.indexOf(key)])) as Record<Column, number>;
}

/** A sum line's amount in fen; it may have more digits than a row's. */
function sumOf(cell: string, decimals: 0 | 2): bigint | undefined {
  const match = /^(-?)(\d{1,24})(?:\.(\d{1,2}))?$/.exec(cell.trim());
  if (!match || (decimals === 0 && match[3] !== undefined)) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const value = BigInt(whole + (decimals > 0 ? fraction.padEnd(2, '0') : ''));
  return sign ? -value : value;
}
