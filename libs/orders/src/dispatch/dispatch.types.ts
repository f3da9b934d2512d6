import { Fen } from '@kefu/office/money';
import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type DispatchKind, type DispatchSource, dispatchKinds, dispatchSources } from './dispatch-kinds.ts';

export const DispatchKinds = Object.fromEntries(dispatchKinds.map((kind) => [kind, kind]));
registerEnumType(DispatchKinds, { name: 'DispatchKind' });
export const DispatchSources = Object.fromEntries(dispatchSources.map((source) => [source, source]));
registerEnumType(DispatchSources, { name: 'DispatchSource' });

/** One paper with which goods left for a franchisee. */
@ObjectType()
export class DispatchNote {
  @Field(() => ID)
  id!: string;

  @Field({ description: '發貨單號' })
  number!: string;

  @Field(() => ID)
  franchiseeId!: string;

  @Field()
  franchisee!: string;

  @Field({ description: 'Business date' })
  dispatchedOn!: string;

  @Field(() => Int, { description: 'How many lines' })
  lines!: number;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Fen)
  amount!: number;

  @Field()
  enteredBy!: string;
}

@ObjectType()
export class DispatchNoteConnection extends connectionOf(DispatchNote) {}

@ArgsType()
export class DispatchNotesArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'A note’s number from its beginning, or part of the franchisee’s name',
  })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  text?: string | null;

  @Field(() => DispatchKinds, { nullable: true, description: 'Only notes with a line of this kind' })
  @IsOptional()
  @IsEnum(DispatchKinds)
  kind?: DispatchKind | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  franchiseeId?: string | null;
}

/** A SKU on a dispatch note. */
@ObjectType()
export class DispatchLine {
  @Field(() => ID)
  id!: string;

  @Field()
  sku!: string;

  @Field()
  styleName!: string;

  @Field(() => DispatchKinds)
  kind!: DispatchKind;

  @Field(() => Int, { description: 'What came back is negative' })
  quantity!: number;

  @Field(() => Fen)
  unitPrice!: number;

  @Field(() => Fen)
  amount!: number;

  @Field(() => DispatchSources, { nullable: true })
  source!: DispatchSource | null;

  @Field(() => String, { nullable: true, description: 'The ordered SKU that it stands for' })
  original!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it counts into the execution of an order; null where it serves none',
  })
  counts!: boolean | null;

  @Field()
  remark!: string;
}

/** An order line for which goods are held and wait to leave. */
@ObjectType()
export class HeldLine {
  @Field(() => ID)
  orderLineId!: string;

  @Field(() => ID)
  franchiseeId!: string;

  @Field()
  franchisee!: string;

  @Field()
  sku!: string;

  @Field()
  styleName!: string;

  @Field()
  windowFrom!: string;

  @Field()
  windowTo!: string;

  @Field(() => Int)
  ordered!: number;

  @Field(() => Int)
  delivered!: number;

  @Field(() => Int, { description: 'Held in the warehouse for it' })
  held!: number;
}

/** A franchisee for whom goods are held. */
@ObjectType()
export class HeldFor {
  @Field(() => ID)
  franchiseeId!: string;

  @Field()
  franchisee!: string;

  @Field(() => Int)
  lines!: number;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Fen)
  amount!: number;
}

/** What was dispatched of a kind in a time, and its share of all (F5). */
@ObjectType()
export class DispatchShare {
  @Field(() => DispatchKinds)
  kind!: DispatchKind;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Fen)
  amount!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Of the amount of all kinds, an exact decimal; null where nothing left',
  })
  share!: string | null;
}

@InputType()
export class DispatchHeldLineInput {
  @Field(() => ID)
  @IsUUID()
  orderLineId!: string;

  @Field(() => Int, { description: 'At most what is held' })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  quantity!: number;
}

@InputType()
export class DispatchHeldInput {
  @Field(() => ID)
  @IsUUID()
  franchiseeId!: string;

  @Field(() => [DispatchHeldLineInput], { nullable: true, description: 'All that is held for it by default' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => DispatchHeldLineInput)
  lines?: DispatchHeldLineInput[] | null;
}

export const DispatchNoteResult = createUnionType({
  name: 'DispatchNoteResult',
  types: () => [DispatchNote, InvalidInput, NotFound] as const,
});
