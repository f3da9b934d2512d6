import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a trial may end: a decision of somebody, never the passing of time. */
export const trialDecisions = ['passed', 'notPassed'] as const;
export type TrialDecision = (typeof trialDecisions)[number];

/** A trial in the new post (H4): it proves what somebody can do and is no second probation. */
@Entity('trial_plan')
export class TrialPlan {
  @PrimaryColumn('uuid')
  requestId!: string;

  @Column('uuid')
  observerId!: string;

  @Column('date')
  startsOn!: string;

  @Column('date')
  endsOn!: string;

  @Column('text', { array: true })
  goals!: string[];

  @Column('text')
  writtenByName!: string;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('text', { nullable: true })
  decision!: TrialDecision | null;

  @Column('text', { nullable: true })
  decisionReason!: string | null;

  @Column('text', { nullable: true })
  decidedByName!: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;

  /** When it was told that it is over and nobody decided. */
  @Column('timestamptz', { nullable: true })
  overdueToldAt!: Date | null;
}

/** What somebody saw during a trial. */
@Entity('trial_observation')
export class TrialObservation {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid')
  requestId!: string;

  @Column('date')
  seenOn!: string;

  @Column('text')
  note!: string;

  @Column('text')
  byName!: string;

  @Column('timestamptz', { default: () => 'now()' })
  at!: Date;
}
