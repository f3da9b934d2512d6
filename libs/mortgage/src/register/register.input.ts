import { SeenInput } from '@kefu/platform/errors';
import { PageArgs } from '@kefu/platform/paging';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type CopyHolder, CopyHolders, type PaperState, PaperStates, type Seal, Seals } from './register.types.ts';

@ArgsType()
export class MortgagePapersArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Begins a number or a house, or stands in a buyer’s name' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string | null;

  @Field(() => PaperStates, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(PaperStates))
  state?: PaperState | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  contractId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what is lent and should be back' })
  @IsOptional()
  @IsBoolean()
  overdue?: boolean | null;
}

/** What narrows the list; its file takes the same. */
export type MortgagePaperFilter = Omit<MortgagePapersArgs, keyof PageArgs>;

@InputType()
export class TakeMortgageNumberInput {
  @Field(() => ID)
  @IsUUID()
  contractId!: string;

  @Field(() => Int, { nullable: true, description: 'Figures of a sheet that is printed already; left out: the next' })
  @IsOptional()
  @IsInt()
  @Min(1)
  serial?: number | null;
}

@InputType()
export class VoidMortgageNumberInput extends SeenInput {
  @Field()
  @IsString()
  @MaxLength(500)
  reason!: string;
}

@InputType()
export class SettleMortgageNumbersInput {
  @Field(() => ID)
  @IsUUID()
  projectId!: string;

  @Field(() => Int)
  @IsInt()
  first!: number;

  @Field(() => Int, { description: 'At most 200 numbers at once' })
  @IsInt()
  last!: number;

  @Field({ description: 'False: they are explained, not void' })
  @IsBoolean()
  void!: boolean;

  @Field()
  @IsString()
  @MaxLength(500)
  reason!: string;
}

@InputType()
export class MortgagePaperCopiesInput {
  @Field(() => CopyHolders)
  @IsIn(Object.keys(CopyHolders))
  holder!: CopyHolder;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(20)
  originals!: number;
}

@InputType()
export class HandMortgageCopiesInput extends SeenInput {
  @Field(() => [MortgagePaperCopiesInput], { description: 'Everybody who has originals now' })
  @ArrayMaxSize(4)
  @ValidateNested({ each: true })
  @Type(() => MortgagePaperCopiesInput)
  copies!: MortgagePaperCopiesInput[];
}

@InputType()
export class SealMortgagePaperInput extends SeenInput {
  @Field(() => Seals)
  @IsIn(Object.keys(Seals))
  seal!: Seal;

  @Field({ description: 'YYYY-MM-DD, today or earlier' })
  @IsString()
  @MaxLength(10)
  sealedOn!: string;
}

@InputType()
export class SetMortgageNumberRangeInput {
  @Field(() => ID)
  @IsUUID()
  projectId!: string;

  @Field(() => Int, { description: 'The version that the caller saw; 0: there was none' })
  @IsInt()
  @Min(0)
  version!: number;

  @Field({ description: 'Capitals, figures and hyphens' })
  @IsString()
  @MaxLength(20)
  prefix!: string;

  @Field(() => Int, { description: 'Only for a site without numbers yet' })
  @IsInt()
  @Min(1)
  first!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  last!: number;
}
