import { fieldsOf, LetterMaterial, LetterService, lookOf } from '@kefu/office/letters';
import { amountInWords } from '@kefu/office/money';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import { CaseChanges } from '../case/case-changes.ts';
import { caseReachSql } from '../case/mortgage-case.sql.ts';
import { personId } from '../case/person-id.ts';
import type { Unseen } from '../case/seen-case.ts';
import { amountsDisagree } from './amounts-agree.ts';
import { contractLetter } from './contract-letter.ts';
import {
  type ContractAmountKey,
  contractAmounts,
  type DraftMortgageContractInput,
  MortgageAmountInWords,
  type MortgageAmountsDisagree,
  MortgageDraft,
  MortgageDrafts,
} from './draft.types.ts';

type Refusal = MortgageAmountsDisagree | InvalidInput | WrongState;

interface Facts extends Readonly<Record<ContractAmountKey, number>> {
  readonly state: string;
  readonly version: number;
}

/** States in which the text of a contract is written. */
const drafting: readonly string[] = ['contractDraft', 'returned'];

/** The text of contracts: merged from an approved template, a version each time that something changed (S14). */
@Injectable()
export class DraftService {
  readonly #database: Database;
  readonly #changes: CaseChanges;
  readonly #material: LetterMaterial;
  readonly #letters: LetterService;

  constructor(database: Database, changes: CaseChanges, material: LetterMaterial, letters: LetterService) {
    this.#database = database;
    this.#changes = changes;
    this.#material = material;
    this.#letters = letters;
  }

  /** The versions within the caller's reach; undefined where there is no such case. */
  async of(caseId: string): Promise<MortgageDrafts | undefined> {
    const facts = await this.#facts(caseId, 'mortgageCase.read');
    if (!facts) return undefined;
    const { rows } = await this.#database.pool.query<MortgageDraft>(
      `SELECT d.id, d.number, d.letter_id AS "letterId", t.name AS template, l.template_version AS "templateVersion", d.body,
         d.drafted_by_name AS "draftedBy", d.drafted_at AS "draftedAt"
       FROM mortgage_draft d JOIN letter l ON l.id = d.letter_id JOIN letter_template t ON t.id = l.template_id
       WHERE d.case_id = $1 ORDER BY d.number DESC LIMIT 100`,
      [caseId],
    );
    return Object.assign(new MortgageDrafts(), {
      drafts: rows.map((each) => Object.assign(new MortgageDraft(), each)),
      amounts: contractAmounts.map((field) => {
        const words = amountInWords(facts[field], 'zh-Hant');
        return Object.assign(new MortgageAmountInWords(), { field, amountFen: facts[field], words });
      }),
      mayDraft: drafting.includes(facts.state) && (await this.#facts(caseId, 'mortgageCase.work')) !== undefined,
    });
  }

  /** Writes a version; the same text again on the same day is the version that there is. @returns why not */
  async draft(input: DraftMortgageContractInput): Promise<Refusal | Unseen | undefined> {
    const { id, version, templateId, amounts } = input;
    const facts = await this.#facts(id, 'mortgageCase.work');
    if (!facts) return NotFound.of('mortgage case');
    if (facts.version !== version) return ChangedMeanwhile.of(facts.version);
    if (!drafting.includes(facts.state)) return notDrafting(facts.state);
    const disagreement = amountsDisagree(amounts, facts);
    if (disagreement) return disagreement;
    const subject = { type: 'mortgageCase', id };
    const material = await this.#material.find({ templateId, subject });
    if (!('values' in material)) return material;
    const { template, kind, values } = material;
    if (kind !== contractLetter) return InvalidInput.at('input.templateId', 'WRONG_KIND', 'a template of contracts');
    const letter = await this.#letters.writeFrom(material, subject);
    const { title, blocks } = lookOf(template, fieldsOf(kind), values);
    const body = [title, ...blocks.map(({ text }) => text)].join('\n');
    return this.#changes.make<Refusal>(input, async (tx, { state }) => {
      if (!drafting.includes(state)) return notDrafting(state);
      await tx.query(
        `INSERT INTO mortgage_draft (case_id, number, letter_id, body, drafted_by, drafted_by_name)
         SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5 FROM mortgage_draft WHERE case_id = $1
         ON CONFLICT (letter_id) DO NOTHING`,
        [id, letter.id, body, personId(), currentActor().name],
      );
      return { action: 'mortgageCase.drafted', after: { number: letter.number, template: template.name } };
    });
  }

  async #facts(caseId: string, permission: string): Promise<Facts | undefined> {
    const values: unknown[] = [caseId];
    const { rows } = await this.#database.pool.query<Facts>(
      `SELECT k.state, k.version, c.price_fen AS price, c.down_payment_fen AS "downPayment", c.commercial_fen AS commercial,
         c.provident_fund_fen AS "providentFund", k.balance_fen AS balance
       FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id
       WHERE k.id = $1 AND ${caseReachSql(values, permission)}`,
      values,
    );
    return rows[0];
  }
}

function notDrafting(state: string): WrongState {
  return WrongState.of(state, 'The contract is neither drafted nor mended now');
}
