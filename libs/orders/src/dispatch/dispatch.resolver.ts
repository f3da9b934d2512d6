import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DispatchService } from './dispatch.service.ts';
import {
  DispatchHeldInput,
  DispatchLine,
  DispatchNote,
  DispatchNoteConnection,
  DispatchNoteResult,
  DispatchNotesArgs,
  DispatchShare,
  HeldFor,
  HeldLine,
} from './dispatch.types.ts';
import { DispatchSharesArgs } from './dispatch-shares.args.ts';
import { DispatchViewService } from './dispatch-view.service.ts';

@Resolver()
export class DispatchResolver {
  readonly #view: DispatchViewService;
  readonly #dispatch: DispatchService;

  constructor(view: DispatchViewService, dispatch: DispatchService) {
    this.#view = view;
    this.#dispatch = dispatch;
  }

  @Permit('dispatch.read')
  @Query(() => DispatchNoteConnection, { description: 'What left for franchisees, the latest first (F4)' })
  dispatchNotes(@Args() args: DispatchNotesArgs): Promise<DispatchNoteConnection> {
    return this.#view.page(args);
  }

  @Permit('dispatch.read')
  @Query(() => DispatchNote, { nullable: true, description: 'One note (F4)' })
  dispatchNote(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<DispatchNote | null> {
    return this.#view.note(id);
  }

  @Permit('dispatch.read')
  @Query(() => [DispatchLine], { description: 'The lines of a note, by SKU (F4)' })
  dispatchLines(@Args('noteId', { type: () => ID }, ParseUUIDPipe) noteId: string): Promise<DispatchLine[]> {
    return this.#view.lines(noteId);
  }

  @Permit('dispatch.read')
  @Query(() => [HeldFor], { description: 'Franchisees for whom goods are held and wait to leave (F4)' })
  heldForFranchisees(): Promise<HeldFor[]> {
    return this.#view.waiting();
  }

  @Permit('dispatch.read')
  @Query(() => [HeldLine], { description: 'What is held for a franchisee (F4)' })
  heldLines(@Args('franchiseeId', { type: () => ID }, ParseUUIDPipe) franchiseeId: string): Promise<HeldLine[]> {
    return this.#view.heldLines(franchiseeId);
  }

  @Permit('dispatch.read')
  @Query(() => [DispatchShare], { description: 'What was dispatched of each kind, and its share of all (F5)' })
  dispatchShares(@Args() { from, to }: DispatchSharesArgs): Promise<DispatchShare[]> {
    return this.#view.shares(from, to);
  }

  @Permit('dispatch.enter')
  @Mutation(() => DispatchNoteResult, { description: 'Sends a franchisee what is held for it, or a part of it (F4)' })
  dispatchHeld(@Args('input') input: DispatchHeldInput): Promise<typeof DispatchNoteResult> {
    return this.#dispatch.sendHeld(input);
  }
}
