import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDate,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
} from 'class-validator';
import { InvalidInput, NotFound } from '../errors/index.ts';

/** An integration's key, without its secret. */
@ObjectType('ApiKey')
export class ApiKeyType {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  @Field({ description: 'How the key begins, to tell keys apart' })
  prefix!: string;

  @Field(() => [String], { description: 'What the key may do' })
  permissions!: string[];

  @Field(() => [ID], { nullable: true, description: 'Branches that it is confined to; null is every row' })
  branchIds!: string[] | null;

  @Field()
  createdByName!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  expiresAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'To half a minute' })
  lastUsedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  revokedAt!: Date | null;
}

@InputType()
export class CreateApiKeyInput {
  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name!: string;

  @Field(() => [String], { description: 'At most what you may do yourself' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsString({ each: true })
  permissions!: string[];

  @Field(() => [ID], { nullable: true, description: 'Branches to confine the key to; null is every row' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  branchIds?: string[] | null;

  @Field(() => Date, { nullable: true })
  @IsOptional()
  @IsDate()
  expiresAt?: Date | null;
}

/** A fresh key. Its secret is shown this once and kept nowhere. */
@ObjectType()
export class ApiKeyCreated {
  @Field(() => ApiKeyType)
  key!: ApiKeyType;

  @Field({ description: 'Send it as Authorization: Bearer …' })
  secret!: string;
}

export const CreateApiKeyResult = createUnionType({
  name: 'CreateApiKeyResult',
  types: () => [ApiKeyCreated, InvalidInput] as const,
});

export const RevokeApiKeyResult = createUnionType({
  name: 'RevokeApiKeyResult',
  types: () => [ApiKeyType, NotFound] as const,
});
