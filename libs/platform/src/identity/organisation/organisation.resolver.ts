import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { InvalidInput, NotFound } from '../../errors/index.ts';
import { Permit } from '../../permissions/index.ts';
import { uuidOr } from '../uuid.ts';
import { HoldingService } from './holding.service.ts';
import { OrganisationService } from './organisation.service.ts';
import {
  CreateOrgUnitInput,
  CreateOrgUnitResult,
  CreatePostInput,
  CreatePostResult,
  EndHoldingResult,
  HoldPostInput,
  HoldPostResult,
  OrgUnitType,
  PostType,
} from './organisation.types.ts';

const closed = { type: () => Boolean, defaultValue: false, description: 'Closed ones, too' };

@Resolver()
export class OrganisationResolver {
  readonly #organisation: OrganisationService;
  readonly #holdings: HoldingService;

  constructor(organisation: OrganisationService, holdings: HoldingService) {
    this.#organisation = organisation;
    this.#holdings = holdings;
  }

  @Permit('person.read')
  @Query(() => [OrgUnitType], { description: 'Department, branches, teams (X1)' })
  orgUnits(@Args('closed', closed) withClosed: boolean): Promise<OrgUnitType[]> {
    return this.#organisation.units(withClosed);
  }

  @Permit('person.read')
  @Query(() => [PostType], { description: 'Posts and who holds them today (X1)' })
  posts(@Args('closed', closed) withClosed: boolean): Promise<PostType[]> {
    return this.#organisation.posts(withClosed);
  }

  @Permit('role.manage')
  @Mutation(() => CreateOrgUnitResult, { description: 'Makes a branch or a team' })
  createOrgUnit(@Args('input') input: CreateOrgUnitInput): Promise<typeof CreateOrgUnitResult> {
    return this.#organisation.createUnit(input);
  }

  @Permit('role.manage')
  @Mutation(() => CreatePostResult, { description: 'Makes a post: a unit and a role' })
  createPost(@Args('input') input: CreatePostInput): Promise<typeof CreatePostResult> {
    return this.#organisation.createPost(input);
  }

  @Permit('role.manage')
  @Mutation(() => HoldPostResult, { description: 'Gives a person a post from–to' })
  holdPost(@Args('input') input: HoldPostInput): Promise<typeof HoldPostResult> {
    return this.#holdings.hold(input);
  }

  @Permit('role.manage')
  @Mutation(() => EndHoldingResult, { description: 'Ends a holding with a last day' })
  endHolding(
    @Args('id', { type: () => ID }) id: string,
    @Args('endsOn', { description: 'YYYY-MM-DD' }) endsOn: string,
  ): Promise<typeof EndHoldingResult> {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(endsOn) || Number.isNaN(Date.parse(endsOn))) {
      const problem = { path: 'endsOn', code: 'NOT_A_DAY', message: 'must be a day, YYYY-MM-DD' };
      return Promise.resolve(InvalidInput.of([problem]));
    }
    return uuidOr<typeof EndHoldingResult>(id, NotFound.of('holding'), () => this.#holdings.endHolding(id, endsOn));
  }
}
