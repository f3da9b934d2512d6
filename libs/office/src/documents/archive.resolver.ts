import { Permit } from '@kefu/platform/permissions';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { ArchiveService } from './archive.service.ts';
import {
  ArchiveArgs,
  ArchiveCounts,
  ArchivedDocumentConnection,
  ArchiveFigure,
  IncompleteArgs,
  IncompleteDossierConnection,
} from './archive.types.ts';

@Resolver()
export class ArchiveResolver {
  readonly #archive: ArchiveService;

  constructor(archive: ArchiveService) {
    this.#archive = archive;
  }

  @Permit('document.read')
  @Query(() => ArchivedDocumentConnection, {
    description: 'Papers and whose they are: the next to expire or to come back first, otherwise the latest first (T5)',
  })
  archivedDocuments(@Args() args: ArchiveArgs): Promise<ArchivedDocumentConnection> {
    return this.#archive.page(args);
  }

  @Permit('document.read')
  @Query(() => IncompleteDossierConnection, { description: 'Records whose required papers are not all there (T5)' })
  incompleteDossiers(@Args() args: IncompleteArgs): Promise<IncompleteDossierConnection> {
    return this.#archive.incomplete(args);
  }

  @Permit('document.read')
  @Query(() => ArchiveCounts, { description: 'What of the archive waits for somebody (T5, X9)' })
  archiveCounts(): Promise<ArchiveCounts> {
    return this.#archive.counts();
  }

  @Permit('document.read')
  @Query(() => [ArchiveFigure], { description: 'How complete the papers are, by branch (T5)' })
  archiveFigures(): Promise<ArchiveFigure[]> {
    return this.#archive.figures();
  }
}
