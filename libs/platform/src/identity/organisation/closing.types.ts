import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsISO8601, Matches } from 'class-validator';
import { ChangedMeanwhile, Failure, NotFound, WrongState } from '../../errors/index.ts';
import { OrgUnitType, PostType } from './organisation.types.ts';

/** One thing that stands in the way of a closing. */
@ObjectType()
export class ClosingObstacle {
  @Field({ description: 'holder, unit, or the kind of the work that is open: task, trader, transmittal…' })
  kind!: string;

  @Field(() => Int)
  count!: number;

  @Field(() => [String], { description: 'Names of the first of them, where they have names' })
  names!: string[];
}

/** It cannot be closed yet: everything that stands in the way, at once. */
@ObjectType({ implements: () => [Failure] })
export class StillInUse extends Failure {
  @Field(() => [ClosingObstacle])
  obstacles!: ClosingObstacle[];

  static of(obstacles: readonly ClosingObstacle[]): StillInUse {
    return Object.assign(new StillInUse(), {
      code: 'STILL_IN_USE',
      message: obstacles.map(({ kind, count }) => `${kind}: ${count}`).join('; '),
      obstacles,
    });
  }
}

@InputType()
export class CloseInput {
  @Field(() => Int, { description: 'The version that the caller saw' })
  @IsInt()
  version!: number;

  @Field({ description: 'The first day on which it is closed, YYYY-MM-DD; may lie ahead' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  closedOn!: string;
}

export const CloseOrgUnitResult = createUnionType({
  name: 'CloseOrgUnitResult',
  types: () => [OrgUnitType, NotFound, ChangedMeanwhile, WrongState, StillInUse] as const,
});

export const ClosePostResult = createUnionType({
  name: 'ClosePostResult',
  types: () => [PostType, NotFound, ChangedMeanwhile, WrongState, StillInUse] as const,
});

export const ReopenOrgUnitResult = createUnionType({
  name: 'ReopenOrgUnitResult',
  types: () => [OrgUnitType, NotFound, ChangedMeanwhile, WrongState] as const,
});

export const ReopenPostResult = createUnionType({
  name: 'ReopenPostResult',
  types: () => [PostType, NotFound, ChangedMeanwhile, WrongState] as const,
});
