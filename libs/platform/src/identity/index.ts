import './identity.permissions.ts';

export { ApiKey } from './api-key.entity.ts';
export { ApiKeyType } from './api-key.types.ts';
export { apiKeyRows } from './api-key-list.sql.ts';
export { type Caller, Callers } from './caller.ts';
export { grantDefaults } from './default-grants.ts';
export { IdentityModule } from './identity.module.ts';
export { NobodyLeft } from './last-administrator.ts';
export { changePosts, type PostChange, undoPostChange } from './organisation/change-posts.ts';
export { lineOfSql, speakersSql } from './organisation/line.ts';
export { openSql, todaySql } from './organisation/open-on.ts';
export { OrgUnit, type OrgUnitKind } from './organisation/org-unit.entity.ts';
export {
  allPersonWork,
  definePersonWork,
  type PersonWork,
  type WorkFate,
  workFates,
} from './organisation/person-work.ts';
export { Post, PostHolding } from './organisation/post.entity.ts';
export { unitNames } from './organisation/unit-names.ts';
export { allUnitWork, defineUnitWork, type UnitWork } from './organisation/unit-work.ts';
export { hashPassword, verifyPassword } from './password.ts';
export { holdersSql } from './permission-holders.ts';
export { Person } from './person.entity.ts';
export { PersonType } from './person.types.ts';
export { personRows } from './person-list.sql.ts';
export { Role, RoleGrant } from './role.entity.ts';
export { RoleType } from './role.types.ts';
export { roleRows } from './role-list.sql.ts';
export { Session } from './session.entity.ts';
export { readSessionCookie } from './session-cookie.ts';
export { apiKeyMark, hashToken, makeToken } from './token.ts';
