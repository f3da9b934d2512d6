import { NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ContractViewService } from '../contract-view/contract-view.service.ts';
import { ConsultantService } from './consultant.service.ts';
import { AssignConsultantInput, AssignConsultantResult, MortgageConsultant } from './consultant.types.ts';

@Resolver()
export class ConsultantResolver {
  readonly #consultants: ConsultantService;
  readonly #contracts: ContractViewService;

  constructor(consultants: ConsultantService, contracts: ContractViewService) {
    this.#consultants = consultants;
    this.#contracts = contracts;
  }

  @Permit('mortgageContract.assignConsultant')
  @Query(() => [MortgageConsultant], { description: 'Property consultants who can sign in, by name (S26)' })
  mortgageConsultants(): Promise<MortgageConsultant[]> {
    return this.#consultants.all();
  }

  @Permit('mortgageContract.assignConsultant')
  @Mutation(() => AssignConsultantResult, {
    description: 'Says which consultant sold a contract: they see its thread and are asked to assist (S26)',
  })
  async assignMortgageConsultant(@Args('input') input: AssignConsultantInput): Promise<typeof AssignConsultantResult> {
    return (await this.#consultants.assign(input)) ?? (await this.#contracts.one(input.id)) ?? NotFound.of('contract');
  }
}
