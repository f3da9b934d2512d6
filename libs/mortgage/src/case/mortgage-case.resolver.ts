import { NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CaseViewService } from './case-view.service.ts';
import { MoneyTodayService } from './money-today.service.ts';
import {
  MortgageBoardArgs,
  MortgageClockInput,
  MoveMortgageCaseInput,
  OverlayMortgageCaseInput,
} from './mortgage-case.input.ts';
import { MortgageCaseService } from './mortgage-case.service.ts';
import {
  MoneyToday,
  MortgageBoard,
  MortgageCaseRecord,
  MortgageCaseResult,
  OpenMortgageCaseResult,
} from './mortgage-case.types.ts';

@Resolver()
export class MortgageCaseResolver {
  readonly #view: CaseViewService;
  readonly #money: MoneyTodayService;
  readonly #cases: MortgageCaseService;

  constructor(view: CaseViewService, money: MoneyTodayService, cases: MortgageCaseService) {
    this.#view = view;
    this.#money = money;
    this.#cases = cases;
  }

  @Permit('mortgageCase.read')
  @Query(() => MortgageBoard, {
    description: 'How many cases stand where and whose time it is, with a page of them (S2)',
  })
  mortgageBoard(@Args() args: MortgageBoardArgs): Promise<MortgageBoard> {
    return this.#view.board(args);
  }

  @Permit('mortgageCase.read')
  @Query(() => MortgageCaseRecord, { nullable: true, description: 'One case with what may be done with it (S2)' })
  async mortgageCase(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<MortgageCaseRecord | null> {
    return (await this.#view.one(id)) ?? null;
  }

  @Permit('mortgageCase.work')
  @Query(() => [MoneyToday], {
    description: 'Cases ranked by the cash that one action today brings nearer; at most 50 (S2)',
  })
  mortgageMoneyToday(@Args('first', { type: () => Int, defaultValue: 20 }) first: number): Promise<MoneyToday[]> {
    return this.#money.best(Math.min(Math.max(first, 1), 50));
  }

  @Permit('mortgageCase.finance')
  @Mutation(() => OpenMortgageCaseResult, {
    description:
      'Opens the case of a contract whose confirmed down payment reaches the minimum; opened once, whoever asks (S13)',
  })
  async openMortgageCase(
    @Args('contractId', { type: () => ID }, ParseUUIDPipe) contractId: string,
  ): Promise<typeof OpenMortgageCaseResult> {
    const opened = await this.#cases.open(contractId);
    return typeof opened === 'string' ? this.#record(opened) : opened;
  }

  @Permit('mortgageCase.read')
  @Mutation(() => MortgageCaseResult, {
    description: 'Carries a case on; the transition demands its own permission (S2)',
  })
  async moveMortgageCase(@Args('input') input: MoveMortgageCaseInput): Promise<typeof MortgageCaseResult> {
    return (await this.#cases.move(input)) ?? this.#record(input.id);
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageCaseResult, {
    description: 'Holds a case, or lets it go on (S21)',
  })
  async overlayMortgageCase(@Args('input') input: OverlayMortgageCaseInput): Promise<typeof MortgageCaseResult> {
    return (await this.#cases.overlay(input)) ?? this.#record(input.id);
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageCaseResult, {
    description: 'Pauses the clock of a step, lets it go on, or says whose time it is (S2)',
  })
  async setMortgageClock(@Args('input') input: MortgageClockInput): Promise<typeof MortgageCaseResult> {
    return (await this.#cases.clock(input)) ?? this.#record(input.id);
  }

  async #record(id: string): Promise<MortgageCaseRecord | NotFound> {
    return (await this.#view.one(id)) ?? NotFound.of('mortgage case');
  }
}
