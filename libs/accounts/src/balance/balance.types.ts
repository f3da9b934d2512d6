import { Fen } from '@kefu/office/money';
import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

/** What remains on a trader's account (T2), as finance and settlement recorded it. */
@ObjectType()
export class TraderBalance {
  @Field(() => ID)
  traderId!: string;

  @Field(() => Fen, { nullable: true, description: 'Null: nobody said' })
  equity!: number | null;

  @Field(() => Fen, { nullable: true, description: 'What the trader owes; null: nobody said' })
  debt!: number | null;

  @Field(() => String, { nullable: true })
  moneyAsOf!: string | null;

  @Field(() => String, { nullable: true })
  moneyBy!: string | null;

  @Field(() => Int, { nullable: true, description: 'Open positions in lots; null: nobody said' })
  positions!: number | null;

  @Field(() => String, { nullable: true })
  positionsAsOf!: string | null;

  @Field(() => String, { nullable: true })
  positionsBy!: string | null;
}

@InputType()
export class RecordMoneyInput {
  @Field(() => ID)
  @IsUUID()
  traderId!: string;

  @Field(() => Fen)
  @IsInt()
  equity!: number;

  @Field(() => Fen, { description: 'What the trader owes, 0 or more' })
  @IsInt()
  @Min(0)
  debt!: number;

  @Field({ description: 'Business date that the figures are of, not after today' })
  @IsString()
  @MaxLength(10)
  asOf!: string;
}

@InputType()
export class RecordPositionsInput {
  @Field(() => ID)
  @IsUUID()
  traderId!: string;

  @Field(() => Int, { description: 'Open positions in lots, 0 or more' })
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  positions!: number;

  @Field({ description: 'Business date that the figure is of, not after today' })
  @IsString()
  @MaxLength(10)
  asOf!: string;
}

export const RecordBalanceResult = createUnionType({
  name: 'RecordBalanceResult',
  types: () => [TraderBalance, InvalidInput, NotFound] as const,
});
