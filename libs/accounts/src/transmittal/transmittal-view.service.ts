import { shelfPlaceOf } from '@kefu/office/documents';
import { availableTransitions, caseState, Lifecycles } from '@kefu/office/lifecycle';
import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transmittal } from './transmittal.entity.ts';
import { overdueSql, waitingSql } from './transmittal.sql.ts';
import {
  TransmittalConnection,
  TransmittalFacts,
  TransmittalLine,
  TransmittalRecord,
  type TransmittalsArgs,
  TransmittalsWaiting,
} from './transmittal.types.ts';
import { fittingResolutions } from './transmittal-item.entity.ts';
import { type TransmittalRow, transmittalConditions, transmittalRows } from './transmittal-list.sql.ts';
import { paperName } from './transmittal-words.ts';

/** Parcels as people look at them (T8). */
@Injectable()
export class TransmittalViewService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;

  constructor(database: Database, lifecycles: Lifecycles) {
    this.#database = database;
    this.#lifecycles = lifecycles;
  }

  /** A page of what the caller may read, the last moved first. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ filter, first, after }: TransmittalsArgs): Promise<TransmittalConnection> {
    const values: unknown[] = [];
    const conditions = transmittalConditions(filter ?? {}, rowScope('transmittal.read'), values);
    if (after) {
      const [since, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      conditions.push(`(t.state_since, t.id) < ($${values.push(since)}::timestamptz, $${values.push(id)}::uuid)`);
    }
    const { rows } = await this.#database.pool.query<TransmittalRow & { cursor: string }>(
      `${transmittalRows.replace('SELECT', 'SELECT t.state_since::text AS cursor,')} WHERE ${conditions.join(' AND ')} ORDER BY t.state_since DESC, t.id DESC
       LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(rows, first, factsOf, ({ cursor, id }) => encodeCursor([cursor, id]));
    return Object.assign(new TransmittalConnection(), page);
  }

  /** One parcel within the caller's reach; undefined where there is none. */
  one(id: string): Promise<TransmittalRecord | undefined> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [id];
      const scope = scopeSql(rowScope('transmittal.read'), { branch: 't.branch_id' }, values);
      const [row]: TransmittalRow[] = await tx.query(`${transmittalRows} WHERE t.id = $1 AND ${scope}`, values);
      if (!row) return undefined;
      const { packedBy: ownerId, ...stored } = await tx.findOneByOrFail(Transmittal, { id });
      const offered = await this.#lifecycles.offered(tx, { ...stored, teamId: null, ownerId });
      return Object.assign(new TransmittalRecord(), factsOf(row), {
        items: await linesOf(tx, id),
        transitions: availableTransitions(offered),
      });
    });
  }

  /** How many parcels the caller may read wait, and how many of them for too long. */
  async waiting(): Promise<TransmittalsWaiting> {
    const values: unknown[] = [];
    const scope = scopeSql(rowScope('transmittal.read'), { branch: 't.branch_id' }, values);
    const { rows } = await this.#database.pool.query<TransmittalsWaiting>(
      `SELECT count(*) FILTER (WHERE t.state = 'sent')::int AS sent, count(*) FILTER (WHERE t.state = 'received')::int AS received,
         count(*) FILTER (WHERE ${overdueSql})::int AS overdue FROM transmittal t WHERE ${waitingSql} AND ${scope}`,
      values,
    );
    return Object.assign(new TransmittalsWaiting(), rows[0]);
  }
}

function factsOf({ branchId, branch, state, cabinet, row, box, ...rest }: TransmittalRow): TransmittalFacts {
  const { lifecycle, lifecycleVersion } = rest;
  return Object.assign(new TransmittalFacts(), rest, {
    branch: { id: branchId, name: branch },
    state: caseState({ lifecycle, lifecycleVersion, state }),
    place: shelfPlaceOf(cabinet, row, box),
  });
}

async function linesOf(tx: EntityManager, id: string): Promise<TransmittalLine[]> {
  const rows: Omit<TransmittalLine, 'paper' | 'resolutions'>[] = await tx.query(
    `SELECT i.id, i.position, i.type, i.copies, i.note, i.tick, i.ticked_by_name AS "tickedBy", i.ticked_at AS "tickedAt",
       i.resolution, i.resolution_note AS "resolutionNote", i.resolved_by_name AS "resolvedBy", i.version,
       CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'number', r.number, 'name', r.name) END AS trader,
       CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'number', a.number, 'name', a.name) END AS application,
       k.title AS titles
     FROM transmittal_item i LEFT JOIN trader r ON r.id = i.trader_id LEFT JOIN account_application a ON a.id = i.application_id
       LEFT JOIN document_type k ON k.key = i.type
     WHERE i.transmittal_id = $1 ORDER BY i.position`,
    [id],
  );
  return rows.map((row) =>
    Object.assign(new TransmittalLine(), row, {
      paper: paperName(row),
      resolutions: row.tick && row.tick !== 'present' ? fittingResolutions[row.tick] : [],
    }),
  );
}
