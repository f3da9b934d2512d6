import { maskBankCard, readBankCard } from '@kefu/office/bank-card';
import type { BusinessDate } from '@kefu/office/calendar';
import { type CertificateKind, maskCertificate, readCertificate } from '@kefu/office/certificate';
import { maskPhone, readPhones } from '@kefu/office/phone';
import type { FieldProblem } from '@kefu/platform/errors';
import type { TraderKind } from './trader.entity.ts';

/** What somebody wants the register to say of a trader, as staff write it; what is left out stays as it is. */
export interface TraderWish {
  readonly name?: string | null | undefined;
  readonly branchId?: string | null | undefined;
  /** Empty: there is none; so are seat number and bank card. */
  readonly marketOwner?: string | null | undefined;
  readonly seatNumber?: string | null | undefined;
  readonly priority?: boolean | null | undefined;
  readonly remark?: string | null | undefined;
  readonly certificate?: string | null | undefined;
  /** All phones anew, the main one first. */
  readonly phones?: readonly string[] | null | undefined;
  readonly bankCard?: string | null | undefined;
}

/** A wish in the one form that is stored; only what is to be written. */
export interface TraderFields {
  name?: string;
  branchId?: string;
  marketOwner?: string | null;
  seatNumber?: string | null;
  priority?: boolean;
  remark?: string;
  certificate?: { readonly kind: CertificateKind; readonly number: string };
  /** E.164. */
  phones?: readonly string[];
  /** Digits; null takes it away. */
  bankCard?: string | null;
}

export type TraderField = keyof TraderFields;

/** Every field, in the order in which people read them. */
export const traderFields = [
  'name',
  'certificate',
  'phones',
  'bankCard',
  'branchId',
  'marketOwner',
  'seatNumber',
  'priority',
  'remark',
] as const satisfies readonly TraderField[];

/** Fields that a second person approves (T4). */
export const sensitiveFields: readonly TraderField[] = ['name', 'certificate', 'phones', 'bankCard'];

/** Fields that are stored under the seal. */
export const sealedFields: readonly TraderField[] = ['certificate', 'phones', 'bankCard'];

/**
 * Reads a wish as staff write it; a problem names its field. Whether the branch exists is asked elsewhere.
 * @param today business date; nobody's papers are of later
 */
export function readTraderWish(
  wish: TraderWish,
  kind: TraderKind,
  today: BusinessDate,
): { readonly fields: TraderFields; readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const fields: TraderFields = {};
  const text = (path: 'name' | 'marketOwner' | 'seatNumber' | 'remark'): string | undefined => {
    const value = wish[path]?.normalize('NFC').trim();
    if (value?.includes('\0')) problems.push({ path, code: 'CONTROL_CHARACTER', message: 'holds a control character' });
    return value;
  };
  const name = text('name');
  if (name !== undefined) fields.name = name;
  if (name === '') problems.push({ path: 'name', code: 'MISSING', message: 'a trader has a name' });
  const [marketOwner, seatNumber, remark] = [text('marketOwner'), text('seatNumber'), text('remark')];
  if (marketOwner !== undefined) fields.marketOwner = marketOwner || null;
  if (seatNumber !== undefined) fields.seatNumber = seatNumber || null;
  if (remark !== undefined) fields.remark = remark;
  if (wish.priority != null) fields.priority = wish.priority;
  if (wish.branchId != null) fields.branchId = wish.branchId;
  if (wish.certificate != null) {
    const reading = readCertificate(wish.certificate, kind, today);
    if ('fault' in reading)
      problems.push({ path: 'certificate', code: reading.fault, message: 'expected a valid certificate' });
    else fields.certificate = reading;
  }
  if (wish.phones) fields.phones = readEach(wish.phones, problems);
  if (wish.bankCard != null) {
    const reading = wish.bankCard.trim() === '' ? { number: null } : readBankCard(wish.bankCard);
    if ('fault' in reading)
      problems.push({ path: 'bankCard', code: reading.fault, message: 'expected a bank card of 16 to 19 digits' });
    else fields.bankCard = reading.number;
  }
  return { fields, problems };
}

/** Fields as they may be shown and kept in the audit. */
export function maskTraderFields(fields: TraderFields): Record<string, unknown> {
  const { certificate, phones, bankCard, ...plain } = fields;
  return {
    ...plain,
    ...(certificate && { certificate: maskCertificate(certificate.number) }),
    ...(phones && { phones: phones.map(maskPhone) }),
    ...(bankCard !== undefined && { bankCard: bankCard && maskBankCard(bankCard) }),
  };
}

function readEach(cells: readonly string[], problems: FieldProblem[]): string[] {
  const phones: string[] = [];
  cells.forEach((cell, i) => {
    const reading = readPhones(cell);
    if ('fault' in reading) {
      problems.push({ path: `phones.${i}`, code: reading.fault, message: 'expected a phone that can be called' });
    } else {
      for (const phone of reading.phones) if (!phones.includes(phone)) phones.push(phone);
    }
  });
  return phones;
}
