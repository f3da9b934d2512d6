import { approvalRoute } from '@kefu/office/approvals';
import { CalendarService } from '@kefu/office/calendar';
import { availableTransitions, caseState, Lifecycles } from '@kefu/office/lifecycle';
import { currentActor, currentContext } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HrForm } from '../kind/form.types.ts';
import { RequestKinds } from '../kind/request-kinds.ts';
import { snapshotOf } from '../transfer/transfer-flags.ts';
import { readPosts } from '../transfer/transfer-posts.ts';
import { HrRequest, transferKind } from './hr-request.entity.ts';
import { type HrRequestRow, requestConditions, requestFacts, requestReachSql } from './hr-request.sql.ts';
import {
  HrRequestConnection,
  HrRequestFacts,
  HrRequestRecord,
  type HrRequestsArgs,
  HrRequestWaiting,
  type HrStateReached,
} from './hr-request.types.ts';

import type { Snapshot } from './snapshot.ts';

/** Requests as people look at them (H1, H5). */
@Injectable()
export class RequestViewService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;
  readonly #calendar: CalendarService;
  readonly #kinds: RequestKinds;

  constructor(database: Database, lifecycles: Lifecycles, calendar: CalendarService, kinds: RequestKinds) {
    this.#database = database;
    this.#lifecycles = lifecycles;
    this.#calendar = calendar;
    this.#kinds = kinds;
  }

  /** A page of what the caller reaches, the longest in its state first. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ filter, first, after }: HrRequestsArgs): Promise<HrRequestConnection> {
    const values: unknown[] = [currentActor().id];
    const conditions = [requestReachSql(values), ...requestConditions(filter ?? {}, values)];
    if (after) {
      const [since, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      conditions.push(`(r.state_since, r.id) > ($${values.push(since)}::timestamptz, $${values.push(id)}::uuid)`);
    }
    const limit = values.push(first + 1);
    const { rows } = await this.#database.pool.query<HrRequestRow & { cursor: string }>(
      `${requestFacts.replace('SELECT', 'SELECT r.state_since::text AS cursor,')}
       WHERE ${conditions.join(' AND ')} ORDER BY r.state_since, r.id LIMIT $${limit}`,
      values,
    );
    const titles = await this.#kinds.titles();
    const page = pageOf(
      rows,
      first,
      (row) => factsOf(row, titles),
      ({ cursor, id }) => encodeCursor([cursor, id]),
    );
    return Object.assign(new HrRequestConnection(), page);
  }

  /** One request that the caller reaches; undefined where there is none. */
  one(id: string): Promise<HrRequestRecord | undefined> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [currentActor().id, id];
      const [row]: HrRequestRow[] = await tx.query(
        `${requestFacts} WHERE r.id = $2 AND ${requestReachSql(values)}`,
        values,
      );
      if (!row) return undefined;
      const request = await tx.findOneByOrFail(HrRequest, { id });
      const { lifecycle, lifecycleVersion, state, version, personId: ownerId } = request;
      const subject = { id, lifecycle, lifecycleVersion, state, version, branchId: null, teamId: null, ownerId };
      return Object.assign(new HrRequestRecord(), factsOf(row, await this.#kinds.titles()), {
        fromHoldingId: request.fromHoldingId,
        toPostId: request.toPostId,
        answers: await this.#kinds.answers(tx, request),
        form: request.kind === transferKind ? null : HrForm.of(await this.#kinds.of(tx, request)),
        situation: request.snapshot ?? (await this.#situation(tx, id)),
        answerReason: await answerReason(tx, request),
        own: ownerId === currentActor().id,
        transitions: availableTransitions(await this.#lifecycles.offered(tx, subject)),
        passage: await passageOf(tx, request),
      });
    });
  }

  async #situation(tx: EntityManager, id: string): Promise<Snapshot | null> {
    const posts = await readPosts(tx, id);
    return posts ? snapshotOf(posts, await this.#calendar.today()) : null;
  }
}

/** A row in the words of the caller's language. */
export function factsOf(row: HrRequestRow, kindTitles: ReadonlyMap<string, string>): HrRequestFacts {
  const { lifecycle, lifecycleVersion, state, kind } = row;
  return Object.assign(new HrRequestFacts(), row, {
    kindTitle: kindTitles.get(kind) ?? kind,
    state: caseState({ lifecycle, lifecycleVersion, state }),
    waiting: waitingOf(row),
  });
}

function waitingOf({
  approvalId,
  route,
  position,
  step,
  waitingSince: since,
  escalated,
  mine,
}: HrRequestRow): HrRequestWaiting | null {
  if (approvalId === null) return null;
  const title = approvalRoute(route).steps.find(({ key }) => key === step)?.title[currentContext().language] ?? step;
  return Object.assign(new HrRequestWaiting(), { approvalId, position, step, title, since, escalated, mine });
}

/** The reason of the last decision, where it was no approval. */
async function answerReason(tx: EntityManager, { id, state }: HrRequest): Promise<string | null> {
  if (state !== 'returned' && state !== 'rejected') return null;
  const [step]: { reason: string }[] = await tx.query(
    `SELECT s.reason FROM approval a JOIN approval_step s ON s.approval_id = a.id
     WHERE a.subject_type = 'hrRequest' AND a.subject_id = $1 AND s.state IN ('returned', 'rejected')
     ORDER BY s.decided_at DESC LIMIT 1`,
    [id],
  );
  return step?.reason ?? null;
}

async function passageOf(tx: EntityManager, { id, createdAt }: HrRequest): Promise<HrStateReached[]> {
  const reached: HrStateReached[] = await tx.query(
    `SELECT after->>'state' AS state, max(at) AS at FROM audit_entry
     WHERE subject_type = 'hrRequest' AND subject_id = $1::text AND action = 'hrRequest.moved' GROUP BY 1 ORDER BY 2`,
    [id],
  );
  return [{ state: 'draft', at: createdAt }, ...reached];
}
