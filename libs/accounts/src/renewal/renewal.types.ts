import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';

/** A reminder that leaves some days before a term ends (T3). */
@ObjectType()
export class ReminderStep {
  @Field(() => Int, { description: 'Calendar days before the last day; moved to the office day before a day off' })
  daysBefore!: number;

  @Field(() => ID)
  templateId!: string;
}

/** The department's lengths and reminders (T3), in calendar days. */
@ObjectType()
export class RenewalPolicy {
  @Field(() => Int, { description: 'A term is expiring from so many days before its end' })
  expiringDays!: number;

  @Field(() => Int, { description: 'After its end it is expired for so long' })
  expiredDays!: number;

  @Field(() => Int, { description: 'Then in grace for so long, then closed' })
  graceDays!: number;

  @Field({ description: 'A trader who says yes gets an application for review; otherwise the term is renewed at once' })
  reviewAnswers!: boolean;

  @Field(() => [ReminderStep], { description: 'The earliest first' })
  steps!: ReminderStep[];

  @Field(() => Int)
  version!: number;
}

/** How many messages of a run are in a state. */
@ObjectType()
export class StateCount {
  @Field()
  state!: string;

  @Field(() => Int)
  count!: number;
}

/** The reminders of one business date and their closing figures (T3). */
@ObjectType()
export class RenewalRun {
  @Field()
  day!: string;

  @Field(() => Boolean, { nullable: true, description: 'Null where the calendar does not know the year' })
  officeDay!: boolean | null;

  @Field(() => Int, { description: 'Reminders planned for the day' })
  planned!: number;

  @Field(() => [StateCount])
  states!: StateCount[];

  @Field(() => Int, {
    nullable: true,
    description: 'Due and not in the ledger: 0 when the day is closed; only told of today',
  })
  missing!: number | null;

  @Field(() => Int, { nullable: true, description: 'Due, but the trader has no phone; only told of today' })
  unreachable!: number | null;

  @Field(() => Int, { description: 'Accepted by the gateway, and no receipt yet' })
  withoutReceipt!: number;

  @Field(() => Date, { nullable: true })
  firstPlannedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the planner last looked' })
  lastPlannedAt!: Date | null;
}

/** How many of the terms that ended were renewed in time (T3). */
@ObjectType()
export class RenewalFigure {
  @Field({ description: 'The first day on which a counted term ended' })
  from!: string;

  @Field({ description: 'The last; yesterday' })
  to!: string;

  @Field(() => Int, { description: 'Terms that ended' })
  ended!: number;

  @Field(() => Int, { description: 'Of these, renewed on their last day or before' })
  onTime!: number;

  @Field(() => Int, { description: 'Renewed later' })
  late!: number;
}

/** A trader whom a due reminder cannot reach. */
@ObjectType()
export class UnreachableTrader {
  @Field(() => ID)
  traderId!: string;

  @Field()
  number!: string;

  @Field()
  name!: string;

  @Field()
  branch!: string;

  @Field({ description: 'The last day of the term' })
  endsOn!: string;
}

/** What planning found. */
@ObjectType()
export class PlanResult {
  @Field({ description: 'planned, dayOff, outsideHours, calendarYearMissing' })
  outcome!: string;

  @Field()
  day!: string;

  @Field(() => Int)
  planned!: number;
}

/** The term that follows a renewed one. */
@ObjectType()
export class RenewedTerm {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  traderId!: string;

  @Field()
  startsOn!: string;

  @Field()
  endsOn!: string;
}

@InputType()
export class ReminderStepInput {
  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(365)
  daysBefore!: number;

  @Field(() => ID)
  @IsUUID()
  templateId!: string;
}

@InputType()
export class RenewalPolicyInput {
  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(365)
  expiringDays!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(365)
  expiredDays!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(365)
  graceDays!: number;

  @Field(() => Boolean, { nullable: true, description: 'Left as it is where it is left out' })
  @IsOptional()
  @IsBoolean()
  reviewAnswers?: boolean | null;

  @Field(() => [ReminderStepInput])
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ReminderStepInput)
  steps!: ReminderStepInput[];

  @Field(() => Int, { description: 'The version that was read' })
  @IsInt()
  version!: number;
}

@InputType()
export class RenewTermInput {
  @Field(() => ID)
  @IsUUID()
  termId!: string;

  @Field(() => Int, { description: 'The version of the term that was read' })
  @IsInt()
  version!: number;

  @Field(() => Int, { defaultValue: 1 })
  @IsInt()
  @Min(1)
  @Max(10)
  years!: number;
}

export const RenewalPolicyResult = createUnionType({
  name: 'RenewalPolicyResult',
  types: () => [RenewalPolicy, InvalidInput, ChangedMeanwhile] as const,
});

export const RenewTermResult = createUnionType({
  name: 'RenewTermResult',
  types: () => [RenewedTerm, NotFound, WrongState, ChangedMeanwhile] as const,
});
