import type { Reason } from '@kefu/office/lifecycle';
import type { EntityManager } from 'typeorm';
import { text } from '../words/words.ts';
import type { ConsentPurpose } from './consent.types.ts';

const missing = text(
  '{buyer} 未同意將資料交給{bank}：收到同意書後在「同意」一欄登記',
  '{buyer} 未同意将资料交给{bank}：收到同意书后在「同意」一栏登记',
  '{buyer} does not consent to papers going to {bank}: get the consent on paper and record it under Consents',
);

/**
 * SQL, true where a buyer `b` consents now.
 * @param purpose SQL of the purpose
 * @param bank SQL of the bank's key, NULL for purposes that are not about a bank
 */
export const consentsSql = (purpose: string, bank: string): string =>
  `coalesce((SELECT e.given FROM mortgage_consent e WHERE e.contract_id = b.contract_id AND e.position = b.position
     AND e.name_key = b.name_key AND e.purpose = ${purpose} AND e.bank IS NOT DISTINCT FROM ${bank} ORDER BY e.at DESC LIMIT 1), false)`;

/** SQL, true where a buyer `b` took back a consent to a use that needs none to begin with. */
export const withdrewSql = (purpose: ConsentPurpose): string =>
  `coalesce((SELECT NOT e.given FROM mortgage_consent e WHERE e.contract_id = b.contract_id AND e.position = b.position
     AND e.name_key = b.name_key AND e.purpose = '${purpose}' ORDER BY e.at DESC LIMIT 1), false)`;

/**
 * Which buyers do not consent to their papers going to the banks of the attempt (S7); a withdrawal acts at once.
 * @param bank only this bank
 */
export async function consentReasons(tx: EntityManager, caseId: string, bank: string | null = null): Promise<Reason[]> {
  const rows: { buyer: string; bank: string }[] = await tx.query(
    `SELECT b.name AS buyer, bank.name AS bank FROM mortgage_case k JOIN mortgage_person b ON b.contract_id = k.contract_id
     JOIN mortgage_bank bank ON bank.key = $2 OR ($2::text IS NULL AND EXISTS (SELECT FROM mortgage_application a
       WHERE a.case_id = k.id AND a.attempt = k.attempt AND a.bank = bank.key))
     WHERE k.id = $1 AND NOT ${consentsSql(`'bank'`, 'bank.key')} ORDER BY bank.name, b.position`,
    [caseId, bank],
  );
  return rows.map((values) => ({ code: 'CONSENT_MISSING', text: missing, values }));
}
