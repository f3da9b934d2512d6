import { NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { SaveTransferInput, ScheduleTransferInput } from '../transfer/transfer.input.ts';
import { TransferService } from '../transfer/transfer.service.ts';
import {
  HrRequestConnection,
  HrRequestRecord,
  HrRequestsArgs,
  MoveHrRequestResult,
  SaveHrRequestResult,
} from './hr-request.types.ts';
import { MoveHrRequestInput } from './move.input.ts';
import { RequestMoves } from './request-moves.ts';
import { RequestViewService } from './request-view.service.ts';

@Resolver()
export class HrRequestResolver {
  readonly #view: RequestViewService;
  readonly #transfers: TransferService;
  readonly #moves: RequestMoves;

  constructor(view: RequestViewService, transfers: TransferService, moves: RequestMoves) {
    this.#view = view;
    this.#transfers = transfers;
    this.#moves = moves;
  }

  @Permit('hrRequest.read')
  @Query(() => HrRequestConnection, { description: 'Requests, the longest in its state first (H1)' })
  hrRequests(@Args() args: HrRequestsArgs): Promise<HrRequestConnection> {
    return this.#view.page(args);
  }

  @Permit('hrRequest.read')
  @Query(() => HrRequestRecord, { nullable: true, description: 'One request with what may be done with it (H1)' })
  async hrRequest(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<HrRequestRecord | null> {
    return (await this.#view.one(id)) ?? null;
  }

  @Permit('hrRequest.apply')
  @Mutation(() => SaveHrRequestResult, {
    description: 'Writes one’s own draft of an application to change posts, or mends what was returned (H1)',
  })
  async saveTransferRequest(@Args('input') input: SaveTransferInput): Promise<typeof SaveHrRequestResult> {
    const saved = await this.#transfers.save(input);
    return typeof saved === 'string' ? this.#record(saved) : saved;
  }

  @Permit('hrRequest.read')
  @Mutation(() => MoveHrRequestResult, {
    description: 'Hands a request in, takes it back, carries it on; the transition demands its own permission (H5)',
  })
  async moveHrRequest(@Args('input') input: MoveHrRequestInput): Promise<typeof MoveHrRequestResult> {
    return (await this.#moves.move(input)) ?? this.#record(input.id);
  }

  @Permit('hrRequest.carryOut')
  @Mutation(() => MoveHrRequestResult, { description: 'Sets the day on which a signed change takes effect (H5)' })
  async scheduleTransfer(@Args('input') input: ScheduleTransferInput): Promise<typeof MoveHrRequestResult> {
    return (await this.#transfers.schedule(input)) ?? this.#record(input.id);
  }

  async #record(id: string): Promise<HrRequestRecord | NotFound> {
    return (await this.#view.one(id)) ?? NotFound.of('request');
  }
}
