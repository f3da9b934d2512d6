import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Why a cell holds no phone that can be called. */
export type PhoneFault = 'MISSING_PHONE' | 'SCIENTIFIC_PHONE' | 'BAD_PHONE' | 'TOO_MANY_PHONES';

/** The phones of a cell in E.164, the main one first, or why there are none. */
export type PhoneReading = { readonly phones: readonly string[] } | { readonly fault: PhoneFault };

const most = 9;
const plainMobile = /^1[3-9]\d{9}$/;
const mobile = /^(?:\+|00)?(?:86)?(1[3-9]\d{9})$/;
/** What a spreadsheet makes of a long number: the digits behind the first few are lost and cannot be brought back. */
const scientific = /^\d(?:\.\d+)?E\+?\d{1,2}$/i;
const nothing = /^(?:無|无|沒有|没有|[—–-]*|n\/?a)$/i;
const between = /[/、;,\n|]/;

/**
 * Reads the phones of a cell as staff write them (T6): `+86`, `86-`, `0086`, blanks, hyphens, full width; several
 * numbers separated by `/`, `、`, `;`, `,` or a blank. Numbers without a country code are mainland ones. Never drops a
 * number silently: one that cannot be read makes the whole cell a fault.
 */
export function readPhones(cell: string): PhoneReading {
  if (plainMobile.test(cell)) return { phones: [`+86${cell}`] };
  const text = cell.normalize('NFKC').trim();
  if (nothing.test(text)) return { fault: 'MISSING_PHONE' };
  const phones: string[] = [];
  for (const part of text.split(between)) {
    const trimmed = part.trim();
    if (trimmed === '') continue;
    if (scientific.test(trimmed)) return { fault: 'SCIENTIFIC_PHONE' };
    const found = readPart(trimmed);
    if (!found) return { fault: 'BAD_PHONE' };
    for (const phone of found) if (!phones.includes(phone)) phones.push(phone);
  }
  if (phones.length === 0) return { fault: 'MISSING_PHONE' };
  return phones.length > most ? { fault: 'TOO_MANY_PHONES' } : { phones };
}

/** One number, or several with nothing but blanks between them. */
function readPart(part: string): string[] | undefined {
  const whole = readNumber(part);
  if (whole) return [whole];
  const words = part.split(/\s+/);
  const found: string[] = [];
  let number = '';
  for (const word of words) {
    // Only a mobile's end is known by itself; a land line must stand in one word, or it would end too early.
    const phone = number === '' ? readNumber(word) : readMobile(number + word);
    number += word;
    if (!phone) continue;
    found.push(phone);
    number = '';
  }
  return number === '' && found.length > 0 ? found : undefined;
}

function readMobile(text: string): string | undefined {
  const found = mobile.exec(text.replace(/[-().]/g, ''));
  return found ? `+86${found[1]}` : undefined;
}

function readNumber(text: string): string | undefined {
  const bare = text.replace(/[\s\-().]/g, '');
  const chinese = readMobile(bare);
  if (chinese) return chinese;
  // Eleven digits that begin with 1 are a mobile or nothing; land lines and other countries are left to the library.
  if (!/^\+?\d{7,15}$/.test(bare) || /^1\d*$/.test(bare)) return undefined;
  const parsed = parsePhoneNumberFromString(bare.replace(/^00/, '+'), 'CN');
  return parsed?.isValid() ? parsed.number : undefined;
}

/** A phone as lists and errors show it: `+86199****4604`. */
export function maskPhone(phone: string): string {
  const lead = phone.startsWith('+86') ? 6 : 3;
  const shown = 4;
  if (phone.length <= lead + shown) return '*'.repeat(phone.length);
  return `${phone.slice(0, lead)}${'*'.repeat(phone.length - lead - shown)}${phone.slice(-shown)}`;
}
