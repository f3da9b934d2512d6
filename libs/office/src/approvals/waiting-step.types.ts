import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

/** The decision that a case waits for (X3). */
@ObjectType({ isAbstract: true })
export abstract class WaitingStep {
  @Field(() => ID)
  approvalId!: string;

  @Field(() => Int)
  position!: number;

  @Field({ description: 'Key of the step' })
  step!: string;

  @Field({ description: 'The step in the caller’s language' })
  title!: string;

  @Field()
  since!: Date;

  @Field()
  escalated!: boolean;

  @Field({ description: 'Whether it waits for the caller’s decision' })
  mine!: boolean;
}
