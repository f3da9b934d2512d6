import { checkUsccCharacter, usccPattern } from './business-licence.ts';
import { nationalIdCharacter } from './national-id.ts';

/** Which paper proves who somebody is. Papers of different kinds never stand for one another (T6). */
export const certificateKinds = [
  /** 居民身份證, 18 digits, GB 11643. */
  'nationalId',
  /** The identity number as issued until 1999: 15 digits, no check character. */
  'nationalId15',
  /** 港澳台居民居住證: shaped as a national id, regions 81 to 83. */
  'residencePermit',
  /** 港澳居民來往內地通行證. */
  'hongKongMacaoPermit',
  /** 台灣居民來往大陸通行證. */
  'taiwanPermit',
  'passport',
  /** 統一社會信用代碼, GB 32100. */
  'businessLicence',
] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** Why a certificate's number is refused. */
export type CertificateFault = 'MISSING' | 'BAD_CERTIFICATE' | 'BAD_CHECKSUM' | 'IMPOSSIBLE_BIRTH_DATE';

/** A certificate in the one form that it is stored and compared in, or why it is none. */
export type CertificateReading =
  | { readonly kind: CertificateKind; readonly number: string }
  | { readonly fault: CertificateFault };

const eighteenDigits = /^\d{17}[\dX]$/;
const passport = /^(?=.*[A-Z])(?=.*\d)[A-Z0-9]{7,9}$|^1[45]\d{7}$/;

/**
 * Reads a certificate's number as staff write it: width, case and blanks are folded, the kind is told from the form.
 * @param holder a person has one of the personal papers, a company its business licence
 * @param today business date; nobody was born after it
 */
export function readCertificate(cell: string, holder: 'naturalPerson' | 'company', today: string): CertificateReading {
  const number = eighteenDigits.test(cell) ? cell : cell.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (number === '' || number === '無' || number === '无' || /^[—–-]+$/.test(number)) return { fault: 'MISSING' };
  return holder === 'company' ? readLicence(number) : readPersonalPaper(number, today);
}

function readLicence(number: string): CertificateReading {
  if (!usccPattern.test(number)) return { fault: 'BAD_CERTIFICATE' };
  return checkUsccCharacter(number) ? { kind: 'businessLicence', number } : { fault: 'BAD_CHECKSUM' };
}

function readPersonalPaper(number: string, today: string): CertificateReading {
  if (eighteenDigits.test(number)) {
    if (nationalIdCharacter(number) !== number[17]) return { fault: 'BAD_CHECKSUM' };
    if (!bornOn(number.slice(6, 14), today)) return { fault: 'IMPOSSIBLE_BIRTH_DATE' };
    return { kind: /^8[123]/.test(number) ? 'residencePermit' : 'nationalId', number };
  }
  if (/^\d{15}$/.test(number)) {
    // Fifteen digits were issued to people of the twentieth century only.
    return bornOn(`19${number.slice(6, 12)}`, today)
      ? { kind: 'nationalId15', number }
      : { fault: 'IMPOSSIBLE_BIRTH_DATE' };
  }
  if (/^[HM]\d{8}(\d{2})?$/.test(number)) return { kind: 'hongKongMacaoPermit', number };
  if (/^\d{8}$/.test(number)) return { kind: 'taiwanPermit', number };
  if (passport.test(number)) return { kind: 'passport', number };
  return { fault: 'BAD_CERTIFICATE' };
}

/**
 * The day on which the holder was born, as the number says it.
 * @returns undefined for papers whose number does not
 */
export function birthDateOf({ kind, number }: { readonly kind: string; readonly number: string }): string | undefined {
  const digits =
    kind === 'nationalId' || kind === 'residencePermit'
      ? number.slice(6, 14)
      : kind === 'nationalId15'
        ? `19${number.slice(6, 12)}`
        : undefined;
  return digits && `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether `yyyymmdd` is a day on which somebody alive can have been born. */
function bornOn(digits: string, today: string): boolean {
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6, 8));
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = monthLengths[month - 1];
  if (length === undefined || day < 1 || day > length + (leap ? 1 : 0) || year < 1880) return false;
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}` <= today;
}

/** What a certificate is told by: papers of different kinds never stand for one another, whatever their numbers. */
export function certificateKey({ kind, number }: { readonly kind: string; readonly number: string }): string {
  return `${kind} ${number}`;
}

/** A certificate's number as lists and errors show it: enough to recognise, too little to use. */
export function maskCertificate(number: string): string {
  if (number.length <= 5) return '*'.repeat(number.length);
  const shown = number.length >= 15 ? 4 : 2;
  const lead = number.length >= 15 ? 3 : 1;
  return `${number.slice(0, lead)}${'*'.repeat(number.length - lead - shown)}${number.slice(-shown)}`;
}
