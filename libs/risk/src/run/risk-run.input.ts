import { SeenInput } from '@kefu/platform/errors';
import { PageArgs } from '@kefu/platform/paging';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import {
  type QuestionDecision,
  type QuestionKind,
  questionDecisions,
  RiskQuestionDecisions,
  RiskQuestionKinds,
} from '../file/risk-file.types.ts';

/** A risk file: one that was uploaded before, or its text. */
@InputType()
export class ImportRiskFileInput {
  @Field(() => ID)
  @IsUUID()
  marketId!: string;

  @Field(() => ID, { nullable: true, description: 'Of a file that the caller uploaded' })
  @IsOptional()
  @IsUUID()
  fileId?: string | null;

  @Field(() => String, { nullable: true, description: 'The text of the file, instead of one uploaded before' })
  @IsOptional()
  @IsString()
  @MaxLength(900_000)
  text?: string | null;
}

@InputType()
export class MoveRiskRunInput extends SeenInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string | null;
}

@InputType()
export class DecideRiskQuestionInput extends SeenInput {
  @Field(() => RiskQuestionDecisions)
  @IsIn(questionDecisions)
  decision!: QuestionDecision;

  @Field(() => Int, { nullable: true, description: 'The line to take, for takeLine' })
  @IsOptional()
  @IsInt()
  line?: number | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string | null;
}

@InputType()
export class DecideRiskQuestionsInput {
  @Field(() => ID)
  @IsUUID()
  runId!: string;

  @Field(() => RiskQuestionKinds, { description: 'unknown, duplicate; rows that differ are decided one by one' })
  @IsIn(['unknown', 'duplicate'])
  kind!: QuestionKind;
}

@InputType()
export class ExcludeRiskTraderInput {
  @Field(() => ID)
  @IsUUID()
  runId!: string;

  @Field(() => ID)
  @IsUUID()
  traderId!: string;

  @Field(() => String, { nullable: true, description: 'Why the trader gets no message; null takes an exclusion back' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason?: string | null;
}

@InputType()
export class RiskRunFilter {
  @Field(() => [String], { nullable: true, description: 'Keys of states' })
  @IsOptional()
  @IsString({ each: true })
  @ArrayMaxSize(10)
  states?: string[] | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  marketId?: string | null;
}

@ArgsType()
export class RiskRunsArgs extends PageArgs {
  @Field(() => RiskRunFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => RiskRunFilter)
  filter?: RiskRunFilter | null;
}
