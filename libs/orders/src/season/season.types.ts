import { Fen } from '@kefu/office/money';
import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

export const SeasonKinds = { SS: 'SS', AW: 'AW' };
registerEnumType(SeasonKinds, { name: 'SeasonKind', description: 'SS 春夏, AW 秋冬' });
export type SeasonKind = keyof typeof SeasonKinds;

/** A season that franchisees order for (F1), with how far it is. */
@ObjectType('Season')
export class SeasonType {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'Such as 2009AW' })
  code!: string;

  @Field(() => SeasonKinds)
  kind!: SeasonKind;

  @Field(() => Int)
  year!: number;

  @Field(() => String, { nullable: true, description: 'Windows that end later form a pool of their own (F8)' })
  windowsEndBy!: string | null;

  @Field(() => Int, { description: 'Below this share of the ordered amount a reason is asked, in basis points (F6)' })
  executionThresholdBp!: number;

  @Field(() => Int, { description: 'How many franchisees are expected to order (F3)' })
  expectedOrders!: number;

  @Field(() => Int, { description: 'Franchisees whose order is entered' })
  entered!: number;

  @Field(() => Int, { description: 'Orders that wait for the second check' })
  waiting!: number;

  @Field(() => Int, { description: 'Orders that are locked and not yet consolidated' })
  locked!: number;

  @Field(() => Int, { description: 'Orders that are consolidated or placed' })
  consolidated!: number;

  @Field(() => Int, { description: 'Pieces' })
  quantity!: number;

  @Field(() => Fen)
  amount!: number;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class AddSeasonInput {
  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year!: number;

  @Field(() => SeasonKinds)
  @IsEnum(SeasonKinds)
  kind!: SeasonKind;

  @Field(() => String, {
    nullable: true,
    description: 'Left out: 31 October for autumn and winter, none for spring and summer',
  })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  windowsEndBy?: string | null;
}

@InputType()
export class ChangeSeasonInput {
  @Field(() => ID)
  @IsUUID()
  seasonId!: string;

  @Field(() => Int, { description: 'Version that the caller saw' })
  @IsInt()
  version!: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  windowsEndBy?: string | null;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(10_000)
  executionThresholdBp!: number;

  @Field(() => Int, { nullable: true, description: 'Left out: every open franchisee' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  expectedOrders?: number | null;
}

export const SeasonResult = createUnionType({
  name: 'SeasonResult',
  types: () => [SeasonType, InvalidInput, NotFound, ChangedMeanwhile] as const,
});
