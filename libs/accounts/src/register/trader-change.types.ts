import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { tagPattern } from './tag.ts';
import { TraderFacts } from './trader.types.ts';

/**
 * New values for a trader; what is left out stays as it is. Name, certificate, bank card and phones change by an
 * application with a second approver (T4).
 */
@InputType()
export class TraderChange {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  branchId?: string | null;

  @Field(() => String, { nullable: true, description: 'Empty: there is none' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  marketOwner?: string | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  priority?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Empty: there is none' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  seatNumber?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  remark?: string | null;
}

@InputType()
export class TraderTagsInput {
  @Field(() => [ID], { description: 'At most 500 traders' })
  @IsUUID('all', { each: true })
  @ArrayMaxSize(500)
  traderIds!: string[];

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @Matches(tagPattern, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(20)
  add?: string[] | null;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @Matches(tagPattern, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(20)
  remove?: string[] | null;
}

/** What became of a classification. */
@ObjectType()
export class TagsChanged {
  @Field(() => [ID], { description: 'The traders whose tags are different now' })
  traderIds!: string[];
}

/** Fields that are stored sealed. */
export const SealedFields = { certificate: 'certificate', phone: 'phone', bankCard: 'bankCard' } as const;
export type SealedField = keyof typeof SealedFields;

registerEnumType(SealedFields, { name: 'SealedTraderField' });

@ArgsType()
export class RevealArgs {
  @Field(() => ID)
  @IsUUID()
  traderId!: string;

  @Field(() => SealedFields)
  @IsIn(Object.keys(SealedFields))
  field!: SealedField;

  @Field(() => Int, { defaultValue: 1, description: 'Which phone; 1 is the main one' })
  @IsInt()
  position: number = 1;

  @Field({ description: 'Why it must be seen; kept in the audit' })
  @IsString()
  @MaxLength(500)
  reason!: string;
}

/** One field in clear, once. */
@ObjectType()
export class RevealedField {
  @Field()
  value!: string;
}

export const ChangeTraderResult = createUnionType({
  name: 'ChangeTraderResult',
  types: () => [TraderFacts, InvalidInput, ChangedMeanwhile, NotFound] as const,
  // A trader comes as the database's row, without a class.
  resolveType: (value: object) =>
    [InvalidInput, ChangedMeanwhile, NotFound].find((type) => value instanceof type) ?? TraderFacts,
});

export const RevealResult = createUnionType({
  name: 'RevealTraderFieldResult',
  types: () => [RevealedField, InvalidInput, NotFound] as const,
});
