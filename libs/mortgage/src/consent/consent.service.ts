import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { currentActor, currentContext } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseChanges } from '../case/case-changes.ts';
import { caseReachSql } from '../case/mortgage-case.sql.ts';
import type { Unseen } from '../case/seen-case.ts';
import {
  MortgageConsent,
  MortgageConsentBank,
  MortgageConsentBuyer,
  MortgageConsentPaper,
  MortgageConsents,
  type RecordMortgageConsentInput,
} from './consent.types.ts';
import { consentsSql } from './consent-reasons.ts';

type Refusal = InvalidInput | NotFound | WrongState;

/** What buyers consented to: each purpose, each bank, on a paper; a withdrawal acts at once (S7). */
@Injectable()
export class ConsentService {
  readonly #database: Database;
  readonly #changes: CaseChanges;
  readonly #calendar: CalendarService;

  constructor(database: Database, changes: CaseChanges, calendar: CalendarService) {
    this.#database = database;
    this.#changes = changes;
    this.#calendar = calendar;
  }

  /** What the buyers of a case that the caller reaches said; undefined where there is none. */
  of(id: string): Promise<MortgageConsents | undefined> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [id];
      const [reached]: { contractId: string }[] = await tx.query(
        `SELECT k.contract_id AS "contractId" FROM mortgage_case k WHERE k.id = $1 AND ${caseReachSql(values)}`,
        values,
      );
      if (!reached) return undefined;
      const buyers: MortgageConsentBuyer[] = await tx.query(
        'SELECT position, name FROM mortgage_person WHERE contract_id = $1 ORDER BY position',
        [reached.contractId],
      );
      return Object.assign(new MortgageConsents(), {
        buyers: buyers.map((row) => Object.assign(new MortgageConsentBuyer(), row)),
        banks: await banksOf(tx, id),
        papers: await papersOf(tx, id),
        said: await saidOn(tx, reached.contractId),
      });
    });
  }

  /** Records that a buyer gives a consent, or takes it back. Of that and a submission at once, the second is told. */
  async record(input: RecordMortgageConsentInput): Promise<Refusal | Unseen | undefined> {
    const { id, position, purpose, given, saidOn, documentId = null } = input;
    const bank = input.bank ?? null;
    const note = input.note?.trim() ?? '';
    const today = await this.#calendar.today();
    return this.#changes.make<Refusal>(input, async (tx) => {
      if ((purpose === 'bank') !== (bank !== null))
        return InvalidInput.at('input.bank', 'DOES_NOT_FIT', 'a bank, for papers that go to one only');
      if (!isBusinessDate(saidOn) || saidOn > today)
        return InvalidInput.at('input.saidOn', 'IN_THE_FUTURE', 'today or earlier');
      if (given && !documentId) return InvalidInput.at('input.documentId', 'REQUIRED', 'the paper on which it stands');
      if (documentId && !(await papersOf(tx, id)).some((paper) => paper.id === documentId))
        return InvalidInput.at('input.documentId', 'UNKNOWN', 'a paper of the case');
      const known: object[] = await tx.query('SELECT FROM mortgage_bank WHERE key = $1', [bank]);
      if (bank && known.length === 0) return InvalidInput.at('input.bank', 'UNKNOWN', 'a bank of the list');
      const [buyer]: { name: string; given: boolean }[] = await tx.query(
        `SELECT b.name, ${consentsSql('$3', '$4')} AS given
         FROM mortgage_case k JOIN mortgage_person b ON b.contract_id = k.contract_id WHERE k.id = $1 AND b.position = $2`,
        [id, position, purpose, bank],
      );
      if (!buyer) return NotFound.of('buyer');
      if (buyer.given === given) return WrongState.of(given ? 'given' : 'withdrawn', 'That is what holds already');
      await tx.query(
        `INSERT INTO mortgage_consent (contract_id, position, name_key, purpose, bank, given, said_on, document_id, note, by_name)
         SELECT b.contract_id, b.position, b.name_key, $3, $4, $5, $6, $7, $8, $9
         FROM mortgage_case k JOIN mortgage_person b ON b.contract_id = k.contract_id WHERE k.id = $1 AND b.position = $2`,
        [id, position, purpose, bank, given, saidOn, documentId, note, currentActor().name],
      );
      return {
        action: given ? 'mortgageCase.consentGiven' : 'mortgageCase.consentWithdrawn',
        after: { position, purpose, ...(bank && { bank }), saidOn },
        reason: note || null,
      };
    });
  }
}

async function banksOf(tx: EntityManager, caseId: string): Promise<MortgageConsentBank[]> {
  const rows: MortgageConsentBank[] = await tx.query(
    `SELECT b.key, b.name FROM mortgage_bank b WHERE EXISTS (SELECT FROM mortgage_case k JOIN mortgage_application a
       ON a.case_id = k.id AND a.attempt = k.attempt WHERE k.id = $1 AND a.bank = b.key)
     OR EXISTS (SELECT FROM mortgage_case k JOIN mortgage_consent e ON e.contract_id = k.contract_id WHERE k.id = $1 AND e.bank = b.key)
     ORDER BY b.product, b.name`,
    [caseId],
  );
  return rows.map((row) => Object.assign(new MortgageConsentBank(), row));
}

async function papersOf(tx: EntityManager, caseId: string): Promise<MortgageConsentPaper[]> {
  const rows: MortgageConsentPaper[] = await tx.query(
    `SELECT d.id, coalesce(nullif(d.name, ''), t.title->>$2, d.type) AS title
     FROM document_filing g JOIN document d ON d.id = g.document_id JOIN document_type t ON t.key = d.type
     WHERE g.subject_type = 'mortgageCase' AND g.subject_id = $1 AND d.withdrawn_at IS NULL
     ORDER BY d.type <> 'consentForm', title LIMIT 100`,
    [caseId, currentContext().language],
  );
  return rows.map((row) => Object.assign(new MortgageConsentPaper(), row));
}

async function saidOn(tx: EntityManager, contractId: string): Promise<MortgageConsent[]> {
  const rows: MortgageConsent[] = await tx.query(
    `SELECT e.id, e.position, e.purpose, e.bank, e.given, e.said_on AS "saidOn",
       coalesce(nullif(d.name, ''), t.title->>$2) AS paper, e.note, e.by_name AS "recordedBy", e.at AS "recordedAt",
       NOT EXISTS (SELECT FROM mortgage_consent o WHERE o.contract_id = e.contract_id AND o.position = e.position
         AND o.purpose = e.purpose AND o.bank IS NOT DISTINCT FROM e.bank AND o.at > e.at)
       AND EXISTS (SELECT FROM mortgage_person b WHERE b.contract_id = e.contract_id AND b.position = e.position
         AND b.name_key = e.name_key) AS holds
     FROM mortgage_consent e LEFT JOIN document d ON d.id = e.document_id LEFT JOIN document_type t ON t.key = d.type
     WHERE e.contract_id = $1 ORDER BY e.at DESC LIMIT 200`,
    [contractId, currentContext().language],
  );
  return rows.map((row) => Object.assign(new MortgageConsent(), row));
}
