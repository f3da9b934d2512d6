import { maskCertificate } from '@kefu/office/certificate';
import { maskPhone, readPhones } from '@kefu/office/phone';

/** A personal cell as it may be shown, readable or not. */
export function maskCell(column: string, cell: string): string {
  if (column === 'certificate') return maskCertificate(cell.normalize('NFKC').replace(/\s/g, ''));
  const read = readPhones(cell);
  if ('phones' in read) return read.phones.map(maskPhone).join(' / ');
  return read.fault === 'SCIENTIFIC_PHONE' ? cell.trim() : maskUnread(cell);
}

/** A cell that holds no readable phone, without what could still be one. */
export function maskUnread(cell: string): string {
  return cell
    .trim()
    .slice(0, 40)
    .replace(/\d{4,}/g, (digits) => `${digits.slice(0, 3)}${'*'.repeat(digits.length - 3)}`);
}
