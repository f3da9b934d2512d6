import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator';

@InputType()
export class HrAnswerInput {
  @Field({ description: 'Key of a field' })
  @Matches(/^[a-z][A-Za-z0-9]{0,49}$/)
  key!: string;

  @Field(() => String, { nullable: true, description: 'Null keeps what is sealed; empty takes it out' })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  value?: string | null;
}

/** A draft as far as it is written; everything is said anew, but what is sealed. */
@InputType()
export class SaveFormRequestInput {
  @Field(() => ID, { nullable: true, description: 'Left out for a new draft' })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the caller saw; left out for a new draft' })
  @IsOptional()
  @IsInt()
  version?: number | null;

  @Field(() => ID, { description: 'Key of the kind' })
  @Matches(/^[a-z][A-Za-z0-9]{0,49}$/)
  kind!: string;

  @Field(() => [HrAnswerInput])
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => HrAnswerInput)
  answers!: HrAnswerInput[];
}
