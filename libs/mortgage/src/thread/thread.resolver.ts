import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { NoteService } from './note.service.ts';
import {
  AddMortgageNoteInput,
  AddMortgageNoteResult,
  MortgageThread,
  MortgageThreadConnection,
  MortgageThreadsArgs,
} from './thread.types.ts';
import { ThreadViewService } from './thread-view.service.ts';

@Resolver()
export class ThreadResolver {
  readonly #view: ThreadViewService;
  readonly #notes: NoteService;

  constructor(view: ThreadViewService, notes: NoteService) {
    this.#view = view;
    this.#notes = notes;
  }

  @Permit('mortgageThread.read')
  @Query(() => MortgageThreadConnection, {
    description:
      'Cases within reach by their plain facts, the latest first: for consultants those that they sold (S26)',
  })
  mortgageThreads(@Args() args: MortgageThreadsArgs): Promise<MortgageThreadConnection> {
    return this.#view.page(args);
  }

  @Permit('mortgageThread.read')
  @Query(() => MortgageThread, { nullable: true, description: 'The thread of a case, the latest line first (S26)' })
  async mortgageThread(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<MortgageThread | null> {
    return (await this.#view.one(id)) ?? null;
  }

  @Permit('mortgageThread.write')
  @Mutation(() => AddMortgageNoteResult, {
    description: 'Adds to the thread of a case what was said, or an attempt to resolve something (S26)',
  })
  addMortgageNote(@Args('input') input: AddMortgageNoteInput): Promise<typeof AddMortgageNoteResult> {
    return this.#notes.add(input);
  }
}
