import type { EntityManager } from 'typeorm';
import { allPermissions } from '../permissions/index.ts';

/**
 * Grants the defaults of permissions that this installation has not met before, so that a new release's operations
 * reach the roles they were made for while a manager's own changes stay. Built-in roles must exist.
 * @returns the permissions that were new.
 */
export async function grantDefaults(tx: EntityManager): Promise<string[]> {
  const fresh: { permission: string }[] = await tx.query(
    `INSERT INTO known_permission (permission) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING RETURNING permission`,
    [[...allPermissions().keys()]],
  );
  for (const { permission } of fresh) {
    const grants = Object.entries(allPermissions().get(permission)?.grants ?? {});
    await tx.query(
      `INSERT INTO role_grant (role_id, permission, scope)
       SELECT role.id, $1, given.scope FROM unnest($2::text[], $3::text[]) AS given (role, scope)
       JOIN role ON role.key = given.role ON CONFLICT DO NOTHING`,
      [permission, grants.map(([role]) => role), grants.map(([, scope]) => scope)],
    );
  }
  return fresh.map(({ permission }) => permission);
}
