import { AvailableTransition, CaseFacts, MoveInput, TransitionBlocked } from '@kefu/office/lifecycle';
import { Fen } from '@kefu/office/money';
import { ChangedMeanwhile, InvalidInput, NotFound, SeenInput, WrongState } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { day } from '../case/mortgage-case.input.ts';

/** What a consultant is said to have promised a customer on their own account (S28). */
@ObjectType()
export class MortgagePrivatePromiseFacts extends CaseFacts {
  @Field()
  number!: string;

  @Field(() => ID)
  caseId!: string;

  @Field()
  caseNumber!: string;

  @Field()
  house!: string;

  @Field()
  consultant!: string;

  @Field()
  promised!: string;

  @Field()
  promisedTo!: string;

  @Field({ description: 'YYYY-MM-DD' })
  promisedOn!: string;

  @Field()
  reportedAt!: Date;

  @Field({ description: 'Whether the consultant was heard' })
  heard!: boolean;
}

@ObjectType()
export class MortgagePrivatePromiseConnection extends connectionOf(MortgagePrivatePromiseFacts) {}

/** A paper of the case that bears a promise out. */
@ObjectType()
export class MortgagePrivatePromiseEvidence {
  @Field(() => ID, { description: 'The paper’s' })
  id!: string;

  @Field()
  title!: string;
}

/** A private promise with all that was said of it, and what may be done. */
@ObjectType()
export class MortgagePrivatePromise extends MortgagePrivatePromiseFacts {
  @Field(() => String, { nullable: true, description: 'Who reported it; not told to the consultant' })
  reportedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'The consultant’s own account' })
  statement!: string | null;

  @Field(() => Date, { nullable: true })
  statedAt!: Date | null;

  @Field({ description: 'Without a statement it may be upheld after this day only, YYYY-MM-DD' })
  statementUntil!: string;

  @Field(() => String, { nullable: true })
  findings!: string | null;

  @Field(() => String, { nullable: true })
  investigatedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'What is proposed once it is upheld' })
  sanction!: string | null;

  @Field(() => Fen, { nullable: true, description: 'Null: no amount, or undecided' })
  amount!: number | null;

  @Field(() => String, { nullable: true })
  decidedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Last day on which the consultant may appeal' })
  appealUntil!: string | null;

  @Field(() => String, { nullable: true, description: 'What the consultant said in the appeal' })
  appeal!: string | null;

  @Field(() => [MortgagePrivatePromiseEvidence])
  evidence!: MortgagePrivatePromiseEvidence[];

  @Field(() => String, { nullable: true, description: 'What is wrong, by the problem that it brought' })
  problem!: string | null;

  @Field(() => String, { nullable: true, description: 'What the consultant did about that problem' })
  problemAction!: string | null;

  @Field({ description: 'Whether the caller may give the statement now' })
  mayState!: boolean;

  @Field({ description: 'Whether the caller is to say what was done about the problem' })
  mayResolve!: boolean;

  @Field(() => [AvailableTransition])
  transitions!: AvailableTransition[];
}

@ArgsType()
export class MortgagePrivatePromisesArgs extends PageArgs {
  @Field(() => Boolean, { nullable: true, description: 'Only those that are not over' })
  @IsOptional()
  @IsBoolean()
  open?: boolean | null;
}

/** What a consultant is said to have promised; the case as the caller saw it. */
@InputType()
export class ReportPrivatePromiseInput extends SeenInput {
  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  promised!: string;

  @Field({ description: 'To whom' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  promisedTo!: string;

  @Field({ description: 'YYYY-MM-DD, today or earlier' })
  @Matches(day)
  promisedOn!: string;

  @Field(() => [ID], { nullable: true, description: 'Papers of the case that bear it out' })
  @IsOptional()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  documentIds?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The open problem of the case that it brought; else one is opened once it is upheld',
  })
  @IsOptional()
  @IsUUID()
  problemId?: string | null;
}

@InputType()
export class StatePrivatePromiseInput extends SeenInput {
  @Field()
  @IsString()
  @MaxLength(2000)
  statement!: string;
}

@InputType()
export class MovePrivatePromiseInput extends MoveInput {}

/** Upholds a promise, and proposes what is to follow. */
@InputType()
export class UpholdPrivatePromiseInput extends SeenInput {
  @Field({ description: 'Why it is upheld' })
  @IsString()
  @MaxLength(1000)
  reason!: string;

  @Field({ description: 'What is proposed, in words' })
  @IsString()
  @MaxLength(300)
  sanction!: string;

  @Field(() => Fen, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  amount?: number | null;
}

@InputType()
export class ResolvePrivatePromiseInput extends SeenInput {
  @Field({ description: 'What the consultant did about the problem' })
  @IsString()
  @MaxLength(1000)
  action!: string;
}

export const MortgagePrivatePromiseResult = createUnionType({
  name: 'MortgagePrivatePromiseResult',
  types: () =>
    [MortgagePrivatePromise, InvalidInput, NotFound, ChangedMeanwhile, WrongState, TransitionBlocked] as const,
});
