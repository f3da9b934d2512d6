import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

/** A queue and how many of its jobs are where. */
@ObjectType()
export class JobQueue {
  @Field()
  name!: string;

  @Field(() => Int)
  waiting!: number;

  @Field(() => Int)
  active!: number;

  @Field(() => Int)
  delayed!: number;

  @Field(() => Int, { description: 'Gave up after its attempts; kept for 30 days' })
  failed!: number;

  @Field({ description: 'Whether a living worker serves it' })
  attended!: boolean;
}

/** One thing that a tick found: a count, or a key of what kept it from looking. */
@ObjectType()
export class TickFinding {
  @Field()
  name!: string;

  @Field()
  value!: string;
}

/** What the worker does again and again, and what it found the last time. */
@ObjectType()
export class Schedule {
  @Field()
  name!: string;

  @Field(() => Int)
  everySeconds!: number;

  @Field(() => Date, { nullable: true })
  lastStartedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  lastFinishedAt!: Date | null;

  @Field(() => [TickFinding], { description: 'What it found; empty when it failed' })
  findings!: TickFinding[];

  @Field(() => String, { nullable: true, description: 'Why it failed; null when it did not' })
  error!: string | null;
}

/** The jobs of the installation (X11). */
@ObjectType()
export class JobsSummary {
  @Field({ description: 'postgres or redis' })
  backend!: string;

  @Field(() => [JobQueue])
  queues!: JobQueue[];

  @Field(() => [Schedule])
  schedules!: Schedule[];

  @Field(() => Int, { description: 'Worker processes seen within half a minute' })
  workers!: number;

  @Field(() => Int, { description: 'Wishes committed and not yet relayed to a queue' })
  outboxWaiting!: number;

  @Field(() => Float, { description: 'Age of the oldest of them in seconds; 0 when there is none' })
  outboxOldestSeconds!: number;
}
