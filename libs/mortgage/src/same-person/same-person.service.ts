import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { givenReason, type InvalidInput, NotFound, reasonMissing, WrongState } from '@kefu/platform/errors';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { contractScopeSql } from '../contract/contract-scope.ts';
import { type DecideSamePersonInput, MortgageSamePerson } from './same-person.types.ts';

/**
 * People of contracts who may be one person, told by the blind index of the certificate or the phone; a person decides, once for each pair, and nothing is ever
 * merged: each contract keeps its buyers and its history (S7).
 */
@Injectable()
export class SamePersonService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** People of other contracts within reach with the certificate or the phone of one of this contract’s. */
  of(contractId: string): Promise<MortgageSamePerson[]> {
    return this.#database.transaction((tx) => pairsOf(tx, contractId, 'mortgageContract.read'));
  }

  /** Says whether two buyers are one person. Of two who say so at once, the second is told. */
  decide(input: DecideSamePersonInput): Promise<MortgageSamePerson | InvalidInput | WrongState | NotFound> {
    const { contractId, position, otherContractId, otherPosition, same } = input;
    const reason = givenReason(input.reason);
    if (!reason) return Promise.resolve(reasonMissing());
    return this.#database.transaction(async (tx) => {
      const find = async (): Promise<MortgageSamePerson | undefined> =>
        (await pairsOf(tx, contractId, 'mortgageContract.identify')).find(
          (pair) =>
            pair.position === position &&
            pair.otherContractId === otherContractId &&
            pair.otherPosition === otherPosition,
        );
      if (!(await find())) return NotFound.of('pair of buyers');
      const made: object[] = await tx.query(
        `INSERT INTO mortgage_same_person (contract_id, position, other_contract_id, other_position, same, reason, decided_by_name)
         SELECT CASE WHEN $1::uuid < $3::uuid THEN $1::uuid ELSE $3::uuid END, CASE WHEN $1::uuid < $3::uuid THEN $2 ELSE $4 END::smallint,
           CASE WHEN $1::uuid < $3::uuid THEN $3::uuid ELSE $1::uuid END, CASE WHEN $1::uuid < $3::uuid THEN $4 ELSE $2 END::smallint,
           $5, $6, $7 ON CONFLICT DO NOTHING RETURNING contract_id`,
        [contractId, position, otherContractId, otherPosition, same, reason, currentActor().name],
      );
      if (made.length === 0) return WrongState.of('decided', 'Somebody decided that already');
      for (const id of [contractId, otherContractId].toSorted((a, b) => a.localeCompare(b))) {
        const subject = { type: 'mortgageContract', id };
        await this.#audit.record(tx, {
          action: 'mortgageContract.samePersonDecided',
          subject,
          after: { same },
          reason,
        });
      }
      return (await find()) ?? NotFound.of('pair of buyers');
    });
  }
}

/** Pairs of one contract; both contracts lie within the permission’s reach. */
async function pairsOf(tx: EntityManager, contractId: string, permission: string): Promise<MortgageSamePerson[]> {
  const values: unknown[] = [contractId];
  const reach = contractScopeSql(rowScope(permission), values);
  const rows: MortgageSamePerson[] = await tx.query(
    `WITH reached AS (SELECT c.id, c.number, c.house FROM mortgage_contract c WHERE ${reach})
     SELECT b.position, b.name, ARRAY_REMOVE(ARRAY[CASE WHEN o.certificate_index = b.certificate_index
         THEN 'certificate' END, CASE WHEN o.phone_index = b.phone_index THEN 'phone' END], NULL) AS shared,
       CASE WHEN o.certificate_index = b.certificate_index THEN b.certificate_masked ELSE b.phone_masked END AS masked, c.id AS "otherContractId", c.number AS "otherNumber",
       c.house AS "otherHouse", o.position AS "otherPosition", o.name AS "otherName", s.same, s.reason,
       s.decided_by_name AS "decidedBy", s.decided_at AS "decidedAt"
     FROM mortgage_person b JOIN reached own ON own.id = b.contract_id
     JOIN mortgage_person o ON (o.phone_index = b.phone_index OR o.certificate_index = b.certificate_index)
       AND o.contract_id <> b.contract_id AND o.role <> 'attorney' JOIN reached c ON c.id = o.contract_id
     LEFT JOIN mortgage_same_person s ON (s.contract_id, s.position, s.other_contract_id, s.other_position)
       IN ((b.contract_id, b.position, o.contract_id, o.position), (o.contract_id, o.position, b.contract_id, b.position))
     WHERE b.contract_id = $1 AND b.role <> 'attorney' ORDER BY b.position, c.number, o.position LIMIT 50`,
    values,
  );
  return rows.map((row) => Object.assign(new MortgageSamePerson(), row));
}
