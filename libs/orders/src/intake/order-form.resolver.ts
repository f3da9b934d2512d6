import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { FormIntakeService } from './form-intake.service.ts';
import { FormViewService } from './form-view.service.ts';
import {
  EnterFormsInput,
  OrderFormsArgs,
  SayFormCustomerInput,
  SayFormHeadingInput,
  TakeOrderFormsInput,
} from './order-form.input.ts';
import {
  FormCount,
  FormsEntered,
  OrderFormConnection,
  OrderFormResult,
  OrderFormsTaken,
  OrderFormType,
} from './order-form.types.ts';

@Resolver()
export class OrderFormResolver {
  readonly #view: FormViewService;
  readonly #intake: FormIntakeService;

  constructor(view: FormViewService, intake: FormIntakeService) {
    this.#view = view;
    this.#intake = intake;
  }

  @Permit('franchiseOrder.enter')
  @Query(() => OrderFormConnection, {
    description: 'Order forms, the newest first; those that are settled only when asked for (F3)',
  })
  orderForms(@Args() args: OrderFormsArgs): Promise<OrderFormConnection> {
    return this.#view.page(args);
  }

  @Permit('franchiseOrder.enter')
  @Query(() => [FormCount], { description: 'How many order forms stand where (F3)' })
  orderFormCounts(): Promise<FormCount[]> {
    return this.#view.counts();
  }

  @Permit('franchiseOrder.enter')
  @Query(() => OrderFormType, { nullable: true, description: 'One order form (F3)' })
  orderForm(@Args('formId', { type: () => ID }, ParseUUIDPipe) id: string): Promise<OrderFormType | undefined> {
    return this.#view.one(id);
  }

  @Permit('franchiseOrder.enter')
  @Mutation(() => OrderFormsTaken, { description: 'Takes workbooks in one go; they are read by and by (F3)' })
  takeOrderForms(@Args('input') input: TakeOrderFormsInput): Promise<OrderFormsTaken> {
    return this.#intake.take(input);
  }

  @Permit('franchiseOrder.enter')
  @Mutation(() => OrderFormResult, { description: 'Says whose form it is (F3)' })
  sayFormCustomer(@Args('input') input: SayFormCustomerInput): Promise<typeof OrderFormResult> {
    return this.#intake.sayCustomer(input);
  }

  @Permit('franchiseOrder.enter')
  @Mutation(() => Int, { description: 'Says what a heading means, from now on; how many forms are read again (F3)' })
  sayFormHeading(@Args('input') input: SayFormHeadingInput): Promise<number> {
    return this.#intake.sayHeading(input);
  }

  @Permit('franchiseOrder.enter')
  @Mutation(() => Int, { description: 'Reads refused forms again; how many (F3)' })
  readOrderFormsAgain(@Args('formIds', { type: () => [ID] }) formIds: string[]): Promise<number> {
    return this.#intake.readAgain(formIds.slice(0, 500));
  }

  @Permit('franchiseOrder.enter')
  @Mutation(() => FormsEntered, {
    description: 'Enters forms as drafts that another person checks, or skips them (F3)',
  })
  enterOrderForms(@Args('input') input: EnterFormsInput): Promise<FormsEntered> {
    return this.#intake.enter(input);
  }
}
