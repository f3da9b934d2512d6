import { AuditTrail } from '@kefu/platform/audit';
import { currentActor, currentContext } from '@kefu/platform/context';
import { Database, sql } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type AddLetterTemplateInput,
  type ApproveLetterTemplateInput,
  AuthorMayNotApprove,
  LetterTemplate,
  type LetterTemplateResult,
  LetterTemplateVersion,
  type RewriteLetterTemplateInput,
} from './letter.types.ts';
import { fieldsOf, letterKinds } from './letter-kind.ts';
import { templateProblems } from './letter-merge.ts';

type Outcome = typeof LetterTemplateResult;

interface VersionRow {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly newest: number;
  readonly version: number;
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly authorId: string | null;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
}

/** Whole templates are short and few: they are read whole. */
const templates = sql(
  'letter.templates',
  `SELECT t.id, t.kind, t.name, t.version AS newest, v.version, v.language, v.title, v.body, v.written_by AS "authorId",
     v.written_by_name AS "writtenBy", v.written_at AS "writtenAt", v.approved_by_name AS "approvedBy",
     v.approved_at AS "approvedAt"
   FROM (SELECT * FROM letter_template WHERE $1::uuid IS NULL OR id = $1 ORDER BY kind, name LIMIT 500) t
     JOIN letter_template_version v ON v.template_id = t.id
   ORDER BY t.kind, t.name, v.version DESC`,
);

/** Templates of letters with their versions, approved by somebody other than their author (X6). */
@Injectable()
export class LetterTemplateService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** Every template, or one. */
  async list(id: string | null = null): Promise<LetterTemplate[]> {
    return grouped(await this.#database.query<VersionRow>(templates, [id]));
  }

  /** A new template, to be approved. */
  add(input: AddLetterTemplateInput): Promise<Outcome> {
    const problem = problemsOf(input.kind, input);
    if (problem) return Promise.resolve(problem);
    return this.#database.transaction(async (tx) => {
      const name = input.name.trim();
      const [made]: { id: string }[] = await tx.query(
        'INSERT INTO letter_template (kind, name) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id',
        [input.kind, name],
      );
      if (!made) return InvalidInput.at('input.name', 'TAKEN', 'another name');
      await this.#write(tx, made.id, 1, input);
      await this.#record(tx, 'letterTemplate.added', made.id, { name, version: 1 });
      return this.#one(tx, made.id);
    });
  }

  /** Other words: a new version, to be approved. The approved one before it stays in use until then. */
  rewrite(input: RewriteLetterTemplateInput): Promise<Outcome> {
    return this.#database.transaction(async (tx) => {
      const template = await this.#lock(tx, input.id);
      if (!template) return NotFound.of('letterTemplate');
      if (template.version !== input.version) return ChangedMeanwhile.of(template.version);
      const problem = problemsOf(template.kind, input);
      if (problem) return problem;
      const version = template.version + 1;
      await tx.query('UPDATE letter_template SET version = $2 WHERE id = $1', [input.id, version]);
      await this.#write(tx, input.id, version, input);
      await this.#record(tx, 'letterTemplate.rewritten', input.id, { name: template.name, version });
      return this.#one(tx, input.id);
    });
  }

  /** The newest version may be used from now on. Of two at once the second finds it approved. */
  approve({ id, version }: ApproveLetterTemplateInput): Promise<Outcome> {
    const { id: actorId, name } = currentActor();
    return this.#database.transaction(async (tx) => {
      const template = await this.#lock(tx, id);
      if (!template) return NotFound.of('letterTemplate');
      if (template.version !== version) return ChangedMeanwhile.of(template.version);
      const [written]: { by: string | null; approved: boolean }[] = await tx.query(
        `SELECT written_by AS by, approved_at IS NOT NULL AS approved FROM letter_template_version
         WHERE template_id = $1 AND version = $2`,
        [id, version],
      );
      if (written?.approved) return WrongState.of('approved', 'This version is approved already');
      if (written?.by === actorId) return AuthorMayNotApprove.of();
      await tx.query(
        `UPDATE letter_template_version SET approved_by = $3, approved_by_name = $4, approved_at = now()
         WHERE template_id = $1 AND version = $2`,
        [id, version, actorId, name],
      );
      await this.#record(tx, 'letterTemplate.approved', id, { name: template.name, version });
      return this.#one(tx, id);
    });
  }

  async #lock(tx: EntityManager, id: string): Promise<{ kind: string; name: string; version: number } | undefined> {
    const [found]: { kind: string; name: string; version: number }[] = await tx.query(
      'SELECT kind, name, version FROM letter_template WHERE id = $1 FOR UPDATE',
      [id],
    );
    return found;
  }

  #write(
    tx: EntityManager,
    id: string,
    version: number,
    { language, title, body }: Pick<AddLetterTemplateInput, 'language' | 'title' | 'body'>,
  ): Promise<unknown> {
    const { id: actorId, name } = currentActor();
    return tx.query(
      `INSERT INTO letter_template_version (template_id, version, language, title, body, written_by, written_by_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, version, language, title.trim(), body.replaceAll('\r\n', '\n').trimEnd(), actorId, name],
    );
  }

  async #one(tx: EntityManager, id: string): Promise<LetterTemplate> {
    const [template] = grouped(await tx.query(templates.text, [id]));
    if (!template) throw new Error('The template was locked and is gone');
    return template;
  }

  #record(tx: EntityManager, action: string, id: string, after: Record<string, unknown>): Promise<void> {
    return this.#audit.record(tx, { action, subject: { type: 'letterTemplate', id }, after });
  }
}

function problemsOf(key: string, words: { title: string; body: string }): InvalidInput | undefined {
  const kind = letterKinds().get(key);
  if (!kind) return InvalidInput.at('input.kind', 'UNKNOWN_KIND', 'no kind of letter');
  const problems = templateProblems(fieldsOf(kind), words);
  if (problems.length === 0) return undefined;
  return InvalidInput.of(
    problems.map(({ path, code, place }) => ({ path: `input.${path}`, code, message: place || 'words' })),
  );
}

function grouped(rows: readonly VersionRow[]): LetterTemplate[] {
  const { id: actorId } = currentActor();
  const { language } = currentContext();
  const may = rowScope('letterTemplate.approve').all;
  const found = new Map<string, LetterTemplate>();
  for (const { id, kind, name, newest, authorId, ...version } of rows) {
    const template =
      found.get(id) ??
      Object.assign(new LetterTemplate(), {
        id,
        kind,
        name,
        version: newest,
        approvedVersion: null,
        versions: [],
        kindTitle: letterKinds().get(kind)?.title[language] ?? kind,
      });
    found.set(id, template);
    if (version.approvedAt) template.approvedVersion ??= version.version;
    const approvable = may && version.version === newest && !version.approvedAt && authorId !== actorId;
    template.versions.push(Object.assign(new LetterTemplateVersion(), version, { approvable }));
  }
  return [...found.values()];
}
