import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Where an import stands (X5). `reading`: a worker reads and checks the file. `mapping`: a person must say what some
 * columns are. `ready`: checked, waits for a person's word. `committing`: a worker takes the rows over.
 */
export const importStates = ['reading', 'mapping', 'ready', 'committing', 'committed', 'cancelled', 'failed'] as const;
export type ImportState = (typeof importStates)[number];

/** What a person confirms: every row, or those without a fault while the others wait in a queue. */
export const importModes = ['ALL_OR_NOTHING', 'CLEAN_ROWS_ONLY'] as const;
export type ImportMode = (typeof importModes)[number];

/** One file on its way into the house. */
@Entity('import_run')
export class ImportRun {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('text')
  kind!: string;

  @Column('text', { default: 'reading' })
  state!: ImportState;

  @Column('uuid')
  fileId!: string;

  @Column('text')
  fileName!: string;

  @Column('bigint')
  fileSize!: number;

  @Column('bytea')
  fileSha256!: Buffer;

  /** As detected, or as a person said; null before the file was looked into, and for workbooks. */
  @Column('text', { nullable: true })
  encoding!: string | null;

  @Column('text', { nullable: true })
  delimiter!: string | null;

  @Column('text', { array: true, default: '{}' })
  headings!: string[];

  /** Column key per heading; empty for a heading that is left out. */
  @Column('text', { array: true, default: '{}' })
  mapping!: string[];

  @Column('jsonb', { default: {} })
  options!: Record<string, string>;

  @Column('bigint', { default: 0 })
  bytesRead!: number;

  @Column('integer', { default: 0 })
  rowCount!: number;

  @Column('integer', { default: 0 })
  faultyCount!: number;

  @Column('text', { nullable: true })
  mode!: ImportMode | null;

  @Column('integer', { nullable: true })
  committedCount!: number | null;

  /** Why it failed, as a code. */
  @Column('text', { nullable: true })
  failure!: string | null;

  @Column('integer', { nullable: true })
  failureLine!: number | null;

  /** Person or API key. */
  @Column('text')
  startedBy!: string;

  @Column('text')
  startedByName!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  readyAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  committedAt!: Date | null;

  @Column('integer', { default: 1 })
  version!: number;
}
