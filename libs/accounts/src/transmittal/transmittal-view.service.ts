import { shelfPlaceOf } from '@kefu/office/documents';
import { availableTransitions, caseState, Lifecycles } from '@kefu/office/lifecycle';
import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transmittal } from './transmittal.entity.ts';
import { overdueSql, waitedDaysSql, waitingSql } from './transmittal.sql.ts';
import {
  TransmittalConnection,
  TransmittalFacts,
  type TransmittalFilter,
  TransmittalLine,
  TransmittalRecord,
  type TransmittalsArgs,
  TransmittalsWaiting,
} from './transmittal.types.ts';
import { fittingResolutions } from './transmittal-item.entity.ts';
import { paperName } from './transmittal-words.ts';

type TransmittalRow = Omit<TransmittalFacts, 'state' | 'branch' | 'place'> & {
  readonly state: string;
  readonly branchId: string;
  readonly branch: string;
  readonly cabinet: string | null;
  readonly row: string | null;
  readonly box: string | null;
};

const transmittals = `
  SELECT t.id, t.number, t.branch_id AS "branchId", b.name AS branch, t.state, t.state_since AS "stateSince",
    t.lifecycle, t.lifecycle_version AS "lifecycleVersion", t.version, t.courier, t.waybill, t.note,
    t.packed_by_name AS "packedBy", t.packed_at AS "packedAt", t.sent_by_name AS "sentBy", t.sent_at AS "sentAt",
    t.received_by_name AS "receivedBy", t.received_at AS "receivedAt", t.acknowledged_by_name AS "acknowledgedBy",
    t.acknowledged_at AS "acknowledgedAt", t.cabinet, t.shelf_row AS row, t.box, i.lines, i.unticked, i."openDifferences",
    CASE WHEN ${waitingSql} THEN ${waitedDaysSql} END AS "waitedDays", ${overdueSql} AS overdue
  FROM transmittal t JOIN org_unit b ON b.id = t.branch_id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS lines, count(*) FILTER (WHERE tick IS NULL)::int AS unticked,
      count(*) FILTER (WHERE tick <> 'present' AND resolution IS NULL)::int AS "openDifferences"
    FROM transmittal_item WHERE transmittal_id = t.id
  ) i`;

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
    const conditions = conditionsOf(filter ?? {}, values);
    if (after) {
      const [since, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      conditions.push(`(t.state_since, t.id) < ($${values.push(since)}::timestamptz, $${values.push(id)}::uuid)`);
    }
    const { rows } = await this.#database.pool.query<TransmittalRow & { cursor: string }>(
      `${transmittals.replace('SELECT', 'SELECT t.state_since::text AS cursor,')} WHERE ${conditions.join(' AND ')} ORDER BY t.state_since DESC, t.id DESC
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
      const [row]: TransmittalRow[] = await tx.query(`${transmittals} WHERE t.id = $1 AND ${scope}`, values);
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

function conditionsOf(filter: TransmittalFilter, values: unknown[]): string[] {
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = [scopeSql(rowScope('transmittal.read'), { branch: 't.branch_id' }, values)];
  if (filter.states?.length) conditions.push(`t.state = ANY(${value(filter.states)}::text[])`);
  if (filter.branchIds?.length) conditions.push(`t.branch_id = ANY(${value(filter.branchIds)}::uuid[])`);
  if (filter.overdue) conditions.push(overdueSql);
  const text = filter.text?.trim();
  if (text) {
    const begin = value(text.toUpperCase());
    conditions.push(`(starts_with(t.number, ${begin}) OR starts_with(upper(t.waybill), ${begin}))`);
  }
  return conditions;
}
