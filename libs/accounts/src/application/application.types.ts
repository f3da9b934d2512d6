import { WaitingStep } from '@kefu/office/approvals';
import { AvailableTransition, CaseFacts, TransitionBlocked } from '@kefu/office/lifecycle';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf } from '@kefu/platform/paging';
import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Branch, TraderKinds } from '../register/trader.types.ts';
import type { TraderKind } from '../trader/trader.entity.ts';
import type { ApplicationKind, ClosingReason, EnteredVia } from './application.entity.ts';
import { ApplicationKinds, ClosingReasons, EnteredVias } from './application.input.ts';

/** A field as the register has it and as it is wanted; sealed ones masked (T4). */
@ObjectType()
export class ApplicationField {
  @Field({ description: 'name, certificate, phones, bankCard, branch, marketOwner, seatNumber, priority, remark' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'Null for an opening, or where there is none' })
  before!: string | null;

  @Field(() => String, { nullable: true })
  after!: string | null;

  @Field({ description: 'Whether a second person approves it' })
  sensitive!: boolean;

  @Field({ description: 'Whether it is masked; revealApplicationField shows what is wanted in clear' })
  sealed!: boolean;
}

/** A trader that looks like the one who applies: a person decides whether it is the same. */
@ObjectType()
export class Lookalike {
  @Field(() => ID)
  id!: string;

  @Field()
  number!: string;

  @Field()
  name!: string;

  @Field()
  sameName!: boolean;

  @Field()
  samePhone!: boolean;
}

/** The decision that an application waits for (X3). */
@ObjectType()
export class ApplicationWaiting extends WaitingStep {
  @Field(() => ID, { nullable: true })
  reviewerId!: string | null;

  @Field(() => String, { nullable: true, description: 'On whose desk it lies' })
  reviewer!: string | null;

  @Field(() => Date, { nullable: true, description: 'When silence goes on to a higher post' })
  escalatesAt!: Date | null;
}

/** An application as lists and records show it (T1–T4). */
@ObjectType('Application')
export class ApplicationFacts extends CaseFacts {
  @Field({ description: 'By which people call it' })
  number!: string;

  @Field(() => ApplicationKinds)
  kind!: ApplicationKind;

  @Field({ description: 'The trader’s name' })
  name!: string;

  @Field(() => TraderKinds)
  traderKind!: TraderKind;

  @Field(() => ID, { nullable: true })
  traderId!: string | null;

  @Field(() => Branch)
  branch!: Branch;

  @Field({ description: 'Who entered it' })
  enteredBy!: string;

  @Field(() => EnteredVias)
  enteredVia!: EnteredVia;

  @Field()
  createdAt!: Date;

  @Field(() => String, { nullable: true })
  effectiveOn!: string | null;

  @Field(() => ClosingReasons, { nullable: true })
  closingReason!: ClosingReason | null;

  @Field(() => String, { nullable: true })
  traderNumber!: string | null;

  @Field(() => String, { nullable: true })
  startsOn!: string | null;

  @Field(() => Int, { nullable: true })
  years!: number | null;

  @Field()
  note!: string;

  @Field(() => ApplicationWaiting, { nullable: true, description: 'Null where nobody is asked' })
  waiting!: ApplicationWaiting | null;
}

/** A state that an application came to. */
@ObjectType()
export class StateReached {
  @Field({ description: 'Key of the state' })
  state!: string;

  @Field({ description: 'When, the last time' })
  at!: Date;
}

/** An application with what is asked for and what may be done with it. */
@ObjectType()
export class ApplicationRecord extends ApplicationFacts {
  @Field(() => [ApplicationField], { description: 'What it wants, beside what the register says' })
  fields!: ApplicationField[];

  @Field(() => [AvailableTransition], { description: 'What the caller may do with it now' })
  transitions!: AvailableTransition[];

  @Field(() => [StateReached], { description: 'The states that it has been in, each once' })
  passage!: StateReached[];

  @Field(() => [Lookalike], { description: 'Traders of the same name or phone' })
  lookalikes!: Lookalike[];
}

@ObjectType()
export class ApplicationConnection extends connectionOf(ApplicationFacts) {}

export const EnterApplicationResult = createUnionType({
  name: 'EnterApplicationResult',
  types: () => [ApplicationRecord, InvalidInput, NotFound, WrongState] as const,
});

export const MoveApplicationResult = createUnionType({
  name: 'MoveApplicationResult',
  types: () => [ApplicationRecord, TransitionBlocked, InvalidInput, ChangedMeanwhile, WrongState, NotFound] as const,
});
