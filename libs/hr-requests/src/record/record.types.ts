import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { type IssuedKind, issuedKinds } from './issued-item.entity.ts';

export const IssuedKinds = Object.fromEntries(issuedKinds.map((kind) => [kind, kind]));
registerEnumType(IssuedKinds, { name: 'IssuedKind' });

/** How long somebody has been here (H2), computed from the record. */
@ObjectType('Tenure')
export class TenureType {
  @Field(() => Int)
  days!: number;

  @Field(() => Int, { description: 'Whole months' })
  months!: number;

  @Field(() => Int, { description: 'Days since the last whole month' })
  restDays!: number;
}

/** A company of the house that employs people. */
@ObjectType('LegalEntity')
export class LegalEntityType {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;
}

/** A post that somebody holds, held or is going to hold. */
@ObjectType()
export class HeldPost {
  @Field(() => ID)
  holdingId!: string;

  @Field(() => ID)
  postId!: string;

  @Field()
  title!: string;

  @Field()
  unitName!: string;

  @Field()
  roleKey!: string;

  @Field({ description: 'As it was typed' })
  roleName!: string;

  @Field({ description: 'First day, YYYY-MM-DD' })
  startsOn!: string;

  @Field(() => String, { nullable: true, description: 'Last day; null while it is open' })
  endsOn!: string | null;

  @Field()
  current!: boolean;
}

/** Something that somebody is asked to answer for. */
@ObjectType('DisciplineCase')
export class DisciplineCaseType {
  @Field(() => ID)
  id!: string;

  @Field()
  matter!: string;

  @Field()
  openedOn!: string;

  @Field()
  openedByName!: string;

  @Field(() => String, { nullable: true })
  closedOn!: string | null;

  @Field(() => String, { nullable: true })
  outcome!: string | null;
}

/** A key or another thing that somebody was given for the work. */
@ObjectType('IssuedItem')
export class IssuedItemType {
  @Field(() => ID)
  id!: string;

  @Field(() => IssuedKinds)
  kind!: IssuedKind;

  @Field()
  name!: string;

  @Field()
  issuedOn!: string;

  @Field(() => String, { nullable: true })
  returnedOn!: string | null;
}

/** Somebody as a list shows them. */
@ObjectType()
export class EmployeeRow {
  @Field(() => ID)
  personId!: string;

  @Field()
  name!: string;

  @Field(() => [String], { description: 'Titles of the posts held today' })
  posts!: string[];

  @Field(() => String, { nullable: true, description: 'Null where nobody recorded it' })
  joinedOn!: string | null;

  @Field(() => TenureType, { nullable: true })
  tenure!: TenureType | null;

  @Field()
  onProbation!: boolean;

  @Field({ description: 'Whether a discipline case is open' })
  disciplineOpen!: boolean;
}

/** What is on record of somebody (H2). */
@ObjectType()
export class EmployeeRecord extends EmployeeRow {
  @Field(() => Int, { description: '0 while nothing of the employment is recorded' })
  version!: number;

  @Field(() => String, { nullable: true })
  probationEndsOn!: string | null;

  @Field(() => LegalEntityType, { nullable: true })
  legalEntity!: LegalEntityType | null;

  @Field(() => String, { nullable: true })
  leftOn!: string | null;

  @Field(() => [HeldPost], { description: 'The history of posts, the latest first' })
  holdings!: HeldPost[];

  @Field(() => [IssuedItemType], { description: 'What was given for the work, what is still out first' })
  issuedItems!: IssuedItemType[];

  @Field(() => [DisciplineCaseType], { nullable: true, description: 'Null for whoever may not read them' })
  disciplineCases!: DisciplineCaseType[] | null;
}

@ObjectType()
export class EmployeeConnection extends connectionOf(EmployeeRow) {}

@ArgsType()
export class EmployeesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of a name or of a post’s title' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  text?: string | null;
}

/** How many a post may have, has, and is going to have (編制). */
@ObjectType()
export class PostHeadCount {
  @Field(() => ID)
  postId!: string;

  @Field()
  title!: string;

  @Field()
  unitName!: string;

  @Field(() => Int, { nullable: true, description: 'Null where nobody said' })
  authorised!: number | null;

  @Field(() => Int)
  held!: number;

  @Field(() => Int, { description: 'Who is going to hold it and does not yet' })
  incoming!: number;

  @Field(() => LegalEntityType, { nullable: true })
  legalEntity!: LegalEntityType | null;

  @Field(() => Int, { description: '0 while nothing is recorded' })
  version!: number;
}

export const SetEmploymentResult = createUnionType({
  name: 'SetEmploymentResult',
  types: () => [EmployeeRecord, InvalidInput, NotFound, ChangedMeanwhile] as const,
});

export const EmployeeResult = createUnionType({
  name: 'EmployeeResult',
  types: () => [EmployeeRecord, InvalidInput, NotFound, WrongState] as const,
});

export const SetEstablishmentResult = createUnionType({
  name: 'SetEstablishmentResult',
  types: () => [PostHeadCount, InvalidInput, NotFound, ChangedMeanwhile] as const,
});

export const CreateLegalEntityResult = createUnionType({
  name: 'CreateLegalEntityResult',
  types: () => [LegalEntityType, InvalidInput] as const,
});
