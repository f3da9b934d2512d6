import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { NoteService } from './note.service.ts';
import { AddMortgageNoteInput, AddMortgageNoteResult } from './problem.types.ts';

@Resolver()
export class NoteResolver {
  readonly #notes: NoteService;

  constructor(notes: NoteService) {
    this.#notes = notes;
  }

  @Permit('mortgageCase.work')
  @Mutation(() => AddMortgageNoteResult, {
    description: 'Adds to the thread of a case what was said, or a try to reach the customer (S22)',
  })
  addMortgageNote(@Args('input') input: AddMortgageNoteInput): Promise<typeof AddMortgageNoteResult> {
    return this.#notes.add(input);
  }
}
