import { CaseEntity } from '@kefu/office/lifecycle';
import { definePersonWork, defineUnitWork } from '@kefu/platform/identity';
import { Column, Entity } from 'typeorm';
import type { Whose } from '../clock/whose.ts';
import type { Household } from '../loan/loan-calculation.ts';

const open = `state NOT IN ('closed', 'cancelled')`;

defineUnitWork({ kind: 'mortgageCase', countSql: `SELECT count(*) FROM mortgage_case WHERE team_id = $1 AND ${open}` });

definePersonWork({
  kind: 'mortgageCase',
  title: { 'zh-Hant': '辦理中的按揭', 'zh-Hans': '办理中的按揭', en: 'Open mortgage cases' },
  fate: 'handedOver',
  itemsSql: `SELECT id, number AS title FROM mortgage_case WHERE owner_id = $1 AND ${open}`,
  settleSql: `UPDATE mortgage_case SET owner_id = $2, version = version + 1 WHERE owner_id = $1 AND ${open} RETURNING id`,
});

/** What carries one contract from the down payment to the release of the guarantee (S2); amounts in fen. */
@Entity('mortgage_case')
export class MortgageCase extends CaseEntity {
  /** By which people call it, such as A000012. */
  @Column('text', { default: () => `'A' || lpad(nextval('mortgage_case_number')::text, 6, '0')` })
  number!: string;

  /** One case for each contract. */
  @Column('uuid')
  contractId!: string;

  @Column('uuid')
  teamId!: string;

  /** The mortgage specialist (按揭專員). */
  @Column('uuid', { nullable: true })
  ownerId!: string | null;

  /** The attempt at a bank that counts. */
  @Column('smallint', { default: 1 })
  attempt!: number;

  /** Balance payment (尾款), a top-up of a reduced loan among it. PostgreSQL's bigint: text. */
  @Column('bigint', { default: 0 })
  balanceFen!: string;

  /** Price less down payment, loans and balance payment. */
  @Column('bigint', { default: 0 })
  gapFen!: string;

  /** Loan money that is still to come. */
  @Column('bigint', { default: 0 })
  dueFen!: string;

  @Column('text', { default: 'us' })
  whose!: Whose;

  @Column('text', { array: true, default: {} })
  customerTypes!: string[];

  /** What the borrowers earn and owe; null while nobody said. */
  @Column('jsonb', { nullable: true })
  household!: Household | null;

  /** When the bank sees the customer; papers must be good until then. */
  @Column('date', { nullable: true })
  interviewOn!: string | null;

  @Column('timestamptz', { nullable: true })
  heldSince!: Date | null;

  @Column('text', { nullable: true })
  heldReason!: string | null;

  @Column('timestamptz', { nullable: true })
  problemSince!: Date | null;

  @Column('text', { nullable: true })
  problemReason!: string | null;

  /** Who handed it to review, and so cannot review it. */
  @Column('uuid', { nullable: true })
  submittedBy!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
