import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PaperCustodyService } from './custody.service.ts';
import { NumbersService } from './numbers.service.ts';
import {
  HandMortgageCopiesInput,
  MortgagePapersArgs,
  SealMortgagePaperInput,
  SetMortgageNumberRangeInput,
  SettleMortgageNumbersInput,
  TakeMortgageNumberInput,
  VoidMortgageNumberInput,
} from './register.input.ts';
import { RegisterService } from './register.service.ts';
import {
  MortgageNumbers,
  MortgageNumbersResult,
  MortgagePaperConnection,
  MortgagePaperResult,
} from './register.types.ts';
import { RegisterViewService } from './register-view.service.ts';

@Resolver()
export class RegisterResolver {
  readonly #register: RegisterService;
  readonly #custody: PaperCustodyService;
  readonly #numbers: NumbersService;
  readonly #view: RegisterViewService;

  constructor(
    register: RegisterService,
    custody: PaperCustodyService,
    numbers: NumbersService,
    view: RegisterViewService,
  ) {
    this.#register = register;
    this.#custody = custody;
    this.#numbers = numbers;
    this.#view = view;
  }

  @Permit('mortgageContract.read')
  @Query(() => MortgagePaperConnection, { description: 'The register of contract papers, the latest first (S6)' })
  mortgagePapers(@Args() args: MortgagePapersArgs): Promise<MortgagePaperConnection> {
    return this.#view.page(args);
  }

  @Permit('mortgageRegister.numbers')
  @Query(() => MortgageNumbers, { description: 'The numbers of the sites, and which are missing (S6)' })
  mortgageNumbers(): Promise<MortgageNumbers> {
    return this.#view.numbers();
  }

  @Permit('mortgageRegister.keep')
  @Mutation(() => MortgagePaperResult, { description: 'Takes a number for a signed contract (S6)' })
  takeMortgageNumber(@Args('input') input: TakeMortgageNumberInput): Promise<typeof MortgagePaperResult> {
    return this.#register.take(input);
  }

  @Permit('mortgageRegister.keep')
  @Mutation(() => MortgagePaperResult, { description: 'Makes a used number void, with its reason (S6)' })
  voidMortgageNumber(@Args('input') input: VoidMortgageNumberInput): Promise<typeof MortgagePaperResult> {
    return this.#custody.void(input);
  }

  @Permit('mortgageRegister.keep')
  @Mutation(() => MortgagePaperResult, { description: 'Says who has how many originals now (S6)' })
  handMortgageCopies(@Args('input') input: HandMortgageCopiesInput): Promise<typeof MortgagePaperResult> {
    return this.#custody.hand(input);
  }

  @Permit('mortgageRegister.keep')
  @Mutation(() => MortgagePaperResult, { description: 'Records a seal that the caller set (S6)' })
  sealMortgagePaper(@Args('input') input: SealMortgagePaperInput): Promise<typeof MortgagePaperResult> {
    return this.#custody.seal(input);
  }

  @Permit('mortgageRegister.numbers')
  @Mutation(() => MortgageNumbersResult, { description: 'Gives a site its numbers, or more of them (S6)' })
  setMortgageNumberRange(@Args('input') input: SetMortgageNumberRangeInput): Promise<typeof MortgageNumbersResult> {
    return this.#numbers.setRange(input);
  }

  @Permit('mortgageRegister.numbers')
  @Mutation(() => MortgageNumbersResult, { description: 'Says what became of missing numbers (S6)' })
  settleMortgageNumbers(@Args('input') input: SettleMortgageNumbersInput): Promise<typeof MortgageNumbersResult> {
    return this.#numbers.settle(input);
  }
}
