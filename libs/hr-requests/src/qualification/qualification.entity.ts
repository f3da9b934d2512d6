import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What speaks for somebody; a degree in progress is no degree. */
export const qualificationKinds = ['degree', 'degreeInProgress', 'veteran', 'certificate', 'other'] as const;
export type QualificationKind = (typeof qualificationKinds)[number];

/** `claimed`: as the person says. `asked`: something is ambiguous, and HR asks. */
export const qualificationStates = ['claimed', 'asked', 'verified', 'refused'] as const;
export type QualificationState = (typeof qualificationStates)[number];

/** A qualification that somebody claims, until HR has seen its proof (H3). */
@Entity('qualification')
export class Qualification {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid')
  personId!: string;

  @Column('text')
  kind!: QualificationKind;

  @Column('text')
  title!: string;

  @Column('text', { default: '' })
  institution!: string;

  /** When it was obtained, or is going to be. */
  @Column('date', { nullable: true })
  obtainedOn!: string | null;

  @Column('text', { default: 'claimed' })
  state!: QualificationState;

  @Column('text', { nullable: true })
  question!: string | null;

  @Column('text', { nullable: true })
  answer!: string | null;

  @Column('text', { nullable: true })
  decidedByName!: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;

  @Column('integer', { default: 1 })
  version!: number;
}
