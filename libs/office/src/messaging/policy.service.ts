import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, fieldProblem, InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import { MessageSources } from './message-source.ts';
import { MessagePolicy, type MessagePolicyInput } from './template.types.ts';

const policyColumns = `purpose, opens_minute AS "opensMinute", closes_minute AS "closesMinute", per_phone AS "perPhone", version`;

/** The hours in which messages may leave, and how many a phone may get (X7). */
@Injectable()
export class PolicyService {
  readonly #database: Database;
  readonly #sources: MessageSources;
  readonly #audit: AuditTrail;

  constructor(database: Database, sources: MessageSources, audit: AuditTrail) {
    this.#database = database;
    this.#sources = sources;
    this.#audit = audit;
  }

  /** The sending hours of each purpose that keeps any. */
  async list(): Promise<MessagePolicy[]> {
    const { rows } = await this.#database.pool.query<MessagePolicy>(
      `SELECT ${policyColumns} FROM message_policy ORDER BY purpose`,
    );
    return rows.filter(({ purpose }) => !this.#sources.of(purpose)?.anyHour);
  }

  /** Sets the sending hours; messages planned already keep the end they were planned with. */
  set(input: MessagePolicyInput): Promise<MessagePolicy | InvalidInput | ChangedMeanwhile | NotFound> {
    if (input.opensMinute >= input.closesMinute) {
      return Promise.resolve(InvalidInput.of([fieldProblem('closesMinute', 'BEFORE_START', 'later than it opens')]));
    }
    if (this.#sources.of(input.purpose)?.anyHour) {
      return Promise.resolve(InvalidInput.of([fieldProblem('purpose', 'LEAVES_AT_ANY_HOUR', 'it cannot wait')]));
    }
    return this.#database.transaction(async (tx) => {
      const [stored]: (MessagePolicy | undefined)[] = await tx.query(
        `SELECT ${policyColumns} FROM message_policy WHERE purpose = $1 FOR UPDATE`,
        [input.purpose],
      );
      if (!stored) return NotFound.of('purpose');
      if (stored.version !== input.version) return ChangedMeanwhile.of(stored.version);
      const [[after]]: [[MessagePolicy]] = await tx.query(
        `UPDATE message_policy SET opens_minute = $2, closes_minute = $3, per_phone = coalesce($4, per_phone), version = version + 1
         WHERE purpose = $1 RETURNING ${policyColumns}`,
        [input.purpose, input.opensMinute, input.closesMinute, input.perPhone ?? null],
      );
      await this.#audit.record(tx, {
        action: 'messagePolicy.changed',
        subject: { type: 'messagePolicy', id: input.purpose },
        before: { opensMinute: stored.opensMinute, closesMinute: stored.closesMinute, perPhone: stored.perPhone },
        after: { opensMinute: input.opensMinute, closesMinute: input.closesMinute, perPhone: after.perPhone },
      });
      return Object.assign(new MessagePolicy(), after);
    });
  }
}
