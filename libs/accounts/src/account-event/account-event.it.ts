import { type TestDatabase, testDatabase } from '@kefu/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accountsSchema } from '../accounts.schema.ts';
import { type AccountAct, AccountEvents } from './account-events.ts';

describe('the account book', () => {
  let house: TestDatabase;
  let south: string;
  let north: string;
  let trader: string;
  let next = 0;
  const events = new AccountEvents();

  const query = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await house.database.pool.query<Row>(text, values)).rows;
  const branch = async (name: string): Promise<string> => {
    const [row] = await query<{ id: string }>(
      `INSERT INTO org_unit (kind, name, name_key) VALUES ('branch', $1, $1) RETURNING id`,
      [name],
    );
    return row?.id ?? '';
  };
  const act = (kind: AccountAct['kind'], onDay: string): Promise<void> =>
    house.database.transaction((tx) => events.record(tx, { kind, traderIds: [trader], onDay }));
  const moveTo = (branchId: string): Promise<unknown> =>
    query('UPDATE trader SET branch_id = $2 WHERE id = $1', [trader, branchId]);
  const book = async (): Promise<string[]> => {
    const rows = await query<{ line: string }>(
      `SELECT e.on_day || ' ' || e.kind || ' ' || coalesce(f.name || '→', '') || b.name || coalesce(nullif(' ' || class, ' '), '') AS line
       FROM account_event e JOIN org_unit b ON b.id = branch_id LEFT JOIN org_unit f ON f.id = from_branch_id
       WHERE trader_id = $1 ORDER BY seq`,
      [trader],
    );
    return rows.map(({ line }) => line);
  };

  beforeAll(async () => {
    house = await testDatabase(accountsSchema);
    south = await branch('南京');
    north = await branch('哈爾濱');
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    const [row] = await query<{ id: string }>(
      `INSERT INTO trader (number, name, name_key, search_key, kind, certificate_kind, certificate_sealed, certificate_index,
         certificate_masked, branch_id)
       VALUES ($1, $1, $1, $1, 'naturalPerson', 'nationalId', '', convert_to($1, 'UTF8'), '', $2) RETURNING id`,
      [`JY${next++}`, south],
    );
    trader = row?.id ?? '';
  });

  it('keeps each act with the branch at its time, and says from where an account came (T7)', async () => {
    await act('opened', '2026-01-05');
    await moveTo(north);
    await act('changed', '2026-02-01');
    await act('renewed', '2026-02-03');
    await act('closed', '2026-03-01');
    expect(await book()).toEqual([
      '2026-01-05 opened 南京',
      '2026-02-01 changed 南京→哈爾濱',
      '2026-02-03 renewed 哈爾濱',
      '2026-03-01 closed 哈爾濱',
    ]);
  });

  it('never runs backwards for an account: a late change counts on the day of the event before (T7)', async () => {
    await act('opened', '2026-01-05');
    await act('renewed', '2026-02-03');
    await act('changed', '2026-01-20');
    expect((await book()).at(-1)).toBe('2026-02-03 changed 南京');
  });

  it('opens no account that is open and closes none that is not; a closed one opens again (T7)', async () => {
    await expect(act('closed', '2026-01-01')).rejects.toThrow('not open');
    await act('opened', '2026-01-05');
    await expect(act('opened', '2026-01-06')).rejects.toThrow('open already');
    await act('closed', '2026-02-01');
    await act('opened', '2026-03-01');
    expect(await book()).toHaveLength(3);
  });

  it('lets one of two openings at once win (T7)', async () => {
    const outcomes = await Promise.allSettled([act('opened', '2026-01-05'), act('opened', '2026-01-05')]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await book()).toHaveLength(1);
  });

  it('sees the branch that another act is just leaving: nobody moves twice (T7)', async () => {
    await act('opened', '2026-01-05');
    await Promise.all([
      house.database.transaction(async (tx) => {
        await tx.query('UPDATE trader SET branch_id = $2 WHERE id = $1', [trader, north]);
        await events.record(tx, { kind: 'changed', traderIds: [trader], onDay: '2026-02-01' });
      }),
      act('renewed', '2026-02-01'),
    ]);
    await act('changed', '2026-02-02');
    expect((await book()).filter((line) => line.includes('→'))).toHaveLength(1);
  });

  it('counts an account under the first class whose tag it carries, and moves it when tags or classes change (T6, T7)', async () => {
    await act('opened', '2026-01-05');
    await query(`INSERT INTO trader_tag VALUES ($1, '大戶'), ($1, '機構')`, [trader]);
    await query(`INSERT INTO account_class VALUES ('機構', 1), ('大戶', 2)`);
    await house.database.transaction((tx) => events.reclassify(tx, [trader], '2026-02-01'));
    await query(`DELETE FROM account_class WHERE tag = '機構'`);
    expect(await house.database.transaction((tx) => events.reclassifyAll(tx, '2026-02-02'))).toBe(1);
    expect(await house.database.transaction((tx) => events.reclassifyAll(tx, '2026-02-03'))).toBe(0);
    expect(await book()).toEqual([
      '2026-01-05 opened 南京',
      '2026-02-01 reclassified 南京→南京 機構',
      '2026-02-02 reclassified 南京→南京 大戶',
    ]);
  });

  it('is append-only (T7)', async () => {
    await expect(query(`UPDATE account_event SET on_day = '2000-01-01'`)).rejects.toThrow(/permission denied/);
    await expect(query('DELETE FROM account_event')).rejects.toThrow(/permission denied/);
  });
});
