import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Where a fault stands (T6). `open` → `mended` (the row is in the register now) or `waived` (it stays out, with a
 * reason) → `signedOff` by the manager, who may also send it back.
 */
export const traderFaultStates = ['open', 'mended', 'waived', 'signedOff'] as const;
export type TraderFaultState = (typeof traderFaultStates)[number];

/** Something wrong with a trader's data, found at import or later: an item of the data-quality queue (T6). */
@Entity('trader_fault')
export class TraderFault {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** The trader it is about; null while its row is not in the register. */
  @Column('uuid', { nullable: true })
  traderId!: string | null;

  /** The row that stayed out of the register; null for a fault found later. */
  @Column('uuid', { nullable: true })
  rowId!: string | null;

  /** Null where the branch itself is unknown. */
  @Column('uuid', { nullable: true })
  branchId!: string | null;

  @Column('text')
  code!: string;

  /** What of the trader is faulty, where one may have several of a code: a twin, a term. Empty for a row's fault. */
  @Column('text', { default: '' })
  key!: string;

  /** Column key of the cell. */
  @Column('text')
  field!: string;

  /** The cell as it may be shown. */
  @Column('text', { default: '' })
  shown!: string;

  @Column('jsonb', { default: {} })
  params!: Record<string, string | number>;

  @Column('text', { default: 'open' })
  state!: TraderFaultState;

  @Column('uuid', { nullable: true })
  ownerId!: string | null;

  @Column('text', { default: '' })
  note!: string;

  @Column('timestamptz', { default: () => 'now()' })
  foundAt!: Date;

  /** When a check no longer found what it had found before; a fault that was found later settles itself with it. */
  @Column('timestamptz', { nullable: true })
  ceasedAt!: Date | null;

  /** Nobody in person where it settled itself. */
  @Column('uuid', { nullable: true })
  settledBy!: string | null;

  @Column('timestamptz', { nullable: true })
  settledAt!: Date | null;

  @Column('uuid', { nullable: true })
  signedOffBy!: string | null;

  @Column('timestamptz', { nullable: true })
  signedOffAt!: Date | null;

  @Column('integer', { default: 1 })
  version!: number;
}
