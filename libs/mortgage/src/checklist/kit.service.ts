import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { Documents } from '@kefu/office/documents';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { fillText, type Language } from '@kefu/platform/language';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { KitPaper, MortgageKit, type PromisePaperInput } from './kit.types.ts';
import { kitWords } from './kit-words.ts';

/** A kit with what is printed on its sheet besides. */
export interface KitSheet {
  readonly kit: MortgageKit;
  readonly number: string;
  readonly contractNumber: string;
  readonly house: string;
}

interface CaseRow {
  readonly number: string;
  readonly contractNumber: string;
  readonly house: string;
  readonly interviewOn: string | null;
  readonly banks: string;
}

/** What customers still have to bring, all of it at once, and what they promised (S16). */
@Injectable()
export class KitService {
  readonly #database: Database;
  readonly #documents: Documents;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(database: Database, documents: Documents, calendar: CalendarService, audit: AuditTrail) {
    this.#database = database;
    this.#documents = documents;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /** The kit of a case that the caller reaches, in a language; undefined where there is none. */
  of(id: string, language: Language): Promise<KitSheet | undefined> {
    return this.#database.transaction((tx) => this.#read(tx, id, language));
  }

  /** Notes when a customer said they would bring a paper: it counts as missing until it is there. */
  promise(
    { id, type, promisedOn }: PromisePaperInput,
    language: Language,
  ): Promise<MortgageKit | InvalidInput | NotFound> {
    return this.#database.transaction(async (tx) => {
      const today = await this.#calendar.today();
      if (promisedOn && (!isBusinessDate(promisedOn) || promisedOn < today))
        return InvalidInput.at('input.promisedOn', 'PAST', 'today or later');
      const found = await this.#read(tx, id, language, 'mortgageCase.work');
      if (!found) return NotFound.of('mortgage case');
      if (!found.kit.papers.some((paper) => paper.type === type))
        return InvalidInput.at('input.type', 'NOT_MISSING', 'a paper that is missing');
      if (promisedOn) {
        await tx.query(
          `INSERT INTO mortgage_promise (case_id, type, promised_on, noted_by_name) VALUES ($1, $2, $3, $4)
           ON CONFLICT (case_id, type) DO UPDATE SET promised_on = $3, noted_by_name = $4, noted_at = now()`,
          [id, type, promisedOn, currentActor().name],
        );
      } else await tx.query('DELETE FROM mortgage_promise WHERE case_id = $1 AND type = $2', [id, type]);
      const subject = { type: 'mortgageCase', id };
      await this.#audit.record(tx, {
        action: 'mortgageCase.promised',
        subject,
        after: { type, promisedOn: promisedOn ?? null },
      });
      const kit = (await this.#read(tx, id, language))?.kit;
      return kit ?? NotFound.of('mortgage case');
    });
  }

  async #read(
    tx: EntityManager,
    id: string,
    language: Language,
    permission = 'mortgageCase.read',
  ): Promise<KitSheet | undefined> {
    const values: unknown[] = [id];
    const scope = scopeSql(rowScope(permission), { team: 'k.team_id', own: 'k.owner_id' }, values);
    const [row]: CaseRow[] = await tx.query(
      `SELECT k.number, c.number AS "contractNumber", c.house, k.interview_on AS "interviewOn",
         (SELECT coalesce(string_agg(b.name, '、' ORDER BY a.product), '') FROM mortgage_application a
          JOIN mortgage_bank b ON b.key = a.bank WHERE a.case_id = k.id AND a.attempt = k.attempt) AS banks
       FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id WHERE k.id = $1 AND ${scope}`,
      values,
    );
    if (!row) return undefined;
    const promised: { type: string; promisedOn: string }[] = await tx.query(
      'SELECT type, promised_on AS "promisedOn" FROM mortgage_promise WHERE case_id = $1',
      [id],
    );
    const missing = await this.#documents.missing(tx, { type: 'mortgageCase', id });
    const papers = missing.map(({ type, title, standing, text }) =>
      Object.assign(new KitPaper(), {
        type,
        title: title[language],
        lack: text[language],
        standing,
        promisedOn: promised.find((each) => each.type === type)?.promisedOn ?? null,
      }),
    );
    const { banks, interviewOn, ...facts } = row;
    const message = messageOf(papers, banks, interviewOn, language);
    return { ...facts, kit: Object.assign(new MortgageKit(), { caseId: id, banks, interviewOn, papers, message }) };
  }
}

function messageOf(papers: readonly KitPaper[], banks: string, interviewOn: string | null, language: Language): string {
  if (papers.length === 0) return '';
  return fillText(kitWords.message, language, {
    banks: banks || kitWords.someBank[language],
    papers: papers.map(({ title }) => title).join(language === 'en' ? ', ' : '、'),
    day: interviewOn ? fillText(kitWords.interview, language, { day: interviewOn }) : '',
  }).trim();
}
