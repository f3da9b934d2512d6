import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsString, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { ChangedMeanwhile, InvalidInput, NotFound } from '../errors/index.ts';
import { type ScopeKind, scopeKinds } from '../permissions/index.ts';
import { LastAdministrator } from './person.types.ts';

/** A permission of a role and how far it reaches. */
@ObjectType('Grant')
export class GrantType {
  @Field()
  permission!: string;

  @Field({ description: 'own, team, branch or all' })
  scope!: string;
}

/** What a post may do (X1). */
@ObjectType('Role')
export class RoleType {
  @Field(() => ID)
  id!: string;

  @Field()
  key!: string;

  @Field()
  name!: string;

  @Field({ description: 'Made by Kefu from the job descriptions; cannot be removed' })
  builtIn!: boolean;

  @Field(() => Int)
  version!: number;

  @Field(() => Int, { description: 'People who have it today' })
  people!: number;

  @Field(() => [GrantType])
  grants!: GrantType[];
}

/** A permission that can be granted, and the scopes that make sense for it. */
@ObjectType('Permission')
export class PermissionType {
  @Field()
  key!: string;

  @Field(() => [String])
  scopes!: string[];
}

@InputType()
export class GrantInput {
  @Field()
  @IsString()
  @MaxLength(100)
  permission!: string;

  @Field(() => String, { description: 'own, team, branch or all' })
  @IsIn(scopeKinds)
  scope!: ScopeKind;
}

@InputType()
export class CreateRoleInput {
  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name!: string;
}

@InputType()
export class SetGrantsInput {
  @Field(() => Int)
  @IsInt()
  version!: number;

  @Field(() => [GrantInput])
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => GrantInput)
  grants!: GrantInput[];
}

export const CreateRoleResult = createUnionType({
  name: 'CreateRoleResult',
  types: () => [RoleType, InvalidInput] as const,
});

export const SetGrantsResult = createUnionType({
  name: 'SetGrantsResult',
  types: () => [RoleType, NotFound, ChangedMeanwhile, InvalidInput, LastAdministrator] as const,
});
