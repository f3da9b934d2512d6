import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, Failure, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  ExtraItemInput,
  ItemTickInput,
  ResolveDifferenceInput,
  TickTransmittalInput,
} from './transmittal.input.ts';
import { fittingResolutions, type ItemTick } from './transmittal-item.entity.ts';
import { insertLines, strangeLines } from './transmittal-lines.ts';

type Refusal = InvalidInput | ChangedMeanwhile | WrongState | NotFound;

interface Line {
  readonly id: string;
  readonly version: number;
  readonly tick: ItemTick | null;
  readonly position: number;
}

/**
 * Checks a parcel against its packing list (T8). Two who check one parcel tick side by side; of two who tick one line the
 * second is told. Nobody acknowledges while a tick is being written.
 */
@Injectable()
export class TransmittalCheckService {
  readonly #database: Database;
  readonly #audit: AuditTrail;
  readonly #topics: Topics;

  constructor(database: Database, audit: AuditTrail, topics: Topics) {
    this.#database = database;
    this.#audit = audit;
    this.#topics = topics;
  }

  /** Ticks lines, all of them or none. @returns why not, or undefined once they are ticked */
  tick({ transmittalId, ticks }: TickTransmittalInput): Promise<Refusal | undefined> {
    return this.#checking(transmittalId, async (tx) => {
      const lines: Line[] = await tx.query(
        `SELECT id, version, tick, position FROM transmittal_item WHERE transmittal_id = $1 AND id = ANY($2::uuid[])
         ORDER BY id FOR UPDATE`,
        [transmittalId, ticks.map(({ itemId }) => itemId)],
      );
      for (const [at, tick] of ticks.entries()) {
        const refusal = refusalOf(
          lines.find(({ id }) => id === tick.itemId),
          tick,
          at,
        );
        if (refusal) return refusal;
      }
      const gone = ticks.filter(
        ({ itemId, tick }) => !tick && lines.some(({ id, tick: was }) => id === itemId && was === 'extra'),
      );
      await tx.query('DELETE FROM transmittal_item WHERE id = ANY($1::uuid[])', [gone.map(({ itemId }) => itemId)]);
      await tx.query(
        `UPDATE transmittal_item i SET tick = t.tick, ticked_by_name = CASE WHEN t.tick IS NOT NULL THEN $3 END,
           ticked_at = CASE WHEN t.tick IS NOT NULL THEN now() END, resolution = NULL, resolution_note = '',
           resolved_by_name = NULL, resolved_at = NULL, version = version + 1
         FROM unnest($1::uuid[], $2::text[]) AS t (id, tick) WHERE i.id = t.id`,
        [ticks.map(({ itemId }) => itemId), ticks.map(({ tick }) => tick ?? null), currentActor().name],
      );
      const after: Record<string, number> = {};
      for (const { tick } of ticks) after[tick ?? 'none'] = (after[tick ?? 'none'] ?? 0) + 1;
      await this.#audit.record(tx, { action: 'transmittal.ticked', subject: subjectOf(transmittalId), after });
      return undefined;
    });
  }

  /** Adds what lay in the parcel and stands on no list. @returns why not, or undefined once it is added */
  addExtra({ transmittalId, item }: ExtraItemInput): Promise<Refusal | undefined> {
    return this.#checking(transmittalId, async (tx, branchId) => {
      const strange = await strangeLines(tx, branchId, [item], () => 'input.item');
      if (strange.length > 0) return InvalidInput.of(strange);
      // Two who find extra papers at once would give both the same place.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`transmittal ${transmittalId}`]);
      await insertLines(tx, transmittalId, [item], currentActor().name);
      const after = { type: item.type, copies: item.copies ?? 1 };
      await this.#audit.record(tx, { action: 'transmittal.extraFound', subject: subjectOf(transmittalId), after });
      return undefined;
    });
  }

  /** Keeps what was agreed on a difference. @returns the parcel's id, or why not */
  async resolve({ itemId, version, resolution, note }: ResolveDifferenceInput): Promise<Refusal | string> {
    const { rows } = await this.#database.pool.query<{ transmittalId: string }>(
      'SELECT transmittal_id AS "transmittalId" FROM transmittal_item WHERE id = $1',
      [itemId],
    );
    const transmittalId = rows[0]?.transmittalId;
    // As a line out of reach is answered: whether there is one is nobody's business.
    if (!transmittalId) return NotFound.of('transmittal');
    const refused = await this.#checking(transmittalId, async (tx) => {
      const [line]: Line[] = await tx.query(
        'SELECT id, version, tick, position FROM transmittal_item WHERE id = $1 FOR UPDATE',
        [itemId],
      );
      if (!line) return NotFound.of('line');
      if (line.version !== version) return ChangedMeanwhile.of(line.version);
      if (!line.tick || line.tick === 'present' || !fittingResolutions[line.tick].includes(resolution)) {
        return InvalidInput.at('input.resolution', 'DOES_NOT_FIT', 'one of its resolutions');
      }
      await tx.query(
        `UPDATE transmittal_item SET resolution = $2, resolution_note = $3, resolved_by_name = $4, resolved_at = now(),
           version = version + 1 WHERE id = $1`,
        [itemId, resolution, note?.trim() ?? '', currentActor().name],
      );
      const after = { line: line.position, tick: line.tick, resolution };
      await this.#audit.record(tx, { action: 'transmittal.resolved', subject: subjectOf(transmittalId), after });
      return undefined;
    });
    return refused ?? transmittalId;
  }

  /** Does something to the lines of a parcel that is being checked, while nobody acknowledges it. */
  #checking(
    id: string,
    change: (tx: EntityManager, branchId: string) => Promise<Refusal | undefined>,
  ): Promise<Refusal | undefined> {
    return this.#database.transaction(async (tx) => {
      const [parcel]: { state: string; branchId: string }[] = await tx.query(
        'SELECT state, branch_id AS "branchId" FROM transmittal WHERE id = $1 FOR SHARE',
        [id],
      );
      if (!parcel || !inScope(rowScope('transmittal.receive'), parcel)) return NotFound.of('transmittal');
      if (parcel.state !== 'received') return WrongState.of(parcel.state, 'It is not being checked');
      const refused = await change(tx, parcel.branchId);
      if (refused instanceof Failure) return refused;
      const { branchId } = parcel;
      const permission = 'transmittal.read';
      await this.#topics.announce(tx, { ...subjectOf(id), permission, branchId, teamId: null, ownerId: null });
      return undefined;
    });
  }
}

const subjectOf = (id: string): { type: string; id: string } => ({ type: 'transmittal', id });

function refusalOf(line: Line | undefined, { tick, version }: ItemTickInput, at: number): Refusal | undefined {
  if (!line) return NotFound.of('line');
  if (line.version !== version) return ChangedMeanwhile.of(line.version);
  const fits = line.tick === 'extra' ? !tick : tick !== 'extra';
  if (fits) return undefined;
  return InvalidInput.at(`input.ticks.${at}.tick`, 'DOES_NOT_FIT', 'extra for extra lines, and only for these');
}
