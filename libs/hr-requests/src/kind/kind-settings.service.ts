import { Documents, readDocumentTypes } from '@kefu/office/documents';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor, currentContext } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, type FieldProblem, InvalidInput, NotFound } from '@kefu/platform/errors';
import { openSql } from '@kefu/platform/identity';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { formLetter } from '../letter/form-letter.ts';
import { personalDetailKeys, personalDetails } from '../record/personal-details.ts';
import { endStates } from '../request/hr-request.sql.ts';
import type { CeaseHrRequestKindInput, SaveHrRequestKindInput } from './kind.input.ts';
import { HrKindChoices, HrRequestKind } from './kind.types.ts';
import { checklistOf, type KindDefinition, type KindVersion, titlesOf } from './kind-definition.ts';
import { namedProblems } from './kind-names.ts';
import { readKind } from './kind-wish.ts';
import { RequestKinds } from './request-kinds.ts';

type Refusal = InvalidInput | ChangedMeanwhile | NotFound;

interface Kept {
  readonly open: number;
  readonly changedBy: string;
  readonly changedAt: Date;
}

/** Nothing of what was written stays. */
class Refused extends Error {
  readonly why: InvalidInput;

  constructor(why: InvalidInput) {
    super('refused');
    this.why = why;
  }
}

/** What kinds of request HR writes (H1). A change is a new version; what was begun under the one before keeps it. */
@Injectable()
export class KindSettingsService {
  readonly #database: Database;
  readonly #kinds: RequestKinds;
  readonly #documents: Documents;
  readonly #audit: AuditTrail;

  constructor(database: Database, kinds: RequestKinds, documents: Documents, audit: AuditTrail) {
    this.#database = database;
    this.#kinds = kinds;
    this.#documents = documents;
    this.#audit = audit;
  }

  /** Every kind, the oldest first. */
  list(): Promise<HrRequestKind[]> {
    return this.#database.transaction(async (tx) => {
      const kinds = await this.#kinds.newest(tx);
      return Promise.all(kinds.map((kind) => this.#shown(tx, kind)));
    });
  }

  /** What a kind may name. */
  choices(): Promise<HrKindChoices> {
    const { language } = currentContext();
    return this.#database.transaction(async (tx) => {
      const types = [...(await readDocumentTypes(tx)).values()].filter(
        ({ key, retired }) => !retired && key !== 'other',
      );
      return Object.assign(new HrKindChoices(), {
        papers: types.map(({ key, title }) => ({ id: key, title: title[language] })),
        posts: await tx.query(
          `SELECT post.id, u.name || ' · ' || post.title AS title FROM post JOIN org_unit u ON u.id = post.unit_id
           WHERE ${openSql('post')} AND ${openSql('u')} ORDER BY 2, 1 LIMIT 2000`,
        ),
        letters: await tx.query(
          `SELECT id, name AS title FROM letter_template t WHERE kind = $1
           AND EXISTS (SELECT FROM letter_template_version v WHERE v.template_id = t.id AND v.approved_at IS NOT NULL) ORDER BY name`,
          [formLetter.key],
        ),
        details: personalDetailKeys.map((key) => ({ id: key, title: personalDetails[key][language] })),
      });
    });
  }

  /** Makes a kind, or changes one; of two who do at once the second finds it changed. */
  save(input: SaveHrRequestKindInput): Promise<HrRequestKind | Refusal> {
    const { key, version, papers } = input;
    const wished = readKind(input);
    if (Array.isArray(wished)) return Promise.resolve(InvalidInput.of(wished));
    return this.#change(key, version, async (tx) => {
      const problems = [...(await namedProblems(tx, wished)), ...(await this.#askPapers(tx, key, wished, papers))];
      if (problems.length > 0) throw new Refused(InvalidInput.of(problems));
      await tx.query('UPDATE hr_request_kind SET version = $2 WHERE key = $1', [key, version + 1]);
      await tx.query(
        'INSERT INTO hr_request_kind_version (kind, version, definition, changed_by_name) VALUES ($1, $2, $3, $4)',
        [key, version + 1, JSON.stringify(wished), currentActor().name],
      );
      const { title, fields, route, answerDays } = wished;
      const after = {
        title: title['zh-Hant'],
        version: version + 1,
        fields: fields.map(({ label }) => label['zh-Hant']),
        route: route.map(({ decider }) => decider),
        answerDays,
      };
      await this.#audit.record(tx, {
        action: 'hrRequestKind.saved',
        subject: { type: 'hrRequestKind', id: key },
        after,
      });
    });
  }

  /** Offers a kind to nobody any more, or to everybody again; open requests go on. */
  cease({ key, version, ceased }: CeaseHrRequestKindInput): Promise<HrRequestKind | Refusal> {
    if (version < 1) return Promise.resolve(NotFound.of('kind'));
    return this.#change(key, version, async (tx) => {
      await tx.query('UPDATE hr_request_kind SET ceased_at = CASE WHEN $2 THEN now() END WHERE key = $1', [
        key,
        ceased,
      ]);
      await this.#audit.record(tx, {
        action: ceased ? 'hrRequestKind.ceased' : 'hrRequestKind.offered',
        subject: { type: 'hrRequestKind', id: key },
      });
    });
  }

  async #change(
    key: string,
    version: number,
    write: (tx: EntityManager) => Promise<void>,
  ): Promise<HrRequestKind | Refusal> {
    const changed = this.#database.transaction(async (tx) => {
      if (version === 0) {
        await tx.query('INSERT INTO hr_request_kind (key, version) VALUES ($1, 0) ON CONFLICT DO NOTHING', [key]);
      }
      const [held]: { version: number }[] = await tx.query(
        'SELECT version FROM hr_request_kind WHERE key = $1 FOR UPDATE',
        [key],
      );
      if (!held) return NotFound.of('kind');
      if (held.version !== version) return ChangedMeanwhile.of(held.version);
      await write(tx);
      const kind = await this.#kinds.find(tx, key);
      return kind ? this.#shown(tx, kind) : NotFound.of('kind');
    });
    return changed.catch((error: unknown) => {
      if (error instanceof Refused) return error.why;
      throw error;
    });
  }

  async #askPapers(
    tx: EntityManager,
    kind: string,
    { title }: KindDefinition,
    papers: SaveHrRequestKindInput['papers'],
  ): Promise<FieldProblem[]> {
    const list = { key: checklistOf(kind), subjectType: 'hrRequest', title };
    const problems = await this.#documents.ask(tx, list, papers);
    return problems.map(({ path, code, message }) => ({
      path: path.replace('input.items', 'input.papers'),
      code,
      message,
    }));
  }

  async #shown(tx: EntityManager, kind: KindVersion): Promise<HrRequestKind> {
    const { key, title, hint, fields, ...more } = kind;
    const [kept]: Kept[] = await tx.query(
      `SELECT changed_by_name AS "changedBy", changed_at AS "changedAt",
         (SELECT count(*)::int FROM hr_request r WHERE r.kind = v.kind AND r.state <> ALL($3)) AS open
       FROM hr_request_kind_version v WHERE v.kind = $1 AND v.version = $2`,
      [key, kind.version, endStates],
    );
    return Object.assign(new HrRequestKind(), more, kept, {
      key,
      title: title[currentContext().language],
      titles: titlesOf(title),
      hints: titlesOf(hint),
      fields: fields.map(({ label, options, ...field }) => ({
        ...field,
        labels: titlesOf(label),
        options: options.map((option) => ({ key: option.key, labels: titlesOf(option.label) })),
      })),
      papers: await this.#documents.asked(tx, checklistOf(key)),
    });
  }
}
