import { CalendarService } from '@kefu/office/calendar';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { employeeConditions, employeeRecord, employeeRows, headCounts } from './record.sql.ts';
import {
  EmployeeConnection,
  EmployeeRecord,
  EmployeeRow,
  type EmployeesArgs,
  LegalEntityType,
  PostHeadCount,
} from './record.types.ts';
import { tenureSince } from './tenure.ts';

/** What is on record of people and posts, as people look at it (H2). */
@Injectable()
export class RecordViewService {
  readonly #database: Database;
  readonly #calendar: CalendarService;

  constructor(database: Database, calendar: CalendarService) {
    this.#database = database;
    this.#calendar = calendar;
  }

  /** A page of the people within the caller's reach, by name. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ text, first, after }: EmployeesArgs): Promise<EmployeeConnection> {
    const values: unknown[] = [];
    const conditions = employeeConditions(text, rowScope('hrRecord.read'), values);
    if (after) {
      const [name, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      conditions.push(`(p.name, p.id) > ($${values.push(name)}, $${values.push(id)}::uuid)`);
    }
    const { rows } = await this.#database.pool.query<EmployeeRow>(
      `${employeeRows} WHERE ${conditions.join(' AND ')} ORDER BY p.name, p.id LIMIT $${values.push(first + 1)}`,
      values,
    );
    const today = await this.#calendar.today();
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new EmployeeRow(), row, { tenure: tenureSince(row.joinedOn, today) }),
      ({ name, personId }) => encodeCursor([name, personId]),
    );
    return Object.assign(new EmployeeConnection(), page);
  }

  /** What is on record of somebody within the caller's reach; undefined where there is nobody. */
  async one(personId: string): Promise<EmployeeRecord | undefined> {
    const values: unknown[] = [personId];
    const scope = scopeSql(rowScope('hrRecord.read'), { own: 'p.id' }, values);
    const { rows } = await this.#database.pool.query<EmployeeRecord>(
      `${employeeRecord} WHERE p.id = $1 AND ${scope}`,
      values,
    );
    const [row] = rows;
    if (!row) return undefined;
    const reads = currentActor().grants.get('hrRecord.manage') !== undefined;
    return Object.assign(new EmployeeRecord(), row, {
      tenure: tenureSince(row.joinedOn, await this.#calendar.today()),
      disciplineCases: reads ? row.disciplineCases : null,
    });
  }

  /** The head-count of every open post, by unit and title; at most 5000. */
  async headCounts(): Promise<PostHeadCount[]> {
    const { rows } = await this.#database.pool.query<PostHeadCount>(
      `${headCounts} ORDER BY u.name, post.title, post.id LIMIT 5000`,
    );
    return rows.map((row) => Object.assign(new PostHeadCount(), row));
  }

  /** The head-count of one open post. */
  async headCount(postId: string): Promise<PostHeadCount | undefined> {
    const { rows } = await this.#database.pool.query<PostHeadCount>(`${headCounts} AND post.id = $1`, [postId]);
    return rows[0] && Object.assign(new PostHeadCount(), rows[0]);
  }

  /** The companies that employ people, by name; at most 200. */
  async legalEntities(): Promise<LegalEntityType[]> {
    const { rows } = await this.#database.pool.query<LegalEntityType>(
      'SELECT id, name FROM legal_entity ORDER BY name, id LIMIT 200',
    );
    return rows.map((row) => Object.assign(new LegalEntityType(), row));
  }
}
