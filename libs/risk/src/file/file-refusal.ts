/** Why nothing of a risk file is taken (T9): nothing is sent from half a file. */
export const refusalCodes = [
  'CALENDAR_MISSING',
  'NOT_A_TRADING_DAY',
  'EMPTY_FILE',
  'BAD_ENCODING',
  'NO_DAY',
  'STALE_FILE',
  'WRONG_HEADINGS',
  'BAD_ROWS',
  'TRUNCATED',
  'SUMS_DISAGREE',
  'ROW_COUNT_DISAGREES',
  'OUTSIDE_BAND',
  'SAME_FILE',
  'DAY_CLOSED',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A row that cannot be read. */
export interface BadRow {
  readonly line: number;
  readonly code: 'CELLS' | 'NUMBER' | 'AMOUNT' | 'LOTS';
}

/** What a refusal is told with; no personal data. */
export interface RefusalDetails {
  /** What was expected and what was found: days, sums in yuan, counts. */
  readonly expected?: string | undefined;
  readonly found?: string | undefined;
  readonly column?: string | undefined;
  readonly rows?: readonly BadRow[] | undefined;
}

/** The file is refused whole; an expected failure, caught where the file is taken. */
export class RiskFileRefused extends Error {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(`The risk file is refused: ${code}`);
    this.name = 'RiskFileRefused';
    this.code = code;
    this.details = details;
  }
}
