import { addDays } from '@kefu/office/calendar';
import { certificateKey, maskCertificate, nationalIdCharacter } from '@kefu/office/certificate';
import type { FieldCipher } from '@kefu/platform/crypto';
import { fold } from '@kefu/platform/search';
import type { EntityManager } from 'typeorm';
import { personCertificateSeal } from '../people/mortgage-person.entity.ts';
import { listDue } from '../retention/retention.sql.ts';

/** Who stands in the contracts of one owner and of two besides them: spouse, attorney, minor co-owner. */
const others = `
  WITH alone AS (
    SELECT k.contract_id FROM mortgage_case k WHERE k.state = 'docsVerified'
      AND (SELECT count(*) FROM mortgage_person p WHERE p.contract_id = k.contract_id) = 1 ORDER BY k.contract_id LIMIT 1
  ), couple AS (
    SELECT k.contract_id FROM mortgage_case k WHERE k.state = 'docsCollecting'
      AND (SELECT count(*) FROM mortgage_person p WHERE p.contract_id = k.contract_id) = 2 ORDER BY k.contract_id LIMIT 2
  )
  INSERT INTO mortgage_person (contract_id, position, role, name, name_key, tied_to, power_scopes, power_until, adult_on)
  SELECT contract_id, 2, 'spouse', '盧文靜', $1, ARRAY[1], '{}'::text[], NULL::date, NULL::date FROM alone
  UNION ALL SELECT contract_id, 3, 'attorney', '汪代', $2, ARRAY[1, 2], ARRAY['sale', 'loan'], $4::date + 200, NULL FROM alone
  UNION ALL SELECT contract_id, 3, 'minor', '周小安', $3, ARRAY[1, 2], '{}', NULL, $4::date + 2900
    FROM couple WHERE contract_id = (SELECT min(contract_id::text)::uuid FROM couple)
  UNION ALL SELECT contract_id, 3, 'attorney', '汪代', $2, ARRAY[1], ARRAY['loan', 'registration'], $4::date - 12, NULL
    FROM couple WHERE contract_id = (SELECT max(contract_id::text)::uuid FROM couple)`;

/** Roles and certificates of the demo's people; who has one name has one paper, so that there is a pair to decide. */
export async function enterPeople(tx: EntityManager, cipher: FieldCipher, today: string): Promise<void> {
  await tx.query(others, [fold('盧文靜'), fold('汪代'), fold('周小安'), today]);
  await tx.query(
    `UPDATE mortgage_person p SET marital = k.customer_types[1] FROM mortgage_case k
     WHERE k.contract_id = p.contract_id AND p.role = 'buyer' AND k.customer_types[1] IN ('single', 'married')`,
  );
  await tx.query(
    `UPDATE mortgage_person p SET marital = 'married' WHERE p.position = 1
     AND EXISTS (SELECT FROM mortgage_person s WHERE s.contract_id = p.contract_id AND s.role = 'spouse')`,
  );
  await tx.query(
    `UPDATE mortgage_retention_rule SET months = 1, changed_by_name = '鄭佩佩', version = 2 WHERE what = 'payers' AND outcome = 'closed'`,
  );
  await tx.query(listDue, [today]);
  const names: { key: string; minor: boolean }[] = await tx.query(
    `SELECT name_key AS key, bool_or(role = 'minor') AS minor FROM mortgage_person GROUP BY 1 ORDER BY 1`,
  );
  const papers = names.map(({ key, minor }, at) => {
    const born = minor ? addDays(today, 2900 - 6575) : addDays('1971-03-02', 131 * at);
    const digits = `990105${born.replaceAll('-', '')}${String(101 + at)}`;
    const paper = { kind: 'nationalId', number: digits + nationalIdCharacter(digits) };
    return {
      key,
      sealed: cipher.seal(personCertificateSeal, paper.number),
      index: cipher.blindIndex(personCertificateSeal, certificateKey(paper)).toString('hex'),
      masked: maskCertificate(paper.number),
    };
  });
  await tx.query(
    `UPDATE mortgage_person p SET certificate_kind = 'nationalId', certificate_sealed = c.sealed,
       certificate_index = decode(c.index, 'hex'), certificate_masked = c.masked
     FROM jsonb_to_recordset($1) AS c (key text, sealed text, index text, masked text) WHERE p.name_key = c.key`,
    [JSON.stringify(papers)],
  );
}
