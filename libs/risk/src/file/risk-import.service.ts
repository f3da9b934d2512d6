import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CalendarService } from '@kefu/office/calendar';
import { Lifecycles } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { Failure } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';
import { RiskRuns } from '../run/risk-runs.ts';
import { checkAgainstOthers, checkDay } from './file-checks.ts';
import { RiskFileRefused } from './file-refusal.ts';
import { type RiskFileFacts, RiskFileReader } from './risk-file-reader.ts';
import { holdLevels, openStaging, screenRows, stagingCopy } from './screening.ts';

/** A risk file on its way in. */
export interface RiskFileSource {
  readonly marketId: string;
  readonly name: string;
  /** Its bytes, read once. */
  readonly content: Readable;
}

/** What became of a file. */
export type RiskFileOutcome =
  | { readonly taken: true; readonly fileId: string; readonly runId: string }
  | { readonly taken: false; readonly fileId: string; readonly runId: string | null };

/**
 * Takes a risk file and screens it, in one transaction: all of it or nothing (T9). Killed in the middle it leaves nothing; a file
 * that is refused leaves its reason. Of two who bring a file at once the second finds what the first brought.
 */
@Injectable()
export class RiskImportService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #runs: RiskRuns;
  readonly #lifecycles: Lifecycles;
  readonly #audit: AuditTrail;

  constructor(
    database: Database,
    calendar: CalendarService,
    runs: RiskRuns,
    lifecycles: Lifecycles,
    audit: AuditTrail,
  ) {
    this.#database = database;
    this.#calendar = calendar;
    this.#runs = runs;
    this.#lifecycles = lifecycles;
    this.#audit = audit;
  }

  /** Takes a file for today's run of its market. */
  async take(source: RiskFileSource): Promise<RiskFileOutcome> {
    const today = await this.#calendar.today();
    const reader = new RiskFileReader();
    try {
      const [day] = await this.#calendar.days(today, today);
      checkDay(day, today);
      return await this.#database.transaction((tx) => this.#take(tx, source, reader, today));
    } catch (error) {
      if (!(error instanceof RiskFileRefused)) throw error;
      // What is left of the body is read away, so that an upload ends in an answer and not in a broken connection.
      source.content.resume();
      return this.#database.transaction((tx) => this.#refuse(tx, source, reader.tradingDay, today, error));
    }
  }

  async #take(
    tx: EntityManager,
    { marketId, name, content }: RiskFileSource,
    reader: RiskFileReader,
    today: string,
  ): Promise<RiskFileOutcome> {
    await openStaging(tx);
    const client = (await tx.queryRunner?.connect()) as pg.PoolClient;
    await pipeline(Readable.from(reader.copyText(content)), client.query(copyFrom(stagingCopy)));
    checkName(name, reader.tradingDay, today);
    const facts = reader.facts();
    const run = await this.#runs.open(tx, marketId, today);
    await checkAgainstOthers(tx, run, facts);
    const fileId = await this.#store(tx, run.id, { marketId, name }, facts);
    await screenRows(tx, fileId, marketId, today);
    if (run.fileId) await holdLevels(tx, fileId, run.fileId);
    await this.#runs.screened(tx, run.id, fileId);
    const moved = await this.#lifecycles.moveByHouse(tx, { type: 'riskRun', id: run.id }, { transition: 'takeFile' });
    if (moved instanceof Failure) throw new Error(`A run took no file: ${moved.code}`);
    return { taken: true, fileId, runId: run.id };
  }

  async #store(
    tx: EntityManager,
    runId: string,
    { marketId, name }: Pick<RiskFileSource, 'marketId' | 'name'>,
    facts: RiskFileFacts,
  ): Promise<string> {
    const actor = currentActor();
    const [file]: { id: string }[] = await tx.query(
      `INSERT INTO risk_file (market_id, run_id, trading_day, name, sha256, rows, margin_total, equity_total, floating_total,
         positions_total, imported_by, imported_by_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
      [
        marketId,
        runId,
        facts.tradingDay,
        name,
        facts.sha256,
        facts.rows,
        facts.margin,
        facts.equity,
        facts.floating,
        facts.positions,
        actor.kind === 'system' ? null : actor.id,
        actor.name,
      ],
    );
    if (!file) throw new Error('A file was stored without an id');
    await this.#audit.record(tx, {
      action: 'riskFile.taken',
      subject: { type: 'riskRun', id: runId },
      after: { file: name, rows: facts.rows, day: facts.tradingDay },
    });
    return file.id;
  }

  /** Keeps why a file was refused, with the run that it was meant for where there is one. */
  async #refuse(
    tx: EntityManager,
    { marketId, name }: RiskFileSource,
    says: string | undefined,
    today: string,
    { code, details }: RiskFileRefused,
  ): Promise<RiskFileOutcome> {
    const actor = currentActor();
    const dayless = code === 'CALENDAR_MISSING' || code === 'NOT_A_TRADING_DAY';
    const runId = dayless ? null : (await this.#runs.open(tx, marketId, today)).id;
    const [file]: { id: string }[] = await tx.query(
      `INSERT INTO risk_file (market_id, run_id, trading_day, name, sha256, imported_by, imported_by_name, refused_code, refused_details)
       VALUES ($1, $2, $3, $4, '', $5, $6, $7, $8) RETURNING id`,
      [
        marketId,
        runId,
        says ?? null,
        name,
        actor.kind === 'system' ? null : actor.id,
        actor.name,
        code,
        JSON.stringify(details),
      ],
    );
    if (!file) throw new Error('A refusal was stored without an id');
    await this.#audit.record(tx, {
      action: 'riskFile.refused',
      subject: runId ? { type: 'riskRun', id: runId } : { type: 'riskFile', id: file.id },
      after: { file: name, code },
    });
    if (runId) await this.#runs.tell(tx, runId);
    return { taken: false, fileId: file.id, runId };
  }
}

/** A file of another day than its name or than today's is stale: nothing of it is taken. */
function checkName(name: string, says: string | undefined, today: string): void {
  if (says === undefined) return;
  const [, year, month, day] = /(\d{4})-?(\d{2})-?(\d{2})/.exec(name) ?? [];
  const named = year && month && day ? `${year}-${month}-${day}` : says;
  if (says !== today || named !== says)
    throw new RiskFileRefused('STALE_FILE', { expected: says === today ? named : today, found: says });
}
