import { ChangedMeanwhile, Failure, InvalidInput, NotFound, SeenInput, WrongState } from '@kefu/platform/errors';
import { type Language, languages } from '@kefu/platform/language';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { SubjectInput } from '../subjects/index.ts';
import type { LetterFieldType } from './letter-kind.ts';

export const LetterFieldTypes = {
  text: 'text',
  day: 'day',
  money: 'money',
  count: 'count',
  answers: 'answers',
} as const;
registerEnumType(LetterFieldTypes, { name: 'LetterFieldType' });

@ObjectType({
  description: 'A place in a template, written {name}; an amount also {name.words}, answers also {name.field}',
})
export class LetterPlace {
  @Field()
  name!: string;

  @Field({ description: 'In the caller’s language' })
  label!: string;

  @Field(() => LetterFieldTypes)
  type!: LetterFieldType;

  @Field({ description: 'As a preview shows it' })
  sample!: string;
}

@ObjectType({ description: 'What letters can be written about (X6)' })
export class LetterKindView {
  @Field()
  key!: string;

  @Field()
  title!: string;

  @Field({ description: 'Kind of the record, such as `trader`' })
  subjectType!: string;

  @Field(() => [LetterPlace])
  places!: LetterPlace[];
}

@ObjectType({ description: 'A version of a template: approved, never changed' })
export class LetterTemplateVersion {
  @Field(() => Int)
  version!: number;

  @Field({ description: 'zh-Hant, zh-Hans or en' })
  language!: string;

  @Field()
  title!: string;

  @Field()
  body!: string;

  @Field()
  writtenBy!: string;

  @Field()
  writtenAt!: Date;

  @Field(() => String, { nullable: true })
  approvedBy!: string | null;

  @Field(() => Date, { nullable: true })
  approvedAt!: Date | null;

  @Field({ description: 'Whether the caller may approve it now: it is the newest, unapproved, and not their own' })
  approvable!: boolean;
}

@ObjectType({ description: 'A template of letters (X6)' })
export class LetterTemplate {
  @Field(() => ID)
  id!: string;

  @Field()
  kind!: string;

  @Field({ description: 'The kind in words' })
  kindTitle!: string;

  @Field()
  name!: string;

  @Field(() => Int, { description: 'The newest version' })
  version!: number;

  @Field(() => Int, { nullable: true, description: 'The newest approved version: letters are made from it' })
  approvedVersion!: number | null;

  @Field(() => [LetterTemplateVersion], { description: 'The newest first' })
  versions!: LetterTemplateVersion[];
}

@ObjectType({ description: 'A letter that was written: a file that never changes' })
export class Letter {
  @Field(() => ID)
  id!: string;

  @Field()
  number!: string;

  @Field({ description: 'Name of its template' })
  template!: string;

  @Field(() => Int)
  templateVersion!: number;

  @Field()
  madeBy!: string;

  @Field()
  madeAt!: Date;
}

@ObjectType({ description: 'A template from which a letter can be written now' })
export class LetterChoice {
  @Field(() => ID)
  templateId!: string;

  @Field()
  name!: string;

  @Field()
  kindTitle!: string;
}

@ObjectType({ description: 'A block of a letter as it will stand on paper' })
export class LetterBlock {
  @Field({ description: 'heading or text' })
  kind!: string;

  @Field()
  text!: string;

  @Field({ description: 'Stands on the right' })
  right!: boolean;
}

@ObjectType({ description: 'What is wrong with a place of a template' })
export class LetterProblem {
  @Field({ description: 'title or body' })
  path!: string;

  @Field({ description: 'UNKNOWN_PLACE, NO_WORDS, REQUIRED' })
  code!: string;

  @Field()
  place!: string;
}

@ObjectType({ description: 'A template filled with samples, and what is wrong with it' })
export class LetterPreview {
  @Field()
  title!: string;

  @Field(() => [LetterBlock])
  blocks!: LetterBlock[];

  @Field(() => [LetterProblem])
  problems!: LetterProblem[];
}

@InputType({ isAbstract: true })
abstract class LetterWordsInput {
  @Field(() => String, { description: 'zh-Hant, zh-Hans or en: the language that the letter is written in' })
  @IsIn(languages)
  language!: Language;

  @Field()
  @IsString()
  @MaxLength(100)
  title!: string;

  @Field({ description: 'Each line a paragraph; "# " begins a heading, "> " stands on the right' })
  @IsString()
  @MaxLength(20_000)
  body!: string;
}

@InputType()
export class PreviewLetterInput extends LetterWordsInput {
  @Field()
  @IsString()
  @MaxLength(60)
  kind!: string;
}

@InputType()
export class AddLetterTemplateInput extends PreviewLetterInput {
  @Field()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  name!: string;
}

@InputType()
export class RewriteLetterTemplateInput extends LetterWordsInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => Int, { description: 'The version that was read' })
  @IsInt()
  version!: number;
}

@InputType()
export class ApproveLetterTemplateInput extends SeenInput {}

@InputType()
export class WriteLetterInput {
  @Field(() => ID)
  @IsUUID()
  templateId!: string;

  @Field(() => SubjectInput)
  @ValidateNested()
  @Type(() => SubjectInput)
  subject!: SubjectInput;
}

/** Nobody approves their own words. */
@ObjectType({ implements: () => [Failure] })
export class AuthorMayNotApprove extends Failure {
  static of(): AuthorMayNotApprove {
    const message = 'A template is approved by somebody other than who wrote it';
    return Object.assign(new AuthorMayNotApprove(), { code: 'AUTHOR_MAY_NOT_APPROVE', message });
  }
}

export const LetterTemplateResult = createUnionType({
  name: 'LetterTemplateResult',
  types: () => [LetterTemplate, InvalidInput, ChangedMeanwhile, WrongState, AuthorMayNotApprove, NotFound] as const,
});

export const LetterDraftResult = createUnionType({
  name: 'LetterDraftResult',
  types: () => [LetterPreview, WrongState, NotFound] as const,
});

export const LetterResult = createUnionType({
  name: 'LetterResult',
  types: () => [Letter, WrongState, NotFound] as const,
});
