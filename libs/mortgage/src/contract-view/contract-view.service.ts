import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { contractScopeSql } from '../contract/contract-scope.ts';
import { contractConditions, contractRows } from './contract-view.sql.ts';
import {
  MortgageContractConnection,
  type MortgageContractsArgs,
  MortgageContractType,
  MortgageTeam,
} from './contract-view.types.ts';

/** Contracts within the caller's reach (S6). */
@Injectable()
export class ContractViewService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A page of contracts, by number. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ first, after, ...filter }: MortgageContractsArgs): Promise<MortgageContractConnection> {
    const values: unknown[] = [];
    const conditions = [contractConditions(filter, rowScope('mortgageContract.read'), values)];
    const counted = await this.#database.pool.query<{ count: number }>(
      `SELECT count(*) AS count FROM mortgage_contract c WHERE ${conditions.join(' AND ')}`,
      [...values],
    );
    if (after) {
      const [number] = decodeCursor(after, [cursorKeys.text]);
      conditions.push(`c.number > $${values.push(number)}`);
    }
    const { rows } = await this.#database.pool.query<MortgageContractType>(
      `${contractRows} WHERE ${conditions.join(' AND ')} ORDER BY c.number LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new MortgageContractType(), row),
      ({ number }) => encodeCursor([number]),
    );
    return Object.assign(new MortgageContractConnection(), page, { totalCount: counted.rows[0]?.count ?? 0 });
  }

  /** A contract within reach. */
  async one(id: string): Promise<MortgageContractType | undefined> {
    const values: unknown[] = [id];
    const scope = contractScopeSql(rowScope('mortgageContract.read'), values);
    const { rows } = await this.#database.pool.query<MortgageContractType>(
      `${contractRows} WHERE c.id = $1 AND ${scope}`,
      values,
    );
    return rows[0] && Object.assign(new MortgageContractType(), rows[0]);
  }

  /** Teams that have contracts within reach, by name. */
  async teams(): Promise<MortgageTeam[]> {
    const values: unknown[] = [];
    const scope = contractScopeSql(rowScope('mortgageContract.read'), values);
    const { rows } = await this.#database.pool.query<MortgageTeam>(
      `SELECT u.id, u.name FROM org_unit u WHERE u.kind = 'team'
       AND EXISTS (SELECT FROM mortgage_contract c WHERE c.team_id = u.id AND ${scope}) ORDER BY u.name, u.id LIMIT 500`,
      values,
    );
    return rows.map((row) => Object.assign(new MortgageTeam(), row));
  }
}
