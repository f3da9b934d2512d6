import { Alarms } from '@kefu/office/alarms';
import { CalendarService } from '@kefu/office/calendar';
import { MessagePlanner, MessageSources } from '@kefu/office/messaging';
import { AuditTrail } from '@kefu/platform/audit';
import { FieldCipher, KeyRing } from '@kefu/platform/crypto';
import { Outbox } from '@kefu/platform/outbox';
import { type TestDatabase, testDatabase } from '@kefu/platform/testing';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { accountsSchema } from '../accounts.schema.ts';
import { ReminderSource } from './reminder-source.ts';
import { RenewalPlanner } from './renewal-planner.ts';

describe('renewal reminders', () => {
  let house: TestDatabase | undefined;
  let planner: RenewalPlanner;
  let source: ReminderSource;
  let branch: string;

  const database = (): TestDatabase['database'] => {
    if (!house) throw new Error('no database');
    return house.database;
  };

  beforeEach(async () => {
    await house?.close();
    house = await testDatabase(accountsSchema);
    const calendar = new CalendarService(house.database, new AuditTrail());
    planner = new RenewalPlanner(house.database, calendar, new MessagePlanner(new Outbox()), new Alarms());
    const cipher = new FieldCipher(await new KeyRing(house.database, house.settings.fieldKeys).load());
    source = new ReminderSource(house.database, cipher, calendar, new MessageSources());
    const { rows } = await house.database.pool.query<{ id: string }>(
      `INSERT INTO org_unit (kind, name, name_key) VALUES ('branch', '總部營業部', '總部營業部') RETURNING id`,
    );
    branch = rows[0]?.id ?? '';
    await house.database.pool.query('UPDATE message_policy SET opens_minute = 0, closes_minute = 1440');
    phones = cipher;
  });
  afterAll(async () => house?.close());
  let phones: FieldCipher;

  /** A trader with a term; with a phone unless said otherwise. */
  const trader = async (
    number: string,
    endsOn: string,
    options: { phone?: boolean; registeredOn?: string } = {},
  ): Promise<string> => {
    const { rows } = await database().pool.query<{ id: string; term: string }>(
      `WITH t AS (
         INSERT INTO trader (number, name, name_key, search_key, kind, certificate_kind, certificate_sealed, certificate_index,
           certificate_masked, branch_id)
         VALUES ($1, $1, $1, $1, 'naturalPerson', 'nationalId', '', convert_to($1, 'UTF8'), '', $2) RETURNING id
       )
       INSERT INTO term (trader_id, starts_on, ends_on, registered_on)
       SELECT id, '2023-01-01', $3, $4 FROM t RETURNING trader_id AS id, id AS term`,
      [number, branch, endsOn, options.registeredOn ?? '2023-01-01'],
    );
    if (options.phone !== false) {
      await database().pool.query(`INSERT INTO trader_phone VALUES ($1, 1, $2, '\\x00', '199****0000')`, [
        rows[0]?.id,
        phones.seal('phone', '+8619900000000'),
      ]);
    }
    return rows[0]?.term ?? '';
  };
  const ledger = async (): Promise<string[]> => {
    const { rows } = await database().pool.query<{ line: string }>(
      `SELECT level || ' on ' || business_date AS line FROM message ORDER BY id`,
    );
    return rows.map(({ line }) => line);
  };

  it('leave on the office days of the calendar, each once, however often the planner runs (T3)', async () => {
    await trader('JY1', '2024-02-19');
    for (let day = Date.UTC(2023, 11, 15); day <= Date.UTC(2024, 1, 25); day += 86_400_000) {
      const date = new Date(day).toISOString().slice(0, 10);
      await Promise.all([planner.plan('tick', date), planner.plan('tick', date)]);
    }
    expect(await ledger()).toEqual([
      '60 on 2023-12-21',
      '30 on 2024-01-19',
      '15 on 2024-02-04',
      '7 on 2024-02-09',
      '1 on 2024-02-18',
    ]);
  });

  it('that fell due while nothing ran are made up for on the next office day (T3)', async () => {
    await trader('JY1', '2024-02-19');
    await planner.plan('tick', '2023-12-21');
    expect(await planner.plan('tick', '2024-02-05')).toMatchObject({ kind: 'planned', planned: 2 });
    expect(new Set(await ledger())).toEqual(new Set(['60 on 2023-12-21', '30 on 2024-02-05', '15 on 2024-02-05']));
  });

  it('of a term that was registered late begin with the step at hand (T3)', async () => {
    await trader('JY1', '2024-02-19', { registeredOn: '2024-02-06' });
    await planner.plan('tick', '2024-02-06');
    await planner.plan('tick', '2024-02-09');
    expect(await ledger()).toEqual(['15 on 2024-02-06', '7 on 2024-02-09']);
  });

  it('are not planned on a day off, nor for who was renewed or closed (T3)', async () => {
    await trader('JY1', '2024-02-19');
    const renewed = await trader('JY2', '2024-02-19');
    await database().pool.query(`UPDATE term SET state = 'closed' WHERE id = $1`, [renewed]);
    expect(await planner.plan('tick', '2023-12-24')).toEqual({ kind: 'dayOff', day: '2023-12-24' });
    expect(await planner.plan('tick', '2023-12-25')).toMatchObject({ planned: 1 });
  });

  it('of one trader’s term are planned once by planners of two processes (T3)', async () => {
    for (let n = 0; n < 40; n++) await trader(`JY${n}`, '2024-02-19');
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => planner.plan('tick', '2023-12-21')));
    const planned = outcomes.map((outcome) => (outcome.kind === 'planned' ? outcome.planned : 0));
    expect(planned.reduce((sum, count) => sum + count, 0)).toBe(40);
  });

  it('skip who has no phone (T3)', async () => {
    await trader('JY1', '2024-02-19', { phone: false });
    expect(await planner.plan('tick', '2023-12-21')).toMatchObject({ planned: 0 });
  });

  it('stop with an alarm where the calendar ends, and go on when it is entered (T3, X4)', async () => {
    await database().pool.query(`DELETE FROM calendar_day WHERE day >= '2024-02-01'`);
    await trader('JY1', '2024-02-19');
    expect(await planner.plan('tick', '2024-01-31')).toEqual({
      kind: 'calendarYearMissing',
      day: '2024-01-31',
      year: 2024,
    });
    const { rows } = await database().pool.query(`SELECT code, key FROM alarm WHERE key = '2024'`);
    expect(rows).toEqual([{ code: 'calendarYearMissing', key: '2024' }]);
    expect(await ledger()).toEqual([]);
  });

  it('say who, until when and how long still, and open the phone only then (T3)', async () => {
    const soon = new Date(Date.now() + 8 * 3_600_000 + 5 * 86_400_000).toISOString().slice(0, 10);
    const subjectId = await trader('JY1', soon);
    const content = (await source.load([{ id: 'm', recipient: 'r', level: '7', subjectId }])).get('m');
    expect(content).toMatchObject({
      phone: '+8619900000000',
      phoneMasked: '199****0000',
      values: { name: 'JY1', daysLeft: '5' },
    });
    await database().pool.query(`UPDATE term SET state = 'closed'`);
    expect((await source.load([{ id: 'm', recipient: 'r', level: '7', subjectId }])).get('m')).toEqual({
      suppressed: 'over',
    });
  });
});
