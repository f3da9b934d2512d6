import type { EntityManager } from 'typeorm';
import { allPermissions } from '../permissions/index.ts';

/**
 * Grants the defaults of permissions that this installation has not met before, so that a new release's operations
 * reach the roles they were made for while a manager's own changes stay. Built-in roles must exist.
 * @param freshRoles keys of roles that a new release brought: they are granted the defaults of every permission
 * @returns the permissions that were new.
 */
export async function grantDefaults(tx: EntityManager, freshRoles: readonly string[] = []): Promise<string[]> {
  const fresh: { permission: string }[] = await tx.query(
    `INSERT INTO known_permission (permission) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING RETURNING permission`,
    [[...allPermissions().keys()]],
  );
  const unmet = new Set(fresh.map(({ permission }) => permission));
  for (const [permission, definition] of allPermissions()) {
    const grants = Object.entries(definition.grants).filter(
      ([role]) => unmet.has(permission) || freshRoles.includes(role),
    );
    if (grants.length === 0) continue;
    await tx.query(
      `INSERT INTO role_grant (role_id, permission, scope)
       SELECT role.id, $1, given.scope FROM unnest($2::text[], $3::text[]) AS given (role, scope)
       JOIN role ON role.key = given.role ON CONFLICT DO NOTHING`,
      [permission, grants.map(([role]) => role), grants.map(([, scope]) => scope)],
    );
  }
  return fresh.map(({ permission }) => permission);
}
