import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A style of the master (F2); entered by one person, verified by another. */
@Entity('style')
export class Style {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** 款號, such as NB91003. */
  @Column('text')
  number!: string;

  @Column('text')
  name!: string;

  /** 大類, such as 內衣. */
  @Column('text')
  styleGroup!: string;

  /** 類別, such as 文胸. */
  @Column('text')
  category!: string;

  /** The season it was first ordered for. */
  @Column('text')
  seasonCode!: string;

  /** Every season it is offered in, that one first. */
  @Column('text', { array: true, default: [] })
  seasonCodes!: string[];

  /** 尺碼段. */
  @Column('text')
  sizeRun!: string;

  /** PostgreSQL's bigint: text, as the other price. */
  @Column('bigint')
  tagPriceFen!: string;

  /** 合同價. */
  @Column('bigint')
  contractPriceFen!: string;

  @Column('text', { default: 'ENTERED' })
  state!: 'ENTERED' | 'VERIFIED';

  @Column('uuid', { nullable: true })
  enteredBy!: string | null;

  @Column('uuid', { nullable: true })
  verifiedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  verifiedAt!: Date | null;

  @Column('text', { default: '' })
  searchKey!: string;

  /** Stands in its picture's address; none: it has no picture. */
  @Column('text', { nullable: true })
  pictureKey!: string | null;

  @Column('uuid', { nullable: true })
  importRunId!: string | null;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
