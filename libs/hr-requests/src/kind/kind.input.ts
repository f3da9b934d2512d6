import { TitleInInput } from '@kefu/office/documents';
import { languages } from '@kefu/platform/language';
import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PersonalDetailKeys } from '../record/personal-detail.types.ts';
import { type PersonalDetailKey, personalDetailKeys } from '../record/personal-details.ts';
import { FieldTypes } from './form.types.ts';
import { Deciders } from './kind.types.ts';
import { type Decider, deciders, type FieldType, fieldTypes } from './kind-definition.ts';

const key = /^[a-z][A-Za-z0-9]{0,49}$/;

@InputType()
export class HintInInput {
  @Field(() => String)
  @IsIn(languages)
  language!: (typeof languages)[number];

  @Field()
  @IsString()
  @MaxLength(400)
  title!: string;
}

@InputType()
export class HrFieldOptionInput {
  @Field()
  @Matches(key)
  key!: string;

  @Field(() => [TitleInInput], { description: 'In every language' })
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => TitleInInput)
  labels!: TitleInInput[];
}

@InputType()
export class HrFieldInput {
  @Field({ description: 'Letters and digits; the letter names it {answer.key}' })
  @Matches(key)
  key!: string;

  @Field(() => [TitleInInput], { description: 'In every language' })
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => TitleInInput)
  labels!: TitleInInput[];

  @Field(() => FieldTypes)
  @IsIn(fieldTypes)
  type!: FieldType;

  @Field()
  @IsBoolean()
  required!: boolean;

  @Field()
  @IsBoolean()
  sensitive!: boolean;

  @Field(() => Int, { nullable: true, description: 'Of a text: how many characters at most' })
  @IsOptional()
  @IsInt()
  @Min(1)
  longest?: number | null;

  @Field(() => Float, { nullable: true, description: 'Of a number' })
  @IsOptional()
  @IsNumber()
  least?: number | null;

  @Field(() => Float, { nullable: true, description: 'Of a number' })
  @IsOptional()
  @IsNumber()
  most?: number | null;

  @Field({ description: 'Of a date: today or later' })
  @IsBoolean()
  fromToday!: boolean;

  @Field(() => [HrFieldOptionInput], { description: 'Of a choice; empty for others' })
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => HrFieldOptionInput)
  options!: HrFieldOptionInput[];

  @Field(() => PersonalDetailKeys, { nullable: true, description: 'The personal detail that it changes' })
  @IsOptional()
  @IsIn(personalDetailKeys)
  detail?: PersonalDetailKey | null;
}

@InputType()
export class HrKindStepInput {
  @Field(() => Deciders)
  @IsIn(deciders)
  decider!: Decider;

  @Field(() => ID, { nullable: true, description: 'The post that decides, of a `post`' })
  @IsOptional()
  @IsUUID()
  postId?: string | null;
}

@InputType()
export class HrKindPaperInput {
  @Field(() => ID, { description: 'Key of a type of paper' })
  @IsString()
  @MaxLength(50)
  type!: string;

  @Field()
  @IsBoolean()
  required!: boolean;
}

@InputType()
export class SaveHrRequestKindInput {
  @Field(() => ID, { description: 'Letters and digits; a new one makes a new kind' })
  @Matches(key)
  key!: string;

  @Field(() => Int, { description: 'The version that was read; 0 for a new kind' })
  @IsInt()
  @Min(0)
  version!: number;

  @Field(() => [TitleInInput], { description: 'In every language' })
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => TitleInInput)
  titles!: TitleInInput[];

  @Field(() => [HintInInput], { description: 'What whoever fills it in should know' })
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => HintInInput)
  hints!: HintInInput[];

  @Field(() => [HrFieldInput], { description: 'The whole form, in its order' })
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => HrFieldInput)
  fields!: HrFieldInput[];

  @Field(() => [HrKindStepInput], { description: 'Who decides, in their order' })
  @ArrayMaxSize(8)
  @ValidateNested({ each: true })
  @Type(() => HrKindStepInput)
  route!: HrKindStepInput[];

  @Field(() => [HrKindPaperInput])
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => HrKindPaperInput)
  papers!: HrKindPaperInput[];

  @Field(() => Int, { description: 'Office days within which an answer is owed' })
  @IsInt()
  @Min(1)
  @Max(60)
  answerDays!: number;

  @Field(() => ID, { nullable: true, description: 'The letter that can be written once it is approved' })
  @IsOptional()
  @IsUUID()
  letterTemplateId?: string | null;

  @Field({ description: 'Whether HR confirms what was approved before it is done' })
  @IsBoolean()
  confirmed!: boolean;
}

@InputType()
export class CeaseHrRequestKindInput {
  @Field(() => ID)
  @Matches(key)
  key!: string;

  @Field(() => Int, { description: 'The version that was read' })
  @IsInt()
  version!: number;

  @Field({ description: 'Whether nobody begins one any more; false offers it again' })
  @IsBoolean()
  ceased!: boolean;
}
