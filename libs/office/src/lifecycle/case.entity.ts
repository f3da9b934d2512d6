import { Column, PrimaryColumn } from 'typeorm';

/** What the table of every desk's cases holds for its lifecycle; the desk's own columns come with its entity. */
export abstract class CaseEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** Key of the lifecycle it goes through. */
  @Column('text')
  lifecycle!: string;

  /** The version it began under, and keeps. */
  @Column('integer')
  lifecycleVersion!: number;

  @Column('text')
  state!: string;

  @Column('timestamptz', { default: () => 'now()' })
  stateSince!: Date;

  /** Counts its changes: who saw an older one is told. */
  @Column('integer', { default: 1 })
  version!: number;
}
