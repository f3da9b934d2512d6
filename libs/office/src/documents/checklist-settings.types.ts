import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { languages } from '@kefu/platform/language';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DocumentForms, DocumentType } from './document.types.ts';
import { type DocumentForm, documentForms } from './standing.ts';

/** A title in one language. */
@ObjectType()
export class TitleIn {
  @Field()
  language!: string;

  @Field()
  title!: string;
}

/** A type of paper as it is set: its titles in every language. */
@ObjectType()
export class DocumentTypeSetting extends DocumentType {
  @Field(() => [TitleIn])
  titles!: TitleIn[];

  @Field(() => Int)
  version!: number;
}

/** What items of a checklist may depend on. */
@ObjectType()
export class ChecklistCondition {
  @Field(() => ID)
  key!: string;

  @Field()
  title!: string;
}

/** One item as it is set. */
@ObjectType()
export class ChecklistItemSetting {
  @Field(() => ID, { description: 'Key of a type of paper' })
  type!: string;

  @Field()
  required!: boolean;

  @Field(() => DocumentForms, { nullable: true, description: 'The form that will do; null: either' })
  form!: DocumentForm | null;

  @Field(() => [String], { description: 'Conditions of which one suffices; empty: always' })
  when!: string[];

  @Field({ description: 'Whether a paper in the dossier of whom it is about will do' })
  lent!: boolean;
}

/** What papers a kind of record needs; older versions hold for what was begun under them (T5). */
@ObjectType()
export class ChecklistSetting {
  @Field(() => ID)
  key!: string;

  @Field()
  title!: string;

  @Field(() => [ChecklistCondition])
  conditions!: ChecklistCondition[];

  @Field(() => [ChecklistItemSetting])
  items!: ChecklistItemSetting[];

  @Field(() => Int)
  version!: number;

  @Field()
  since!: Date;

  @Field()
  changedBy!: string;
}

@InputType()
export class TitleInInput {
  @Field(() => String)
  @IsIn(languages)
  language!: (typeof languages)[number];

  @Field()
  @IsString()
  @IsNotEmpty()
  @MaxLength(80)
  title!: string;
}

@InputType()
export class SaveDocumentTypeInput {
  @Field(() => ID, { description: 'Letters and digits; a new one makes a new type' })
  @Matches(/^[a-z][A-Za-z0-9]{1,49}$/)
  key!: string;

  @Field(() => Int, { nullable: true, description: 'The version that was read; none for a new type' })
  @IsOptional()
  @IsInt()
  version?: number | null;

  @Field(() => [TitleInInput], { description: 'In every language' })
  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => TitleInInput)
  titles!: TitleInInput[];

  @Field()
  @IsBoolean()
  expires!: boolean;

  @Field(() => [Int])
  @ArrayMaxSize(10)
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(366, { each: true })
  remindDays!: number[];

  @Field()
  @IsBoolean()
  retired!: boolean;
}

@InputType()
export class ChecklistItemInput {
  @Field(() => ID)
  @IsString()
  @MaxLength(50)
  type!: string;

  @Field()
  @IsBoolean()
  required!: boolean;

  @Field(() => DocumentForms, { nullable: true })
  @IsOptional()
  @IsIn(documentForms)
  form?: DocumentForm | null;

  @Field(() => [String])
  @ArrayMaxSize(20)
  @IsString({ each: true })
  when!: string[];

  @Field()
  @IsBoolean()
  lent!: boolean;
}

@InputType()
export class ChangeChecklistInput {
  @Field(() => ID)
  @IsString()
  @MaxLength(100)
  key!: string;

  @Field(() => Int, { description: 'The version that was read' })
  @IsInt()
  version!: number;

  @Field(() => [ChecklistItemInput], { description: 'The whole checklist, in its order' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ChecklistItemInput)
  items!: ChecklistItemInput[];
}

export const SaveDocumentTypeResult = createUnionType({
  name: 'SaveDocumentTypeResult',
  types: () => [DocumentTypeSetting, InvalidInput, ChangedMeanwhile] as const,
});

export const ChangeChecklistResult = createUnionType({
  name: 'ChangeChecklistResult',
  types: () => [ChecklistSetting, InvalidInput, ChangedMeanwhile, NotFound] as const,
});
