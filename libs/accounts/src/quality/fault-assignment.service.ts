import { AuditTrail } from '@kefu/platform/audit';
import { Database, sqlByValue } from '@kefu/platform/database';
import { definePersonWork, holdersSql } from '@kefu/platform/identity';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { faultText } from './fault-text.ts';
import type { AssignTraderFaultsInput } from './quality.input.ts';
import { TraderFaultMender, TraderFaultsAssigned } from './quality.types.ts';

definePersonWork({
  kind: 'traderFault',
  title: { 'zh-Hant': '待修正的數據', 'zh-Hans': '待修正的数据', en: 'Data errors to mend' },
  fate: 'handedOver',
  itemsSql: `SELECT f.id, f.code, f.row_id IS NULL AS later FROM trader_fault f WHERE f.owner_id = $1 AND f.state = 'open'`,
  titleOf: ({ code, later }, language) => faultText(code as string, later as boolean)?.title[language] ?? '',
  settleSql: `UPDATE trader_fault SET owner_id = $2, version = version + 1 WHERE owner_id = $1 AND state = 'open' RETURNING id`,
});

/** Who may mend faults of the branch `branch`, today. */
const menders = (branch: string): string => holdersSql(`'traderFault.mend'`, { branch });

/** Whose faults are (T6). */
@Injectable()
export class FaultAssignmentService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** Who may mend every one of these faults, the least laden first. Faults out of the caller's reach are not asked about. */
  async menders(faultIds: readonly string[]): Promise<TraderFaultMender[]> {
    const values: unknown[] = [faultIds];
    const scope = scopeSql(rowScope('traderFault.mend'), { branch: 'f.branch_id' }, values);
    const rows = await this.#database.query<TraderFaultMender & Record<string, unknown>>(
      sqlByValue(`
        WITH place AS (SELECT DISTINCT f.branch_id FROM trader_fault f WHERE f.id = ANY($1::uuid[]) AND ${scope})
        SELECT p.id, p.name, (SELECT count(*)::int FROM trader_fault o WHERE o.owner_id = p.id AND o.state = 'open') AS open
        FROM place CROSS JOIN LATERAL (${menders('place.branch_id')}) may
        JOIN person p ON p.id = may.person_id AND p.active
        GROUP BY p.id HAVING count(*) = (SELECT count(*) FROM place) ORDER BY 3, p.name, p.id LIMIT 200`),
      values,
    );
    return rows.map((row) => Object.assign(new TraderFaultMender(), row));
  }

  /** Gives open faults to somebody who may mend them; what is not open, out of reach or not for that person is refused. */
  assign({ faultIds, personId }: AssignTraderFaultsInput): Promise<TraderFaultsAssigned> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [faultIds, personId];
      const scope = scopeSql(rowScope('traderFault.mend'), { branch: 'f.branch_id' }, values);
      // In the order of their ids: two who assign the same faults wait for one another and never for ever.
      const rows: { id: string; code: string; before: string | null; after: string }[] = await tx.query(
        `SELECT f.id, f.code, was.name AS before, p.name AS after
         FROM trader_fault f JOIN person p ON p.id = $2 AND p.active LEFT JOIN person was ON was.id = f.owner_id
         WHERE f.id = ANY($1::uuid[]) AND f.state = 'open' AND ${scope} AND p.id IN (${menders('f.branch_id')})
         ORDER BY f.id FOR UPDATE OF f`,
        values,
      );
      const ids = rows.map(({ id }) => id);
      await tx.query('UPDATE trader_fault SET owner_id = $2, version = version + 1 WHERE id = ANY($1::uuid[])', [
        ids,
        personId,
      ]);
      for (const { id, code, before, after } of rows) {
        await this.#audit.record(tx, {
          action: 'traderFault.assigned',
          subject: { type: 'traderFault', id },
          before: { code, owner: before },
          after: { owner: after },
        });
      }
      const refused = faultIds.filter((id) => !ids.includes(id));
      return Object.assign(new TraderFaultsAssigned(), { faultIds: ids, refused });
    });
  }
}
