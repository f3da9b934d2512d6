import { Database, sql } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import { TraderRecordService } from './trader-record.service.ts';
import { type FieldChange, TraderEvent, TraderTimeline, type TraderTimelineArgs } from './trader-timeline.types.ts';

interface AuditRow {
  id: number;
  at: Date;
  actor: string;
  actorKind: string;
  action: string;
  reason: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

const timeline = sql(
  'trader.timeline',
  `SELECT id, at, actor_name AS actor, actor_kind AS "actorKind", action, reason, before, after FROM audit_entry
   WHERE subject_type = 'trader' AND subject_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3`,
);
const branchNames = sql('trader.timeline.branches', 'SELECT id, name FROM org_unit WHERE id = ANY($1::uuid[])');

/** What happened to a trader, from the audit (T6, X2). */
@Injectable()
export class TraderTimelineService {
  readonly #database: Database;
  readonly #records: TraderRecordService;

  constructor(database: Database, records: TraderRecordService) {
    this.#database = database;
    this.#records = records;
  }

  /** The newest events first; none of a trader that the caller may not see. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ traderId, first, after }: TraderTimelineArgs): Promise<TraderTimeline> {
    const [before] = after ? decodeCursor(after, [cursorKeys.serial]) : [Number.MAX_SAFE_INTEGER];
    const visible = await this.#records.one('id', traderId);
    const rows = visible ? await this.#database.query<AuditRow>(timeline, [traderId, before, first + 1]) : [];
    const names = await this.#branchNames(rows);
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new TraderEvent(), { ...row, changes: changesOf(row, names) }),
      (row) => encodeCursor([row.id]),
    );
    return Object.assign(new TraderTimeline(), page);
  }

  /** Names of the branches that a change speaks of by id. */
  async #branchNames(rows: readonly AuditRow[]): Promise<ReadonlyMap<string, string>> {
    const ids = rows.flatMap(({ before, after }) => [before?.branchId, after?.branchId]);
    const known = ids.filter((id) => typeof id === 'string');
    if (known.length === 0) return new Map();
    const found = await this.#database.query<{ id: string; name: string }>(branchNames, [known]);
    return new Map(found.map(({ id, name }) => [id, name]));
  }
}

function changesOf({ before, after }: AuditRow, branches: ReadonlyMap<string, string>): FieldChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const shown = (field: string, value: unknown): string | null => {
    if (value == null) return null;
    if (Array.isArray(value)) return value.map(String).join('、');
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return field === 'branchId' ? (branches.get(text) ?? null) : text;
  };
  return [...fields].map((field) => ({
    field: field === 'branchId' ? 'branch' : field,
    before: shown(field, before?.[field]),
    after: shown(field, after?.[field]),
  }));
}
