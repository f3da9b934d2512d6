import { defineUnitWork } from '@kefu/platform/identity';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type TraderKind = 'naturalPerson' | 'company';
export type TraderState = 'active' | 'closed';

defineUnitWork({
  kind: 'trader',
  countSql: `SELECT count(*) FROM trader WHERE state = 'active' AND branch_id = $1::uuid`,
});

/** A trading member of the market (交易商, T6). */
@Entity('trader')
export class Trader {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** 交易商編號, such as JY10001. */
  @Column('text')
  number!: string;

  @Column('text')
  name!: string;

  /** The folded name; two traders of one name meet here. */
  @Column('text')
  nameKey!: string;

  /** What search looks into: folded name, pinyin, initials, number (X8). */
  @Column('text')
  searchKey!: string;

  @Column('text')
  kind!: TraderKind;

  /** Which paper: see the certificate room. */
  @Column('text')
  certificateKind!: string;

  /** Encrypted; never selected by lists. */
  @Column('text')
  certificateSealed!: string;

  /** Blind index for equality. */
  @Column('bytea')
  certificateIndex!: Buffer;

  @Column('text')
  certificateMasked!: string;

  @Column('uuid')
  branchId!: string;

  /** 市場負責人; null where there is none. */
  @Column('text', { nullable: true })
  marketOwner!: string | null;

  /** 重要: served first (T15). */
  @Column('boolean', { default: false })
  priority!: boolean;

  @Column('text', { nullable: true })
  seatNumber!: string | null;

  @Column('text', { default: '' })
  remark!: string;

  @Column('text', { default: 'active' })
  state!: TraderState;

  /** The import that brought the trader; null for one typed in. */
  @Column('uuid', { nullable: true })
  importRunId!: string | null;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;
}
