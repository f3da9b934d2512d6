import { approvalRoute } from '@kefu/office/approvals';
import { caseState } from '@kefu/office/lifecycle';
import { currentContext } from '@kefu/platform/context';
import { Database, sql } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { FieldChange } from '../register/trader-timeline.types.ts';
import type { Application } from './application.entity.ts';
import { routeOf } from './application.routes.ts';
import { ApplicationEvent, ApplicationTimeline, type ApplicationTimelineArgs } from './application-timeline.types.ts';

interface EventRow {
  readonly id: number;
  readonly at: Date;
  readonly actor: string;
  readonly actorKind: string;
  readonly action: string;
  readonly reason: string | null;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

type Subject = Pick<Application, 'kind' | 'lifecycle' | 'lifecycleVersion'>;

const timeline = sql(
  'application.timeline',
  `SELECT id, at, actor_name AS actor, actor_kind AS "actorKind", action, reason, before, after FROM audit_entry
   WHERE subject_type = 'application' AND subject_id = $1::text AND id < $2::bigint ORDER BY id DESC LIMIT $3`,
);
const names = sql(
  'application.timeline.names',
  `SELECT id, name FROM org_unit WHERE id = ANY($1::uuid[]) UNION ALL SELECT id, name FROM person WHERE id = ANY($1::uuid[])`,
);
/** Told by other fields of an event, or by none. */
const untold = new Set(['transition', 'kind']);

/** What happened to an application, from the audit (T1–T4, X2). */
@Injectable()
export class ApplicationTimelineService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The newest events first; none of an application that the caller may not see. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ applicationId, first, after }: ApplicationTimelineArgs): Promise<ApplicationTimeline> {
    const [last] = after ? decodeCursor(after, [cursorKeys.serial]) : [Number.MAX_SAFE_INTEGER];
    const subject = await this.#visible(applicationId);
    const rows = subject ? await this.#database.query<EventRow>(timeline, [applicationId, last, first + 1]) : [];
    const known = await this.#names(rows);
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new ApplicationEvent(), row, { changes: subject ? changesOf(row, subject, known) : [] }),
      ({ id }) => encodeCursor([id]),
    );
    return Object.assign(new ApplicationTimeline(), page);
  }

  async #visible(id: string): Promise<Subject | undefined> {
    const values: unknown[] = [id];
    const scope = scopeSql(rowScope('application.read'), { branch: 'branch_id' }, values);
    const { rows } = await this.#database.pool.query<Subject>(
      `SELECT kind, lifecycle, lifecycle_version AS "lifecycleVersion" FROM account_application WHERE id = $1 AND ${scope}`,
      values,
    );
    return rows[0];
  }

  /** Names of the branches and people that events speak of by id. */
  async #names(rows: readonly EventRow[]): Promise<ReadonlyMap<unknown, string>> {
    const ids = rows.flatMap(({ before, after }) => [before?.branchId, after?.branchId, after?.onBehalfOf]);
    const known = ids.filter((id) => typeof id === 'string');
    if (known.length === 0) return new Map();
    const found = await this.#database.query<{ id: string; name: string }>(names, [known]);
    return new Map(found.map(({ id, name }) => [id, name]));
  }
}

function changesOf({ before, after }: EventRow, subject: Subject, known: ReadonlyMap<unknown, string>): FieldChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const shown = (field: string, value: unknown): string | null => {
    if (value == null || value === '') return null;
    if (field === 'state' && typeof value === 'string') return caseState({ ...subject, state: value }).title;
    if (field === 'step' && typeof value === 'string') return stepTitle(subject.kind, value);
    if (field === 'branchId' || field === 'onBehalfOf') return known.get(value) ?? null;
    if (Array.isArray(value)) return value.map(String).join('、');
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  return [...fields]
    .filter((field) => !untold.has(field))
    .map((field) => ({
      field: field === 'branchId' ? 'branch' : field,
      before: shown(field, before?.[field]),
      after: shown(field, after?.[field]),
    }))
    .filter((change) => change.before !== change.after);
}

/** What a step of a kind's route is called in the caller's language. */
export function stepTitle(kind: Application['kind'], step: string): string {
  // The longest route of a kind has all of its steps.
  const found = approvalRoute(routeOf(kind, true)).steps.find(({ key }) => key === step);
  return found?.title[currentContext().language] ?? step;
}
