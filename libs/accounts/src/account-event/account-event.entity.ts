import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TraderKind } from '../trader/trader.entity.ts';

/** What happened to an account; `reclassified` only moved it to another class, which is no change of its data. */
export const accountEventKinds = ['opened', 'closed', 'renewed', 'changed', 'reclassified'] as const;
export type AccountEventKind = (typeof accountEventKinds)[number];

/**
 * One line of the account book, which the period figures stand on (T7): append-only, written in the transaction of the act.
 * An account's lines never run backwards in days, so the last line up to a day says how it stood on that day.
 */
@Entity('account_event')
export class AccountEvent {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** Order of writing, within and across accounts. */
  @Column('bigint')
  seq!: number;

  @Column('uuid')
  traderId!: string;

  @Column('text')
  kind!: AccountEventKind;

  /** Business date on which it counts. */
  @Column('date')
  onDay!: string;

  /** Where the account stands after it. */
  @Column('uuid')
  branchId!: string;

  @Column('text')
  traderKind!: TraderKind;

  /** The tag by which it is counted, see `account_class`; empty where it carries none of them. */
  @Column('text')
  class!: string;

  /** Where the account stood before, when it moved with this event; null when it did not. */
  @Column('uuid', { nullable: true })
  fromBranchId!: string | null;

  @Column('text', { nullable: true })
  fromTraderKind!: TraderKind | null;

  @Column('text', { nullable: true })
  fromClass!: string | null;

  /** Whether the account is open after it. */
  @Column('boolean')
  active!: boolean;

  /** What brought it: `application`, `importRun`, `person`, `apiKey`, `system`. */
  @Column('text')
  sourceType!: string;

  @Column('text')
  sourceId!: string;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  recordedAt!: Date;
}
