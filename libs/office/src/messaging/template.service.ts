import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import {
  ChangedMeanwhile,
  type FieldProblem,
  fieldProblem,
  InvalidInput,
  NotFound,
  WrongState,
} from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SecondPersonNeeded } from '../approvals/index.ts';
import { MessageSources } from './message-source.ts';
import { fillTemplate, placeholdersOf, segmentsOf } from './message-text.ts';
import { type DecideTemplateInput, type DecideTemplateResult, MessageTemplate } from './template.types.ts';

type TemplateRow = Omit<MessageTemplate, 'sample' | 'sampleSegments' | 'placeholders'>;

const read = `SELECT t.id, t.purpose, t.name, t.version, v.body, v.signature, v.written_by AS "writtenBy", v.written_at AS "writtenAt",
    v.written_by_id AS "writtenById", t.approved_version AS "approvedVersion", a.decided_by_name AS "decidedBy",
    CASE WHEN NOT a.approved THEN a.reason END AS "returnReason"
  FROM message_template t JOIN message_template_version v ON v.template_id = t.id AND v.version = t.version
  LEFT JOIN message_template_approval a ON a.template_id = t.id AND a.version = t.version`;

/** The words that leave (X7). */
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
      const stored = await this.#locked(tx, input.id);
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
    if (!input.name.trim()) problems.push(fieldProblem('name', 'REQUIRED', 'a name'));
    if (!this.#sources.of(input.purpose)) problems.push(fieldProblem('purpose', 'UNKNOWN', 'one of the purposes'));
    if (problems.length > 0) return Promise.resolve(InvalidInput.of(problems));
    return this.#database.transaction(async (tx) => {
      const [made]: ({ id: string } | undefined)[] = await tx.query(
        'INSERT INTO message_template (purpose, name, approved_version) VALUES ($1, $2, NULL) ON CONFLICT DO NOTHING RETURNING id',
        [input.purpose, input.name.trim()],
      );
      if (!made) return InvalidInput.of([fieldProblem('name', 'TAKEN', 'a name that no other template has')]);
      await this.#write(tx, made.id, 1, input);
      await this.#audit.record(tx, {
        action: 'messageTemplate.added',
        subject: { type: 'messageTemplate', id: made.id },
        after: { purpose: input.purpose, name: input.name, body: input.body, signature: input.signature },
      });
      return this.#find(tx, made.id);
    });
  }

  /** Approves the newest words, or returns them: another person than who wrote them. */
  decide(input: DecideTemplateInput): Promise<typeof DecideTemplateResult> {
    return this.#database.transaction(async (tx) => {
      const stored = await this.#locked(tx, input.id);
      if (!stored) return NotFound.of('template');
      if (stored.version !== input.version) return ChangedMeanwhile.of(stored.version);
      if (stored.approvedVersion === stored.version)
        return WrongState.of('approved', 'These words are approved already');
      if (stored.decidedBy) return WrongState.of('returned', 'These words were returned: write new ones');
      const actor = currentActor();
      if (stored.writtenById === actor.id) return SecondPersonNeeded.of(stored.writtenBy, 'writing');
      const reason = input.reason?.trim() || null;
      if (!input.approve && !reason) return InvalidInput.of([fieldProblem('reason', 'REQUIRED', 'say why')]);
      await tx.query(
        `INSERT INTO message_template_approval (template_id, version, approved, decided_by, decided_by_name, reason)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [input.id, input.version, input.approve, actor.kind === 'person' ? actor.id : null, actor.name, reason],
      );
      if (input.approve)
        await tx.query('UPDATE message_template SET approved_version = version WHERE id = $1', [input.id]);
      await this.#audit.record(tx, {
        action: input.approve ? 'messageTemplate.approved' : 'messageTemplate.returned',
        subject: { type: 'messageTemplate', id: input.id },
        after: { version: input.version },
        ...(reason && { reason }),
      });
      return this.#find(tx, input.id);
    });
  }

  /** Read only once it is held: what somebody decided meanwhile is then seen. */
  async #locked(tx: EntityManager, id: string): Promise<TemplateRow | undefined> {
    await tx.query('SELECT FROM message_template WHERE id = $1 FOR UPDATE', [id]);
    const [stored]: (TemplateRow | undefined)[] = await tx.query(`${read} WHERE t.id = $1`, [id]);
    return stored;
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
    const actor = currentActor();
    await tx.query(
      `INSERT INTO message_template_version (template_id, version, body, signature, written_by, written_by_id)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, version, words.body, words.signature.trim(), actor.name, actor.kind === 'person' ? actor.id : null],
    );
  }

  #problems(purpose: string, words: { body: string; signature: string }): FieldProblem[] {
    const offered = this.#sources.of(purpose)?.placeholders ?? [];
    const unknown = placeholdersOf(words.body).filter((name) => !offered.includes(name));
    return [
      ...(words.body.trim() ? [] : [fieldProblem('body', 'REQUIRED', 'the words of the message')]),
      ...unknown.map((name) =>
        fieldProblem('body', 'UNKNOWN_PLACEHOLDER', `{${name}} is not one of ${offered.join(', ')}`),
      ),
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
