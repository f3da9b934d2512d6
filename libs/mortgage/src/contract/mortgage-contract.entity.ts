import { defineUnitWork } from '@kefu/platform/identity';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 套數: how many homes the buyer has with this one; fees and loans go by it. */
export type HomeOrdinal = 'first' | 'second' | 'other';
/** 商業貸款, 公積金, 組合貸. */
export type LoanProduct = 'commercial' | 'providentFund' | 'combination';

defineUnitWork({
  kind: 'mortgageContract',
  countSql: `SELECT count(*) FROM mortgage_contract WHERE state = 'open' AND $1::uuid IN (team_id, sales_team_id)`,
});

/** A contract of sale (S6); amounts in fen. */
@Entity('mortgage_contract')
export class MortgageContract {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** 合同號, such as HT250001. */
  @Column('text')
  number!: string;

  @Column('uuid')
  projectId!: string;

  /** As it is shown: 3-1-501. */
  @Column('text')
  house!: string;

  /** One house, however it was written. */
  @Column('text')
  houseKey!: string;

  /** Hundredths of a square metre. */
  @Column('integer')
  area!: number;

  /** PostgreSQL's bigint: text. */
  @Column('bigint')
  priceFen!: string;

  @Column('text')
  home!: HomeOrdinal;

  @Column('text')
  product!: LoanProduct;

  @Column('bigint')
  downPaymentFen!: string;

  @Column('bigint')
  commercialFen!: string;

  @Column('bigint')
  providentFundFen!: string;

  /** Down payment and loans less the price; not nought stops the case. */
  @Column({ type: 'bigint', insert: false, update: false })
  gapFen!: string;

  @Column('date')
  signedOn!: string;

  @Column('uuid', { nullable: true })
  salesTeamId!: string | null;

  /** The mortgage team. */
  @Column('uuid')
  teamId!: string;

  /** The mortgage specialist. */
  @Column('uuid', { nullable: true })
  ownerId!: string | null;

  @Column('text', { default: '' })
  consultantName!: string;

  @Column('uuid', { nullable: true })
  consultantId!: string | null;

  @Column('text', { default: '' })
  remark!: string;

  @Column('text', { default: '' })
  searchKey!: string;

  @Column('text', { default: 'open' })
  state!: 'open' | 'cancelled';

  @Column('uuid', { nullable: true })
  importRunId!: string | null;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;
}
