import { CaseEntity } from '@kefu/office/lifecycle';
import { Column, Entity } from 'typeorm';

/** The risk run of a market on a trading day (T9). */
@Entity('risk_run')
export class RiskRun extends CaseEntity {
  @Column('uuid')
  marketId!: string;

  @Column('date')
  tradingDay!: string;

  /** The file that counts; null until one was taken. */
  @Column('uuid', { nullable: true })
  fileId!: string | null;

  @Column('uuid', { nullable: true })
  screenedBy!: string | null;

  /** Who imported the file that counts. */
  @Column('text', { nullable: true })
  screenedByName!: string | null;

  @Column('uuid', { nullable: true })
  submittedBy!: string | null;

  @Column('text', { nullable: true })
  submittedByName!: string | null;

  @Column('timestamptz', { nullable: true })
  submittedAt!: Date | null;

  @Column('uuid', { nullable: true })
  approvedBy!: string | null;

  @Column('text', { nullable: true })
  approvedByName!: string | null;

  @Column('timestamptz', { nullable: true })
  approvedAt!: Date | null;

  /** By the house, below the level that the market's settings name. */
  @Column('boolean', { default: false })
  autoApproved!: boolean;

  /** When the last notice had left. */
  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  followedAt!: Date | null;

  @Column('text', { nullable: true })
  closedByName!: string | null;

  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;

  @Column('text', { default: '' })
  told!: string;

  /** The file whose rows were looked through for the watch list. */
  @Column('uuid', { nullable: true })
  watchedFileId!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  openedAt!: Date;
}
