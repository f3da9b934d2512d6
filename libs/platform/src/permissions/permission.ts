/** How far a permission reaches: what one owns, what those below one own, one's teams, one's branches, or every row. */
export const scopeKinds = ['own', 'line', 'team', 'branch', 'all'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** What a room declares of a permission. */
export interface PermissionDefinition {
  /** Scopes that make sense for it; a permission without rows has only `all`. */
  readonly scopes: readonly ScopeKind[];
  /** Role key → scope granted when the permission first appears in an installation; managers change it later. */
  readonly grants: Readonly<Record<string, ScopeKind>>;
}

const registry = new Map<string, PermissionDefinition>();

/**
 * Declares the permissions of a room; once per permission.
 * @throws Error on a second declaration, or a default grant outside the permission's scopes.
 */
export function definePermissions<Key extends string>(
  definitions: Readonly<Record<Key, PermissionDefinition>>,
): Readonly<Record<Key, PermissionDefinition>> {
  for (const [key, definition] of Object.entries<PermissionDefinition>(definitions)) {
    if (registry.has(key)) throw new Error(`Permission ${key} is declared twice`);
    for (const [role, scope] of Object.entries(definition.grants)) {
      if (!definition.scopes.includes(scope)) throw new Error(`${key} is granted to ${role} with scope ${scope}`);
    }
    registry.set(key, definition);
  }
  return definitions;
}

/** Every declared permission, by key. */
export function allPermissions(): ReadonlyMap<string, PermissionDefinition> {
  return registry;
}
