import { SeenInput } from '@kefu/platform/errors';
import { PageArgs } from '@kefu/platform/paging';
import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { TraderFaultStateType } from './quality.types.ts';
import { type TraderFaultState, traderFaultStates } from './trader-fault.entity.ts';

@InputType()
export class TraderFaultFilter {
  @Field(() => TraderFaultStateType, { nullable: true })
  @IsOptional()
  @IsIn(traderFaultStates)
  state?: TraderFaultState | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  code?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  branchId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Faults of one import' })
  @IsOptional()
  @IsUUID()
  importRunId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Faults of one trader, those of the row it came from too' })
  @IsOptional()
  @IsUUID()
  traderId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only the caller’s own' })
  @IsOptional()
  @IsBoolean()
  mine?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what is nobody’s' })
  @IsOptional()
  @IsBoolean()
  unassigned?: boolean | null;
}

@InputType()
export class CellCorrection {
  @Field({ description: 'Column key' })
  @IsString()
  @MaxLength(50)
  column!: string;

  @Field()
  @IsString()
  @MaxLength(2000)
  value!: string;
}

@InputType()
export class MendTraderFaultInput extends SeenInput {
  @Field(() => [CellCorrection], { description: 'Only the cells that change' })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => CellCorrection)
  corrections!: CellCorrection[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Somebody checked that the trader of the same name and phone is another',
  })
  @IsOptional()
  @IsBoolean()
  isAnother?: boolean | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;
}

@InputType()
export class SettleTraderFaultInput extends SeenInput {
  @Field({ description: 'Why' })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  reason!: string;
}

@InputType()
export class SignOffTraderFaultInput extends SeenInput {
  @Field({ description: 'False sends it back: it is open again' })
  @IsBoolean()
  accepted!: boolean;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;
}

@InputType()
export class AssignTraderFaultsInput {
  @Field(() => [ID], { description: 'At most 500' })
  @IsUUID('all', { each: true })
  @ArrayMaxSize(500)
  faultIds!: string[];

  @Field(() => ID)
  @IsUUID()
  personId!: string;
}

@ArgsType()
export class TraderFaultMendersArgs {
  @Field(() => [ID], { description: 'At most 500' })
  @IsUUID('all', { each: true })
  @ArrayMaxSize(500)
  faultIds!: string[];
}

/** A page of the data-quality queue. */
@ArgsType()
export class TraderFaultsArgs extends PageArgs {
  @Field(() => TraderFaultFilter)
  @ValidateNested()
  @Type(() => TraderFaultFilter)
  filter!: TraderFaultFilter;
}
