import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { FeeService } from './fee.service.ts';
import {
  FeeAgeing,
  MortgageFeeConnection,
  MortgageFeeResult,
  MortgageFeesArgs,
  PayMortgageFeeInput,
} from './fee.types.ts';
import { FeeViewService } from './fee-view.service.ts';
import { OverpaymentService } from './overpayment.service.ts';
import { ProveMortgageFundInput, SettleFeeOverpaymentInput } from './overpayment.types.ts';

const feeId = ['feeId', { type: () => ID }, ParseUUIDPipe] as const;

@Resolver()
export class FeeResolver {
  readonly #fees: FeeService;
  readonly #view: FeeViewService;
  readonly #overpayments: OverpaymentService;

  constructor(fees: FeeService, view: FeeViewService, overpayments: OverpaymentService) {
    this.#fees = fees;
    this.#view = view;
    this.#overpayments = overpayments;
  }

  @Permit('mortgageContract.read')
  @Query(() => MortgageFeeConnection, { description: 'Fees within reach, what is due longest first (S18)' })
  mortgageFees(@Args() args: MortgageFeesArgs): Promise<MortgageFeeConnection> {
    return this.#view.page(args);
  }

  @Permit('mortgageContract.read')
  @Query(() => [FeeAgeing], { description: 'What is open within reach, by how long it is overdue (S18)' })
  mortgageFeeAgeing(): Promise<FeeAgeing[]> {
    return this.#view.ageing();
  }

  @Permit('mortgageFee.notify')
  @Mutation(() => MortgageFeeResult, { description: 'Records that the buyer was told of a fee (S18)' })
  notifyMortgageFee(@Args(...feeId) id: string): Promise<typeof MortgageFeeResult> {
    return this.#fees.notify(id);
  }

  @Permit('mortgageFee.pay')
  @Mutation(() => MortgageFeeResult, { description: 'Books what was paid of a fee, or given back (S18)' })
  payMortgageFee(@Args('input') input: PayMortgageFeeInput): Promise<typeof MortgageFeeResult> {
    return this.#fees.pay(input);
  }

  @Permit('mortgageFee.pay')
  @Mutation(() => MortgageFeeResult, {
    description: 'Gives back or carries to another fee what was paid and is not owed (S18)',
  })
  settleMortgageFeeOverpayment(@Args('input') input: SettleFeeOverpaymentInput): Promise<typeof MortgageFeeResult> {
    return this.#overpayments.settle(input);
  }

  @Permit('mortgageFee.pay')
  @Mutation(() => MortgageFeeResult, { description: 'Takes the proof of a fund that the buyer paid directly (S18)' })
  proveMortgageFund(@Args('input') input: ProveMortgageFundInput): Promise<typeof MortgageFeeResult> {
    return this.#overpayments.prove(input);
  }

  @Permit('mortgageFee.notify')
  @Mutation(() => MortgageFeeResult, { description: 'Asks that what is left of a fee be let go (S18)' })
  askMortgageFeeWaiver(@Args(...feeId) id: string, @Args('reason') reason: string): Promise<typeof MortgageFeeResult> {
    return this.#fees.askWaiver(id, reason);
  }

  @Permit('mortgageFee.decideWaiver')
  @Mutation(() => MortgageFeeResult, { description: 'Decides a waiver that somebody else asked for (S18)' })
  decideMortgageFeeWaiver(
    @Args(...feeId) id: string,
    @Args('approve') approve: boolean,
  ): Promise<typeof MortgageFeeResult> {
    return this.#fees.decideWaiver(id, approve);
  }
}
