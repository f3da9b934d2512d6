import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

/** One paper that a customer still has to bring. */
@ObjectType()
export class KitPaper {
  @Field({ description: 'Key of the type of paper' })
  type!: string;

  @Field()
  title!: string;

  @Field({ description: 'What is wrong, as a sentence' })
  lack!: string;

  @Field({ description: '`missing`, `expired`, or `wrongForm`' })
  standing!: string;

  @Field(() => String, {
    nullable: true,
    description: 'When the customer said they would bring it; a promise is no paper',
  })
  promisedOn!: string | null;
}

/** Everything that a customer still has to bring for a bank, on one trip (S16). */
@ObjectType()
export class MortgageKit {
  @Field(() => ID)
  caseId!: string;

  @Field({ description: 'Names of the banks of the attempt' })
  banks!: string;

  @Field(() => String, { nullable: true })
  interviewOn!: string | null;

  @Field(() => [KitPaper])
  papers!: KitPaper[];

  @Field({ description: 'One message with all of it; empty when nothing is missing' })
  message!: string;
}

@InputType()
export class PromisePaperInput {
  @Field(() => ID, { description: 'The case' })
  @IsUUID()
  id!: string;

  @Field({ description: 'Key of the type of paper' })
  @IsString()
  @MaxLength(50)
  type!: string;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD; null takes the promise away' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  promisedOn?: string | null;
}

export const PromisePaperResult = createUnionType({
  name: 'PromisePaperResult',
  types: () => [MortgageKit, InvalidInput, NotFound] as const,
});
