import { type Erased, PaperErasure } from '@kefu/office/documents';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RetainedData } from './retention.types.ts';

/** What stands where somebody's name stood. */
const nobody = '—';

/** Erases personal data of a case; amounts, days, states and the audit stay (S7). */
@Injectable()
export class CaseErasure {
  readonly #papers: PaperErasure;

  constructor(papers: PaperErasure) {
    this.#papers = papers;
  }

  erase(tx: EntityManager, what: keyof typeof RetainedData, caseId: string): Promise<Erased> {
    switch (what) {
      case 'papers':
        return this.#erasePapers(tx, caseId);
      case 'people':
        return erasePeople(tx, caseId);
      case 'payers':
        return erasePayers(tx, caseId);
    }
  }

  async #erasePapers(tx: EntityManager, caseId: string): Promise<Erased> {
    await tx.query('UPDATE mortgage_draft SET body = $2 WHERE case_id = $1', [caseId, nobody]);
    return this.#papers.erase(tx, { type: 'mortgageCase', id: caseId });
  }
}

async function erasePeople(tx: EntityManager, caseId: string): Promise<Erased> {
  const [people]: [object[]] = await tx.query(
    `UPDATE mortgage_person p SET name = $2, name_key = '', phone_sealed = NULL, phone_index = NULL, phone_masked = NULL,
       certificate_kind = NULL, certificate_sealed = NULL, certificate_index = NULL, certificate_masked = NULL, marital = NULL,
       adult_on = date_trunc('year', p.adult_on)::date
     FROM mortgage_case k WHERE k.id = $1 AND p.contract_id = k.contract_id RETURNING p.position`,
    [caseId, nobody],
  );
  await tx.query(
    `UPDATE mortgage_consent e SET name_key = '', note = '' FROM mortgage_case k WHERE k.id = $1 AND e.contract_id = k.contract_id`,
    [caseId],
  );
  await tx.query(
    `UPDATE mortgage_contract c SET search_key = lower(c.number) || ' ' || c.house, remark = '', version = c.version + 1
     FROM mortgage_case k WHERE k.id = $1 AND c.id = k.contract_id`,
    [caseId],
  );
  return { count: people.length, sweep: () => Promise.resolve() };
}

async function erasePayers(tx: EntityManager, caseId: string): Promise<Erased> {
  const [receipts]: [object[]] = await tx.query(
    `UPDATE mortgage_receipt r SET payer = '', payer_card_sealed = NULL, payer_card_index = NULL, payer_card_masked = NULL,
       payer_card_reason = NULL, remark = '' FROM mortgage_case k WHERE k.id = $1 AND r.contract_id = k.contract_id RETURNING r.id`,
    [caseId],
  );
  return { count: receipts.length, sweep: () => Promise.resolve() };
}
