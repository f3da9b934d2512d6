import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsBoolean, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';

/** A day of the calendar (X4). */
@ObjectType('CalendarDay')
export class CalendarDayType {
  @Field({ description: 'YYYY-MM-DD, a business date in Asia/Shanghai' })
  day!: string;

  @Field({ description: 'Whether the office works' })
  office!: boolean;

  @Field({ description: 'Whether the market trades' })
  trading!: boolean;

  @Field(() => String, { nullable: true, description: 'The holiday, or why the day is as it is' })
  name!: string | null;

  @Field({ description: 'published: ships with the release; person: entered here' })
  source!: string;

  @Field(() => Int)
  version!: number;
}

/** Days of the calendar; empty where the year is unknown. */
@ObjectType()
export class CalendarDays {
  @Field(() => [CalendarDayType])
  days!: CalendarDayType[];
}

/** What today is, and when the next office and trading days are. */
@ObjectType()
export class Today {
  @Field()
  date!: string;

  @Field(() => CalendarDayType, { nullable: true, description: 'Null where the calendar does not know the year' })
  day!: CalendarDayType | null;

  @Field(() => String, { nullable: true, description: 'Null where the year of it is unknown' })
  nextOfficeDay!: string | null;

  @Field(() => String, { nullable: true, description: 'Null where the year of it is unknown' })
  nextTradingDay!: string | null;

  @Field({ description: 'The department lives on this day for practice; the real day is another' })
  practising!: boolean;

  @Field({ description: 'Whether this installation may practise: never in production' })
  mayPractise!: boolean;
}

@InputType()
export class PracticeDayInput {
  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD; null goes back to the real day' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  day?: string | null;
}

@InputType()
export class CalendarDayInput {
  @Field()
  @IsString()
  @MaxLength(10)
  day!: string;

  @Field()
  @IsBoolean()
  office!: boolean;

  @Field()
  @IsBoolean()
  trading!: boolean;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  name?: string | null;

  @Field({ description: 'Why; shown in the audit' })
  @IsString()
  @MaxLength(500)
  reason!: string;

  @Field(() => Int, { description: 'The version that was read' })
  @IsInt()
  version!: number;
}

@InputType()
export class CalendarYearInput {
  @Field(() => Int)
  @IsInt()
  year!: number;

  @Field(() => [String], { description: 'Days off, weekends need not be listed' })
  @IsString({ each: true })
  @ArrayMaxSize(366)
  holidays!: string[];

  @Field(() => [String], { description: 'Saturdays and Sundays on which the office works' })
  @IsString({ each: true })
  @ArrayMaxSize(366)
  makeUpWorkdays!: string[];

  @Field()
  @IsString()
  @MaxLength(500)
  reason!: string;
}

export const CalendarDayResult = createUnionType({
  name: 'CalendarDayResult',
  types: () => [CalendarDayType, InvalidInput, ChangedMeanwhile, NotFound] as const,
});

export const CalendarYearResult = createUnionType({
  name: 'CalendarYearResult',
  types: () => [CalendarDays, InvalidInput, WrongState] as const,
});

export const PracticeDayResult = createUnionType({
  name: 'PracticeDayResult',
  types: () => [Today, InvalidInput, WrongState] as const,
});
