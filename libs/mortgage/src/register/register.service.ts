import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { Failure, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { contractScopeSql } from '../contract/contract-scope.ts';
import type { TakeMortgageNumberInput } from './register.input.ts';
import { numberSql } from './register.sql.ts';
import type { MortgagePaper } from './register.types.ts';
import { RegisterViewService } from './register-view.service.ts';

type Refusal = InvalidInput | NotFound | WrongState;

interface Contract {
  readonly projectId: string;
  readonly number: string;
  readonly caseId: string | null;
  readonly state: string | null;
}

/** States in which there is no contract that a number could stand on. */
const unsigned: readonly (string | null)[] = [
  null,
  'intake',
  'contractDraft',
  'review',
  'returned',
  'refunding',
  'cancelled',
];

/** Numbers of contract papers: of two who take the next one at once, each gets another, and none is left out (S6). */
@Injectable()
export class RegisterService {
  readonly #database: Database;
  readonly #view: RegisterViewService;
  readonly #audit: AuditTrail;

  constructor(database: Database, view: RegisterViewService, audit: AuditTrail) {
    this.#database = database;
    this.#view = view;
    this.#audit = audit;
  }

  /** Takes the next number of the site, or that of a printed sheet, for a signed contract; its paper is in the archive then. */
  take({ contractId, serial: wished }: TakeMortgageNumberInput): Promise<MortgagePaper | Refusal> {
    return this.#database.transaction(async (tx) => {
      const contract = await contractOf(tx, contractId);
      if (contract instanceof Failure) return contract;
      const serial = await freeSerial(tx, contract.projectId, wished ?? null);
      if (serial instanceof Failure) return serial;
      // The range is locked: whoever took a number for the same contract a moment ago is seen.
      const [there]: { number: string }[] = await tx.query(
        `SELECT number FROM mortgage_paper WHERE contract_id = $1 AND state = 'used'`,
        [contractId],
      );
      if (there) return WrongState.of('numbered', `The contract has ${there.number} already`);
      const taken = { serial, number: await countOn(tx, contract.projectId, serial) };
      const [document]: { id: string }[] = await tx.query(
        `INSERT INTO document (subject_type, subject_id, type, name, form) VALUES ('mortgageCase', $1, 'other', $2, 'original') RETURNING id`,
        [contract.caseId, `買賣合同 ${taken.number}`],
      );
      const documentId = document?.id;
      await tx.query(
        `INSERT INTO document_filing (subject_type, subject_id, document_id) VALUES ('mortgageCase', $1, $2)`,
        [contract.caseId, documentId],
      );
      const [made]: { id: string }[] = await tx.query(
        `INSERT INTO mortgage_paper (project_id, serial, number, state, contract_id, document_id, taken_by_name)
         VALUES ($1, $2, $3, 'used', $4, $5, $6) RETURNING id`,
        [contract.projectId, taken.serial, taken.number, contractId, documentId, currentActor().name],
      );
      const subject = { type: 'mortgageContract', id: contractId };
      await this.#audit.record(tx, { action: 'mortgageRegister.taken', subject, after: { number: taken.number } });
      return (await this.#view.read(tx, made?.id ?? '')) ?? NotFound.of('number');
    });
  }
}

async function contractOf(tx: EntityManager, id: string): Promise<Contract | NotFound | WrongState> {
  // Nobody cancels the case meanwhile.
  await tx.query('SELECT FROM mortgage_case WHERE contract_id = $1 FOR SHARE', [id]);
  const values: unknown[] = [id];
  const [contract]: Contract[] = await tx.query(
    `SELECT c.project_id AS "projectId", c.number, k.id AS "caseId", k.state
     FROM mortgage_contract c LEFT JOIN mortgage_case k ON k.contract_id = c.id
     WHERE c.id = $1 AND ${contractScopeSql(rowScope('mortgageRegister.keep'), values)}`,
    values,
  );
  if (!contract) return NotFound.of('contract');
  if (unsigned.includes(contract.state)) return WrongState.of(contract.state ?? 'noCase', 'The contract is not signed');
  return contract;
}

/** Figures that nobody used, under the lock of their range. */
async function freeSerial(
  tx: EntityManager,
  projectId: string,
  wished: number | null,
): Promise<number | InvalidInput | WrongState> {
  const [range]: { first: number; last: number; next: number }[] = await tx.query(
    'SELECT first, last, next FROM mortgage_number_range WHERE project_id = $1 FOR UPDATE',
    [projectId],
  );
  if (!range) return WrongState.of('noNumbers', 'The site has no numbers yet');
  const { first, last, next } = range;
  if (wished === null) return next > last ? WrongState.of('usedUp', 'The numbers of the site are used up') : next;
  if (wished < first || wished > last) return InvalidInput.at('input.serial', 'OUT_OF_RANGE', `${first} to ${last}`);
  const there: object[] = await tx.query('SELECT FROM mortgage_paper WHERE project_id = $1 AND serial = $2', [
    projectId,
    wished,
  ]);
  return there.length > 0 ? InvalidInput.at('input.serial', 'TAKEN', 'a number that nobody used') : wished;
}

/** Counts a range on beyond figures that are taken. @returns the number as it is printed */
async function countOn(tx: EntityManager, projectId: string, serial: number): Promise<string> {
  const [[row]]: [{ number: string }[]] = await tx.query(
    `UPDATE mortgage_number_range r SET next = greatest(next, $2::int + 1) WHERE project_id = $1
     RETURNING ${numberSql('$2::int')} AS number`,
    [projectId, serial],
  );
  if (!row) throw new Error('The range that was locked is gone');
  return row.number;
}
