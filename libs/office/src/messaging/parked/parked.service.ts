import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { NotFound, WrongState } from '@kefu/platform/errors';
import { Outbox } from '@kefu/platform/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CalendarService, departmentClockSql, instantOf, practiceShiftSql } from '../../calendar/index.ts';
import { drainShard } from '../drain-shard.ts';
import { MessageSources } from '../message-source.ts';
import {
  type DecideParkedInput,
  type ParkedChoice,
  ParkedList,
  ParkedOutcome,
  type ProposeParkedInput,
} from './parked.types.ts';
import { type ParkedRow, parkedOf, parkedRows } from './parked-list.sql.ts';

interface Proposal {
  readonly id: string;
  readonly messageId: string;
  readonly decision: ParkedChoice;
  readonly reason: string;
  readonly proposedBy: string;
  readonly state: string;
  readonly shard: number;
  readonly closes: number;
  /** Of the department. */
  readonly now: Date;
}

/** Messages that nobody but people can decide: one proposes, another confirms (X7). */
@Injectable()
export class ParkedService {
  readonly #database: Database;
  readonly #sources: MessageSources;
  readonly #calendar: CalendarService;
  readonly #outbox: Outbox;
  readonly #audit: AuditTrail;

  constructor(
    database: Database,
    sources: MessageSources,
    calendar: CalendarService,
    outbox: Outbox,
    audit: AuditTrail,
  ) {
    this.#database = database;
    this.#sources = sources;
    this.#calendar = calendar;
    this.#outbox = outbox;
    this.#audit = audit;
  }

  /** What is parked, the oldest first, with what is proposed. */
  async list(): Promise<ParkedList> {
    const [{ rows }, counted] = await Promise.all([
      this.#database.pool.query<ParkedRow>(`${parkedRows} LIMIT 500`),
      this.#database.pool.query<{ total: number }>(`SELECT count(*)::int AS total FROM message WHERE state = 'parked'`),
    ]);
    const nodes = await parkedOf(rows, this.#sources);
    return Object.assign(new ParkedList(), { nodes, totalCount: counted.rows[0]?.total ?? 0 });
  }

  /** Proposes what shall become of parked messages; one that somebody has a proposal for already keeps it. */
  propose({ ids, decision, reason }: ProposeParkedInput): Promise<ParkedOutcome | NotFound> {
    const actor = currentActor();
    if (actor.kind !== 'person') return Promise.resolve(NotFound.of('person'));
    return this.#database.transaction(async (tx) => {
      const proposed: { id: string }[] = await tx.query(
        `WITH parked AS (SELECT id FROM message WHERE id = ANY($1::uuid[]) AND state = 'parked' ORDER BY id FOR UPDATE)
         INSERT INTO parked_decision (message_id, decision, reason, proposed_by, proposed_by_name)
         SELECT id, $2, $3, $4, $5 FROM parked ON CONFLICT (message_id) WHERE outcome IS NULL DO NOTHING
         RETURNING message_id AS id`,
        [ids, decision, reason.trim(), actor.id, actor.name],
      );
      for (const { id } of proposed) {
        await this.#audit.record(tx, {
          action: 'message.decisionProposed',
          subject: { type: 'message', id },
          after: { decision },
          reason,
        });
      }
      return outcome({ done: proposed.length, overtaken: new Set(ids).size - proposed.length });
    });
  }

  /** Confirms or refuses what another person proposed. */
  async decide({ ids, confirm }: DecideParkedInput): Promise<ParkedOutcome | WrongState | NotFound> {
    const actor = currentActor();
    if (actor.kind !== 'person') return NotFound.of('person');
    const today = await this.#calendar.today();
    return this.#database.transaction(async (tx) => {
      const found: Proposal[] = await tx.query(
        `SELECT d.id, d.message_id AS "messageId", d.decision, d.reason, d.proposed_by AS "proposedBy", m.state, m.shard,
           p.closes_minute AS closes, ${departmentClockSql} AS now
         FROM message m JOIN parked_decision d ON d.message_id = m.id AND d.outcome IS NULL JOIN message_policy p USING (purpose)
         WHERE m.id = ANY($1::uuid[]) ORDER BY m.id FOR UPDATE OF m, d`,
        [ids],
      );
      const own = found.filter((each) => each.proposedBy === actor.id);
      const others = found.filter((each) => each.proposedBy !== actor.id);
      const late = others.filter(
        ({ decision, closes, now }) => confirm && decision === 'sendAgain' && instantOf(today, closes) <= now,
      );
      if (late.length > 0) return WrongState.of('outsideHours', 'The sending hours of today are over');
      const overtaken = others.filter((each) => each.state !== 'parked');
      const standing = others.filter((each) => each.state === 'parked');
      await this.#end(tx, overtaken, 'overtaken');
      await this.#end(tx, standing, confirm ? 'confirmed' : 'refused');
      for (const each of standing) if (confirm) await this.#carryOut(tx, each, instantOf(today, each.closes));
      const shards = new Set(standing.filter((each) => each.decision === 'sendAgain').map((each) => each.shard));
      if (confirm) await this.#outbox.add(tx, ...[...shards].map((shard) => drainShard(shard)));
      return outcome({
        done: standing.length,
        own: own.length,
        overtaken: new Set(ids).size - standing.length - own.length,
      });
    });
  }

  async #carryOut(tx: EntityManager, { messageId, decision, reason }: Proposal, expiresAt: Date): Promise<void> {
    if (decision === 'sendAgain') {
      // It goes under the same key to the same gateway: one that took it and remembers takes it no second time.
      await tx.query(
        `UPDATE message SET state = 'planned', doubtful = false, cause = NULL, retry_at = NULL,
           expires_at = $2::timestamptz - ${practiceShiftSql},
           changed_at = clock_timestamp() WHERE id = $1`,
        [messageId, expiresAt],
      );
    } else {
      const [state, cause] = decision === 'giveUp' ? ['failed', 'GIVEN_UP'] : ['accepted', 'COUNTED_AS_SENT'];
      await tx.query('UPDATE message SET state = $2, cause = $3, changed_at = clock_timestamp() WHERE id = $1', [
        messageId,
        state,
        cause,
      ]);
    }
    await this.#audit.record(tx, {
      action: 'message.decided',
      subject: { type: 'message', id: messageId },
      after: { decision },
      reason,
    });
  }

  async #end(tx: EntityManager, proposals: readonly Proposal[], how: string): Promise<void> {
    if (proposals.length === 0) return;
    const { id, name } = currentActor();
    await tx.query(
      `UPDATE parked_decision SET outcome = $2, decided_by = $3, decided_by_name = $4, decided_at = clock_timestamp()
       WHERE id = ANY($1::uuid[])`,
      [proposals.map((each) => each.id), how, id, name],
    );
  }
}

function outcome(counts: Partial<ParkedOutcome>): ParkedOutcome {
  return Object.assign(new ParkedOutcome(), { done: 0, own: 0, overtaken: 0, ...counts });
}
