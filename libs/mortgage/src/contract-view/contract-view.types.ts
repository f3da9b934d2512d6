import { Fen } from '@kefu/office/money';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { HomeOrdinal, LoanProduct } from '../contract/mortgage-contract.entity.ts';

export const HomeOrdinals = { first: 'first', second: 'second', other: 'other' };
registerEnumType(HomeOrdinals, { name: 'HomeOrdinal' });
export const LoanProducts = { commercial: 'commercial', providentFund: 'providentFund', combination: 'combination' };
registerEnumType(LoanProducts, { name: 'LoanProduct' });
export const ContractStates = { open: 'open', cancelled: 'cancelled' };
registerEnumType(ContractStates, { name: 'MortgageContractState' });

/** A team of the mortgage desk. */
@ObjectType()
export class MortgageTeam {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;
}

/** Somebody who bought (S7). */
@ObjectType()
export class MortgageBuyerType {
  @Field(() => Int, { description: '1 is whom the office calls' })
  position!: number;

  @Field()
  name!: string;

  @Field(() => String, { nullable: true })
  phoneMasked!: string | null;
}

/** A contract of sale (S6). */
@ObjectType('MortgageContract')
export class MortgageContractType {
  @Field(() => ID)
  id!: string;

  @Field({ description: '合同號' })
  number!: string;

  @Field()
  project!: string;

  @Field({ description: 'Building, unit and room: 3-1-501' })
  house!: string;

  @Field(() => [MortgageBuyerType])
  buyers!: MortgageBuyerType[];

  @Field(() => Int, { description: 'Hundredths of a square metre' })
  area!: number;

  @Field(() => Fen)
  price!: number;

  @Field(() => HomeOrdinals)
  home!: HomeOrdinal;

  @Field(() => LoanProducts)
  product!: LoanProduct;

  @Field(() => Fen)
  downPayment!: number;

  @Field(() => Fen)
  commercial!: number;

  @Field(() => Fen)
  providentFund!: number;

  @Field(() => Fen, { description: 'Down payment and loans less the price' })
  gap!: number;

  @Field({ description: 'Whether another open contract stands on the same house' })
  soldTwice!: boolean;

  @Field(() => Fen, { description: 'Confirmed receipts less reversals' })
  collected!: number;

  @Field(() => Fen, { description: 'Receipts that finance has not confirmed' })
  unconfirmed!: number;

  @Field()
  signedOn!: string;

  @Field(() => MortgageTeam)
  team!: MortgageTeam;

  @Field(() => String, { nullable: true })
  salesTeam!: string | null;

  @Field(() => String, { nullable: true, description: 'The mortgage specialist' })
  owner!: string | null;

  @Field()
  consultant!: string;

  @Field()
  remark!: string;

  @Field(() => ContractStates)
  state!: 'open' | 'cancelled';

  @Field(() => Int)
  version!: number;
}

@ObjectType()
export class MortgageContractConnection extends connectionOf(MortgageContractType) {
  @Field(() => Int, { description: 'How many fit the filter' })
  totalCount!: number;
}

@ArgsType()
export class MortgageContractsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Part of a number, a house, or a buyer’s name, pinyin or initials',
  })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  text?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  teamId?: string | null;

  @Field(() => LoanProducts, { nullable: true })
  @IsOptional()
  @IsEnum(LoanProducts)
  product?: LoanProduct | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those whose down payment and loans do not add up to the price',
  })
  @IsOptional()
  @IsBoolean()
  onlyGaps?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those on whose house another open contract stands' })
  @IsOptional()
  @IsBoolean()
  onlySoldTwice?: boolean | null;
}

/** What narrows the list; its file takes the same. */
export type MortgageContractFilter = Omit<MortgageContractsArgs, keyof PageArgs>;
