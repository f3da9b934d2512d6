import { Fen } from '@kefu/office/money';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf } from '@kefu/platform/paging';
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type OrderState, OrderStates } from '../order/franchise-order.types.ts';
import { columnRoles } from './form-words.ts';
import { type FormFaultCode, formFaultCodes } from './order-form.ts';

const enumOf = <Key extends string>(keys: readonly Key[]): Record<Key, Key> =>
  Object.fromEntries(keys.map((key) => [key, key])) as Record<Key, Key>;

export const FormStates = enumOf(['READING', 'REFUSED', 'READY', 'ENTERED', 'SKIPPED'] as const);
registerEnumType(FormStates, { name: 'OrderFormState' });
export type FormState = keyof typeof FormStates;
export const FormFaultCodes = enumOf(formFaultCodes);
registerEnumType(FormFaultCodes, { name: 'OrderFormFaultCode' });
export const FormColumnRoles = enumOf(columnRoles);
registerEnumType(FormColumnRoles, { name: 'OrderFormColumnRole', description: 'What a column of a form holds' });
export const CandidateReasons = enumOf([
  'CERTIFICATE',
  'NUMBER',
  'PHONE',
  'NAME_IN_FORM',
  'SIMILAR_NAME',
  'SAME_CITY',
] as const);
registerEnumType(CandidateReasons, { name: 'CandidateReason' });
export const FormDecisions = enumOf(['NEW', 'ADD', 'REPLACE', 'SKIP'] as const);
registerEnumType(FormDecisions, {
  name: 'OrderFormDecision',
  description:
    'NEW where there is no order yet; where there is: add to it, put the form in its place, or skip the form',
});
export type FormDecision = keyof typeof FormDecisions;

/** What is wrong with a cell. */
@ObjectType()
export class OrderFormFault {
  @Field()
  sheet!: string;

  @Field({ description: 'Such as H12; empty for the form as a whole' })
  cell!: string;

  @Field(() => FormFaultCodes)
  code!: FormFaultCode;

  @Field({ description: 'What stands in the cell' })
  shown!: string;

  @Field({ description: 'What was expected, where that can be said' })
  expected!: string;
}

/** A franchisee that a form may be of. */
@ObjectType()
export class FormCandidate {
  @Field(() => ID)
  id!: string;

  @Field()
  number!: string;

  @Field()
  name!: string;

  @Field(() => [CandidateReasons])
  why!: string[];
}

/** Pieces and money of a category. */
@ObjectType()
export class FormCategory {
  @Field()
  category!: string;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Fen)
  amount!: number;
}

/** The order that the franchisee has for the season already. */
@ObjectType()
export class StandingOrderType {
  @Field(() => ID)
  id!: string;

  @Field()
  number!: string;

  @Field(() => OrderStates)
  state!: OrderState;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Fen)
  amount!: number;
}

/** An order form as a franchisee sent it (F3). */
@ObjectType('OrderForm')
export class OrderFormType {
  @Field(() => ID)
  id!: string;

  @Field()
  fileName!: string;

  @Field(() => FormStates)
  state!: FormState;

  @Field({ description: 'As the form says it, such as 2009AW' })
  season!: string;

  @Field({ description: 'As the form says it' })
  customer!: string;

  @Field(() => ID, { nullable: true, description: 'Nobody where a person must say whose form it is' })
  franchiseeId!: string | null;

  @Field(() => String, { nullable: true })
  franchisee!: string | null;

  @Field(() => [FormCandidate])
  candidates!: FormCandidate[];

  @Field(() => String, { nullable: true })
  orderedOn!: string | null;

  @Field(() => [OrderFormFault])
  faults!: OrderFormFault[];

  @Field(() => Int)
  faultCount!: number;

  @Field(() => [String], { description: 'Headings that nobody has said the meaning of' })
  unknownHeadings!: string[];

  @Field(() => [FormCategory])
  categories!: FormCategory[];

  @Field(() => Int)
  lineCount!: number;

  @Field(() => Int, { description: 'Pieces' })
  quantity!: number;

  @Field(() => Fen)
  amount!: number;

  @Field(() => StandingOrderType, { nullable: true, description: 'Asks whether to add, replace or skip' })
  standing!: StandingOrderType | null;

  @Field(() => String, { nullable: true, description: 'File that was entered with the very same lines' })
  sameAs!: string | null;

  @Field(() => FormDecisions, { nullable: true })
  decision!: FormDecision | null;

  @Field(() => ID, { nullable: true })
  orderId!: string | null;

  @Field()
  takenBy!: string;

  @Field(() => Date)
  takenAt!: Date;

  @Field(() => Int)
  version!: number;
}

/** How many forms stand where. */
@ObjectType()
export class FormCount {
  @Field(() => FormStates)
  state!: FormState;

  @Field(() => Int)
  count!: number;

  @Field(() => Int, {
    description: 'Of them, those that ask a person: whose, or what to do with an order that is there',
  })
  asking!: number;
}

@ObjectType()
export class OrderFormConnection extends connectionOf(OrderFormType) {}

@ObjectType()
export class OrderFormsTaken {
  @Field(() => ID)
  batchId!: string;

  @Field(() => Int)
  count!: number;
}

export const OrderFormResult = createUnionType({
  name: 'OrderFormResult',
  types: () => [OrderFormType, NotFound, ChangedMeanwhile, WrongState, InvalidInput] as const,
});

/** A form that was not entered. */
@ObjectType()
export class FormNotEntered {
  @Field(() => ID)
  formId!: string;

  @Field({
    description: 'NOT_FOUND, CHANGED_MEANWHILE, WRONG_STATE, WHOSE_FORM, ORDER_EXISTS, ORDER_LOCKED, GOODS_MOVED',
  })
  code!: string;
}

/** What became of forms that were to be entered. */
@ObjectType()
export class FormsEntered {
  @Field(() => Int)
  entered!: number;

  @Field(() => Int)
  skipped!: number;

  @Field(() => [FormNotEntered], { description: 'Those that stay, each with why' })
  left!: FormNotEntered[];
}
