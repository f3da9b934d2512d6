import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

/** A step of the ladder of reminders (S18). */
@ObjectType()
export class DunningStep {
  @Field(() => Int, { description: 'Since the day on which a fee is due; less than nought before' })
  days!: number;

  @Field(() => ID)
  templateId!: string;

  @Field()
  template!: string;

  @Field({ description: 'Whether its words may leave' })
  approved!: boolean;
}

@ObjectType()
export class DunningWords {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;
}

@ObjectType()
export class DunningLadder {
  @Field(() => [DunningStep], { description: 'The earliest first' })
  steps!: DunningStep[];

  @Field(() => [DunningWords], { description: 'Words that a step may use' })
  templates!: DunningWords[];
}

@InputType()
export class SetDunningStepInput {
  @Field(() => Int)
  @IsInt()
  @Min(-60)
  @Max(365)
  days!: number;

  @Field(() => ID, { nullable: true, description: 'Left out: the step is taken away' })
  @IsOptional()
  @IsUUID()
  templateId?: string | null;
}

export const DunningLadderResult = createUnionType({
  name: 'DunningLadderResult',
  types: () => [DunningLadder, InvalidInput, NotFound] as const,
});
