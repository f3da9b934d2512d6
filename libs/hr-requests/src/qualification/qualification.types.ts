import { ChangedMeanwhile, InvalidInput, NotFound, SeenInput, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import {
  type QualificationKind,
  type QualificationState,
  qualificationKinds,
  qualificationStates,
} from './qualification.entity.ts';

const enumOf = (values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value) => [value, value]));
export const QualificationKinds = enumOf(qualificationKinds);
export const QualificationStates = enumOf(qualificationStates);
registerEnumType(QualificationKinds, { name: 'QualificationKind', description: 'A degree in progress is no degree' });
registerEnumType(QualificationStates, {
  name: 'QualificationState',
  description: '`asked`: something is ambiguous, and the person is asked',
});

/** What somebody can do and has learnt, as far as it is proven (H3). */
@ObjectType('Qualification')
export class QualificationType {
  @Field(() => ID)
  id!: string;

  @Field(() => QualificationKinds)
  kind!: QualificationKind;

  @Field()
  title!: string;

  @Field()
  institution!: string;

  @Field(() => String, { nullable: true, description: 'When it was obtained, or is going to be' })
  obtainedOn!: string | null;

  @Field(() => QualificationStates)
  state!: QualificationState;

  @Field(() => String, { nullable: true, description: 'What HR wants to know' })
  question!: string | null;

  @Field(() => String, { nullable: true })
  answer!: string | null;

  @Field(() => String, { nullable: true })
  decidedByName!: string | null;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class ClaimQualificationInput {
  @Field(() => ID, { nullable: true, description: 'Left out for another one' })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the caller saw' })
  @IsOptional()
  @IsInt()
  version?: number | null;

  @Field(() => QualificationKinds)
  @IsIn(qualificationKinds)
  kind!: QualificationKind;

  @Field()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  title!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  institution?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  obtainedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'The answer to what HR asked' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  answer?: string | null;
}

export const judgements = ['verified', 'refused', 'asked'] as const;
export type Judgement = (typeof judgements)[number];
export const Judgements = enumOf(judgements);
registerEnumType(Judgements, { name: 'QualificationJudgement' });

@InputType()
export class JudgeQualificationInput extends SeenInput {
  @Field(() => Judgements)
  @IsIn(judgements)
  judgement!: Judgement;

  @Field(() => String, { nullable: true, description: 'What is asked; needed for `asked`' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  question?: string | null;
}

export const QualificationResult = createUnionType({
  name: 'QualificationResult',
  types: () => [QualificationType, InvalidInput, NotFound, ChangedMeanwhile, WrongState] as const,
});
