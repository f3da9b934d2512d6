import { Fen } from '@kefu/office/money';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsEnum, IsInt, IsOptional, Max, Min } from 'class-validator';

export const ZeroIsLast = { always: 'always', hadCases: 'hadCases' } as const;
registerEnumType(ZeroIsLast, { name: 'ZeroIsLast' });

/** How a team stands in a month (S24). */
@ObjectType()
export class TeamStanding {
  @Field(() => ID)
  teamId!: string;

  @Field({ description: 'As it was called then' })
  team!: string;

  @Field(() => Fen, {
    description: 'Confirmed receipts of the month less reversals booked in it; as frozen where the month is',
  })
  collected!: number;

  @Field(() => Fen, { description: 'What came or went since the month was frozen; changes no place' })
  adjustment!: number;

  @Field(() => Int, { nullable: true, description: '1, 1, 3; null in a void month and for a team that is left out' })
  rank!: number | null;

  @Field()
  first!: boolean;

  @Field()
  last!: boolean;

  @Field(() => Fen, { nullable: true, description: 'Its share of the reward of the first; null where none is set' })
  reward?: number | null;

  @Field({ description: 'Left out: new, or without a case to collect from' })
  exempt!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'Months in last place in a row up to this one; null while a person has yet to decide with how many the team began',
  })
  streak!: number | null;
}

/** The race of a month: frozen, or as the receipts are now. */
@ObjectType()
export class TeamRace {
  @Field({ description: 'YYYY-MM' })
  month!: string;

  @Field({ description: 'False where nobody collected anything: the month is void' })
  ranked!: boolean;

  @Field(() => String, { nullable: true, description: 'When it was frozen; null while it is live' })
  frozenAt!: string | null;

  @Field(() => Int, { description: '0 while it is live' })
  version!: number;

  @Field({ description: 'Whether the caller may reopen it' })
  reopenable!: boolean;

  @Field(() => [TeamStanding], { description: 'The first place first' })
  standings!: TeamStanding[];
}

/** How the site counts. */
@ObjectType()
export class MortgageRankingPolicy {
  @Field(() => ZeroIsLast, {
    description: 'Whether a team without a receipt is last always, or where it had a case to collect from',
  })
  zeroIsLast!: keyof typeof ZeroIsLast;

  @Field(() => [Fen], { nullable: 'items', description: 'Penalties by step; null is undecided' })
  steps!: (number | null)[];

  @Field(() => Fen, { nullable: true, description: 'What the first share' })
  reward!: number | null;

  @Field(() => Int, { description: 'Office day of the next month on which a month is frozen' })
  snapshotOfficeDay!: number;

  @Field(() => Int)
  appealOfficeDays!: number;

  @Field(() => Int, { description: 'Most of the month’s variable pay that a penalty takes, in thousandths' })
  capPermille!: number;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class SetRankingPolicyInput {
  @Field(() => Int)
  @IsInt()
  version!: number;

  @Field(() => ZeroIsLast)
  @IsEnum(ZeroIsLast)
  zeroIsLast!: keyof typeof ZeroIsLast;

  @Field(() => [Fen], { nullable: 'items' })
  @IsArray()
  @ArrayMaxSize(12)
  @IsOptional({ each: true })
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(100_000_000, { each: true })
  steps!: (number | null)[];

  @Field(() => Fen, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  reward?: number | null;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(15)
  snapshotOfficeDay!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(15)
  appealOfficeDays!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Most of the month’s variable pay that a penalty takes, in thousandths; as it was where left out',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1000)
  capPermille?: number | null;
}

export const RankingPolicyResult = createUnionType({
  name: 'RankingPolicyResult',
  types: () => [MortgageRankingPolicy, ChangedMeanwhile] as const,
});
export const TeamRaceResult = createUnionType({
  name: 'TeamRaceResult',
  types: () => [TeamRace, InvalidInput, NotFound, WrongState] as const,
});
