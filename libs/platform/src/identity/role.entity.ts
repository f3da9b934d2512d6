import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ScopeKind } from '../permissions/index.ts';

/** What a post may do (X1): a set of grants. */
@Entity('role')
export class Role {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** Stable key such as `CS`; a role made by people has one of their own. */
  @Column('text')
  key!: string;

  @Column('text')
  name!: string;

  @Column('boolean', { default: false })
  builtIn!: boolean;

  @Column('integer', { default: 1 })
  version!: number;
}

/** One permission of a role, and how far it reaches. */
@Entity('role_grant')
export class RoleGrant {
  @PrimaryColumn('uuid')
  roleId!: string;

  @PrimaryColumn('text')
  permission!: string;

  @Column('text')
  scope!: ScopeKind;
}
