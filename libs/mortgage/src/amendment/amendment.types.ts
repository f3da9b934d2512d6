import { Fen } from '@kefu/office/money';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { MortgageContractType } from '../contract-view/contract-view.types.ts';

export const AreaDecisions = { settle: 'settle', rescind: 'rescind' } as const;
registerEnumType(AreaDecisions, { name: 'AreaDecision' });

/** What a house measures, and what was settled of the difference (S18). */
@ObjectType()
export class MeasuredArea {
  @Field(() => ID)
  contractId!: string;

  @Field(() => Int, { description: 'Hundredths of a square metre that were agreed' })
  contracted!: number;

  @Field(() => Int, { description: 'Hundredths of a square metre' })
  measured!: number;

  @Field()
  measuredOn!: string;

  @Field(() => Fen, { description: 'By the price of a square metre; less than nought where the house is smaller' })
  difference!: number;

  @Field({ description: 'By more than 3 %: a person decides, and the case stops until then' })
  beyond!: boolean;

  @Field(() => AreaDecisions, { nullable: true })
  decision!: keyof typeof AreaDecisions | null;

  @Field(() => Fen, { nullable: true, description: 'A fee of the buyer, or less than nought what the buyer gets back' })
  settled!: number | null;

  @Field()
  reason!: string;

  @Field(() => String, { nullable: true })
  decidedBy!: string | null;

  @Field(() => String, { nullable: true })
  refundedOn!: string | null;

  @Field(() => String, { nullable: true })
  refundReference!: string | null;

  @Field(() => Int)
  version!: number;
}

const longest = 2 ** 53 - 1;

@InputType()
export class AmendContractInput {
  @Field(() => ID)
  @IsUUID()
  contractId!: string;

  @Field(() => Int)
  @IsInt()
  version!: number;

  @Field(() => Fen)
  @IsInt()
  @Min(1)
  @Max(longest)
  price!: number;

  @Field(() => Fen)
  @IsInt()
  @Min(0)
  @Max(longest)
  downPayment!: number;

  @Field(() => Fen)
  @IsInt()
  @Min(0)
  @Max(longest)
  commercial!: number;

  @Field(() => Fen)
  @IsInt()
  @Min(0)
  @Max(longest)
  providentFund!: number;

  @Field()
  @IsString()
  @MaxLength(500)
  reason!: string;
}

@InputType()
export class MeasureAreaInput {
  @Field(() => ID)
  @IsUUID()
  contractId!: string;

  @Field(() => Int, { description: 'Hundredths of a square metre' })
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  measured!: number;

  @Field()
  @IsString()
  @MaxLength(10)
  measuredOn!: string;
}

@InputType()
export class DecideAreaInput {
  @Field(() => ID)
  @IsUUID()
  contractId!: string;

  @Field(() => Int)
  @IsInt()
  version!: number;

  @Field(() => AreaDecisions)
  @IsEnum(AreaDecisions)
  decision!: keyof typeof AreaDecisions;

  @Field(() => Fen, { nullable: true, description: 'What both agreed on; asked where it is settled' })
  @IsOptional()
  @IsInt()
  settled?: number | null;

  @Field()
  @IsString()
  @MaxLength(500)
  reason!: string;
}

@InputType()
export class RefundAreaInput {
  @Field(() => ID)
  @IsUUID()
  contractId!: string;

  @Field(() => Int)
  @IsInt()
  version!: number;

  @Field()
  @IsString()
  @MaxLength(60)
  reference!: string;

  @Field()
  @IsString()
  @MaxLength(10)
  refundedOn!: string;
}

export const AmendContractResult = createUnionType({
  name: 'AmendContractResult',
  types: () => [MortgageContractType, InvalidInput, NotFound, WrongState, ChangedMeanwhile] as const,
});
export const MeasuredAreaResult = createUnionType({
  name: 'MeasuredAreaResult',
  types: () => [MeasuredArea, InvalidInput, NotFound, WrongState, ChangedMeanwhile] as const,
});
