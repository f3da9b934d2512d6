import { currentContext } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { fillText } from '@kefu/platform/language';
import { type Connection, cursorKeys, decodeCursor, encodeCursor, type PageArgs, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { ImportFaultCount, ImportFaultType, ImportKindType, ImportRunType } from './import.types.ts';
import type { ImportKind } from './import-kind.ts';
import { ImportRun, type ImportState } from './import-run.entity.ts';
import { ImportRunService } from './import-run.service.ts';

/** A fault as stored. */
export interface StoredFault {
  readonly line: number;
  readonly column_key: string;
  readonly code: string;
  readonly shown: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const transitions: Readonly<Record<ImportState, readonly string[]>> = {
  reading: ['cancel'],
  mapping: ['map', 'cancel'],
  ready: ['map', 'confirm', 'cancel'],
  committing: [],
  committed: [],
  cancelled: [],
  failed: ['map', 'cancel'],
};

/** Imports as people see them: titled and explained in their language (X12). */
@Injectable()
export class ImportViewService {
  readonly #database: Database;
  readonly #runs: ImportRunService;

  constructor(database: Database, runs: ImportRunService) {
    this.#database = database;
    this.#runs = runs;
  }

  kind(kind: ImportKind): ImportKindType {
    const { language } = currentContext();
    return Object.assign(new ImportKindType(), {
      key: kind.key,
      title: kind.title[language],
      columns: kind.columns.map(({ key, title, required, personal }) => ({
        key,
        title: title[language],
        required,
        personal,
      })),
      options: kind.options.map(({ key, title, choices }) => ({
        key,
        title: title[language],
        choices: choices.map((choice) => ({ value: choice.value, title: choice.title[language] })),
      })),
    });
  }

  run(run: ImportRun): ImportRunType {
    const kind = this.#runs.reachable(run.kind);
    if (!kind) throw new Error('A run of a kind that the caller may not see');
    return Object.assign(new ImportRunType(), run, {
      kind: this.kind(kind),
      headings: run.headings.map((heading, i) => ({ heading, column: run.mapping[i] || null })),
      settings: Object.entries(run.options).map(([key, value]) => ({ key, value })),
      availableTransitions: [...transitions[run.state]],
    });
  }

  /** A run that the caller may see, or null. */
  async find(id: string): Promise<ImportRun | null> {
    const run = await this.#database.dataSource.getRepository(ImportRun).findOneBy({ id });
    return run && this.#runs.reachable(run.kind) ? run : null;
  }

  /** Runs of a kind, the newest first. */
  async list(kind: string, { first, after }: PageArgs): Promise<Connection<ImportRunType>> {
    if (!this.#runs.reachable(kind))
      return pageOf(
        [],
        first,
        () => new ImportRunType(),
        () => '',
      );
    const [before] = after ? decodeCursor(after, [cursorKeys.id]) : [];
    const rows = await this.#database.dataSource.getRepository(ImportRun).find({
      where: { kind, ...(before && { id: LessThan(String(before)) }) },
      order: { id: 'DESC' },
      take: first + 1,
    });
    return pageOf(
      rows,
      first,
      (row) => this.run(row),
      (row) => encodeCursor([row.id]),
    );
  }

  /** The faults of a run, by line. */
  async faults(
    run: ImportRun,
    code: string | null,
    { first, after }: PageArgs,
  ): Promise<Connection<ImportFaultType> & { totalCount: number }> {
    const [line, column, last] = after
      ? decodeCursor(after, [cursorKeys.integer, cursorKeys.text, cursorKeys.text])
      : [0, '', ''];
    const { rows } = await this.#database.pool.query<StoredFault>(
      `SELECT line, column_key, code, shown, params FROM import_fault
       WHERE run_id = $1 AND ($2::text IS NULL OR code = $2) AND (line, column_key, code) > ($3, $4, $5)
       ORDER BY line, column_key, code LIMIT $6`,
      [run.id, code, line, column, last, first + 1],
    );
    const { rows: counted } = await this.#database.pool.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM import_fault WHERE run_id = $1 AND ($2::text IS NULL OR code = $2)',
      [run.id, code],
    );
    const page = pageOf(
      rows,
      first,
      (row) => this.fault(run, row),
      (row) => encodeCursor([row.line, row.column_key, row.code]),
    );
    return { ...page, totalCount: counted[0]?.count ?? 0 };
  }

  /** How often which fault was found. */
  async faultCounts(run: ImportRun): Promise<ImportFaultCount[]> {
    const { rows } = await this.#database.pool.query<{ code: string; count: number }>(
      'SELECT code, count(*)::int AS count FROM import_fault WHERE run_id = $1 GROUP BY code ORDER BY 2 DESC, 1',
      [run.id],
    );
    const { language } = currentContext();
    const texts = this.#runs.reachable(run.kind)?.faultTexts ?? {};
    return rows.map(({ code, count }) =>
      Object.assign(new ImportFaultCount(), {
        code,
        count,
        title: texts[code]?.title[language] ?? code,
      }),
    );
  }

  /** A fault, explained. */
  fault(run: ImportRun, stored: StoredFault): ImportFaultType {
    const { language } = currentContext();
    const kind = this.#runs.reachable(run.kind);
    const text = kind?.faultTexts[stored.code];
    const at = run.mapping.indexOf(stored.column_key);
    return Object.assign(new ImportFaultType(), {
      line: stored.line,
      column: stored.column_key || null,
      heading: stored.column_key ? (run.headings[at] ?? null) : null,
      code: stored.code,
      title: text?.title[language] ?? stored.code,
      shown: stored.shown,
      expectation: text ? fillText(text.expectation, language, stored.params) : stored.code,
      mend: text ? fillText(text.mend, language, stored.params) : '',
    });
  }
}
