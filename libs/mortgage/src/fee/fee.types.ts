import { Fen } from '@kefu/office/money';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

/** An enum of GraphQL from its keys. */
export const enumOf = <Key extends string>(...keys: readonly Key[]): Record<Key, Key> =>
  Object.fromEntries(keys.map((key) => [key, key])) as Record<Key, Key>;

export const FeeKinds = enumOf('deedTax', 'maintenanceFund', 'registration', 'areaDifference');
registerEnumType(FeeKinds, { name: 'MortgageFeeKind' });
export const FeeStates = enumOf('assessed', 'notified', 'partial', 'paid', 'waived', 'proved', 'cancelled');
registerEnumType(FeeStates, { name: 'MortgageFeeState' });

/** A reminder of a fee, which it may share with others of its contract (S18). */
@ObjectType()
export class FeeReminder {
  @Field(() => Int, { description: 'Its step: days since the fee was due, less than nought before' })
  days!: number;

  @Field()
  on!: string;

  @Field({ description: 'As the message ledger calls it: planned, delivered, suppressed …' })
  state!: string;
}

/** What is due on a contract of one kind (S18). */
@ObjectType()
export class MortgageFee {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  contractId!: string;

  @Field()
  contractNumber!: string;

  @Field()
  buyer!: string;

  @Field()
  team!: string;

  @Field(() => FeeKinds)
  kind!: keyof typeof FeeKinds;

  @Field(() => FeeStates)
  state!: keyof typeof FeeStates;

  @Field(() => Fen)
  amount!: number;

  @Field(() => Fen)
  paid!: number;

  @Field(() => Fen, { description: 'Paid and not owed: finance gives it back or carries it to another fee' })
  over!: number;

  @Field({ description: 'By its rule the buyer pays it elsewhere and brings the proof' })
  paidDirectly!: boolean;

  @Field(() => String, { nullable: true, description: 'Number of the receipt of what was paid elsewhere' })
  proof!: string | null;

  @Field(() => String, { nullable: true })
  provedOn!: string | null;

  @Field(() => Fen, { nullable: true, description: 'Of the deed tax: the price without VAT' })
  base!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of the deed tax: thousandths of the base' })
  permille!: number | null;

  @Field()
  assessedOn!: string;

  @Field()
  dueOn!: string;

  @Field(() => String, { nullable: true })
  notifiedOn!: string | null;

  @Field(() => Int, { description: 'Calendar days since it was due; less than nought before' })
  overdueDays!: number;

  @Field(() => [FeeReminder], { description: 'The latest first' })
  reminders!: FeeReminder[];

  @Field(() => ID, { nullable: true, description: 'A waiver that nobody has decided' })
  waiverId!: string | null;

  @Field(() => String, { nullable: true })
  waiverReason!: string | null;

  @Field(() => Int)
  version!: number;
}

@ObjectType()
export class MortgageFeeConnection extends connectionOf(MortgageFee) {}

@ArgsType()
export class MortgageFeesArgs extends PageArgs {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  contractId?: string | null;

  @Field(() => FeeStates, { nullable: true })
  @IsOptional()
  @IsEnum(FeeStates)
  state?: keyof typeof FeeStates | null;

  @Field(() => FeeKinds, { nullable: true })
  @IsOptional()
  @IsEnum(FeeKinds)
  kind?: keyof typeof FeeKinds | null;

  @Field(() => Int, { nullable: true, description: 'Only open ones that are overdue by so many days or more' })
  @IsOptional()
  @IsInt()
  @Min(-3650)
  @Max(36_500)
  overdueFrom?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those of which something is over' })
  @IsOptional()
  @IsBoolean()
  over?: boolean | null;
}

/** What narrows the list; its file takes the same. */
export type MortgageFeeFilter = Omit<MortgageFeesArgs, keyof PageArgs>;

/** What is open of one kind, by how long it is overdue: the days since it was due. */
@ObjectType()
export class FeeAgeing {
  @Field(() => FeeKinds)
  kind!: keyof typeof FeeKinds;

  @Field(() => Fen, { description: 'Not due yet' })
  notDue!: number;

  @Field(() => Fen, { description: '0 to 30 days' })
  to30!: number;

  @Field(() => Fen, { description: '31 to 60 days' })
  to60!: number;

  @Field(() => Fen, { description: '61 to 90 days' })
  to90!: number;

  @Field(() => Fen, { description: 'More than 90 days' })
  over90!: number;

  @Field(() => Int, { description: 'Open fees' })
  count!: number;
}

@InputType()
export class PayMortgageFeeInput {
  @Field(() => ID)
  @IsUUID()
  feeId!: string;

  @Field({ description: 'Number of the receipt or transfer; the same one twice counts once' })
  @IsString()
  @MaxLength(60)
  reference!: string;

  @Field(() => Fen, { description: 'Less than nought for what was given back' })
  @IsInt()
  amount!: number;

  @Field()
  @IsString()
  @MaxLength(10)
  paidOn!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'The buyer really paid more than is owed; otherwise more is refused',
  })
  @IsOptional()
  @IsBoolean()
  overpaid?: boolean | null;
}

export const MortgageFeeResult = createUnionType({
  name: 'MortgageFeeResult',
  types: () => [MortgageFee, InvalidInput, NotFound, WrongState, ChangedMeanwhile] as const,
});
