import { businessDateAt } from '@kefu/office/calendar';
import { amountInWords, yuanText } from '@kefu/office/money';
import type { FieldCipher } from '@kefu/platform/crypto';
import type { EntityManager } from 'typeorm';
import { personPhoneSeal } from '../people/mortgage-person.entity.ts';

/** What may be written into a bank's form: the whole catalogue. */
export const caseData = [
  'buyerName',
  'buyerPhone',
  'otherBuyers',
  'caseNumber',
  'contractNumber',
  'signedOn',
  'project',
  'house',
  'area',
  'price',
  'priceInWords',
  'downPayment',
  'loan',
  'loanInWords',
  'termMonths',
  'termYears',
  'yearlyRate',
  'bank',
  'specialist',
  'consultant',
  'today',
] as const;
export type CaseDatum = (typeof caseData)[number];

interface DataRow {
  readonly buyers: readonly { readonly name: string; readonly phone: string | null }[];
  readonly caseNumber: string;
  readonly contractNumber: string;
  readonly signedOn: string;
  readonly project: string;
  readonly house: string;
  /** Hundredths of a square metre. */
  readonly area: number;
  readonly priceFen: number;
  readonly downFen: number;
  readonly loanFen: number;
  readonly months: number;
  /** Thousandths of a percent. */
  readonly rate: number;
  readonly bank: string;
  readonly specialist: string | null;
  readonly consultant: string;
}

/**
 * The data of a case as a bank's form has them, in clear: whoever asks has checked the consents.
 * @returns undefined where the attempt asks nothing of the bank
 */
export async function dataOf(
  tx: EntityManager,
  cipher: FieldCipher,
  caseId: string,
  bank: string,
): Promise<Readonly<Record<CaseDatum, string>> | undefined> {
  const [row]: DataRow[] = await tx.query(
    `SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object('name', b.name, 'phone', b.phone_sealed) ORDER BY b.position), '[]')
         FROM mortgage_buyer b WHERE b.contract_id = c.id) AS buyers,
       k.number AS "caseNumber", c.number AS "contractNumber", c.signed_on AS "signedOn", p.name AS project, c.house, c.area,
       c.price_fen AS "priceFen", c.down_payment_fen AS "downFen", a.asked_fen AS "loanFen", a.months, a.yearly_rate AS rate,
       bank.name AS bank, o.name AS specialist, c.consultant_name AS consultant
     FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id JOIN mortgage_project p ON p.id = c.project_id
     JOIN mortgage_application a ON a.case_id = k.id AND a.attempt = k.attempt AND a.bank = $2 JOIN mortgage_bank bank ON bank.key = a.bank
     LEFT JOIN person o ON o.id = k.owner_id WHERE k.id = $1`,
    [caseId, bank],
  );
  if (!row) return undefined;
  const { buyers, area, priceFen, downFen, loanFen, months, rate, specialist, ...plain } = row;
  const [first, ...others] = buyers;
  return {
    ...plain,
    buyerName: first?.name ?? '',
    buyerPhone: first?.phone ? cipher.open(personPhoneSeal, first.phone) : '',
    otherBuyers: others.map(({ name }) => name).join('、'),
    area: hundredths(area),
    price: yuanText(priceFen),
    priceInWords: amountInWords(priceFen, 'zh-Hans'),
    downPayment: yuanText(downFen),
    loan: yuanText(loanFen),
    loanInWords: amountInWords(loanFen, 'zh-Hans'),
    termMonths: String(months),
    termYears: months % 12 === 0 ? String(months / 12) : '',
    yearlyRate: `${hundredths(rate / 10)}%`,
    specialist: specialist ?? '',
    today: businessDateAt(new Date()),
  };
}

const hundredths = (value: number): string => (value / 100).toFixed(2);
