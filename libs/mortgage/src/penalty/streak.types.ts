import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';

/** A team that was merged or renamed: with how many months in last place it begins, a person says (S24). */
@ObjectType()
export class StreakQuestion {
  @Field(() => ID)
  teamId!: string;

  @Field({ description: 'YYYY-MM: the month that it begins' })
  month!: string;

  @Field()
  team!: string;

  @Field(() => [String], { description: 'What it was called before; empty for a team that is new in the race' })
  formerly!: string[];

  @Field(() => Int, {
    description: 'How it stood before, or what was decided; nothing counts from it until somebody decides',
  })
  streak!: number;

  @Field(() => String, { nullable: true, description: 'Who decided it; null where nobody has' })
  decidedBy!: string | null;

  @Field(() => String, { nullable: true })
  reason!: string | null;
}

/** The month that is frozen next, and whose streaks a person is asked about in it and in frozen months that wait. */
@ObjectType()
export class StreakQuestions {
  @Field(() => String, { nullable: true, description: 'YYYY-MM; null without money' })
  month!: string | null;

  @Field(() => [StreakQuestion])
  questions!: StreakQuestion[];

  @Field(() => [FormerStreak], { description: 'Teams of the month before that race no more, with their streaks' })
  gone!: FormerStreak[];
}

/** How a team stood that races no more. */
@ObjectType()
export class FormerStreak {
  @Field()
  team!: string;

  @Field(() => Int, { nullable: true, description: 'Null where it waited for a person' })
  streak!: number | null;
}

@InputType()
export class DecideStreakInput {
  @Field(() => ID)
  @IsUUID()
  teamId!: string;

  @Field({ description: 'YYYY-MM, a month that asks' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month!: string;

  @Field(() => Int, { description: 'Months in last place with which the team begins the month' })
  @IsInt()
  @Min(0)
  @Max(120)
  streak!: number;

  @Field()
  @IsString()
  @MaxLength(500)
  reason!: string;
}

export const StreakQuestionsResult = createUnionType({
  name: 'StreakQuestionsResult',
  types: () => [StreakQuestions, InvalidInput, NotFound, WrongState] as const,
});
