import { Column, Entity, PrimaryColumn } from 'typeorm';

export type OrgUnitKind = 'department' | 'branch' | 'team';

/** A part of the organisation: the department, a branch (營業部), a team (組). */
@Entity('org_unit')
export class OrgUnit {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('text')
  kind!: OrgUnitKind;

  @Column('uuid', { nullable: true })
  parentId!: string | null;

  @Column('text')
  name!: string;

  /** The name folded, so that `A组` and `Ａ組` are one team. */
  @Column('text')
  nameKey!: string;

  /** The first day on which it is no longer open; may lie ahead. */
  @Column('date', { nullable: true })
  closedOn!: string | null;

  @Column('integer', { default: 1 })
  version!: number;
}
