import { ApiKey } from './api-key.entity.ts';
import { OrgUnit } from './org-unit.entity.ts';
import { Person } from './person.entity.ts';
import { Post, PostHolding } from './post.entity.ts';
import { Role, RoleGrant } from './role.entity.ts';
import { Session } from './session.entity.ts';

export const identityEntities = [ApiKey, OrgUnit, Person, Post, PostHolding, Role, RoleGrant, Session] as const;
