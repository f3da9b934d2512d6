import { AvailableTransition, CaseState, TransitionBlocked } from '@kefu/office/lifecycle';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { Branch, TraderKinds } from '../register/trader.types.ts';
import type { TraderKind } from '../trader/trader.entity.ts';
import { type ApplicationKind, applicationKinds, type ClosingReason, type EnteredVia } from './application.entity.ts';
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
}

/** An application as lists and records show it (T1–T4). */
@ObjectType('Application')
export class ApplicationFacts {
  @Field(() => ID)
  id!: string;

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

  @Field(() => CaseState)
  state!: CaseState;

  @Field()
  stateSince!: Date;

  @Field({ description: 'Key of its lifecycle, for lifecycleChart' })
  lifecycle!: string;

  @Field(() => Int)
  lifecycleVersion!: number;

  @Field(() => Int)
  version!: number;

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
}

/** An application with what is asked for and what may be done with it. */
@ObjectType()
export class ApplicationRecord extends ApplicationFacts {
  @Field(() => [ApplicationField], { description: 'What it wants, beside what the register says' })
  fields!: ApplicationField[];

  @Field(() => [AvailableTransition], { description: 'What the caller may do with it now' })
  transitions!: AvailableTransition[];

  @Field(() => [Lookalike], { description: 'Traders of the same name or phone' })
  lookalikes!: Lookalike[];
}

@ObjectType()
export class ApplicationConnection extends connectionOf(ApplicationFacts) {}

@InputType()
export class ApplicationFilter {
  @Field(() => [ApplicationKinds], { nullable: true })
  @IsOptional()
  @IsIn(applicationKinds, { each: true })
  kinds?: ApplicationKind[] | null;

  @Field(() => [String], { nullable: true, description: 'Keys of states' })
  @IsOptional()
  @IsString({ each: true })
  states?: string[] | null;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsUUID('all', { each: true })
  branchIds?: string[] | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  traderId?: string | null;

  @Field(() => String, { nullable: true, description: 'Begins the number, or stands in the name' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string | null;
}

@ArgsType()
export class ApplicationsArgs extends PageArgs {
  @Field(() => ApplicationFilter, { nullable: true })
  @IsOptional()
  filter?: ApplicationFilter | null;
}

export const EnterApplicationResult = createUnionType({
  name: 'EnterApplicationResult',
  types: () => [ApplicationRecord, InvalidInput, NotFound, WrongState] as const,
});

export const MoveApplicationResult = createUnionType({
  name: 'MoveApplicationResult',
  types: () => [ApplicationRecord, TransitionBlocked, InvalidInput, ChangedMeanwhile, WrongState, NotFound] as const,
});

/** The sealed fields of an application. */
export const SealedApplicationFields = { certificate: 'certificate', phones: 'phones', bankCard: 'bankCard' } as const;
registerEnumType(SealedApplicationFields, { name: 'SealedApplicationField' });
