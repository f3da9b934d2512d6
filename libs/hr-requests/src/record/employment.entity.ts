import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Since when somebody works here, and by whom they are employed (H2). Tenure is computed from it, never typed. */
@Entity('employment')
export class Employment {
  @PrimaryColumn('uuid')
  personId!: string;

  @Column('date')
  joinedOn!: string;

  /** Last day on probation; null where there is none. */
  @Column('date', { nullable: true })
  probationEndsOn!: string | null;

  @Column('uuid', { nullable: true })
  legalEntityId!: string | null;

  /** Last day in the company. */
  @Column('date', { nullable: true })
  leftOn!: string | null;

  @Column('integer', { default: 1 })
  version!: number;
}
