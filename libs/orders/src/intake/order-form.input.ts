import { PageArgs } from '@kefu/platform/paging';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { ColumnRole } from './form-words.ts';
import { FormColumnRoles, type FormDecision, FormDecisions, type FormState, FormStates } from './order-form.types.ts';

@ArgsType()
export class OrderFormsArgs extends PageArgs {
  @Field(() => FormStates, { nullable: true })
  @IsOptional()
  @IsEnum(FormStates)
  state?: FormState | null;
}

@InputType()
export class TakeOrderFormsInput {
  @Field(() => [ID], { description: 'What POST /files answered, one for each workbook' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  fileIds!: string[];
}

@InputType()
export class SayFormCustomerInput {
  @Field(() => ID)
  @IsUUID()
  formId!: string;

  @Field(() => Int, { description: 'Version that the caller saw' })
  @IsInt()
  version!: number;

  @Field(() => ID)
  @IsUUID()
  franchiseeId!: string;

  @Field({
    description: 'Whether the file’s name becomes another name of the franchisee, so that it is not asked again',
  })
  @IsBoolean()
  remember!: boolean;
}

@InputType()
export class SayFormHeadingInput {
  @Field()
  @IsString()
  @MaxLength(100)
  heading!: string;

  @Field(() => FormColumnRoles)
  @IsEnum(FormColumnRoles)
  role!: ColumnRole;
}

@InputType()
export class EnterFormInput {
  @Field(() => ID)
  @IsUUID()
  formId!: string;

  @Field(() => Int, { description: 'Version that the caller saw' })
  @IsInt()
  version!: number;

  @Field(() => FormDecisions)
  @IsEnum(FormDecisions)
  decision!: FormDecision;
}

@InputType()
export class EnterFormsInput {
  @Field(() => [EnterFormInput])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => EnterFormInput)
  forms!: EnterFormInput[];
}
