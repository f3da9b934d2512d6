import { readCellAmount, readCellArea, readCellDate, type ShortDateOrder } from '@kefu/office/cells';
import type { CellFault, ReadRow, RowReader } from '@kefu/office/imports';
import { yuanText } from '@kefu/office/money';
import { maskPhone, readPhones } from '@kefu/office/phone';
import { FieldCipher, type KeyMaterial } from '@kefu/platform/field-cipher';
import { fold, searchKey } from '@kefu/platform/search';
import { numberForm, plainNumber } from '../contract/contract-number.ts';
import { readHouse } from '../contract/house.ts';

/** What a reader of contracts must know. */
export interface ContractRowContext {
  /** Folded name → id of every open team, and of every sales site. */
  readonly teams: readonly (readonly [string, string])[];
  readonly projects: readonly (readonly [string, string])[];
  readonly keys: KeyMaterial;
  /** Business date: nothing was signed after it. */
  readonly today: string;
}

/** Columns of `mortgage_contract_staging`, in the order in which {@link makeRowReader} gives their values. */
export const stagedContractColumns = [
  'number',
  'project_id',
  'house',
  'area',
  'price_fen',
  'home',
  'product',
  'down_payment_fen',
  'commercial_fen',
  'provident_fund_fen',
  'signed_on',
  'team_id',
  'consultant_name',
  'remark',
  'search_key',
  'buyers',
] as const;

const homes = new Map(
  [
    ['首套', 'first'],
    ['第一套', 'first'],
    ['一套', 'first'],
    ['1套', 'first'],
    ['1', 'first'],
    ['第二套', 'second'],
    ['二套', 'second'],
    ['两套', 'second'],
    ['2套', 'second'],
    ['2', 'second'],
    ['第三套', 'other'],
    ['三套', 'other'],
    ['3套', 'other'],
    ['3', 'other'],
    ['其他', 'other'],
  ].map(([word = '', home = '']) => [fold(word), home]),
);
const products = new Map(
  [
    ['商业贷款', 'commercial'],
    ['商贷', 'commercial'],
    ['公积金', 'providentFund'],
    ['公积金贷款', 'providentFund'],
    ['组合贷', 'combination'],
    ['组合贷款', 'combination'],
  ].map(([word = '', product = '']) => [fold(word), product]),
);

/** As in {@link MortgagePerson}, whose file a thread does not load. */
const phoneSeal = 'phone';

/** Makes the reader of contracts (S6): one row in, its values and everything wrong with it out. */
export function makeRowReader(context: object, options: Readonly<Record<string, string>>): RowReader {
  return new ContractRowReader(context as ContractRowContext, options);
}

class ContractRowReader implements RowReader {
  readonly #teams: ReadonlyMap<string, string>;
  readonly #projects: ReadonlyMap<string, string>;
  readonly #onlyProject: string | undefined;
  readonly #cipher: FieldCipher;
  readonly #today: string;
  readonly #order: ShortDateOrder;
  #faults: CellFault[] = [];

  constructor(context: ContractRowContext, options: Readonly<Record<string, string>>) {
    this.#teams = new Map(context.teams);
    this.#projects = new Map(context.projects);
    this.#onlyProject = context.projects.length === 1 ? context.projects[0]?.[1] : undefined;
    this.#cipher = new FieldCipher(context.keys);
    this.#today = context.today;
    this.#order = (options.shortDates ?? 'ask') as ShortDateOrder;
  }

  read(cells: Readonly<Record<string, string>>): ReadRow {
    this.#faults = [];
    const number = plainNumber(cells.number ?? '');
    if (number === '') this.#fault('number', 'MISSING', '');
    else if (!numberForm.test(number)) this.#fault('number', 'BAD_NUMBER', number);
    const buyers = this.#buyers(cells.buyers ?? '', cells.phones ?? '');
    const projectId = this.#project(cells.project ?? '');
    const house = this.#house(cells.house ?? '');
    const area = readCellArea(cells.area ?? '');
    if (area === undefined) this.#fault('area', 'BAD_AREA', cells.area ?? '');
    const price = this.#amount('price', cells.price ?? '', true);
    const home = this.#oneOf('home', cells.home ?? '', homes, '首套、二套、其他');
    const downPayment = this.#amount('downPayment', cells.downPayment ?? '');
    const product = this.#oneOf('product', cells.product ?? '', products, '商業貸款、公積金、組合貸');
    const commercial = this.#amount('commercial', cells.commercial ?? '');
    const providentFund = this.#amount('providentFund', cells.providentFund ?? '');
    const signedOn = this.#signedOn(cells.signedOn ?? '');
    const teamId = this.#team(cells.team ?? '');
    const consultant = this.#text('consultant', cells.consultant ?? '', 100);
    const remark = this.#text('remark', cells.remark ?? '', 2000);
    return {
      values: [
        number,
        projectId ?? null,
        house ?? null,
        area ?? null,
        price,
        home ?? null,
        product ?? null,
        downPayment,
        commercial,
        providentFund,
        signedOn ?? null,
        teamId ?? null,
        consultant,
        remark,
        [...buyers.map(({ name }) => searchKey(name)), fold(number), fold(house ?? '')].join(' '),
        JSON.stringify(buyers),
      ],
      faults: this.#faults,
    };
  }

  #fault(column: string, code: string, cell: string, params?: CellFault['params']): undefined {
    // A row that slipped by a column has its phone under another heading.
    const shown = cell
      .trim()
      .slice(0, 40)
      .normalize('NFKC')
      .replace(/\d{9,}/g, (digits) => `${digits.slice(0, 3)}${'*'.repeat(digits.length - 3)}`);
    this.#faults.push(params ? { column, code, shown, params } : { column, code, shown });
  }

  #text(column: string, cell: string, most: number): string {
    const text = cell.normalize('NFC').replace(/\s+/g, ' ').trim();
    if (text.length > most) this.#fault(column, 'TOO_LONG', `${text.slice(0, 30)}…`, { most });
    return text;
  }

  #amount(column: string, cell: string, positive = false): number | null {
    const read = readCellAmount(cell);
    if ('fault' in read) {
      if (read.fault === 'MISSING') return positive ? (this.#fault(column, 'MISSING', ''), null) : 0;
      this.#fault(column, read.fault, cell, 'fen' in read ? { yuan: yuanText(read.fen) } : undefined);
      return null;
    }
    if (read.fen < 0 || (positive && read.fen === 0)) this.#fault(column, 'NOT_POSITIVE', cell);
    return read.fen;
  }

  #oneOf(column: string, cell: string, words: ReadonlyMap<string, string>, values: string): string | undefined {
    const found = words.get(fold(cell));
    if (found) return found;
    return cell.trim() === ''
      ? this.#fault(column, 'MISSING', '')
      : this.#fault(column, 'UNKNOWN_VALUE', cell, { values });
  }

  #house(cell: string): string | undefined {
    if (cell.trim() === '') return this.#fault('house', 'MISSING', '');
    const read = readHouse(cell);
    if ('house' in read) return read.house;
    const params = read.fault === 'AMBIGUOUS_HOUSE' ? { readings: read.readings.join(' / ') } : undefined;
    return this.#fault('house', read.fault, cell, params);
  }

  #team(cell: string): string | undefined {
    const found = this.#teams.get(fold(cell));
    if (found) return found;
    return cell.trim() === '' ? this.#fault('team', 'MISSING', '') : this.#fault('team', 'UNKNOWN_TEAM', cell);
  }

  #project(cell: string): string | undefined {
    const found = cell.trim() === '' ? this.#onlyProject : this.#projects.get(fold(cell));
    return found ?? this.#fault('project', cell.trim() === '' ? 'MISSING' : 'UNKNOWN_PROJECT', cell);
  }

  #signedOn(cell: string): string | undefined {
    if (cell.trim() === '') return this.#fault('signedOn', 'MISSING', '');
    const read = readCellDate(cell, this.#order);
    if ('fault' in read) {
      const params = read.fault === 'AMBIGUOUS_DATE' ? { readings: read.readings.join(', ') } : undefined;
      return this.#fault('signedOn', read.fault, cell, params);
    }
    if (read.date > this.#today) this.#fault('signedOn', 'FUTURE_DATE', read.date);
    return read.date;
  }

  #buyers(
    cell: string,
    phones: string,
  ): { name: string; nameKey: string; sealed?: string; index?: string; masked?: string }[] {
    const names = cell
      .split(/[、,，;；/\n]/)
      .map((name) => this.#text('buyers', name, 100))
      .filter((name) => name !== '');
    if (names.length === 0) this.#fault('buyers', 'MISSING', '');
    if (names.length > 9) this.#fault('buyers', 'TOO_LONG', '', { most: 9 });
    const read = phones.trim() === '' ? { phones: [] } : readPhones(phones);
    if ('fault' in read) this.#fault('phones', read.fault, read.fault === 'SCIENTIFIC_PHONE' ? phones : '');
    const numbers = 'phones' in read ? read.phones : [];
    if (numbers.length > 1 && numbers.length !== names.length) {
      this.#fault('phones', 'PHONES_AND_BUYERS', numbers.map(maskPhone).join(' / '), {
        buyers: names.length,
        phones: numbers.length,
      });
    }
    return names.slice(0, 9).map((name, at) => {
      const phone = numbers[at];
      const known =
        phone === undefined
          ? null
          : {
              sealed: this.#cipher.seal(phoneSeal, phone),
              index: this.#cipher.blindIndex(phoneSeal, phone).toString('hex'),
              masked: maskPhone(phone),
            };
      return { name, nameKey: fold(name), ...known };
    });
  }
}
