import { ChangedMeanwhile, NotFound, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import {
  type AnswerChannel,
  AnswerChannels,
  answerChannels,
  type RenewalAnswerKind,
  RenewalAnswerKinds,
  renewalAnswers,
} from '../renewal/renewal-answer.ts';
import { RenewalAnswer } from '../renewal/renewal-queue.types.ts';

@InputType()
export class RenewalAnswerInput {
  @Field(() => ID)
  @IsUUID()
  termId!: string;

  @Field(() => Int, { description: 'The version of the term that was read' })
  @IsInt()
  version!: number;

  @Field(() => RenewalAnswerKinds)
  @IsIn(renewalAnswers)
  answer!: RenewalAnswerKind;

  @Field(() => AnswerChannels)
  @IsIn(answerChannels)
  channel!: AnswerChannel;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string | null;

  @Field(() => Int, { nullable: true, description: 'For how long a yes renews; 1 where it is left out' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10)
  years?: number | null;
}

export const RenewalAnswerResult = createUnionType({
  name: 'RenewalAnswerResult',
  types: () => [RenewalAnswer, NotFound, WrongState, ChangedMeanwhile] as const,
});
