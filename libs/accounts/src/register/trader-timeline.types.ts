import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { IsString } from 'class-validator';

/** What one field was and what it became; personal data masked. */
@ObjectType()
export class FieldChange {
  @Field()
  field!: string;

  @Field(() => String, { nullable: true })
  before!: string | null;

  @Field(() => String, { nullable: true })
  after!: string | null;
}

/** A message to a trader, as it stands now (X7). */
@ObjectType()
export class TraderMessage {
  @Field(() => ID)
  id!: string;

  @Field()
  purpose!: string;

  @Field({ description: 'Which of its purpose: for a reminder, days before the end' })
  level!: string;

  @Field({ description: 'As Message.state' })
  state!: string;

  @Field(() => String, { nullable: true, description: 'Why it is where it is, as a code' })
  cause!: string | null;
}

/** Something that happened to a trader. */
@ObjectType()
export class TraderEvent {
  @Field(() => Date)
  at!: Date;

  @Field({ description: 'Who did it' })
  actor!: string;

  @Field({ description: 'person, apiKey, system or anonymous' })
  actorKind!: string;

  @Field({ description: 'Past tense with its subject, such as trader.changed' })
  action!: string;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => TraderMessage, {
    nullable: true,
    description: 'For message.planned: the message, where the caller may read it',
  })
  message!: TraderMessage | null;

  @Field(() => [FieldChange])
  changes!: FieldChange[];
}

/** A page of a trader's timeline, the newest first. */
@ObjectType()
export class TraderTimeline extends connectionOf(TraderEvent) {}

@ArgsType()
export class TraderTimelineArgs extends PageArgs {
  @Field(() => ID)
  @IsString()
  traderId!: string;
}
