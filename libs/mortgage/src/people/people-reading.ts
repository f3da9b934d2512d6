import { addYears } from '@kefu/office/calendar';
import { inScope, rowScope } from '@kefu/platform/permissions';
import type { EntityManager } from 'typeorm';
import { contractScopeSql } from '../contract/contract-scope.ts';
import { personRows, typesOfPeopleSql } from './people.sql.ts';
import { MortgagePeople, MortgagePersonType } from './people.types.ts';
import { fullAge, type RuledPerson } from './person-rules.ts';

/** A person as the rules see what is stored. */
export interface StoredPerson extends RuledPerson {
  /** Of a minor. */
  readonly bornOn: string | undefined;
}

/** Everybody of a contract that the caller reaches; undefined where there is none. */
export async function peopleOf(tx: EntityManager, contractId: string): Promise<MortgagePeople | undefined> {
  const values: unknown[] = [contractId];
  const scope = contractScopeSql(rowScope('mortgageContract.read'), values);
  const [contract]: (Pick<MortgagePeople, 'version' | 'customerTypes'> & Reach)[] = await tx.query(
    `SELECT c.version, c.team_id AS "teamId", c.owner_id AS "ownerId", ${typesOfPeopleSql('c.id')} AS "customerTypes"
     FROM mortgage_contract c WHERE c.id = $1 AND ${scope}`,
    values,
  );
  if (!contract) return undefined;
  const { version, customerTypes, ...reach } = contract;
  const people: MortgagePersonType[] = await tx.query(
    `${personRows} WHERE p.contract_id = $1 ORDER BY p.position LIMIT 50`,
    [contractId],
  );
  return Object.assign(new MortgagePeople(), {
    contractId,
    version,
    customerTypes,
    people: people.map((row) => Object.assign(new MortgagePersonType(), row)),
    mayEdit: inScope(rowScope('mortgageContract.people'), { branchId: null, ...reach }),
  });
}

/** Everybody of a contract, as the rules see them. */
export async function storedPeople(tx: EntityManager, contractId: string): Promise<StoredPerson[]> {
  const rows: (Omit<StoredPerson, 'bornOn'> & { adultOn: string | null })[] = await tx.query(
    `SELECT position, name, role, coalesce(certificate_kind = 'businessLicence', false) AS company, marital, tied_to AS "tiedTo",
       power_scopes AS "powerScopes", power_until AS "powerUntil", adult_on AS "adultOn"
     FROM mortgage_person WHERE contract_id = $1 ORDER BY position`,
    [contractId],
  );
  return rows.map(({ adultOn, ...row }) => ({ ...row, bornOn: adultOn ? addYears(adultOn, -fullAge) : undefined }));
}

/** A place that nobody of a contract has had: what was consented at a place is that person's for good. */
export async function nextPosition(tx: EntityManager, contractId: string): Promise<number> {
  const [row]: { next: number }[] = await tx.query(
    `SELECT 1 + greatest((SELECT max(position) FROM mortgage_person WHERE contract_id = $1),
       (SELECT max(position) FROM mortgage_consent WHERE contract_id = $1), 0)::int AS next`,
    [contractId],
  );
  return row?.next ?? 1;
}

/** Who else of a contract has a paper, by its blind index. */
export async function holderOf(
  tx: EntityManager,
  contractId: string,
  position: number,
  index: Buffer,
): Promise<string | undefined> {
  const [row]: { name: string }[] = await tx.query(
    'SELECT name FROM mortgage_person WHERE contract_id = $1 AND position <> $2 AND certificate_index = $3',
    [contractId, position, index],
  );
  return row?.name;
}

interface Reach {
  readonly teamId: string;
  readonly ownerId: string | null;
}
