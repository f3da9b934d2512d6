import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsEnum, IsInt, IsUUID, Max, Min } from 'class-validator';
import { enumOf } from '../fee/fee.types.ts';

export const RetainedData = enumOf('papers', 'people', 'payers');
registerEnumType(RetainedData, {
  name: 'MortgageRetainedData',
  description: 'Content of papers and texts; certificates, telephones and names of people; names and cards of payers',
});
export const RetentionOutcomes = enumOf('closed', 'cancelled');
registerEnumType(RetentionOutcomes, { name: 'MortgageRetentionOutcome', description: 'How a case ended' });

/** For how long one kind of personal data is kept once a case has ended one way. */
@ObjectType()
export class MortgageRetentionRule {
  @Field(() => RetainedData)
  what!: keyof typeof RetainedData;

  @Field(() => RetentionOutcomes)
  outcome!: keyof typeof RetentionOutcomes;

  @Field(() => Int, { description: 'Since the case was closed or cancelled' })
  months!: number;

  @Field()
  changedBy!: string;

  @Field(() => Int)
  version!: number;
}

/** What of a case is due to be erased, or was. */
@ObjectType()
export class MortgageErasure {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  caseId!: string;

  @Field()
  caseNumber!: string;

  @Field()
  contractNumber!: string;

  @Field(() => RetainedData)
  what!: keyof typeof RetainedData;

  @Field(() => RetentionOutcomes)
  outcome!: keyof typeof RetentionOutcomes;

  @Field(() => Int, { description: 'Months of the rule by which it is due' })
  months!: number;

  @Field({ description: 'YYYY-MM-DD' })
  dueOn!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How many papers, people or receipts were erased; null while it is due',
  })
  count!: number | null;

  @Field(() => String, { nullable: true })
  erasedBy!: string | null;

  @Field(() => Date, { nullable: true })
  erasedAt!: Date | null;
}

/** The rules, what is due, and what was erased last. */
@ObjectType()
export class MortgageRetention {
  @Field(() => [MortgageRetentionRule])
  rules!: MortgageRetentionRule[];

  @Field(() => [MortgageErasure], { description: 'The longest due first, at most 200' })
  due!: MortgageErasure[];

  @Field(() => [MortgageErasure], { description: 'The latest first, at most 100' })
  erased!: MortgageErasure[];

  @Field()
  mayDecide!: boolean;
}

@InputType()
export class SetRetentionRuleInput {
  @Field(() => RetainedData)
  @IsEnum(RetainedData)
  what!: keyof typeof RetainedData;

  @Field(() => RetentionOutcomes)
  @IsEnum(RetentionOutcomes)
  outcome!: keyof typeof RetentionOutcomes;

  @Field(() => Int, { description: '1 to 600' })
  @IsInt()
  @Min(1)
  @Max(600)
  months!: number;

  @Field(() => Int, { description: 'The version that the caller saw' })
  @IsInt()
  @Min(1)
  version!: number;
}

@InputType()
export class EraseMortgageDataInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;
}

export const SetRetentionRuleResult = createUnionType({
  name: 'SetMortgageRetentionRuleResult',
  types: () => [MortgageRetention, InvalidInput, ChangedMeanwhile, NotFound] as const,
});
export const EraseMortgageDataResult = createUnionType({
  name: 'EraseMortgageDataResult',
  types: () => [MortgageErasure, WrongState, NotFound] as const,
});
