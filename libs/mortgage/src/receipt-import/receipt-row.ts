import { readCellAmount, readCellDate, type ShortDateOrder } from '@kefu/office/cells';
import type { CellFault, ReadRow, RowReader } from '@kefu/office/imports';
import { yuanText } from '@kefu/office/money';
import { fold } from '@kefu/platform/search';
import { numberForm, plainNumber } from '../contract/contract-number.ts';

/** What a reader of receipts must know. */
export interface ReceiptRowContext {
  /** Folded name → id of every team, closed ones too: history keeps them. */
  readonly teams: readonly (readonly [string, string])[];
  /** Business date: no money came in after it. */
  readonly today: string;
}

/** Columns of `mortgage_receipt_staging`, in the order in which {@link makeRowReader} gives their values. */
export const stagedReceiptColumns = [
  'number',
  'serial',
  'contract_number',
  'team_id',
  'kind',
  'bank',
  'amount_fen',
  'received_on',
  'credited_on',
  'payer',
  'reverses_number',
  'remark',
] as const;

const kinds = new Map(
  [
    ['首付款', 'downPayment'],
    ['首付', 'downPayment'],
    ['銀行放款', 'bankLoan'],
    ['商業貸款', 'bankLoan'],
    ['公積金放款', 'providentFundLoan'],
    ['公積金', 'providentFundLoan'],
    ['尾款', 'balancePayment'],
    ['餘款', 'balancePayment'],
  ].map(([word = '', kind = '']) => [fold(word), kind]),
);

/** A remark that names what it cancels: 沖銷 SJ2500001. */
const named = /(?:沖銷|冲销|紅沖|红冲|冲正|沖正|reverses?)\s*[:：]?\s*([A-Z0-9][A-Z0-9-]{2,39})/i;

/** Makes the reader of receipts (S13): one row in, its values and everything wrong with it out. */
export function makeRowReader(context: object, options: Readonly<Record<string, string>>): RowReader {
  return new ReceiptRowReader(context as ReceiptRowContext, options);
}

class ReceiptRowReader implements RowReader {
  readonly #teams: ReadonlyMap<string, string>;
  readonly #today: string;
  readonly #order: ShortDateOrder;
  #faults: CellFault[] = [];

  constructor({ teams, today }: ReceiptRowContext, options: Readonly<Record<string, string>>) {
    this.#teams = new Map(teams);
    this.#today = today;
    this.#order = (options.shortDates ?? 'ask') as ShortDateOrder;
  }

  read(cells: Readonly<Record<string, string>>): ReadRow {
    this.#faults = [];
    const number = this.#number('number', cells.number ?? '');
    const serial = this.#text('serial', cells.serial ?? '', 60);
    const bank = this.#text('bank', cells.bank ?? '', 60);
    if (number === '' && (serial === '' || bank === '')) this.#fault('number', 'NO_IDENTITY', '');
    const contract = this.#number('contract', cells.contract ?? '');
    if (contract === '') this.#fault('contract', 'MISSING', '');
    const kind = kinds.get(fold(cells.kind ?? ''));
    if (!kind) this.#fault('kind', 'UNKNOWN_VALUE', cells.kind ?? '', { values: '首付款、銀行放款、公積金放款、尾款' });
    const amount = this.#amount(cells.amount ?? '');
    const receivedOn = this.#date('receivedOn', cells.receivedOn ?? '');
    if ((cells.receivedOn ?? '').trim() === '') this.#fault('receivedOn', 'MISSING', '');
    const creditedOn = this.#date('creditedOn', cells.creditedOn ?? '');
    const payer = this.#text('payer', cells.payer ?? '', 100);
    const remark = this.#text('remark', cells.remark ?? '', 2000);
    const reverses = this.#number('reverses', cells.reverses ?? '') || plainNumber(named.exec(remark)?.[1] ?? '');
    if (amount !== null && amount < 0 && reverses === '') this.#fault('amount', 'REVERSAL_UNNAMED', cells.amount ?? '');
    return {
      values: [
        number || null,
        serial || null,
        contract,
        this.#team(cells.team ?? '') ?? null,
        kind ?? null,
        bank,
        amount,
        receivedOn ?? null,
        creditedOn ?? null,
        payer,
        amount !== null && amount < 0 ? reverses : null,
        remark,
      ],
      faults: this.#faults,
    };
  }

  #fault(column: string, code: string, cell: string, params?: CellFault['params']): undefined {
    const shown = cell.trim().slice(0, 40).normalize('NFKC');
    this.#faults.push(params ? { column, code, shown, params } : { column, code, shown });
  }

  #text(column: string, cell: string, most: number): string {
    const text = cell.normalize('NFC').replace(/\s+/g, ' ').trim();
    if (text.length > most) this.#fault(column, 'TOO_LONG', `${text.slice(0, 30)}…`, { most });
    return text;
  }

  #number(column: string, cell: string): string {
    const number = plainNumber(cell);
    if (number !== '' && !numberForm.test(number)) this.#fault(column, 'BAD_NUMBER', number);
    return number;
  }

  #team(cell: string): string | undefined {
    if (cell.trim() === '') return undefined;
    return this.#teams.get(fold(cell)) ?? this.#fault('team', 'OTHER_TEAM', cell, { team: '–' });
  }

  #amount(cell: string): number | null {
    const read = readCellAmount(cell);
    if (!('fault' in read)) {
      if (read.fen === 0) this.#fault('amount', 'NOT_POSITIVE', cell);
      return read.fen;
    }
    this.#fault('amount', read.fault, cell, 'fen' in read ? { yuan: yuanText(read.fen) } : undefined);
    return null;
  }

  #date(column: string, cell: string): string | undefined {
    if (/^[\s—–-]*$/.test(cell)) return undefined;
    const read = readCellDate(cell, this.#order);
    if ('fault' in read) {
      const params = read.fault === 'AMBIGUOUS_DATE' ? { readings: read.readings.join(', ') } : undefined;
      return this.#fault(column, read.fault, cell, params);
    }
    if (read.date > this.#today) this.#fault(column, 'FUTURE_DATE', read.date);
    return read.date;
  }
}
