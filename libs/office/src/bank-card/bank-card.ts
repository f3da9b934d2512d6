/** Why a cell holds no bank card's number. */
export type BankCardFault = 'BAD_BANK_CARD' | 'BAD_CHECKSUM';

/** A bank card's number in the one form that it is stored and compared in, or why it is none. */
export type BankCardReading =
  | { readonly number: string }
  | { readonly fault: 'BAD_BANK_CARD' }
  /** The number as it was written: a person may insist on it. */
  | { readonly fault: 'BAD_CHECKSUM'; readonly written: string };

/**
 * Reads a bank card's number as staff write it (T4, S13): width, blanks and hyphens are folded; 16 to 19 digits whose last is
 * the check digit of ISO/IEC 7812 (Luhn).
 */
export function readBankCard(cell: string): BankCardReading {
  const number = cell.normalize('NFKC').replace(/[\s-]/g, '');
  if (!/^\d{16,19}$/.test(number)) return { fault: 'BAD_BANK_CARD' };
  return luhn(number) ? { number } : { fault: 'BAD_CHECKSUM', written: number };
}

/** A bank card's number as lists and errors show it. */
export function maskBankCard(number: string): string {
  return `${number.slice(0, 4)}${'*'.repeat(number.length - 8)}${number.slice(-4)}`;
}

function luhn(number: string): boolean {
  let sum = 0;
  for (const [i, digit] of Array.from(number).toReversed().entries()) {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
