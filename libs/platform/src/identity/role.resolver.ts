import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { NotFound } from '../errors/index.ts';
import { allPermissions, Permit } from '../permissions/index.ts';
import { RoleService } from './role.service.ts';
import {
  CreateRoleInput,
  CreateRoleResult,
  PermissionType,
  RoleType,
  SetGrantsInput,
  SetGrantsResult,
} from './role.types.ts';
import { uuidOr } from './uuid.ts';

@Resolver()
export class RoleResolver {
  readonly #roles: RoleService;

  constructor(roles: RoleService) {
    this.#roles = roles;
  }

  @Permit('person.read')
  @Query(() => [RoleType], { description: 'Roles and what they grant (X1)' })
  roles(): Promise<RoleType[]> {
    return this.#roles.list();
  }

  @Permit('person.read')
  @Query(() => [PermissionType], { description: 'Everything that can be granted' })
  permissions(): PermissionType[] {
    return [...allPermissions()]
      .map(([key, { scopes }]) => ({ key, scopes: [...scopes] }))
      .toSorted((a, b) => a.key.localeCompare(b.key));
  }

  @Permit('role.manage')
  @Mutation(() => CreateRoleResult, { description: 'Makes a role that grants nothing yet' })
  createRole(@Args('input') input: CreateRoleInput): Promise<typeof CreateRoleResult> {
    return this.#roles.create(input);
  }

  @Permit('role.manage')
  @Mutation(() => SetGrantsResult, { description: 'Replaces what a role grants' })
  setGrants(
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: SetGrantsInput,
  ): Promise<typeof SetGrantsResult> {
    return uuidOr<typeof SetGrantsResult>(id, NotFound.of('role'), () => this.#roles.setGrants(id, input));
  }
}
