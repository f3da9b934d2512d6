import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of an import that stayed out of the register until somebody mends it or gives it up (T6). */
@Entity('trader_excluded_row')
export class TraderExcludedRow {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid')
  runId!: string;

  @Column('integer')
  line!: number;

  @Column('text', { default: '' })
  number!: string;

  @Column('text', { default: '' })
  name!: string;

  @Column('uuid', { nullable: true })
  branchId!: string | null;

  /** Column key per cell, as the import was mapped. */
  @Column('text', { array: true })
  columns!: string[];

  @Column('jsonb', { default: {} })
  options!: Record<string, string>;

  /** The cells, sealed. */
  @Column('text')
  cellsSealed!: string;

  /** The trader that the mended row became. */
  @Column('uuid', { nullable: true })
  traderId!: string | null;

  @Column('integer', { default: 1 })
  version!: number;
}
