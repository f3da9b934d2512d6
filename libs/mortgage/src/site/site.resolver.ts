import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { SiteService } from './site.service.ts';
import { MapTeamInput, MortgageSite, MortgageSiteResult, SaveSalesSiteInput } from './site.types.ts';

@Resolver()
export class SiteResolver {
  readonly #site: SiteService;

  constructor(site: SiteService) {
    this.#site = site;
  }

  @Permit('mortgageSite.settings')
  @Query(() => MortgageSite, { description: 'Sales sites, and which mortgage team works for which sales team (S23)' })
  mortgageSite(): Promise<MortgageSite> {
    return this.#site.read();
  }

  @Permit('mortgageSite.settings')
  @Mutation(() => MortgageSiteResult, { description: 'Enters a sales site, or says what it is called and where it is' })
  saveSalesSite(@Args('input') input: SaveSalesSiteInput): Promise<typeof MortgageSiteResult> {
    return this.#site.saveSite(input);
  }

  @Permit('mortgageSite.settings')
  @Mutation(() => MortgageSiteResult, {
    description: 'Says which mortgage team works for a sales team from a day on (S23)',
  })
  mapMortgageTeam(@Args('input') input: MapTeamInput): Promise<typeof MortgageSiteResult> {
    return this.#site.map(input);
  }
}
