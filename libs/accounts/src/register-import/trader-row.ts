import { readCellDate, type ShortDateOrder } from '@kefu/office/cells';
import { certificateKey, maskCertificate, readCertificate } from '@kefu/office/certificate';
import type { CellFault, ReadRow, RowReader } from '@kefu/office/imports';
import { maskPhone, readPhones } from '@kefu/office/phone';
import { FieldCipher, type KeyMaterial } from '@kefu/platform/field-cipher';
import { fold, searchKey } from '@kefu/platform/search';
import { maskUnread } from './mask-cell.ts';

/** What a reader of the register must know. */
export interface TraderRowContext {
  /** Folded name → id of every open branch. */
  readonly branches: readonly (readonly [string, string])[];
  readonly keys: KeyMaterial;
  /** Business date: nobody was born after it. */
  readonly today: string;
}

/** Columns of `trader_staging`, in the order in which {@link makeRowReader} gives their values. */
export const stagedColumns = [
  'number',
  'name',
  'name_key',
  'search_key',
  'kind',
  'certificate_kind',
  'certificate_sealed',
  'certificate_index',
  'certificate_masked',
  'branch_id',
  'market_owner',
  'priority',
  'seat_number',
  'remark',
  'starts_on',
  'ends_on',
  'phone_sealed',
  'phone_index',
  'phone_masked',
  'more_phones',
] as const;

/** Kinds under which certificates and phones are sealed and indexed. */
export const certificateSeal = 'certificate';
export const phoneSeal = 'phone';

const nobody = /^(?:無|无|沒有|没有|[—–-]*)$/;
const kinds = new Map([
  ['自然人', 'naturalPerson'],
  ['个人', 'naturalPerson'],
  ['法人', 'company'],
  ['公司', 'company'],
  ['企业', 'company'],
  ['机构', 'company'],
]);

/** Makes the reader of the register's rows (T6): one row in, its values and everything wrong with it out. */
export function makeRowReader(context: object, options: Readonly<Record<string, string>>): RowReader {
  return new TraderRowReader(context as TraderRowContext, options);
}

class TraderRowReader implements RowReader {
  readonly #branches: ReadonlyMap<string, string>;
  /** Branches as they are written, so that nearly every cell needs no folding. */
  readonly #spellings = new Map<string, string | undefined>();
  readonly #cipher: FieldCipher;
  readonly #today: string;
  readonly #order: ShortDateOrder;
  readonly #asksPhones: boolean;
  #faults: CellFault[] = [];

  constructor(context: TraderRowContext, options: Readonly<Record<string, string>>) {
    this.#branches = new Map(context.branches);
    this.#cipher = new FieldCipher(context.keys);
    this.#today = context.today;
    this.#order = (options.shortDates ?? 'ask') as ShortDateOrder;
    this.#asksPhones = options.severalPhones !== 'firstIsMain';
  }

  read(cells: Readonly<Record<string, string>>): ReadRow {
    this.#faults = [];
    const number = this.#number(cells.number ?? '');
    const name = this.#text('name', cells.name ?? '', 200);
    if (name === '') this.#fault('name', 'MISSING', '');
    const kind = this.#kind(cells.kind ?? '');
    const certificate = this.#certificate(cells.certificate ?? '', kind ?? 'naturalPerson');
    const phones = this.#phones(cells.phones ?? '');
    const branchId = this.#branch(cells.branch ?? '');
    const marketOwner = this.#text('marketOwner', cells.marketOwner ?? '', 100);
    const priority = this.#priority(cells.priority ?? '');
    const startsOn = this.#date('startsOn', cells.startsOn ?? '');
    const endsOn = this.#date('endsOn', cells.endsOn ?? '');
    if (startsOn && endsOn && endsOn < startsOn) this.#fault('endsOn', 'ENDS_BEFORE_START', endsOn);
    const seatNumber = this.#text('seatNumber', cells.seatNumber ?? '', 40);
    const remark = this.#text('remark', cells.remark ?? '', 2000);
    const [main, ...more] = phones;
    return {
      values: [
        number,
        name,
        fold(name),
        `${searchKey(name)} ${fold(number)}`,
        kind ?? null,
        certificate?.kind ?? null,
        certificate ? { seal: certificateSeal, plain: certificate.number } : null,
        certificate ? this.#cipher.blindIndex(certificateSeal, certificateKey(certificate)) : null,
        certificate ? maskCertificate(certificate.number) : null,
        branchId ?? null,
        nobody.test(marketOwner) ? null : marketOwner,
        priority,
        seatNumber === '' ? null : seatNumber,
        remark,
        startsOn ?? null,
        endsOn ?? null,
        main ? { seal: phoneSeal, plain: main } : null,
        main ? this.#cipher.blindIndex(phoneSeal, main) : null,
        main ? maskPhone(main) : null,
        more.length === 0 ? null : JSON.stringify(more.map((phone) => this.#furtherPhone(phone))),
      ],
      faults: this.#faults,
    };
  }

  #furtherPhone(phone: string): { sealed: string; index: string; masked: string } {
    return {
      sealed: this.#cipher.seal(phoneSeal, phone),
      index: this.#cipher.blindIndex(phoneSeal, phone).toString('hex'),
      masked: maskPhone(phone),
    };
  }

  #fault(column: string, code: string, cell: string, params?: CellFault['params']): undefined {
    const shown = maskStray(cell);
    this.#faults.push(params ? { column, code, shown, params } : { column, code, shown });
  }

  #text(column: string, cell: string, most: number): string {
    const text = plain.test(cell) ? cell : cell.normalize('NFC').replace(/\s+/g, ' ').trim();
    if (text.length > most) this.#fault(column, 'TOO_LONG', `${text.slice(0, 40)}…`, { most });
    return text;
  }

  #number(cell: string): string {
    const number = plainNumber.test(cell) ? cell : cell.normalize('NFKC').replace(/\s/g, '').toUpperCase();
    if (number === '') this.#fault('number', 'MISSING', '');
    else if (!plainNumber.test(number)) this.#fault('number', 'BAD_NUMBER', number.slice(0, 40));
    return number;
  }

  #kind(cell: string): 'naturalPerson' | 'company' | undefined {
    const found = kinds.get(cell) ?? kinds.get(fold(cell));
    if (!found) return this.#fault('kind', 'UNKNOWN_VALUE', cell.slice(0, 40), { values: '自然人、法人' });
    return found as 'naturalPerson' | 'company';
  }

  #certificate(cell: string, holder: 'naturalPerson' | 'company'): { kind: string; number: string } | undefined {
    const read = readCertificate(cell, holder, this.#today);
    if ('number' in read) return read;
    return this.#fault('certificate', read.fault, maskCertificate(cell.normalize('NFKC').replace(/\s/g, '')));
  }

  #phones(cell: string): readonly string[] {
    const read = readPhones(cell);
    if ('fault' in read) {
      this.#fault('phones', read.fault, read.fault === 'SCIENTIFIC_PHONE' ? cell.trim() : maskUnread(cell));
      return [];
    }
    if (read.phones.length > 1 && this.#asksPhones) {
      this.#fault('phones', 'TWO_PHONES', read.phones.map(maskPhone).join(' / '), { count: read.phones.length });
    }
    return read.phones;
  }

  #branch(cell: string): string | undefined {
    if (!this.#spellings.has(cell)) {
      if (this.#spellings.size > 10_000) this.#spellings.clear();
      this.#spellings.set(cell, this.#branches.get(fold(cell)));
    }
    const found = this.#spellings.get(cell);
    if (found) return found;
    return cell.trim() === ''
      ? this.#fault('branch', 'MISSING', '')
      : this.#fault('branch', 'UNKNOWN_BRANCH', cell.trim().slice(0, 40));
  }

  #priority(cell: string): boolean {
    if (cell === '' || cell === '普通') return false;
    const folded = fold(cell);
    if (folded === '' || folded === '普通' || folded === '一般') return false;
    if (folded === '重要') return true;
    this.#fault('priority', 'UNKNOWN_VALUE', cell.slice(0, 40), { values: '重要、普通' });
    return false;
  }

  #date(column: 'startsOn' | 'endsOn', cell: string): string | undefined {
    const read = readCellDate(cell, this.#order);
    if ('date' in read) return read.date;
    const shown = cell.trim().slice(0, 40);
    if (nobody.test(shown)) return this.#fault(column, 'MISSING', shown);
    return this.#fault(
      column,
      read.fault,
      shown,
      read.fault === 'AMBIGUOUS_DATE' ? { readings: read.readings.join(', ') } : undefined,
    );
  }
}

const plain = /^[\x21-\x7e一-鿿]*$/;
const plainNumber = /^[A-Z0-9][A-Z0-9-]{0,31}$/;

/** A row that slipped by a column has its certificate under another heading; no day, branch or seat is so long. */
function maskStray(shown: string): string {
  const mask = (digits: string): string => `${digits.slice(0, 3)}${'*'.repeat(digits.length - 3)}`;
  return shown.normalize('NFKC').replace(/\d{9,}[Xx]?/g, mask);
}
