import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, FieldProblem, InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MessageSources } from './message-source.ts';
import { fillTemplate, placeholdersOf, segmentsOf } from './message-text.ts';
import { MessagePolicy, type MessagePolicyInput, MessageTemplate } from './template.types.ts';

type TemplateRow = Omit<MessageTemplate, 'sample' | 'sampleSegments' | 'placeholders'>;

const read = `SELECT t.id, t.purpose, t.name, t.version, v.body, v.signature, v.written_by AS "writtenBy", v.written_at AS "writtenAt"
  FROM message_template t JOIN message_template_version v ON v.template_id = t.id AND v.version = t.version`;
const policyColumns = `purpose, opens_minute AS "opensMinute", closes_minute AS "closesMinute", version`;

/** The words that leave and the hours in which they may (X7). */
@Injectable()
export class TemplateService {
  readonly #database: Database;
  readonly #sources: MessageSources;
  readonly #audit: AuditTrail;

  constructor(database: Database, sources: MessageSources, audit: AuditTrail) {
    this.#database = database;
    this.#sources = sources;
    this.#audit = audit;
  }

  /** Every template in its newest words. */
  async list(): Promise<MessageTemplate[]> {
    const { rows } = await this.#database.pool.query<TemplateRow>(`${read} ORDER BY t.purpose, t.name`);
    return rows.map((row) => this.#shown(row));
  }

  /** Writes new words; what is planned already keeps the words it was planned with. */
  rewrite(input: {
    readonly id: string;
    readonly body: string;
    readonly signature: string;
    readonly version: number;
  }): Promise<MessageTemplate | InvalidInput | ChangedMeanwhile | NotFound> {
    return this.#database.transaction(async (tx) => {
      const [stored]: (TemplateRow | undefined)[] = await tx.query(`${read} WHERE t.id = $1 FOR UPDATE OF t`, [
        input.id,
      ]);
      if (!stored) return NotFound.of('template');
      if (stored.version !== input.version) return ChangedMeanwhile.of(stored.version);
      const problems = this.#problems(stored.purpose, input);
      if (problems.length > 0) return InvalidInput.of(problems);
      await tx.query('UPDATE message_template SET version = version + 1 WHERE id = $1', [input.id]);
      await this.#write(tx, input.id, stored.version + 1, input);
      await this.#audit.record(tx, {
        action: 'messageTemplate.rewritten',
        subject: { type: 'messageTemplate', id: input.id },
        before: { body: stored.body, signature: stored.signature, version: stored.version },
        after: { body: input.body, signature: input.signature, version: stored.version + 1 },
      });
      return this.#find(tx, input.id);
    });
  }

  /** A new template of a purpose. */
  add(input: {
    readonly purpose: string;
    readonly name: string;
    readonly body: string;
    readonly signature: string;
  }): Promise<MessageTemplate | InvalidInput> {
    const problems = this.#problems(input.purpose, input);
    if (!input.name.trim()) problems.push(problem('name', 'REQUIRED', 'a name'));
    if (!this.#sources.of(input.purpose)) problems.push(problem('purpose', 'UNKNOWN', 'one of the purposes'));
    if (problems.length > 0) return Promise.resolve(InvalidInput.of(problems));
    return this.#database.transaction(async (tx) => {
      const [made]: ({ id: string } | undefined)[] = await tx.query(
        'INSERT INTO message_template (purpose, name) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id',
        [input.purpose, input.name.trim()],
      );
      if (!made) return InvalidInput.of([problem('name', 'TAKEN', 'a name that no other template has')]);
      await this.#write(tx, made.id, 1, input);
      await this.#audit.record(tx, {
        action: 'messageTemplate.added',
        subject: { type: 'messageTemplate', id: made.id },
        after: { purpose: input.purpose, name: input.name, body: input.body, signature: input.signature },
      });
      return this.#find(tx, made.id);
    });
  }

  /** The sending hours of each purpose that keeps any. */
  async policies(): Promise<MessagePolicy[]> {
    const { rows } = await this.#database.pool.query<MessagePolicy>(
      `SELECT ${policyColumns} FROM message_policy ORDER BY purpose`,
    );
    return rows.filter(({ purpose }) => !this.#sources.of(purpose)?.anyHour);
  }

  /** Sets the sending hours; messages planned already keep the end they were planned with. */
  setPolicy(input: MessagePolicyInput): Promise<MessagePolicy | InvalidInput | ChangedMeanwhile | NotFound> {
    if (input.opensMinute >= input.closesMinute) {
      return Promise.resolve(InvalidInput.of([problem('closesMinute', 'BEFORE_START', 'later than it opens')]));
    }
    if (this.#sources.of(input.purpose)?.anyHour) {
      return Promise.resolve(InvalidInput.of([problem('purpose', 'LEAVES_AT_ANY_HOUR', 'it cannot wait')]));
    }
    return this.#database.transaction(async (tx) => {
      const [stored]: (MessagePolicy | undefined)[] = await tx.query(
        `SELECT ${policyColumns} FROM message_policy WHERE purpose = $1 FOR UPDATE`,
        [input.purpose],
      );
      if (!stored) return NotFound.of('purpose');
      if (stored.version !== input.version) return ChangedMeanwhile.of(stored.version);
      const [[after]]: [MessagePolicy[]] = await tx.query(
        `UPDATE message_policy SET opens_minute = $2, closes_minute = $3, version = version + 1
         WHERE purpose = $1 RETURNING ${policyColumns}`,
        [input.purpose, input.opensMinute, input.closesMinute],
      );
      await this.#audit.record(tx, {
        action: 'messagePolicy.changed',
        subject: { type: 'messagePolicy', id: input.purpose },
        before: { opensMinute: stored.opensMinute, closesMinute: stored.closesMinute },
        after: { opensMinute: input.opensMinute, closesMinute: input.closesMinute },
      });
      return Object.assign(new MessagePolicy(), after);
    });
  }

  async #find(tx: EntityManager, id: string): Promise<MessageTemplate> {
    const [row]: (TemplateRow | undefined)[] = await tx.query(`${read} WHERE t.id = $1`, [id]);
    if (!row) throw new Error('The template was written and is gone');
    return this.#shown(row);
  }

  async #write(
    tx: EntityManager,
    id: string,
    version: number,
    words: { body: string; signature: string },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO message_template_version (template_id, version, body, signature, written_by) VALUES ($1, $2, $3, $4, $5)`,
      [id, version, words.body, words.signature.trim(), currentActor().name],
    );
  }

  #problems(purpose: string, words: { body: string; signature: string }): FieldProblem[] {
    const offered = this.#sources.of(purpose)?.placeholders ?? [];
    const unknown = placeholdersOf(words.body).filter((name) => !offered.includes(name));
    return [
      ...(words.body.trim() ? [] : [problem('body', 'REQUIRED', 'the words of the message')]),
      ...unknown.map((name) => problem('body', 'UNKNOWN_PLACEHOLDER', `{${name}} is not one of ${offered.join(', ')}`)),
    ];
  }

  #shown(row: TemplateRow): MessageTemplate {
    const source = this.#sources.of(row.purpose);
    const sample = source ? fillTemplate(row, source.samples) : row.body;
    return Object.assign(new MessageTemplate(), row, {
      sample,
      sampleSegments: segmentsOf(sample),
      placeholders: [...(source?.placeholders ?? [])],
    });
  }
}

function problem(path: string, code: string, message: string): FieldProblem {
  return Object.assign(new FieldProblem(), { path, code, message });
}
