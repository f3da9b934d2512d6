import { TitleIn } from '@kefu/office/documents';
import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PersonalDetailKeys } from '../record/personal-detail.types.ts';
import type { PersonalDetailKey } from '../record/personal-details.ts';
import { FieldTypes } from './form.types.ts';
import { type Decider, deciders, type FieldType } from './kind-definition.ts';

export const Deciders = Object.fromEntries(deciders.map((key) => [key, key]));
registerEnumType(Deciders, { name: 'HrDecider', description: 'Who decides a step' });

/** An answer that a choice offers, as it is set. */
@ObjectType()
export class HrFieldOptionSetting {
  @Field()
  key!: string;

  @Field(() => [TitleIn])
  labels!: TitleIn[];
}

/** A field of a form as it is set: its label in every language. */
@ObjectType()
export class HrFieldSetting {
  @Field()
  key!: string;

  @Field(() => [TitleIn])
  labels!: TitleIn[];

  @Field(() => FieldTypes)
  type!: FieldType;

  @Field()
  required!: boolean;

  @Field()
  sensitive!: boolean;

  @Field(() => Int, { nullable: true })
  longest!: number | null;

  @Field(() => Float, { nullable: true })
  least!: number | null;

  @Field(() => Float, { nullable: true })
  most!: number | null;

  @Field()
  fromToday!: boolean;

  @Field(() => [HrFieldOptionSetting])
  options!: HrFieldOptionSetting[];

  @Field(() => PersonalDetailKeys, { nullable: true, description: 'The personal detail that it changes' })
  detail!: PersonalDetailKey | null;
}

/** A step of a route. */
@ObjectType()
export class HrKindStep {
  @Field(() => Deciders)
  decider!: Decider;

  @Field(() => ID, { nullable: true })
  postId!: string | null;
}

/** A paper that a kind asks for. */
@ObjectType()
export class HrKindPaper {
  @Field(() => ID, { description: 'Key of a type of paper' })
  type!: string;

  @Field()
  required!: boolean;
}

/** A kind of request as HR sets it; what was begun under an older version keeps that (H1). */
@ObjectType()
export class HrRequestKind {
  @Field(() => ID)
  key!: string;

  @Field(() => Int)
  version!: number;

  @Field({ description: 'In the caller’s language' })
  title!: string;

  @Field(() => [TitleIn])
  titles!: TitleIn[];

  @Field(() => [TitleIn])
  hints!: TitleIn[];

  @Field(() => [HrFieldSetting])
  fields!: HrFieldSetting[];

  @Field(() => [HrKindStep])
  route!: HrKindStep[];

  @Field(() => [HrKindPaper])
  papers!: HrKindPaper[];

  @Field(() => Int)
  answerDays!: number;

  @Field(() => ID, { nullable: true })
  letterTemplateId!: string | null;

  @Field()
  confirmed!: boolean;

  @Field({ description: 'Whether nobody begins one any more' })
  ceased!: boolean;

  @Field(() => Int, { description: 'How many requests of the kind are open' })
  open!: number;

  @Field()
  changedBy!: string;

  @Field()
  changedAt!: Date;
}

/** Something that a kind may name. */
@ObjectType()
export class HrKindChoice {
  @Field(() => ID)
  id!: string;

  @Field()
  title!: string;
}

/** What a kind may name, in the caller's language. */
@ObjectType()
export class HrKindChoices {
  @Field(() => [HrKindChoice], { description: 'Types of paper' })
  papers!: HrKindChoice[];

  @Field(() => [HrKindChoice], { description: 'Open posts; at most 2000' })
  posts!: HrKindChoice[];

  @Field(() => [HrKindChoice], { description: 'Templates of letters with an approved version' })
  letters!: HrKindChoice[];

  @Field(() => [HrKindChoice], { description: 'Personal details' })
  details!: HrKindChoice[];
}

export const SaveHrRequestKindResult = createUnionType({
  name: 'SaveHrRequestKindResult',
  types: () => [HrRequestKind, InvalidInput, ChangedMeanwhile, NotFound] as const,
});
