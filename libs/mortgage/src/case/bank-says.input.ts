import { Fen } from '@kefu/office/money';
import { SeenInput } from '@kefu/platform/errors';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsInt, IsUUID, Matches, Max, Min } from 'class-validator';
import { day, mostFen } from './mortgage-case.input.ts';

/** What a bank decided of one loan. */
@InputType()
export class DecideApplicationInput extends SeenInput {
  @Field(() => ID)
  @IsUUID()
  applicationId!: string;

  @Field(() => Fen, { description: 'Nought: it was rejected' })
  @IsInt()
  @Min(0)
  @Max(mostFen)
  approvedFen!: number;

  @Field({ description: 'The bank’s day, YYYY-MM-DD' })
  @Matches(day)
  decidedOn!: string;
}

/** What a bank says that it has paid out of one loan, altogether. */
@InputType()
export class DisburseApplicationInput extends SeenInput {
  @Field(() => ID)
  @IsUUID()
  applicationId!: string;

  @Field(() => Fen, { description: 'Altogether, with what was told before' })
  @IsInt()
  @Min(1)
  @Max(mostFen)
  disbursedFen!: number;

  @Field({ description: 'The bank’s day, YYYY-MM-DD' })
  @Matches(day)
  disbursedOn!: string;
}
