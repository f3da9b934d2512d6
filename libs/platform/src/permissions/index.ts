export { type Access, Permit, Public, SignedIn } from './access.ts';
export { type Operation, Operations } from './operations.ts';
export {
  allPermissions,
  definePermissions,
  type PermissionDefinition,
  type ScopeKind,
  scopeKinds,
} from './permission.ts';
export { PermissionsModule } from './permissions.module.ts';
export { inScope, rowScope, type ScopeColumns, scopeSql } from './row-scope.ts';
