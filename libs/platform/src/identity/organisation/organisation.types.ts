import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { ChangedMeanwhile, InvalidInput, NotFound } from '../../errors/index.ts';
import { LastAdministrator } from '../person.types.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** What something was called before it was renamed. */
@ObjectType('FormerName')
export class FormerNameType {
  @Field()
  name!: string;

  @Field({ description: 'The first day of the name that followed, YYYY-MM-DD' })
  until!: string;
}

/** A part of the organisation: department, branch (營業部), team (組). */
@ObjectType('OrgUnit')
export class OrgUnitType {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'department, branch or team' })
  kind!: string;

  @Field(() => ID, { nullable: true })
  parentId!: string | null;

  @Field()
  name!: string;

  @Field(() => Int, { description: 'People who hold a post in it today' })
  people!: number;

  @Field(() => String, { nullable: true, description: 'The first day on which it is closed; may lie ahead' })
  closedOn!: string | null;

  @Field(() => [FormerNameType], { description: 'What it was called before, the latest first' })
  formerNames!: FormerNameType[];

  @Field(() => Int)
  version!: number;
}

/** A seat in the organisation (崗位) and who holds it today. */
@ObjectType('Post')
export class PostType {
  @Field(() => ID)
  id!: string;

  @Field()
  title!: string;

  @Field(() => ID)
  unitId!: string;

  @Field()
  unitName!: string;

  @Field(() => ID)
  roleId!: string;

  @Field({ description: 'By which a role that Kefu made is known in every language' })
  roleKey!: string;

  @Field({ description: 'As it was typed' })
  roleName!: string;

  @Field(() => ID, { nullable: true, description: 'The post above it (直接上級)' })
  reportsToId!: string | null;

  @Field(() => String, { nullable: true })
  reportsToTitle!: string | null;

  @Field(() => [String], { description: 'Names of who holds it today' })
  holders!: string[];

  @Field(() => String, { nullable: true, description: 'The first day on which it is closed; may lie ahead' })
  closedOn!: string | null;

  @Field(() => [FormerNameType], { description: 'What it was called before, the latest first' })
  formerTitles!: FormerNameType[];

  @Field(() => Int)
  version!: number;
}

@InputType()
export class CreateOrgUnitInput {
  @Field(() => String, { description: 'branch or team' })
  @IsIn(['branch', 'team'])
  kind!: 'branch' | 'team';

  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name!: string;

  @Field(() => ID, { nullable: true, description: 'What it belongs to' })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;
}

@InputType()
export class CreatePostInput {
  @Field(() => ID)
  @IsUUID()
  unitId!: string;

  @Field(() => ID)
  @IsUUID()
  roleId!: string;

  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  title!: string;
}

@InputType()
export class RenameInput {
  @Field(() => Int, { description: 'The version that the caller saw' })
  @IsInt()
  version!: number;

  @Field()
  @IsString()
  @Matches(/\S/, { message: 'must not be empty' })
  @MaxLength(60)
  name!: string;
}

@InputType()
export class ReportsToInput {
  @Field(() => Int, { description: 'The version that the caller saw' })
  @IsInt()
  version!: number;

  @Field(() => ID, { nullable: true, description: 'The post above; null where none is' })
  @IsOptional()
  @IsUUID()
  reportsToId?: string | null;
}

@InputType()
export class HoldPostInput {
  @Field(() => ID)
  @IsUUID()
  personId!: string;

  @Field(() => ID)
  @IsUUID()
  postId!: string;

  @Field({ description: 'First day, YYYY-MM-DD' })
  @Matches(day)
  startsOn!: string;

  @Field(() => String, { nullable: true, description: 'Last day; left out while it is open' })
  @IsOptional()
  @Matches(day)
  endsOn?: string | null;
}

export const CreateOrgUnitResult = createUnionType({
  name: 'CreateOrgUnitResult',
  types: () => [OrgUnitType, InvalidInput] as const,
});

export const CreatePostResult = createUnionType({
  name: 'CreatePostResult',
  types: () => [PostType, InvalidInput] as const,
});

export const HoldPostResult = createUnionType({
  name: 'HoldPostResult',
  types: () => [PostType, NotFound, InvalidInput] as const,
});

export const EndHoldingResult = createUnionType({
  name: 'EndHoldingResult',
  types: () => [PostType, NotFound, InvalidInput, LastAdministrator] as const,
});

export const RenameOrgUnitResult = createUnionType({
  name: 'RenameOrgUnitResult',
  types: () => [OrgUnitType, NotFound, ChangedMeanwhile, InvalidInput] as const,
});

export const RenamePostResult = createUnionType({
  name: 'RenamePostResult',
  types: () => [PostType, NotFound, ChangedMeanwhile] as const,
});

export const SetReportsToResult = createUnionType({
  name: 'SetReportsToResult',
  types: () => [PostType, NotFound, ChangedMeanwhile, InvalidInput] as const,
});
