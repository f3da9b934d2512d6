import { TransitionBlocked } from '@kefu/office/lifecycle';
import { Fen } from '@kefu/office/money';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { TeamRace, TeamStanding } from '../ranking/ranking.types.ts';

export const PenaltyStates = Object.fromEntries(
  ['proposed', 'reviewed', 'appealable', 'appealed', 'standing', 'booked', 'dropped'].map((state) => [state, state]),
);
registerEnumType(PenaltyStates, { name: 'MortgagePenaltyState' });

/** A penalty for months in last place in a row, as a proposal (S25). */
@ObjectType()
export class MortgagePenalty {
  @Field(() => ID)
  id!: string;

  @Field()
  number!: string;

  @Field({ description: 'YYYY-MM, the month that brought it' })
  month!: string;

  @Field(() => ID)
  teamId!: string;

  @Field()
  team!: string;

  @Field(() => Int, { description: 'Months in last place in a row' })
  streak!: number;

  @Field(() => Fen, { nullable: true, description: 'Null while it is undecided' })
  amount!: number | null;

  @Field(() => PenaltyStates)
  state!: string;

  @Field(() => String, { nullable: true, description: 'Last day on which the team may appeal' })
  appealUntil!: string | null;

  @Field(() => String, { nullable: true, description: 'What the team said in its appeal' })
  appeal!: string | null;

  @Field(() => Fen, { nullable: true, description: 'What HR booked of it, within the cap' })
  booked!: number | null;

  @Field(() => Fen, { nullable: true, description: 'The month’s variable pay by which it was capped' })
  variablePay!: number | null;

  @Field(() => String, { nullable: true })
  bookedBy!: string | null;

  @Field(() => [String], { description: 'Ways on that the caller may go' })
  moves!: string[];

  @Field(() => Int)
  version!: number;
}

/** A month on which a penalty stands. */
@ObjectType()
export class PenaltyMonth {
  @Field()
  month!: string;

  @Field(() => Int, { description: 'Which freezing of the month' })
  version!: number;

  @Field({ description: 'False for a void month, in which the streak stood still' })
  ranked!: boolean;

  @Field(() => TeamStanding, { nullable: true, description: 'How the team stood; null where it did not race' })
  own!: TeamStanding | null;

  @Field(() => [TeamStanding], { description: 'How all teams stood' })
  standings!: TeamStanding[];
}

/** Why a penalty is what it is: every streak back to its months, every fen of them back to receipts. */
@ObjectType()
export class PenaltyExplanation {
  @Field(() => MortgagePenalty)
  penalty!: MortgagePenalty;

  @Field(() => [Fen], { nullable: 'items', description: 'The steps by which it was proposed; null is undecided' })
  steps!: (number | null)[];

  @Field(() => [PenaltyMonth], {
    description: 'From the month in which the streak began to the one that brought the penalty',
  })
  months!: PenaltyMonth[];
}

@InputType()
export class MovePenaltyInput {
  @Field(() => ID)
  @IsUUID()
  penaltyId!: string;

  @Field(() => Int)
  @IsInt()
  version!: number;

  @Field({ description: 'appeal, uphold or lift' })
  @IsString()
  @Matches(/^\w{1,40}$/)
  transition!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string | null;
}

@InputType()
export class SetPenaltyAmountInput {
  @Field(() => ID)
  @IsUUID()
  penaltyId!: string;

  @Field(() => Int)
  @IsInt()
  version!: number;

  @Field(() => Fen)
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  amount!: number;

  @Field()
  @IsString()
  @MaxLength(500)
  reason!: string;
}

@InputType()
export class BookPenaltyInput {
  @Field(() => ID)
  @IsUUID()
  penaltyId!: string;

  @Field(() => Int)
  @IsInt()
  version!: number;

  @Field(() => Fen, { description: 'The variable pay of the month that it is taken from; basic pay is never touched' })
  @IsInt()
  @Min(0)
  @Max(100_000_000_000)
  variablePay!: number;
}

export const MortgagePenaltyResult = createUnionType({
  name: 'MortgagePenaltyResult',
  types: () => [MortgagePenalty, NotFound, WrongState, ChangedMeanwhile, InvalidInput, TransitionBlocked] as const,
});
export const TeamRaceResult = createUnionType({
  name: 'TeamRaceResult',
  types: () => [TeamRace, InvalidInput, NotFound, WrongState] as const,
});
