import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, IsUUID, Matches } from 'class-validator';
import { Branch } from './trader.types.ts';

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

@ArgsType()
export class SeatsCalendarArgs {
  @Field({ description: 'YYYY-MM-DD' })
  @Matches(day)
  from!: string;

  @Field({ description: 'The last day, YYYY-MM-DD; at most 400 days after the first' })
  @Matches(day)
  to!: string;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsUUID('all', { each: true })
  @ArrayMaxSize(100)
  branchIds?: string[] | null;
}

/** How many seats of a branch end on a day. */
@ObjectType()
export class SeatsEnding {
  @Field({ description: 'The last day of the terms, YYYY-MM-DD' })
  day!: string;

  @Field(() => Branch)
  branch!: Branch;

  @Field(() => Int)
  count!: number;
}

/** What the register asks of people today, counted within their reach. */
@ObjectType()
export class RegisterCockpit {
  @Field({ description: 'Today, by the database’s clock, YYYY-MM-DD' })
  today!: string;

  @Field(() => Int, { description: 'Terms that end within the days asked for, today included' })
  expiring!: number;

  @Field(() => Int, { description: 'Terms that have ended, neither renewed nor closed' })
  expired!: number;

  @Field(() => Int, { description: 'Active traders without any phone' })
  unreachable!: number;

  @Field(() => Int, { description: 'Active traders without a market owner (T14)' })
  withoutMarketOwner!: number;
}
