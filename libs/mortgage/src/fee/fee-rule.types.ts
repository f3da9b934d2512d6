import { Fen } from '@kefu/office/money';
import { InvalidInput, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { enumOf, FeeKinds } from './fee.types.ts';

export const BandHomes = enumOf('first', 'second', 'other', 'any');
registerEnumType(BandHomes, { name: 'DeedTaxHome' });
export const FundModes = enumOf('agent', 'directProof');
registerEnumType(FundModes, { name: 'MaintenanceFundMode' });
export const FeePayers = enumOf('buyer', 'developer');
registerEnumType(FeePayers, { name: 'RegistrationPayer' });

@ObjectType('DeedTaxBand')
@InputType('DeedTaxBandInput')
export class DeedTaxBandType {
  @Field(() => BandHomes)
  @IsEnum(BandHomes)
  home!: keyof typeof BandHomes;

  @Field(() => Int, { nullable: true, description: 'Hundredths of m² up to and including which it applies' })
  @IsOptional()
  @IsInt()
  @Min(1)
  upTo!: number | null;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(1000)
  permille!: number;
}

/** Rates of a city, in force for contracts signed from a day on. */
@ObjectType()
export class MortgageFeeRule {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'Empty for every city that has no rule of its own' })
  city!: string;

  @Field()
  effectiveFrom!: string;

  @Field(() => Int)
  vatPermille!: number;

  @Field(() => [DeedTaxBandType])
  deedTax!: DeedTaxBandType[];

  @Field(() => Fen)
  fundPerSquareMetre!: number;

  @Field(() => FundModes)
  fundMode!: keyof typeof FundModes;

  @Field(() => Fen)
  registrationHousing!: number;

  @Field(() => Fen)
  registrationOther!: number;

  @Field(() => FeePayers)
  registrationPayer!: keyof typeof FeePayers;

  @Field(() => Int)
  dueDays!: number;

  @Field()
  enteredBy!: string;
}

@InputType()
export class AddFeeRuleInput {
  @Field(() => String, { nullable: true, description: 'Left out for every city that has no rule of its own' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  city?: string | null;

  @Field()
  @IsString()
  @MaxLength(10)
  effectiveFrom!: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(1000)
  vatPermille!: number;

  @Field(() => [DeedTaxBandType])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => DeedTaxBandType)
  deedTax!: DeedTaxBandType[];

  @Field(() => Fen)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  fundPerSquareMetre!: number;

  @Field(() => FundModes)
  @IsEnum(FundModes)
  fundMode!: keyof typeof FundModes;

  @Field(() => Fen)
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  registrationHousing!: number;

  @Field(() => Fen)
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  registrationOther!: number;

  @Field(() => FeePayers)
  @IsEnum(FeePayers)
  registrationPayer!: keyof typeof FeePayers;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(3650)
  dueDays!: number;
}

/** What assessing open fees anew would change, and the mark by which it is confirmed. */
@ObjectType()
export class FeeReassessment {
  @Field(() => Int, { description: 'Open fees whose amount changes' })
  changed!: number;

  @Field(() => Fen, { description: 'How much more, or less, is due in all' })
  difference!: number;

  @Field(() => [FeeChange], { description: 'The largest changes first; at most 200' })
  changes!: FeeChange[];

  @Field({ description: 'Names exactly these changes: what is confirmed is what was seen' })
  mark!: string;
}

@ObjectType()
export class FeeChange {
  @Field(() => ID)
  feeId!: string;

  @Field()
  contractNumber!: string;

  @Field(() => FeeKinds)
  kind!: keyof typeof FeeKinds;

  @Field(() => Fen)
  before!: number;

  @Field(() => Fen)
  after!: number;
}

export const FeeRuleResult = createUnionType({
  name: 'FeeRuleResult',
  types: () => [MortgageFeeRule, InvalidInput] as const,
});
export const FeeReassessmentResult = createUnionType({
  name: 'FeeReassessmentResult',
  types: () => [FeeReassessment, WrongState] as const,
});
