import { CaseEntity } from '@kefu/office/lifecycle';
import { Column, Entity } from 'typeorm';
import type { TraderKind } from '../trader/trader.entity.ts';

export const applicationKinds = ['opening', 'closing', 'change', 'renewal'] as const;
export type ApplicationKind = (typeof applicationKinds)[number];

export const enteredVias = ['staff', 'branch', 'integration'] as const;
export type EnteredVia = (typeof enteredVias)[number];

/** Why a trader leaves (T2). */
export const closingReasons = [
  'ownWish',
  'termEnded',
  'inactive',
  'otherMarket',
  'violation',
  'deceased',
  'other',
] as const;
export type ClosingReason = (typeof closingReasons)[number];

/** A request to open, close, change or renew an account (開戶 / 銷戶 / 變更 / 續簽, T1–T4). */
@Entity('account_application')
export class Application extends CaseEntity {
  /** By which people call it, such as A000123. */
  @Column('text', { default: () => `'A' || lpad(nextval('application_number')::text, 6, '0')` })
  number!: string;

  @Column('text')
  kind!: ApplicationKind;

  @Column('uuid')
  branchId!: string;

  /** Whose account; an opening gets one when it takes effect. */
  @Column('uuid', { nullable: true })
  traderId!: string | null;

  @Column('text')
  traderKind!: TraderKind;

  /** The trader's name when it was entered. */
  @Column('text')
  name!: string;

  @Column('text')
  nameKey!: string;

  /** The plain fields that are wanted. */
  @Column('jsonb', { default: {} })
  wish!: Record<string, unknown>;

  /** The sealed fields that are wanted, as they may be shown. */
  @Column('jsonb', { default: {} })
  wishMasked!: Record<string, unknown>;

  /** The sealed fields that are wanted: one JSON text under the seal. */
  @Column('text', { nullable: true })
  wishSealed!: string | null;

  /** What the register said before it took effect, masked; null until then. */
  @Column('jsonb', { nullable: true })
  was!: Record<string, unknown> | null;

  /** Blind index of the certificate that is wanted. */
  @Column('bytea', { nullable: true })
  certificateIndex!: Buffer | null;

  /** The number that an opening asks for; the house gives one where it does not. */
  @Column('text', { nullable: true })
  traderNumber!: string | null;

  /** First day of the agreement that an opening asks for. */
  @Column('date', { nullable: true })
  startsOn!: string | null;

  /** Length of the term that an opening or a renewal asks for. */
  @Column('smallint', { nullable: true })
  years!: number | null;

  /** The term that is to be renewed. */
  @Column('uuid', { nullable: true })
  termId!: string | null;

  /** The business date on which a change takes effect; null: once it is approved. */
  @Column('date', { nullable: true })
  effectiveOn!: string | null;

  @Column('text', { nullable: true })
  closingReason!: ClosingReason | null;

  @Column('text', { default: '' })
  note!: string;

  @Column('uuid', { nullable: true })
  enteredBy!: string | null;

  @Column('text')
  enteredByName!: string;

  @Column('text')
  enteredVia!: EnteredVia;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;
}
