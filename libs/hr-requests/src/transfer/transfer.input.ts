import { SeenInput } from '@kefu/platform/errors';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** A draft as far as it is written; everything is said anew. */
@InputType()
export class SaveTransferInput {
  @Field(() => ID, { nullable: true, description: 'Left out for a new draft' })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the caller saw; left out for a new draft' })
  @IsOptional()
  @IsInt()
  version?: number | null;

  @Field(() => ID, { nullable: true, description: 'The holding of the post that is to be left' })
  @IsOptional()
  @IsUUID()
  fromHoldingId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  toPostId?: string | null;

  @Field(() => String, { nullable: true, description: 'From which day on, YYYY-MM-DD' })
  @IsOptional()
  @Matches(day)
  desiredOn?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string | null;

  @Field(() => String, { nullable: true, description: 'What speaks for them' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  strengths?: string | null;
}

@InputType()
export class ScheduleTransferInput extends SeenInput {
  @Field({ description: 'The first day in the new post, YYYY-MM-DD' })
  @Matches(day)
  effectiveOn!: string;
}

@InputType()
export class NameSuccessorInput {
  @Field(() => ID, { description: 'The request' })
  @IsUUID()
  id!: string;

  @Field({ description: 'Kind of the work, as the mirror names it' })
  @IsString()
  @MaxLength(50)
  kind!: string;

  @Field(() => ID, { nullable: true, description: 'Null takes the name back' })
  @IsOptional()
  @IsUUID()
  personId?: string | null;
}
