import { grantDefaults } from '@kefu/platform/identity';
import type { EntityManager } from 'typeorm';
import { departmentRoles } from './roles.ts';

/**
 * Makes the roles of the job descriptions where they are missing and grants the defaults of new permissions.
 * Runs after every migration; changes nothing that people changed.
 */
export async function ensureRoles(tx: EntityManager): Promise<void> {
  const roles = Object.entries(departmentRoles);
  const fresh: { key: string }[] = await tx.query(
    `INSERT INTO role (key, name, built_in) SELECT key, name, true FROM unnest($1::text[], $2::text[]) AS r (key, name)
     ON CONFLICT (key) DO NOTHING RETURNING key`,
    [roles.map(([key]) => key), roles.map(([, text]) => text['zh-Hant'])],
  );
  await grantDefaults(
    tx,
    fresh.map(({ key }) => key),
  );
}
