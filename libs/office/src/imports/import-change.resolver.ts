import { currentContext } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Permit } from '@kefu/platform/permissions';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { ImportChange, ImportChangeConnection, ImportChangedCell, ImportChangesArgs } from './import-change.types.ts';
import { ImportKinds } from './import-kind.ts';
import { ImportViewService } from './import-view.service.ts';

/** What an import would change, before anybody confirms it. */
@Resolver()
export class ImportChangeResolver {
  readonly #database: Database;
  readonly #kinds: ImportKinds;
  readonly #view: ImportViewService;

  constructor(database: Database, kinds: ImportKinds, view: ImportViewService) {
    this.#database = database;
    this.#kinds = kinds;
    this.#view = view;
  }

  @Permit('import.run')
  @Query(() => ImportChangeConnection, {
    nullable: true,
    description:
      'Stored records side by side with what a run would make of them, by line; null where it only adds (X5)',
  })
  async importChanges(@Args() { runId, first, after }: ImportChangesArgs): Promise<ImportChangeConnection | null> {
    const run = await this.#view.find(runId);
    const kind = run && this.#kinds.get(run.kind);
    if (!run || !kind?.changes) return null;
    const tx = this.#database.dataSource.manager;
    const [line] = after ? decodeCursor(after, [cursorKeys.integer]) : [0];
    const [rows, counts] = [
      await kind.changes.page(tx, run.id, Number(line), first + 1),
      await kind.changes.counts(tx, run.id),
    ];
    const { language } = currentContext();
    const titles = new Map(kind.columns.map(({ key, title }) => [key, title[language]]));
    const page = pageOf(
      rows,
      first,
      (row) =>
        Object.assign(new ImportChange(), {
          ...row,
          cells: row.cells.map((cell) =>
            Object.assign(new ImportChangedCell(), { ...cell, title: titles.get(cell.column) ?? cell.column }),
          ),
        }),
      (row) => encodeCursor([row.line]),
    );
    return Object.assign(new ImportChangeConnection(), page, {
      totalCount: counts.changed,
      unchangedCount: counts.unchanged,
      sensitiveCount: counts.sensitive,
    });
  }
}
