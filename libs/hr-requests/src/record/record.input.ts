import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { type IssuedKind, issuedKinds } from './issued-item.entity.ts';
import { IssuedKinds } from './record.types.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;

@InputType()
export class SetEmploymentInput {
  @Field(() => ID)
  @IsUUID()
  personId!: string;

  @Field(() => Int, { description: 'The version that the caller saw; 0 where nothing was recorded' })
  @IsInt()
  @Min(0)
  version!: number;

  @Field({ description: 'YYYY-MM-DD' })
  @Matches(day)
  joinedOn!: string;

  @Field(() => String, { nullable: true, description: 'Last day on probation' })
  @IsOptional()
  @Matches(day)
  probationEndsOn?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  legalEntityId?: string | null;

  @Field(() => String, { nullable: true, description: 'Last day in the company' })
  @IsOptional()
  @Matches(day)
  leftOn?: string | null;
}

@InputType()
export class SetEstablishmentInput {
  @Field(() => ID)
  @IsUUID()
  postId!: string;

  @Field(() => Int, { description: 'The version that the caller saw; 0 where nothing was recorded' })
  @IsInt()
  @Min(0)
  version!: number;

  @Field(() => Int, { nullable: true, description: 'Null where it is not limited' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  authorised?: number | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  legalEntityId?: string | null;
}

@InputType()
export class OpenDisciplineCaseInput {
  @Field(() => ID)
  @IsUUID()
  personId!: string;

  @Field()
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  matter!: string;
}

@InputType()
export class IssueItemInput {
  @Field(() => ID)
  @IsUUID()
  personId!: string;

  @Field(() => IssuedKinds)
  @IsIn(issuedKinds)
  kind!: IssuedKind;

  @Field()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name!: string;
}
