import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf } from '@kefu/platform/paging';
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../fee/fee.types.ts';

export const PaperStates = enumOf('used', 'void', 'explained');
export type PaperState = keyof typeof PaperStates;
registerEnumType(PaperStates, {
  name: 'MortgagePaperState',
  description: '`explained`: neither used nor void, and somebody said what became of it',
});
export const CopyHolders = enumOf('buyer', 'bank', 'housingOffice', 'archive');
export type CopyHolder = keyof typeof CopyHolders;
registerEnumType(CopyHolders, { name: 'MortgageCopyHolder' });
export const Seals = enumOf('company', 'contract', 'legalPerson');
export type Seal = keyof typeof Seals;
registerEnumType(Seals, { name: 'MortgageSeal' });

/** How many originals somebody has. */
@ObjectType()
export class MortgagePaperCopies {
  @Field(() => CopyHolders)
  holder!: CopyHolder;

  @Field(() => Int)
  originals!: number;
}

/** A seal on a contract: who set it when. */
@ObjectType()
export class MortgagePaperSeal {
  @Field(() => Seals)
  seal!: Seal;

  @Field()
  sealedOn!: string;

  @Field()
  sealedBy!: string;
}

/** A number of the register of contract papers (S6). */
@ObjectType()
export class MortgagePaper {
  @Field(() => ID)
  id!: string;

  @Field()
  number!: string;

  @Field()
  project!: string;

  @Field(() => PaperStates)
  state!: PaperState;

  @Field({ description: 'Why it is void, or what became of it' })
  reason!: string;

  @Field(() => ID, { nullable: true })
  contractId!: string | null;

  @Field(() => String, { nullable: true })
  contractNumber!: string | null;

  @Field(() => ID, { nullable: true })
  caseId!: string | null;

  @Field(() => String, { nullable: true })
  house!: string | null;

  @Field()
  buyer!: string;

  @Field(() => [MortgagePaperCopies])
  copies!: MortgagePaperCopies[];

  @Field(() => [MortgagePaperSeal])
  seals!: MortgagePaperSeal[];

  @Field(() => ID, { nullable: true, description: 'The paper in the archive: shelved, lent and taken back there' })
  documentId!: string | null;

  @Field(() => Int, { nullable: true, description: 'Version of the paper in the archive' })
  documentVersion!: number | null;

  @Field({ description: 'Cabinet / row / box; empty while nobody said' })
  place!: string;

  @Field(() => String, { nullable: true })
  borrower!: string | null;

  @Field(() => String, { nullable: true })
  dueOn!: string | null;

  @Field({ description: 'Whether it should be back already' })
  overdue!: boolean;

  @Field()
  takenBy!: string;

  @Field()
  takenAt!: Date;

  @Field(() => Int)
  version!: number;
}

@ObjectType()
export class MortgagePaperConnection extends connectionOf(MortgagePaper) {}

/** Numbers that a site may use. */
@ObjectType()
export class MortgageNumberRange {
  @Field(() => ID)
  projectId!: string;

  @Field()
  project!: string;

  @Field({ description: 'What stands before the figures' })
  prefix!: string;

  @Field(() => Int)
  first!: number;

  @Field(() => Int)
  last!: number;

  @Field(() => Int, { description: 'What is taken next' })
  next!: number;

  @Field(() => Int, { description: '0: the site has no numbers yet' })
  version!: number;
}

/** Numbers before the next that are neither used, void nor explained. */
@ObjectType()
export class MortgageNumberGap {
  @Field(() => ID)
  projectId!: string;

  @Field()
  project!: string;

  @Field(() => Int)
  first!: number;

  @Field(() => Int)
  last!: number;

  @Field({ description: 'The first one as it is printed' })
  firstNumber!: string;

  @Field({ description: 'The last one as it is printed' })
  lastNumber!: string;
}

/** The numbers of every site. */
@ObjectType()
export class MortgageNumbers {
  @Field(() => [MortgageNumberRange])
  ranges!: MortgageNumberRange[];

  @Field(() => [MortgageNumberGap])
  gaps!: MortgageNumberGap[];
}

export const MortgagePaperResult = createUnionType({
  name: 'MortgagePaperResult',
  types: () => [MortgagePaper, InvalidInput, ChangedMeanwhile, WrongState, NotFound] as const,
});

export const MortgageNumbersResult = createUnionType({
  name: 'MortgageNumbersResult',
  types: () => [MortgageNumbers, InvalidInput, ChangedMeanwhile, NotFound] as const,
});
