import { AuditTrail } from '@kefu/platform/audit';
import { FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { NotFound, WrongState } from '@kefu/platform/errors';
import { Outbox } from '@kefu/platform/outbox';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { CalendarService, departmentClockSql, instantOf, practiceShiftSql } from '../calendar/index.ts';
import { drainShard } from './drain-shard.ts';
import { messageText } from './ledger.ts';
import {
  type DeliveryReceipt,
  MessageConnection,
  type MessageListArgs,
  MessageRecord,
  type MessageState,
  type SendAttempt,
} from './message.types.ts';
import { labelled, type MessageRow, messageColumns, messageConditions } from './message-list.sql.ts';
import { MessageSources } from './message-source.ts';

/** States from which a person may have a message sent again: nothing is on its way. Parked ones need two people. */
const resendable: readonly MessageState[] = ['expired', 'failed'];

/** Reads the ledger for people, and lets them decide what the system may not (X7). */
@Injectable()
export class MessageService {
  readonly #database: Database;
  readonly #sources: MessageSources;
  readonly #calendar: CalendarService;
  readonly #outbox: Outbox;
  readonly #audit: AuditTrail;
  readonly #cipher: FieldCipher;

  constructor(
    database: Database,
    sources: MessageSources,
    calendar: CalendarService,
    outbox: Outbox,
    audit: AuditTrail,
    cipher: FieldCipher,
  ) {
    this.#database = database;
    this.#sources = sources;
    this.#calendar = calendar;
    this.#outbox = outbox;
    this.#audit = audit;
    this.#cipher = cipher;
  }

  /** The ledger, the latest first. */
  async list(args: MessageListArgs): Promise<MessageConnection> {
    const values: unknown[] = [];
    const where = messageConditions(args, rowScope('message.read'), values, this.#sources);
    const all = where.join(' AND ');
    const counted = this.#database.pool.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM (SELECT FROM message m WHERE ${all} LIMIT 10000) counted`,
      [...values],
    );
    if (args.after) where.push(`m.id < $${values.push(decodeCursor(args.after, [cursorKeys.id])[0])}`);
    values.push(args.first + 1);
    const { rows } = await this.#database.pool.query<MessageRow>(
      `SELECT ${messageColumns} FROM message m WHERE ${where.join(' AND ')} ORDER BY m.id DESC LIMIT $${values.length}`,
      values,
    );
    const shown = await labelled(rows, this.#sources);
    const page = pageOf(
      shown,
      args.first,
      (row) => row,
      (row) => encodeCursor([row.id]),
    );
    return Object.assign(new MessageConnection(), page, { totalCount: (await counted).rows[0]?.total ?? 0 });
  }

  /** One message with its attempts and receipts. */
  async find(id: string): Promise<MessageRecord | NotFound> {
    const values: unknown[] = [id];
    const scope = scopeSql(rowScope('message.read'), { branch: 'm.branch_id' }, values);
    const { rows } = await this.#database.pool.query<MessageRow & { sealed: string | null }>(
      `SELECT ${messageColumns}, m.text_sealed AS sealed, m.gateway_reference AS "gatewayReference", v.body, v.signature, v.version AS "templateVersion"
       FROM message m JOIN message_template_version v ON v.template_id = m.template_id AND v.version = m.template_version
       WHERE m.id = $1 AND ${scope}`,
      values,
    );
    const [message] = await labelled(rows, this.#sources);
    if (!message) return NotFound.of('message');
    const [attempts, receipts] = await Promise.all([
      this.#database.pool.query<SendAttempt>(
        `SELECT a.id, a.started_at AS "startedAt", a.worker, r.outcome, r.code, r.ended_at AS "endedAt"
         FROM send_attempt a LEFT JOIN send_result r ON r.attempt_id = a.id WHERE a.message_id = $1 ORDER BY a.fence`,
        [id],
      ),
      this.#database.pool.query<DeliveryReceipt>(
        `SELECT id, status, code, happened_at AS "happenedAt", received_at AS "receivedAt"
         FROM delivery_receipt WHERE message_id = $1 ORDER BY happened_at, received_at`,
        [id],
      ),
    ]);
    const text = message.sealed === null ? null : this.#cipher.open(messageText, message.sealed);
    return Object.assign(new MessageRecord(), message, { text, attempts: attempts.rows, receipts: receipts.rows });
  }

  /**
   * Has a message sent again within today's hours: a person has looked and decided. Of two people who decide at once,
   * one finds it decided.
   */
  async resend(id: string, reason: string): Promise<MessageRecord | NotFound | WrongState> {
    const today = await this.#calendar.today();
    const refused = await this.#database.transaction(async (tx) => {
      const [found]: ({ state: MessageState; shard: number; closes: number; now: Date } | undefined)[] = await tx.query(
        `SELECT m.state, m.shard, p.closes_minute AS closes, ${departmentClockSql} AS now FROM message m JOIN message_policy p USING (purpose)
         WHERE m.id = $1 FOR UPDATE OF m`,
        [id],
      );
      if (!found) return NotFound.of('message');
      if (!resendable.includes(found.state)) return WrongState.of(found.state, 'Nothing is to be sent again');
      const expiresAt = instantOf(today, found.closes);
      if (expiresAt <= found.now) return WrongState.of('outsideHours', 'The sending hours of today are over');
      await tx.query(
        `UPDATE message SET state = 'planned', cause = NULL, retry_at = NULL, expires_at = $2::timestamptz - ${practiceShiftSql},
           changed_at = clock_timestamp()
         WHERE id = $1`,
        [id, expiresAt],
      );
      await this.#audit.record(tx, {
        action: 'message.resent',
        subject: { type: 'message', id },
        before: { state: found.state },
        after: { state: 'planned' },
        reason,
      });
      await this.#outbox.add(tx, drainShard(found.shard));
      return undefined;
    });
    return refused ?? this.find(id);
  }
}
