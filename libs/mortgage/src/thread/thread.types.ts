import { CaseState } from '@kefu/office/lifecycle';
import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { day } from '../case/mortgage-case.input.ts';

export const noteKinds = ['said', 'attempt'] as const;
export type NoteKind = (typeof noteKinds)[number];
const NoteKinds = Object.fromEntries(noteKinds.map((each) => [each, each]));
registerEnumType(NoteKinds, {
  name: 'MortgageNoteKind',
  description: 'Something said, or one attempt to resolve something',
});

/** Somebody of a thread. */
@ObjectType()
export class MortgageThreadPerson {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;
}

/** One line of the thread of a case; never changed. */
@ObjectType()
export class MortgageNote {
  @Field(() => ID)
  id!: string;

  @Field(() => NoteKinds)
  kind!: NoteKind;

  @Field({ description: 'Of an attempt: what was tried' })
  body!: string;

  @Field(() => String, {
    nullable: true,
    description: 'With whom it was tried; null of attempts from before this was asked',
  })
  triedWith!: string | null;

  @Field(() => String, { nullable: true, description: 'The day on which it was tried, YYYY-MM-DD' })
  triedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'What came of the attempt' })
  outcome!: string | null;

  @Field(() => [String], { description: 'Names of those who were mentioned' })
  mentions!: string[];

  @Field()
  by!: string;

  @Field()
  at!: Date;
}

/** A case as its thread shows it: plain facts, no papers, no certificates, no money (S26). */
@ObjectType()
export class MortgageThreadFacts {
  @Field(() => ID, { description: 'The case’s' })
  id!: string;

  @Field()
  number!: string;

  @Field()
  contractNumber!: string;

  @Field()
  house!: string;

  @Field()
  buyers!: string;

  @Field(() => CaseState)
  state!: CaseState;

  @Field({ description: 'The mortgage team' })
  team!: string;

  @Field(() => String, { nullable: true })
  specialist!: string | null;

  @Field({ description: 'The property consultant who sold it' })
  consultant!: string;

  @Field({ description: 'Whether the consultant is a person who can sign in and answer' })
  consultantKnown!: boolean;

  @Field(() => Date, { nullable: true, description: 'When something was said last' })
  lastAt!: Date | null;
}

/** The thread of a case, the latest line first. */
@ObjectType()
export class MortgageThread extends MortgageThreadFacts {
  @Field(() => [MortgageNote], { description: 'The last 100' })
  notes!: MortgageNote[];

  @Field(() => [MortgageThreadPerson], { description: 'Who writes in it, and may be mentioned' })
  people!: MortgageThreadPerson[];

  @Field()
  mayWrite!: boolean;
}

@ObjectType()
export class MortgageThreadConnection extends connectionOf(MortgageThreadFacts) {}

@ArgsType()
export class MortgageThreadsArgs extends PageArgs {
  @Field(() => Boolean, { nullable: true, description: 'Only cases that are under way' })
  @IsOptional()
  @IsBoolean()
  open?: boolean | null;
}

/** A line for a thread. An attempt says with whom, when and what came of it. */
@InputType()
export class AddMortgageNoteInput {
  @Field(() => ID, { description: 'The case' })
  @IsUUID()
  id!: string;

  @Field(() => NoteKinds)
  @IsIn(noteKinds)
  kind!: NoteKind;

  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  body!: string;

  @Field(() => [ID], { nullable: true, description: 'Whom it is meant for, of the thread’s people: each gets a task' })
  @IsOptional()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  mentionIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Needed of an attempt' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  triedWith?: string | null;

  @Field(() => String, { nullable: true, description: 'Needed of an attempt: YYYY-MM-DD, today or earlier' })
  @IsOptional()
  @Matches(day)
  triedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Needed of an attempt' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  outcome?: string | null;
}

export const AddMortgageNoteResult = createUnionType({
  name: 'AddMortgageNoteResult',
  types: () => [MortgageNote, InvalidInput, NotFound] as const,
});
