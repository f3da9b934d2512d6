import type { ColumnRole } from './form-words.ts';

/** A style of the master, as forms are read against it. */
export interface MasterStyle {
  readonly number: string;
  readonly name: string;
  readonly category: string;
  readonly priceFen: number;
  /** Colour code → name. */
  readonly colours: ReadonlyMap<string, string>;
  /** `code-size` → id of the SKU. */
  readonly skus: ReadonlyMap<string, string>;
}

/** What reading a form needs to know. */
export interface FormMaster {
  /** By number in capitals. */
  readonly styles: ReadonlyMap<string, MasterStyle>;
  readonly sizes: ReadonlySet<string>;
  /** Folded heading → role, as people said. */
  readonly headings: ReadonlyMap<string, ColumnRole>;
}

/** A line of an order as the form says it. */
export interface FormLine {
  readonly skuId: string;
  readonly style: string;
  readonly category: string;
  readonly from: string;
  readonly to: string;
  readonly quantity: number;
  readonly priceFen: number;
}

/** What is wrong with a cell of a form; `code` has words in the console. */
export interface FormFault {
  readonly sheet: string;
  readonly cell: string;
  readonly code: FormFaultCode;
  /** The cell as it is shown. */
  readonly shown: string;
  /** What was expected, where that can be said: a total that the lines make, a name of the master. */
  readonly expected: string;
}

/** Why forms are refused. */
export const formFaultCodes = [
  'NOT_A_WORKBOOK',
  'NO_HEADER',
  'HEADING_MISSING',
  'HEADING_TWICE',
  'UNKNOWN_HEADING',
  'UNKNOWN_SEASON',
  'BAD_ORDER_DATE',
  'FORMULA_WITHOUT_RESULT',
  'ERROR_VALUE',
  'MERGED_QUANTITY',
  'BAD_QUANTITY',
  'BAD_NUMBER',
  'MISSING_STYLE',
  'UNKNOWN_STYLE',
  'NAME_DISAGREES',
  'CATEGORY_DISAGREES',
  'UNKNOWN_COLOUR',
  'COLOUR_DISAGREES',
  'SIZE_NOT_IN_RUN',
  'BAD_WINDOW',
  'PRICE_DISAGREES',
  'LINE_TWICE',
  'ROW_QUANTITY_DISAGREES',
  'ROW_AMOUNT_DISAGREES',
  'SUBTOTAL_DISAGREES',
  'TOTAL_DISAGREES',
  'NO_TOTAL',
  'NO_LINES',
  'SHEETS_DISAGREE',
] as const;
export type FormFaultCode = (typeof formFaultCodes)[number];

/** What a form says; lines count only where there are no faults. */
export interface OrderForm {
  readonly customer: string;
  readonly customerNumber: string;
  /** As it is written; read where it is compared, and never kept. */
  readonly phone: string;
  readonly certificate: string;
  /** Undefined where the form does not say it, or says it unreadably. */
  readonly orderedOn: string | undefined;
  readonly seasonCode: string | undefined;
  readonly lines: readonly FormLine[];
  readonly faults: readonly FormFault[];
  /** Headings that no one has said the meaning of, as they are written. */
  readonly unknownHeadings: readonly string[];
}
