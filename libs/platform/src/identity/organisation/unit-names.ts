import type { EntityManager } from 'typeorm';
import { fold } from '../../search/index.ts';
import { openSql } from './open-on.ts';
import type { OrgUnitKind } from './org-unit.entity.ts';

/**
 * Folded names of all units of a kind with their ids, for a file that names units: one that was kept since before a renaming
 * still finds its unit. What comes later in a map goes first: a name of today before a former one.
 * @param closed whether units that are closed are found too: files of earlier years name them
 */
export async function unitNames(
  tx: EntityManager,
  kind: OrgUnitKind,
  closed: 'withClosed' | 'openOnly' = 'openOnly',
): Promise<(readonly [name: string, id: string])[]> {
  const rows: { id: string; name: string }[] = await tx.query(
    `SELECT u.id, called.name FROM org_unit u, LATERAL (
       SELECT f.name, 0 AS rank FROM former_name f WHERE f.unit_id = u.id UNION ALL SELECT u.name, 1) called
     WHERE u.kind = $1 AND ${closed === 'withClosed' ? 'TRUE' : openSql('u')} ORDER BY called.rank`,
    [kind],
  );
  return rows.map(({ id, name }) => [fold(name), id] as const);
}
