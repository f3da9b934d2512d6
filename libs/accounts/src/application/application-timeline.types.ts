import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { FieldChange } from '../register/trader-timeline.types.ts';

/** Something that happened to an application. */
@ObjectType()
export class ApplicationEvent {
  @Field(() => Date)
  at!: Date;

  @Field({ description: 'Who did it' })
  actor!: string;

  @Field({ description: 'person, apiKey, system or anonymous' })
  actorKind!: string;

  @Field({ description: 'Past tense with its subject, such as application.moved' })
  action!: string;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => [FieldChange], { description: 'States and steps in the caller’s language' })
  changes!: FieldChange[];
}

/** A page of an application's timeline, the newest first. */
@ObjectType()
export class ApplicationTimeline extends connectionOf(ApplicationEvent) {}

@ArgsType()
export class ApplicationTimelineArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  applicationId!: string;
}
