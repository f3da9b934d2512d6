import { Fen } from '@kefu/office/money';
import { NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import type { OrderPool } from '../order/franchise-order.entity.ts';
import { OrderPools } from '../order/franchise-order.types.ts';

export const ProductionStates = { DRAFT: 'DRAFT', PLACED: 'PLACED' };
registerEnumType(ProductionStates, { name: 'ProductionOrderState' });

/** Pieces and money of a month and pool. */
@ObjectType({ isAbstract: true })
export abstract class MonthOfPool {
  @Field({ description: 'YYYY-MM in which the windows end' })
  month!: string;

  @Field(() => OrderPools)
  pool!: OrderPool;

  @Field(() => Int)
  skus!: number;

  @Field(() => Int, { description: 'Pieces' })
  quantity!: number;

  @Field(() => Fen)
  amount!: number;
}

/** What consolidating now would order from production. */
@ObjectType()
export class ConsolidationMonth extends MonthOfPool {}

/** What is locked and waits to be consolidated. */
@ObjectType()
export class ConsolidationPreview {
  @Field(() => Int)
  orders!: number;

  @Field(() => Int, { description: 'Orders that still wait for their second check' })
  unchecked!: number;

  @Field(() => Int, { description: 'Pieces' })
  quantity!: number;

  @Field(() => Fen)
  amount!: number;

  @Field(() => [ConsolidationMonth])
  months!: ConsolidationMonth[];
}

/** What production is asked to make for a month (F1). */
@ObjectType()
export class ProductionOrder extends MonthOfPool {
  @Field(() => ID)
  id!: string;

  @Field()
  number!: string;

  @Field(() => ID)
  consolidationId!: string;

  @Field(() => ProductionStates)
  state!: 'DRAFT' | 'PLACED';

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => String, { nullable: true })
  placedBy!: string | null;

  @Field(() => Date, { nullable: true })
  placedAt!: Date | null;
}

/** One act of consolidation with the orders that production was asked for by it. */
@ObjectType()
export class Consolidation {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  orders!: number;

  @Field(() => Int, { description: 'Pieces of the order lines; those of the production lines are as many' })
  quantity!: number;

  @Field(() => Fen)
  amount!: number;

  @Field()
  madeBy!: string;

  @Field(() => Date)
  madeAt!: Date;

  @Field(() => [ProductionOrder])
  productionOrders!: ProductionOrder[];
}

/** A SKU of a production order. */
@ObjectType()
export class ProductionLine {
  @Field(() => ID)
  skuId!: string;

  @Field()
  sku!: string;

  @Field()
  styleName!: string;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Fen)
  amount!: number;
}

@ObjectType()
export class ProductionLineConnection extends connectionOf(ProductionLine) {}

@ArgsType()
export class ProductionLinesArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  productionOrderId!: string;
}

export const ConsolidationResult = createUnionType({
  name: 'ConsolidationResult',
  types: () => [Consolidation, NotFound, WrongState] as const,
});
