import { caseState } from '@kefu/office/lifecycle';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { ApplicationConnection, ApplicationFacts, ApplicationWaiting } from './application.types.ts';
import type { ApplicationsArgs } from './application-filter.types.ts';
import { type ApplicationRow, applicationConditions, applicationFacts } from './application-list.sql.ts';
import { stepTitle } from './application-timeline.service.ts';

/** Applications as lists show them (T1–T4). */
@Injectable()
export class ApplicationListService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A page of what the caller may read. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ filter, first, after }: ApplicationsArgs): Promise<ApplicationConnection> {
    const values: unknown[] = [currentActor().id];
    const conditions = applicationConditions(rowScope('application.read'), filter ?? {}, values);
    const [beyond, direction] = filter?.newestFirst ? ['<', 'DESC'] : ['>', 'ASC'];
    if (after) {
      const [since, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      conditions.push(
        `(a.state_since, a.id) ${beyond} ($${values.push(since)}::timestamptz, $${values.push(id)}::uuid)`,
      );
    }
    const limit = values.push(first + 1);
    const { rows } = await this.#database.pool.query<ApplicationRow & { cursor: string }>(
      `${applicationFacts().replace('SELECT', 'SELECT a.state_since::text AS cursor,')}
       WHERE ${conditions.join(' AND ')} ORDER BY a.state_since ${direction}, a.id ${direction} LIMIT $${limit}`,
      values,
    );
    const page = pageOf(rows, first, factsOf, ({ cursor, id }) => encodeCursor([cursor, id]));
    return Object.assign(new ApplicationConnection(), page);
  }
}

/** A row in the words of the caller's language. */
export function factsOf(row: ApplicationRow): ApplicationFacts {
  const { lifecycle, lifecycleVersion, state, branchId, branch } = row;
  return Object.assign(new ApplicationFacts(), row, {
    branch: { id: branchId, name: branch },
    state: caseState({ lifecycle, lifecycleVersion, state }),
    waiting: waitingOf(row),
  });
}

function waitingOf({
  approvalId,
  position,
  step,
  waitingSince: since,
  ...row
}: ApplicationRow): ApplicationWaiting | null {
  if (approvalId === null) return null;
  const { reviewerId, reviewer, escalatesAt, escalated, mine } = row;
  const title = stepTitle(row.kind, step);
  return Object.assign(new ApplicationWaiting(), {
    approvalId,
    position,
    step,
    title,
    since,
    reviewerId,
    reviewer,
    escalatesAt,
    escalated,
    mine,
  });
}
