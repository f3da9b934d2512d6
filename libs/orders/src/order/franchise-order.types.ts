import { AvailableTransition, CaseFacts, TransitionBlocked } from '@kefu/office/lifecycle';
import { Fen } from '@kefu/office/money';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
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
import type { OrderPool } from './franchise-order.entity.ts';

export const OrderPools = { MAIN: 'MAIN', LATE: 'LATE', NEW_CUSTOMER: 'NEW_CUSTOMER' };
registerEnumType(OrderPools, { name: 'OrderPool', description: 'Lines that are served together (F8)' });
export const OrderKinds = { ORIGINAL: 'ORIGINAL', DIFFERENCE: 'DIFFERENCE' };
registerEnumType(OrderKinds, { name: 'FranchiseOrderKind' });
export const OrderStates = { DRAFT: 'DRAFT', LOCKED: 'LOCKED', CONSOLIDATED: 'CONSOLIDATED', PLACED: 'PLACED' };
registerEnumType(OrderStates, { name: 'FranchiseOrderState' });
export type OrderState = keyof typeof OrderStates;

/** An order of a franchisee for a season (F3). */
@ObjectType('FranchiseOrder')
export class FranchiseOrderType extends CaseFacts {
  @Field()
  number!: string;

  @Field(() => ID)
  seasonId!: string;

  @Field({ description: 'Such as 2009AW' })
  season!: string;

  @Field(() => ID)
  franchiseeId!: string;

  @Field()
  franchiseeNumber!: string;

  @Field()
  franchisee!: string;

  @Field(() => OrderKinds)
  kind!: 'ORIGINAL' | 'DIFFERENCE';

  @Field(() => OrderPools)
  pool!: OrderPool;

  @Field()
  orderedOn!: string;

  @Field(() => Int)
  lineCount!: number;

  @Field(() => Int, { description: 'Pieces' })
  quantity!: number;

  @Field(() => Fen)
  amount!: number;

  @Field(() => String, { nullable: true })
  enteredBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Who did the second check' })
  checkedBy!: string | null;

  @Field({ description: 'Whether the caller entered it, and so cannot check it' })
  mine!: boolean;

  @Field(() => String, { nullable: true, description: 'Name of the file that it came from' })
  fileName!: string | null;
}

/** One SKU of an order with its window. */
@ObjectType('FranchiseOrderLine')
export class OrderLineType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  skuId!: string;

  @Field({ description: '款號-色號-尺碼' })
  sku!: string;

  @Field()
  style!: string;

  @Field()
  styleName!: string;

  @Field()
  category!: string;

  @Field()
  colourCode!: string;

  @Field()
  colour!: string;

  @Field()
  size!: string;

  @Field()
  windowFrom!: string;

  @Field()
  windowTo!: string;

  @Field(() => OrderPools)
  pool!: OrderPool;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Fen)
  price!: number;

  @Field(() => Int)
  delivered!: number;

  @Field(() => Int)
  allocated!: number;

  @Field(() => Int)
  cancelled!: number;

  @Field(() => Int)
  substituted!: number;

  @Field(() => Int)
  open!: number;

  @Field(() => Int)
  version!: number;
}

/** An order with its lines and what may be done with it. */
@ObjectType()
export class FranchiseOrderRecord {
  @Field(() => FranchiseOrderType)
  order!: FranchiseOrderType;

  @Field(() => [OrderLineType], { description: 'By style, colour and size' })
  lines!: OrderLineType[];

  @Field(() => [AvailableTransition])
  transitions!: AvailableTransition[];
}

@ObjectType()
export class FranchiseOrderConnection extends connectionOf(FranchiseOrderType) {
  @Field(() => Int, { description: 'How many fit the filter' })
  totalCount!: number;
}

@ArgsType()
export class FranchiseOrdersArgs extends PageArgs {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  seasonId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  franchiseeId?: string | null;

  @Field(() => OrderStates, { nullable: true })
  @IsOptional()
  @IsEnum(OrderStates)
  state?: OrderState | null;

  @Field(() => OrderPools, { nullable: true })
  @IsOptional()
  @IsEnum(OrderPools)
  pool?: OrderPool | null;

  @Field(() => String, { nullable: true, description: 'Part of a number or the franchisee’s name, pinyin or initials' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  text?: string | null;
}

@InputType()
export class MoveFranchiseOrderInput {
  @Field(() => ID)
  @IsUUID()
  orderId!: string;

  @Field(() => Int, { description: 'Version that the caller saw' })
  @IsInt()
  version!: number;

  @Field()
  @IsString()
  @MaxLength(50)
  transition!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;
}

@InputType()
export class DifferenceLineInput {
  @Field(() => ID)
  @IsUUID()
  skuId!: string;

  @Field({ description: 'First day of the delivery window' })
  @IsString()
  @MaxLength(10)
  from!: string;

  @Field({ description: 'Last day of the delivery window' })
  @IsString()
  @MaxLength(10)
  to!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(100_000)
  quantity!: number;
}

@InputType()
export class OrderDifferenceInput {
  @Field(() => ID, { description: 'The order that was consolidated' })
  @IsUUID()
  orderId!: string;

  @Field(() => [DifferenceLineInput])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => DifferenceLineInput)
  lines!: DifferenceLineInput[];
}

@InputType()
export class CancelLineInput {
  @Field(() => ID)
  @IsUUID()
  lineId!: string;

  @Field(() => Int, { description: 'Version that the caller saw' })
  @IsInt()
  version!: number;

  @Field(() => Int, { description: 'Pieces that will not come' })
  @IsInt()
  @Min(1)
  @Max(100_000)
  quantity!: number;
}

@InputType()
export class CancelOrderLinesInput {
  @Field(() => ID)
  @IsUUID()
  orderId!: string;

  @Field(() => [CancelLineInput])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => CancelLineInput)
  lines!: CancelLineInput[];

  @Field()
  @IsString()
  @MaxLength(500)
  reason!: string;
}

export const FranchiseOrderResult = createUnionType({
  name: 'FranchiseOrderResult',
  types: () => [FranchiseOrderRecord, NotFound, WrongState, ChangedMeanwhile, InvalidInput, TransitionBlocked] as const,
});
