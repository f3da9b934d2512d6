import { ApiKey } from './api-key.entity.ts';
import { FormerName } from './organisation/former-name.entity.ts';
import { OrgUnit } from './organisation/org-unit.entity.ts';
import { Post, PostHolding } from './organisation/post.entity.ts';
import { Person } from './person.entity.ts';
import { Role, RoleGrant } from './role.entity.ts';
import { Session } from './session.entity.ts';

export const identityEntities = [
  ApiKey,
  FormerName,
  OrgUnit,
  Person,
  Post,
  PostHolding,
  Role,
  RoleGrant,
  Session,
] as const;
