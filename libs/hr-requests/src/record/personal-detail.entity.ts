import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PersonalDetailKey } from './personal-details.ts';

/** One of somebody's personal details, sealed. */
@Entity('personal_detail')
export class PersonalDetail {
  @PrimaryColumn('uuid')
  personId!: string;

  @PrimaryColumn('text')
  key!: PersonalDetailKey;

  @Column('text')
  valueSealed!: string;

  /** As it is shown. */
  @Column('text')
  masked!: string;

  /** The request that changed it last. */
  @Column('uuid')
  requestId!: string;

  @Column('text')
  changedByName!: string;

  @Column('timestamptz', { default: () => 'now()' })
  changedAt!: Date;
}
