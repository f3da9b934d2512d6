import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { InvalidInput, NotFound } from '../errors/index.ts';
import { Permit } from '../permissions/index.ts';
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
import { uuidOr } from './uuid.ts';

@Resolver()
export class OrganisationResolver {
  readonly #organisation: OrganisationService;

  constructor(organisation: OrganisationService) {
    this.#organisation = organisation;
  }

  @Permit('person.read')
  @Query(() => [OrgUnitType], { description: 'Department, branches, teams (X1)' })
  orgUnits(): Promise<OrgUnitType[]> {
    return this.#organisation.units();
  }

  @Permit('person.read')
  @Query(() => [PostType], { description: 'Posts and who holds them today (X1)' })
  posts(): Promise<PostType[]> {
    return this.#organisation.posts();
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
    return this.#organisation.hold(input);
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
    return uuidOr<typeof EndHoldingResult>(id, NotFound.of('holding'), () => this.#organisation.endHolding(id, endsOn));
  }
}
