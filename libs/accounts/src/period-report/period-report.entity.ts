import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A version of a period's figures, frozen when it was made (T7): the first when the period was closed, others restate it. */
@Entity('period_report')
export class PeriodReport {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** `2026-10` or `2026-Q4`. */
  @Column('text')
  period!: string;

  @Column('integer')
  version!: number;

  @Column('date')
  firstDay!: string;

  @Column('date')
  lastDay!: string;

  /** The last line of the account book that it knew. */
  @Column('bigint')
  seq!: number;

  /** Why it restates the version before; null for the first one. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text')
  closedBy!: string;

  @Column('text')
  closedByName!: string;

  @Column('timestamptz', { default: () => 'now()' })
  closedAt!: Date;

  @Column('text', { nullable: true })
  acknowledgedBy!: string | null;

  @Column('text', { nullable: true })
  acknowledgedByName!: string | null;

  @Column('timestamptz', { nullable: true })
  acknowledgedAt!: Date | null;
}
