import { Fen } from '@kefu/office/money';
import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsUUID } from 'class-validator';

export const AmountGroups = {
  SEASON: 'SEASON',
  CATEGORY: 'CATEGORY',
  MONTH: 'MONTH',
  FRANCHISEE: 'FRANCHISEE',
  POOL: 'POOL',
};
registerEnumType(AmountGroups, {
  name: 'OrderAmountGroup',
  description: 'MONTH is the month in which the delivery window ends',
});
export type AmountGroup = keyof typeof AmountGroups;

/** What was ordered of a season, category, month or by a franchisee (F1). */
@ObjectType()
export class OrderAmount {
  @Field({ description: 'Id of the season or franchisee; otherwise the word itself' })
  key!: string;

  @Field()
  label!: string;

  @Field(() => Int)
  orders!: number;

  @Field(() => Int)
  lines!: number;

  @Field(() => Int, { description: 'Pieces' })
  quantity!: number;

  @Field(() => Fen)
  amount!: number;
}

@ArgsType()
export class OrderAmountsArgs {
  @Field(() => AmountGroups)
  @IsEnum(AmountGroups)
  by!: AmountGroup;

  @Field(() => ID, { nullable: true, description: 'Left out: every season' })
  @IsOptional()
  @IsUUID()
  seasonId?: string | null;
}
