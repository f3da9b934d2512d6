import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { NotFound } from '../../errors/index.ts';
import { Permit } from '../../permissions/index.ts';
import { uuidOr } from '../uuid.ts';
import { ClosingService } from './closing.service.ts';
import {
  CloseInput,
  CloseOrgUnitResult,
  ClosePostResult,
  ReopenOrgUnitResult,
  ReopenPostResult,
} from './closing.types.ts';
import { NamingService } from './naming.service.ts';
import {
  RenameInput,
  RenameOrgUnitResult,
  RenamePostResult,
  ReportsToInput,
  SetReportsToResult,
} from './organisation.types.ts';
import { ReportingService } from './reporting.service.ts';

const id = { type: () => ID };
const version = { type: () => Int, description: 'The version that the caller saw' };

@Resolver()
export class OrganisationChangesResolver {
  readonly #naming: NamingService;
  readonly #closing: ClosingService;
  readonly #reporting: ReportingService;

  constructor(naming: NamingService, closing: ClosingService, reporting: ReportingService) {
    this.#naming = naming;
    this.#closing = closing;
    this.#reporting = reporting;
  }

  @Permit('role.manage')
  @Mutation(() => RenameOrgUnitResult, { description: 'Gives a unit another name; the one before is kept' })
  renameOrgUnit(@Args('id', id) unit: string, @Args('input') input: RenameInput): Promise<typeof RenameOrgUnitResult> {
    return uuidOr<typeof RenameOrgUnitResult>(unit, noUnit(), () => this.#naming.renameUnit(unit, input));
  }

  @Permit('role.manage')
  @Mutation(() => RenamePostResult, { description: 'Gives a post another title; the one before is kept' })
  renamePost(@Args('id', id) post: string, @Args('input') input: RenameInput): Promise<typeof RenamePostResult> {
    return uuidOr<typeof RenamePostResult>(post, noPost(), () => this.#naming.renamePost(post, input));
  }

  @Permit('role.manage')
  @Mutation(() => SetReportsToResult, { description: 'Says which post is above a post (H5)' })
  setReportsTo(@Args('id', id) post: string, @Args('input') input: ReportsToInput): Promise<typeof SetReportsToResult> {
    return uuidOr<typeof SetReportsToResult>(post, noPost(), () => this.#reporting.setSuperior(post, input));
  }

  @Permit('role.manage')
  @Mutation(() => CloseOrgUnitResult, { description: 'Closes a unit and its vacant posts from a day on' })
  closeOrgUnit(@Args('id', id) unit: string, @Args('input') input: CloseInput): Promise<typeof CloseOrgUnitResult> {
    return uuidOr<typeof CloseOrgUnitResult>(unit, noUnit(), () => this.#closing.closeUnit(unit, input));
  }

  @Permit('role.manage')
  @Mutation(() => ClosePostResult, { description: 'Closes a post from a day on' })
  closePost(@Args('id', id) post: string, @Args('input') input: CloseInput): Promise<typeof ClosePostResult> {
    return uuidOr<typeof ClosePostResult>(post, noPost(), () => this.#closing.closePost(post, input));
  }

  @Permit('role.manage')
  @Mutation(() => ReopenOrgUnitResult, { description: 'Opens a closed unit again; its posts stay closed' })
  reopenOrgUnit(
    @Args('id', id) unit: string,
    @Args('version', version) seen: number,
  ): Promise<typeof ReopenOrgUnitResult> {
    return uuidOr<typeof ReopenOrgUnitResult>(unit, noUnit(), () => this.#closing.reopenUnit(unit, seen));
  }

  @Permit('role.manage')
  @Mutation(() => ReopenPostResult, { description: 'Opens a closed post again' })
  reopenPost(@Args('id', id) post: string, @Args('version', version) seen: number): Promise<typeof ReopenPostResult> {
    return uuidOr<typeof ReopenPostResult>(post, noPost(), () => this.#closing.reopenPost(post, seen));
  }
}

const noUnit = (): NotFound => NotFound.of('unit');
const noPost = (): NotFound => NotFound.of('post');
