import { NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { MoveTransmittalInput, SaveTransmittalInput, ShelveTransmittalInput } from './transmittal.input.ts';
import { type MoveRefusal, TransmittalService } from './transmittal.service.ts';
import {
  CheckTransmittalResult,
  MoveTransmittalResult,
  SaveTransmittalResult,
  TransmittalConnection,
  TransmittalRecord,
  TransmittalsArgs,
  TransmittalsWaiting,
} from './transmittal.types.ts';
import { TransmittalDraftsService } from './transmittal-drafts.service.ts';
import { TransmittalViewService } from './transmittal-view.service.ts';

@Resolver()
export class TransmittalResolver {
  readonly #drafts: TransmittalDraftsService;
  readonly #transmittals: TransmittalService;
  readonly #view: TransmittalViewService;

  constructor(drafts: TransmittalDraftsService, transmittals: TransmittalService, view: TransmittalViewService) {
    this.#drafts = drafts;
    this.#transmittals = transmittals;
    this.#view = view;
  }

  @Permit('transmittal.read')
  @Query(() => TransmittalConnection, { description: 'Parcels of files, the last moved first (T8)' })
  transmittals(@Args() args: TransmittalsArgs): Promise<TransmittalConnection> {
    return this.#view.page(args);
  }

  @Permit('transmittal.read')
  @Query(() => TransmittalRecord, { nullable: true, description: 'One parcel with its packing list (T8)' })
  async transmittal(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<TransmittalRecord | null> {
    return (await this.#view.one(id)) ?? null;
  }

  @Permit('transmittal.read')
  @Query(() => TransmittalsWaiting, { description: 'How many parcels wait (T8)' })
  transmittalsWaiting(): Promise<TransmittalsWaiting> {
    return this.#view.waiting();
  }

  @Permit('transmittal.send')
  @Mutation(() => SaveTransmittalResult, { description: 'Begins a draft, or says all of one anew (T8)' })
  async saveTransmittal(@Args('input') input: SaveTransmittalInput): Promise<typeof SaveTransmittalResult> {
    const saved = await this.#drafts.save(input);
    return typeof saved === 'string' ? this.#record(saved) : saved;
  }

  @Permit('transmittal.send')
  @Mutation(() => MoveTransmittalResult, { description: 'Sends a parcel (T8)' })
  sendTransmittal(@Args('input') input: MoveTransmittalInput): Promise<typeof MoveTransmittalResult> {
    return this.#moved(input.id, this.#transmittals.move('send', input));
  }

  @Permit('transmittal.send')
  @Mutation(() => MoveTransmittalResult, { description: 'Cancels a draft, saying why (T8)' })
  cancelTransmittal(@Args('input') input: MoveTransmittalInput): Promise<typeof MoveTransmittalResult> {
    return this.#moved(input.id, this.#transmittals.move('cancel', input));
  }

  @Permit('transmittal.receive')
  @Mutation(() => MoveTransmittalResult, { description: 'The parcel is in the department: checking begins (T8)' })
  receiveTransmittal(@Args('input') input: MoveTransmittalInput): Promise<typeof MoveTransmittalResult> {
    return this.#moved(input.id, this.#transmittals.move('receive', input));
  }

  @Permit('transmittal.receive')
  @Mutation(() => MoveTransmittalResult, {
    description:
      'Acknowledges a parcel whose every line was looked at and whose every difference has a resolution (T8)',
  })
  acknowledgeTransmittal(@Args('input') input: MoveTransmittalInput): Promise<typeof MoveTransmittalResult> {
    return this.#moved(input.id, this.#transmittals.move('acknowledge', input));
  }

  @Permit('transmittal.receive')
  @Mutation(() => CheckTransmittalResult, { description: 'Says where the papers of a parcel lie (T8)' })
  async shelveTransmittal(@Args('input') input: ShelveTransmittalInput): Promise<typeof CheckTransmittalResult> {
    return (await this.#transmittals.shelve(input)) ?? this.#record(input.id);
  }

  async #moved(id: string, moving: Promise<MoveRefusal | undefined>): Promise<typeof MoveTransmittalResult> {
    return (await moving) ?? this.#record(id);
  }

  async #record(id: string): Promise<TransmittalRecord | NotFound> {
    return (await this.#view.one(id)) ?? NotFound.of('transmittal');
  }
}
