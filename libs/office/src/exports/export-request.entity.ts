import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const exportFormats = ['xlsx', 'csv', 'pdf'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Somebody's wish to have a list as a file. Its filter may hold a name or a phone, so it stands sealed, and in no address. */
@Entity()
export class ExportRequest {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** Name of the export, `traders`. */
  @Column('text')
  name!: string;

  @Column('text')
  format!: ExportFormat;

  @Column('text')
  filterSealed!: string;

  /** Only who asked may fetch. */
  @Column('uuid')
  requestedBy!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
