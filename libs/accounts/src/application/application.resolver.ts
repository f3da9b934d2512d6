import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { RevealedField, RevealResult } from '../register/trader-change.types.ts';
import type { TraderField } from '../trader/trader-fields.ts';
import {
  EditApplicationInput,
  EnterApplicationInput,
  MoveApplicationInput,
  SealedApplicationFields,
} from './application.input.ts';
import { ApplicationService } from './application.service.ts';
import {
  ApplicationConnection,
  ApplicationRecord,
  EnterApplicationResult,
  MoveApplicationResult,
} from './application.types.ts';
import { ApplicationsArgs } from './application-filter.types.ts';
import { ApplicationListService } from './application-list.service.ts';
import { ApplicationRevealService } from './application-reveal.service.ts';
import { ApplicationViewService } from './application-view.service.ts';

@Resolver()
export class ApplicationResolver {
  readonly #applications: ApplicationService;
  readonly #list: ApplicationListService;
  readonly #view: ApplicationViewService;
  readonly #reveals: ApplicationRevealService;

  constructor(
    applications: ApplicationService,
    list: ApplicationListService,
    view: ApplicationViewService,
    reveals: ApplicationRevealService,
  ) {
    this.#applications = applications;
    this.#list = list;
    this.#view = view;
    this.#reveals = reveals;
  }

  @Permit('application.read')
  @Query(() => ApplicationConnection, {
    description: 'Applications, the longest in its state first where nothing else is asked (T1–T4)',
  })
  applications(@Args() args: ApplicationsArgs): Promise<ApplicationConnection> {
    return this.#list.page(args);
  }

  @Permit('application.read')
  @Query(() => ApplicationRecord, { nullable: true, description: 'One application with what may be done with it' })
  async application(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<ApplicationRecord | null> {
    return (await this.#view.one(id)) ?? null;
  }

  @Permit('application.enter')
  @Mutation(() => EnterApplicationResult, { description: 'Enters a draft (T1–T4)' })
  async enterApplication(@Args('input') input: EnterApplicationInput): Promise<typeof EnterApplicationResult> {
    const entered = await this.#applications.enter(input);
    return typeof entered === 'string' ? this.#record(entered) : entered;
  }

  @Permit('application.enter')
  @Mutation(() => MoveApplicationResult, {
    description: 'Mends a draft or a returned application; says all of it anew',
  })
  async editApplication(@Args('input') input: EditApplicationInput): Promise<typeof MoveApplicationResult> {
    return (await this.#applications.edit(input)) ?? this.#record(input.id);
  }

  @Permit('application.enter')
  @Mutation(() => MoveApplicationResult, { description: 'Hands an application in, or takes it back' })
  async moveApplication(@Args('input') input: MoveApplicationInput): Promise<typeof MoveApplicationResult> {
    return (await this.#applications.move(input)) ?? this.#record(input.id);
  }

  @Permit('application.reveal')
  @Mutation(() => RevealResult, { description: 'One sealed field that is wanted, in clear, with a reason (X2)' })
  revealApplicationField(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('field', { type: () => SealedApplicationFields }) field: TraderField,
    @Args('reason') reason: string,
  ): Promise<RevealedField | InvalidInput | NotFound> {
    return this.#reveals.reveal(id, field, reason);
  }

  async #record(id: string): Promise<ApplicationRecord | NotFound> {
    return (await this.#view.one(id)) ?? NotFound.of('application');
  }
}
