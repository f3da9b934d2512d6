import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { ContractViewService } from './contract-view.service.ts';
import {
  MortgageContractConnection,
  MortgageContractsArgs,
  MortgageContractType,
  MortgageTeam,
} from './contract-view.types.ts';

@Resolver()
export class ContractViewResolver {
  readonly #contracts: ContractViewService;

  constructor(contracts: ContractViewService) {
    this.#contracts = contracts;
  }

  @Permit('mortgageContract.read')
  @Query(() => MortgageContractConnection, { description: 'Contracts within reach, by number (S6)' })
  mortgageContracts(@Args() args: MortgageContractsArgs): Promise<MortgageContractConnection> {
    return this.#contracts.page(args);
  }

  @Permit('mortgageContract.read')
  @Query(() => MortgageContractType, { nullable: true, description: 'A contract within reach (S6)' })
  mortgageContract(
    @Args('contractId', { type: () => ID }, ParseUUIDPipe) id: string,
  ): Promise<MortgageContractType | undefined> {
    return this.#contracts.one(id);
  }

  @Permit('mortgageContract.read')
  @Query(() => [MortgageTeam], { description: 'Teams with contracts within reach, by name (S23)' })
  mortgageTeams(): Promise<MortgageTeam[]> {
    return this.#contracts.teams();
  }
}
