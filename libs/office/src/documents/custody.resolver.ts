import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { CustodyService } from './custody.service.ts';
import { DocumentRefInput, LendDocumentInput, ShelveDocumentInput } from './document.input.ts';
import { DocumentResult, OpenDocumentResult } from './document.types.ts';
import { OpeningService } from './opening.service.ts';

@Resolver()
export class CustodyResolver {
  readonly #custody: CustodyService;
  readonly #openings: OpeningService;

  constructor(custody: CustodyService, openings: OpeningService) {
    this.#custody = custody;
    this.#openings = openings;
  }

  @Permit('document.keep')
  @Mutation(() => DocumentResult, { description: 'Says where a paper lies (T5)' })
  shelveDocument(@Args('input') input: ShelveDocumentInput): Promise<typeof DocumentResult> {
    return this.#custody.shelve(input);
  }

  @Permit('document.keep')
  @Mutation(() => DocumentResult, { description: 'Gives a paper out until a day (T5)' })
  lendDocument(@Args('input') input: LendDocumentInput): Promise<typeof DocumentResult> {
    return this.#custody.lend(input);
  }

  @Permit('document.keep')
  @Mutation(() => DocumentResult, { description: 'Takes a paper back onto its shelf (T5)' })
  returnDocument(@Args('input') input: DocumentRefInput): Promise<typeof DocumentResult> {
    return this.#custody.takeBack(input);
  }

  @Permit('document.read')
  @Mutation(() => OpenDocumentResult, { description: 'Opens a version of a paper to look at; it is kept who did (T5)' })
  openDocument(
    @Args('versionId', { type: () => ID }, ParseUUIDPipe) versionId: string,
  ): Promise<typeof OpenDocumentResult> {
    return this.#openings.open(versionId);
  }
}
