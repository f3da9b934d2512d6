import { ChangedMeanwhile, Failure, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import { TransitionBlocked } from '../lifecycle/index.ts';
import { Subject } from '../subjects/index.ts';

export const approvalStates = ['pending', 'approved', 'returned', 'rejected', 'withdrawn'] as const;
export type ApprovalState = (typeof approvalStates)[number];
export const approvalStepStates = ['ahead', ...approvalStates, 'dropped'] as const;
export type ApprovalStepState = (typeof approvalStepStates)[number];
export const decisions = ['approve', 'return', 'reject'] as const;
export type Decision = (typeof decisions)[number];

const enumOf = (values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value) => [value, value]));
export const ApprovalStates = enumOf(approvalStates);
export const ApprovalStepStates = enumOf(approvalStepStates);
export const Decisions = enumOf(decisions);
registerEnumType(ApprovalStates, { name: 'ApprovalState' });
registerEnumType(ApprovalStepStates, {
  name: 'ApprovalStepState',
  description: '`dropped`: an outcome before it made it idle',
});
registerEnumType(Decisions, { name: 'ApprovalDecision' });

/** One step: who decides it, who did, why. */
@ObjectType()
export class ApprovalStep {
  @Field(() => Int)
  position!: number;

  @Field()
  key!: string;

  @Field({ description: 'In the caller’s language' })
  title!: string;

  @Field(() => ApprovalStepStates)
  state!: ApprovalStepState;

  @Field(() => String, { nullable: true, description: 'On whose desk it lies' })
  assignedTo!: string | null;

  @Field(() => String, { nullable: true, description: 'Title of the post that is asked, where one is' })
  post!: string | null;

  @Field(() => [String], { description: 'Who speaks for that post now; nobody once it is decided' })
  asked!: string[];

  @Field(() => Date, { nullable: true })
  pendingSince!: Date | null;

  @Field({ description: 'Whether it has been silent long enough to be reminded of' })
  reminded!: boolean;

  @Field(() => Date, { nullable: true, description: 'When silence goes on to a higher post' })
  escalatesAt!: Date | null;

  @Field()
  escalated!: boolean;

  @Field(() => String, { nullable: true })
  decidedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Who delegated to the one who decided' })
  onBehalfOf!: string | null;

  @Field(() => Date, { nullable: true })
  decidedAt!: Date | null;

  @Field({ description: 'Whether what they approved before counts for this step, too' })
  carried!: boolean;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field({ description: 'Whether the caller may decide it now' })
  mine!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'The part that the caller, or whom they stand in for, has had, which leaves this step to another person: the key of a step, or `request`',
  })
  barredBy!: string | null;

  @Field(() => String, { nullable: true, description: 'The title of that step in the caller’s language' })
  barredByStep!: string | null;
}

/** One round of approval of one subject. */
@ObjectType()
export class Approval {
  @Field(() => ID)
  id!: string;

  @Field()
  route!: string;

  @Field({ description: 'In the caller’s language' })
  title!: string;

  @Field(() => Subject)
  subject!: Subject;

  @Field(() => ApprovalStates)
  state!: ApprovalState;

  @Field(() => String)
  requestedBy!: string;

  @Field()
  requestedAt!: Date;

  @Field(() => Date, { nullable: true })
  endedAt!: Date | null;

  @Field(() => [ApprovalStep])
  steps!: ApprovalStep[];
}

@ObjectType()
export class ApprovalConnection extends connectionOf(Approval) {}

@InputType()
export class ApprovalFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only what waits for the caller’s decision, not what is on another’s desk',
  })
  @IsOptional()
  @IsBoolean()
  mine?: boolean | null;

  @Field(() => ApprovalStates, { nullable: true })
  @IsOptional()
  @IsIn(approvalStates)
  state?: ApprovalState | null;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsString({ each: true })
  routes?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'On whose desk it lies' })
  @IsOptional()
  @IsUUID()
  assignedTo?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what has been silent for too long' })
  @IsOptional()
  @IsBoolean()
  escalated?: boolean | null;
}

@ArgsType()
export class ApprovalsArgs extends PageArgs {
  @Field(() => ApprovalFilter, { nullable: true })
  @IsOptional()
  filter?: ApprovalFilter | null;
}

@InputType()
export class DecideApprovalInput {
  @Field(() => ID)
  @IsUUID()
  approvalId!: string;

  @Field(() => Int, { description: 'The step that was read' })
  @IsInt()
  @Min(1)
  position!: number;

  @Field(() => Decisions)
  @IsIn(decisions)
  decision!: Decision;

  @Field(() => String, { nullable: true, description: 'Asked for unless it is an approval' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string | null;
}

/** Somebody was quicker: what they decided. */
@ObjectType({ implements: () => [Failure] })
export class DecidedAlready extends Failure {
  @Field(() => Approval)
  approval!: Approval;

  @Field(() => String, { nullable: true })
  by!: string | null;

  static of(approval: Approval, position: number): DecidedAlready {
    const step = approval.steps.find((each) => each.position === position);
    return Object.assign(new DecidedAlready(), {
      code: 'DECIDED_ALREADY',
      message: `Step ${position} is ${step?.state ?? 'unknown'} already`,
      approval,
      by: step?.decidedBy ?? null,
    });
  }
}

/** Two steps need two people: the caller, or the one they stand in for, decided or asked already (T1). */
@ObjectType({ implements: () => [Failure] })
export class SecondPersonNeeded extends Failure {
  @Field({ description: 'Who has had their part in it' })
  person!: string;

  @Field({ description: 'Their part: the key of a step, or `request`' })
  part!: string;

  static of(person: string, part: string): SecondPersonNeeded {
    const message = `${part} was done by the same person; another one decides this step`;
    return Object.assign(new SecondPersonNeeded(), { code: 'SECOND_PERSON_NEEDED', message, person, part });
  }
}

export const DecideApprovalResult = createUnionType({
  name: 'DecideApprovalResult',
  types: () =>
    [
      Approval,
      DecidedAlready,
      SecondPersonNeeded,
      TransitionBlocked,
      InvalidInput,
      WrongState,
      ChangedMeanwhile,
      NotFound,
    ] as const,
});

@InputType()
export class AssignApprovalsInput {
  @Field(() => [ID], { description: 'At most 500' })
  @IsUUID('all', { each: true })
  approvalIds!: string[];

  @Field(() => ID)
  @IsUUID()
  personId!: string;
}

/** What became of an assignment. */
@ObjectType()
export class ApprovalsAssigned {
  @Field(() => [ID], { description: 'The approvals whose pending step lies on the desk now' })
  approvalIds!: string[];

  @Field(() => [ID], { description: 'Those that the person may not decide, or that are over' })
  refused!: string[];
}

/** Somebody who may decide. */
@ObjectType()
export class ApprovalDecider {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  @Field(() => Int, { description: 'Steps that lie on their desk' })
  pending!: number;
}

/** How a route did in a span of days (T1): lead time in office minutes is the console's to word. */
@ObjectType()
export class ApprovalFigure {
  @Field()
  route!: string;

  @Field({ description: 'In the caller’s language' })
  title!: string;

  @Field(() => Int)
  ended!: number;

  @Field(() => Int)
  approved!: number;

  @Field(() => Int)
  returned!: number;

  @Field(() => Int)
  rejected!: number;

  @Field(() => Int, { nullable: true, description: 'Median minutes from the request to the outcome, by the clock' })
  medianMinutes!: number | null;

  @Field(() => Int)
  pending!: number;

  @Field(() => Int, { description: 'Pending ones that have been silent for too long' })
  escalated!: number;
}
