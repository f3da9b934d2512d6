import { businessDateAt } from '@kefu/office/calendar';
import { certificateKinds } from '@kefu/office/certificate';
import { amountInWords, yuanText } from '@kefu/office/money';
import type { FieldCipher } from '@kefu/platform/crypto';
import type { EntityManager } from 'typeorm';
import { personCertificateSeal, personPhoneSeal } from '../people/mortgage-person.entity.ts';
import { maritalStatuses, type PersonRole } from '../people/person-rules.ts';
import type { CaseFacts } from './form-rules.ts';

/** What may be written into a bank's form: the whole catalogue. */
export const caseData = [
  'buyerName',
  'buyerPhone',
  'buyerCertificate',
  'otherBuyers',
  'spouseName',
  'spouseCertificate',
  'attorneyName',
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

const yesOrNo = ['yes', 'no'] as const;

/** What of a case has one of a few answers, by which fields are ticked and options chosen. */
export const caseChoices = {
  marital: maritalStatuses,
  product: ['commercial', 'providentFund', 'combination'],
  home: ['first', 'second', 'other'],
  certificateKind: certificateKinds,
  coOwned: yesOrNo,
  minorOwns: yesOrNo,
  attorneyActs: yesOrNo,
} as const satisfies Record<string, readonly string[]>;
export type CaseChoice = keyof typeof caseChoices;

interface DataPerson {
  readonly name: string;
  readonly role: PersonRole;
  readonly phone: string | null;
  readonly kind: string | null;
  readonly certificate: string | null;
  readonly marital: string | null;
}

interface DataRow {
  readonly people: readonly DataPerson[];
  readonly product: string;
  readonly home: string;
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
): Promise<CaseFacts | undefined> {
  const [row]: DataRow[] = await tx.query(
    `SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'role', p.role, 'phone', p.phone_sealed,
         'kind', p.certificate_kind, 'certificate', p.certificate_sealed, 'marital', p.marital) ORDER BY p.position), '[]')
         FROM mortgage_person p WHERE p.contract_id = c.id) AS people, c.product, c.home,
       k.number AS "caseNumber", c.number AS "contractNumber", c.signed_on AS "signedOn", p.name AS project, c.house, c.area,
       c.price_fen AS "priceFen", c.down_payment_fen AS "downFen", a.asked_fen AS "loanFen", a.months, a.yearly_rate AS rate,
       bank.name AS bank, o.name AS specialist, c.consultant_name AS consultant
     FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id JOIN mortgage_project p ON p.id = c.project_id
     JOIN mortgage_application a ON a.case_id = k.id AND a.attempt = k.attempt AND a.bank = $2 JOIN mortgage_bank bank ON bank.key = a.bank
     LEFT JOIN person o ON o.id = k.owner_id WHERE k.id = $1`,
    [caseId, bank],
  );
  if (!row) return undefined;
  const { people, product, home, area, priceFen, downFen, loanFen, months, rate, specialist, ...plain } = row;
  const [first, ...others] = people.filter(({ role }) => owners.includes(role));
  const spouse = people.find(({ role }) => role === 'spouse') ?? (married(first) ? others.find(married) : undefined);
  const attorney = people.find(({ role }) => role === 'attorney');
  const paper = (person: DataPerson | undefined): string =>
    person?.certificate ? cipher.open(personCertificateSeal, person.certificate) : '';
  const answer = (yes: boolean): string => (yes ? 'yes' : 'no');
  const marital = spouse ? 'married' : first?.marital;
  const choices = {
    product,
    home,
    coOwned: answer(others.length > 0),
    minorOwns: answer(others.some(({ role }) => role === 'minor')),
    attorneyActs: answer(attorney !== undefined),
    ...(marital && { marital }),
    ...(first?.kind && { certificateKind: first.kind }),
  };
  const data = {
    ...plain,
    buyerCertificate: paper(first),
    spouseName: spouse?.name ?? '',
    spouseCertificate: paper(spouse),
    attorneyName: attorney?.name ?? '',
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
  return { data, choices };
}

const owners: readonly PersonRole[] = ['buyer', 'coOwner', 'minor'];
const married = (person: DataPerson | undefined): boolean => person?.marital === 'married';

const hundredths = (value: number): string => (value / 100).toFixed(2);
