import { CaseEntity } from '@kefu/office/lifecycle';
import { Column, Entity } from 'typeorm';
import type { CarriedOut, Snapshot } from './snapshot.ts';

/** The kind of request that changes posts; other kinds are what HR wrote. */
export const transferKind = 'transfer';

/** What somebody asks of HR (H1): a change of posts (調崗申請), or another kind. */
@Entity('hr_request')
export class HrRequest extends CaseEntity {
  /** By which people call it, such as H000012. */
  @Column('text', { default: () => `'H' || lpad(nextval('hr_request_number')::text, 6, '0')` })
  number!: string;

  @Column('text')
  kind!: string;

  /** The version of a kind that HR wrote, under which it was begun; null for a change of posts. */
  @Column('integer', { nullable: true })
  kindVersion!: number | null;

  /** Whose request it is. */
  @Column('uuid')
  personId!: string;

  @Column('text')
  personName!: string;

  /** What was filled in, what is sensitive of it masked. */
  @Column('jsonb', { default: {} })
  answers!: Record<string, string>;

  /** What is sensitive of it, sealed: an object as JSON. */
  @Column('text', { nullable: true })
  answersSealed!: string | null;

  /** The holding of the post that is to be left. */
  @Column('uuid', { nullable: true })
  fromHoldingId!: string | null;

  @Column('uuid', { nullable: true })
  toPostId!: string | null;

  @Column('date', { nullable: true })
  desiredOn!: string | null;

  /** The business date on which it takes effect, at midnight in Asia/Shanghai. */
  @Column('date', { nullable: true })
  effectiveOn!: string | null;

  /** Once its day is set: the holding of the new post, and the last day that the left one had before. */
  @Column('uuid', { nullable: true })
  toHoldingId!: string | null;

  @Column('date', { nullable: true })
  fromEndedOn!: string | null;

  @Column('timestamptz', { nullable: true })
  submittedAt!: Date | null;

  /** By when an answer is owed (H5). */
  @Column('timestamptz', { nullable: true })
  answerBy!: Date | null;

  @Column('timestamptz', { nullable: true })
  answeredAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  overdueToldAt!: Date | null;

  /** What the record said when it was handed in. */
  @Column('jsonb', { nullable: true })
  snapshot!: Snapshot | null;

  /** What changed when it took effect. */
  @Column('jsonb', { nullable: true })
  carriedOut!: CarriedOut | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;
}
