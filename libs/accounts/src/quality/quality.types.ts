import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf } from '@kefu/platform/paging';
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { TraderFaultState } from './trader-fault.entity.ts';

export const TraderFaultStateType: Record<TraderFaultState, TraderFaultState> = {
  open: 'open',
  mended: 'mended',
  waived: 'waived',
  signedOff: 'signedOff',
};
registerEnumType(TraderFaultStateType, { name: 'TraderFaultState', description: 'Where a fault stands (T6)' });

/** A cell of the row that a fault is in, masked where it is personal. */
@ObjectType()
export class ExcludedCell {
  @Field()
  column!: string;

  @Field({ description: 'In the language of the caller' })
  title!: string;

  @Field({ description: 'As the file had it; masked where it is personal' })
  shown!: string;

  @Field()
  personal!: boolean;

  @Field()
  faulty!: boolean;
}

/** An item of the data-quality queue (T6). */
@ObjectType('TraderFault')
export class TraderFaultType {
  @Field(() => ID)
  id!: string;

  @Field(() => TraderFaultStateType)
  state!: TraderFaultState;

  @Field()
  code!: string;

  @Field({ description: 'The fault in a few words, in the language of the caller' })
  title!: string;

  @Field()
  field!: string;

  @Field({ description: 'Title of the column, in the language of the caller' })
  fieldTitle!: string;

  @Field({ description: 'The cell, masked where it is personal' })
  shown!: string;

  @Field()
  expectation!: string;

  @Field()
  mend!: string;

  @Field({ description: 'Number and name of the trader, as far as they are known' })
  traderNumber!: string;

  @Field()
  traderName!: string;

  @Field(() => ID, { nullable: true, description: 'Null while the row is not in the register' })
  traderId!: string | null;

  @Field(() => String, { nullable: true })
  branchName!: string | null;

  @Field({ description: 'Found in the register itself, not in a row of an import: mended by changing the trader' })
  foundLater!: boolean;

  @Field(() => ID, { nullable: true })
  importRunId!: string | null;

  @Field(() => Int, { nullable: true, description: 'Line of the imported file' })
  line!: number | null;

  @Field(() => ID, { nullable: true })
  ownerId!: string | null;

  @Field(() => String, { nullable: true })
  ownerName!: string | null;

  @Field()
  note!: string;

  @Field(() => Date)
  foundAt!: Date;

  @Field(() => String, { nullable: true })
  settledByName!: string | null;

  @Field(() => String, { nullable: true })
  signedOffByName!: string | null;

  @Field(() => Int)
  version!: number;

  @Field(() => [String], {
    description: 'mend, keep, waive, take, assign, signOff, sendBack: what the caller may do next',
  })
  availableTransitions!: string[];
}

@ObjectType()
export class TraderFaultConnection extends connectionOf(TraderFaultType) {
  @Field(() => Int)
  totalCount!: number;
}

@ObjectType()
export class TraderFaultCount {
  @Field()
  code!: string;

  @Field()
  title!: string;

  @Field(() => Int)
  count!: number;
}

/** Somebody who may mend faults. */
@ObjectType()
export class TraderFaultMender {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  @Field(() => Int, { description: 'Open faults that are theirs already' })
  open!: number;
}

/** What became of an assignment. */
@ObjectType()
export class TraderFaultsAssigned {
  @Field(() => [ID])
  faultIds!: string[];

  @Field(() => [ID], { description: 'Those that are not open, out of reach, or that the person may not mend' })
  refused!: string[];
}

export const TraderFaultResult = createUnionType({
  name: 'TraderFaultResult',
  types: () => [TraderFaultType, NotFound, ChangedMeanwhile, WrongState, InvalidInput] as const,
});
