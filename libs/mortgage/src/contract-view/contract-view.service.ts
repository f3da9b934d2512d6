import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope } from '@kefu/platform/permissions';
import { fold } from '@kefu/platform/search';
import { Injectable } from '@nestjs/common';
import { contractScopeSql } from '../contract/contract-scope.ts';
import {
  MortgageContractConnection,
  type MortgageContractsArgs,
  MortgageContractType,
  MortgageTeam,
} from './contract-view.types.ts';

/** Whether another open contract stands on the house of `c`. */
const soldTwice = `(c.state = 'open' AND EXISTS (SELECT FROM mortgage_contract t
   WHERE t.project_id = c.project_id AND t.house_key = c.house_key AND t.state = 'open' AND t.id <> c.id))`;

const contractRows = `SELECT c.id, c.number, p.name AS project, c.house, c.area, c.price_fen AS price, c.home, c.product,
   c.down_payment_fen AS "downPayment", c.commercial_fen AS commercial, c.provident_fund_fen AS "providentFund", c.gap_fen AS gap,
   money.collected, money.unconfirmed, c.signed_on AS "signedOn", jsonb_build_object('id', u.id, 'name', u.name) AS team,
   s.name AS "salesTeam", o.name AS owner, c.consultant_name AS consultant, c.remark, c.state, c.version,
   ${soldTwice} AS "soldTwice",
   (SELECT coalesce(jsonb_agg(jsonb_build_object('position', b.position, 'name', b.name, 'phoneMasked', b.phone_masked) ORDER BY b.position), '[]')
    FROM mortgage_buyer b WHERE b.contract_id = c.id) AS buyers
 FROM mortgage_contract c JOIN mortgage_project p ON p.id = c.project_id JOIN org_unit u ON u.id = c.team_id
 LEFT JOIN org_unit s ON s.id = c.sales_team_id LEFT JOIN person o ON o.id = c.owner_id,
 LATERAL (SELECT coalesce(sum(r.amount_fen) FILTER (WHERE r.credited_on IS NOT NULL), 0)::bigint AS collected,
   coalesce(sum(r.amount_fen) FILTER (WHERE r.credited_on IS NULL), 0)::bigint AS unconfirmed
   FROM mortgage_receipt r WHERE r.contract_id = c.id) money`;

/** Contracts within the caller's reach (S6). */
@Injectable()
export class ContractViewService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A page of contracts, by number. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({
    text,
    teamId,
    product,
    onlyGaps,
    onlySoldTwice,
    first,
    after,
  }: MortgageContractsArgs): Promise<MortgageContractConnection> {
    const values: unknown[] = [];
    const conditions = [contractScopeSql(rowScope('mortgageContract.read'), values)];
    if (text && fold(text)) conditions.push(`c.search_key LIKE '%' || $${values.push(fold(text))} || '%'`);
    if (teamId) conditions.push(`c.team_id = $${values.push(teamId)}`);
    if (product) conditions.push(`c.product = $${values.push(product)}`);
    if (onlyGaps) conditions.push('c.gap_fen <> 0');
    if (onlySoldTwice) conditions.push(soldTwice);
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
