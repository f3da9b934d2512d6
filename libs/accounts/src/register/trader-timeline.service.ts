import { Database, sql, sqlByValue } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { TraderRecordService } from './trader-record.service.ts';
import {
  type FieldChange,
  TraderEvent,
  type TraderMessage,
  TraderTimeline,
  type TraderTimelineArgs,
} from './trader-timeline.types.ts';

interface EventRow {
  /** Microseconds since 1970, and what tells apart events of one microsecond: together the order of the timeline. */
  moment: number;
  place: string;
  at: Date;
  actor: string;
  actorKind: string;
  action: string;
  reason: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  message: TraderMessage | null;
}

/** What happened, from the audit, from the message ledger, and from the import that the trader came with. @param seen the row scope of messages `m` */
const timeline = (seen: string): string => `
  SELECT * FROM (
    SELECT (extract(epoch FROM at) * 1000000)::bigint AS moment, 'audit ' || lpad(id::text, 19, '0') AS place, at,
      actor_name AS actor, actor_kind AS "actorKind", action, reason, before, after, NULL::jsonb AS message
    FROM audit_entry WHERE subject_type = 'trader' AND subject_id = $1::text
    UNION ALL
    SELECT (extract(epoch FROM m.created_at) * 1000000)::bigint, 'message ' || m.id, m.created_at,
      '', 'system', 'message.planned', NULL, NULL, NULL,
      jsonb_build_object('id', m.id, 'purpose', m.purpose, 'level', m.level, 'state', m.state, 'cause', m.cause)
    FROM message m WHERE m.recipient = $1::uuid AND ${seen}
    UNION ALL
    SELECT (extract(epoch FROM t.created_at) * 1000000)::bigint, '', t.created_at,
      r.started_by_name, 'person', 'trader.imported', r.file_name, NULL, NULL, NULL
    FROM trader t JOIN import_run r ON r.id = t.import_run_id WHERE t.id = $1::uuid
  ) event
  WHERE (moment, place) < ($2::bigint, $3::text) ORDER BY moment DESC, place DESC LIMIT $4`;
const branchNames = sql('trader.timeline.branches', 'SELECT id, name FROM org_unit WHERE id = ANY($1::uuid[])');

/** What happened to a trader, from the audit (T6, X2), and what was sent (X7). */
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
    const [moment, place] = after
      ? decodeCursor(after, [cursorKeys.serial, cursorKeys.text])
      : [Number.MAX_SAFE_INTEGER, ''];
    const visible = await this.#records.one('id', traderId);
    const values: unknown[] = [traderId, moment, place, first + 1];
    const seen = scopeSql(rowScope('message.read'), { branch: 'm.branch_id' }, values);
    const rows = visible ? await this.#database.query<EventRow>(sqlByValue(timeline(seen)), values) : [];
    const names = await this.#branchNames(rows);
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new TraderEvent(), { ...row, changes: changesOf(row, names) }),
      (row) => encodeCursor([row.moment, row.place]),
    );
    return Object.assign(new TraderTimeline(), page);
  }

  /** Names of the branches that a change speaks of by id. */
  async #branchNames(rows: readonly EventRow[]): Promise<ReadonlyMap<string, string>> {
    const ids = rows.flatMap(({ before, after }) => [before?.branchId, after?.branchId]);
    const known = ids.filter((id) => typeof id === 'string');
    if (known.length === 0) return new Map();
    const found = await this.#database.query<{ id: string; name: string }>(branchNames, [known]);
    return new Map(found.map(({ id, name }) => [id, name]));
  }
}

function changesOf({ before, after }: EventRow, branches: ReadonlyMap<string, string>): FieldChange[] {
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
