import { Readable } from 'node:stream';
import { CalendarService } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { generateRegister } from '../register-import/generated-register.ts';
import { ImportTrial } from '../register-import/import-trial.ts';
import { RegisterCheck } from './register-check.ts';

interface Fault {
  number: string;
  code: string;
  state: string;
}

describe('the check of the register (T6)', () => {
  let trial: ImportTrial;
  let check: RegisterCheck;
  const ids = new Map<string, string>();
  const of = (number: string): string => ids.get(number) ?? '';
  const change = (text: string, values: unknown[] = []): Promise<object[]> => trial.rows(text, values);
  const faults = (): Promise<Fault[]> =>
    trial.rows<Fault & Record<string, unknown>>(
      `SELECT t.number, f.code, f.state FROM trader_fault f JOIN trader t ON t.id = f.trader_id ORDER BY f.id`,
    );
  /** The whole register, as if the night had come. */
  const night = async (): Promise<unknown> => {
    await change('UPDATE register_check SET checked_on = NULL');
    return check.ofToday();
  };

  beforeAll(async () => {
    trial = await ImportTrial.start(['沈陽營業部', '大連營業部']);
    check = new RegisterCheck(
      trial.database,
      new CalendarService(trial.database, new AuditTrail()),
      trial.cipher,
      new AuditTrail(),
    );
    const file = Buffer.from(
      [...generateRegister(6, ['沈陽營業部'])].join('').replaceAll(/,20\d\d(-\d\d-\d\d,XW)/g, ',2099$1'),
    );
    const runId = await trial.begin('register.csv', () => Promise.resolve(Readable.from([file])));
    await trial.confirm(runId, 'ALL_OR_NOTHING');
    for (const { number, id } of await trial.rows<{ number: string; id: string }>('SELECT number, id FROM trader')) {
      ids.set(number, id);
    }
  }, 60_000);
  afterAll(() => trial.close());
  beforeEach(() => change('DELETE FROM trader_fault'));

  it('finds nothing in a register that is sound', async () => {
    await night();
    expect(await faults()).toEqual([]);
  });

  it('raises what went wrong once, however often it looks, and settles it when it is mended', async () => {
    const phones = await trial.rows<{
      position: number;
      phone_sealed: string;
      phone_index: Buffer;
      phone_masked: string;
    }>(`DELETE FROM trader_phone WHERE trader_id = $1 RETURNING position, phone_sealed, phone_index, phone_masked`, [
      of('JY10000000'),
    ]);
    await night();
    await night();
    expect(await faults()).toEqual([{ number: 'JY10000000', code: 'MISSING_PHONE', state: 'open' }]);
    await change('INSERT INTO trader_phone VALUES ($1, $2, $3, $4, $5)', [
      of('JY10000000'),
      ...Object.values(phones[0] ?? {}),
    ]);
    await check.traders([of('JY10000000')]);
    expect(await faults()).toEqual([{ number: 'JY10000000', code: 'MISSING_PHONE', state: 'mended' }]);
  });

  it('raises each fault once where two run at once, over the whole register and over one trader', async () => {
    await change(`UPDATE term SET state = 'closed' WHERE trader_id = ANY($1)`, [[of('JY10000001'), of('JY10000002')]]);
    await change('UPDATE register_check SET checked_on = NULL');
    const checked = await Promise.all([
      check.ofToday(),
      check.ofToday(),
      check.traders([of('JY10000001')]),
      check.traders([of('JY10000001'), of('JY10000002')]),
    ]);
    expect(await faults()).toEqual([
      { number: 'JY10000001', code: 'TERM_OVER', state: 'open' },
      { number: 'JY10000002', code: 'TERM_OVER', state: 'open' },
    ]);
    expect(checked.flatMap((one) => one ?? []).reduce((sum, { raised }) => sum + raised, 0)).toBe(2);
    await change(`UPDATE term SET state = 'active'`);
  });

  it('asks of two traders of one name and phone whether they are one, and not again once somebody said no', async () => {
    await change(`UPDATE trader SET name_key = (SELECT name_key FROM trader WHERE id = $2) WHERE id = $1`, [
      of('JY10000004'),
      of('JY10000003'),
    ]);
    await change(
      `UPDATE trader_phone SET phone_index = (SELECT phone_index FROM trader_phone WHERE trader_id = $2) WHERE trader_id = $1`,
      [of('JY10000004'), of('JY10000003')],
    );
    // The earlier one is checked: the question stands with the later one.
    await check.traders([of('JY10000003')]);
    expect(await faults()).toEqual([{ number: 'JY10000004', code: 'SAME_NAME_AND_PHONE', state: 'open' }]);
    await change(`UPDATE trader_fault SET state = 'waived'`);
    await night();
    expect(await faults()).toEqual([{ number: 'JY10000004', code: 'SAME_NAME_AND_PHONE', state: 'waived' }]);
    await change(`UPDATE trader SET name_key = 'another' WHERE id = $1`, [of('JY10000003')]);
    await check.traders([of('JY10000003')]);
    const [{ ceased } = { ceased: null }] = await trial.rows<{ ceased: Date | null }>(
      'SELECT ceased_at AS ceased FROM trader_fault',
    );
    expect(ceased).toBeInstanceOf(Date);
  });

  it('believes who said at the import that they are two', async () => {
    await change(`UPDATE trader SET name_key = (SELECT name_key FROM trader WHERE id = $1) WHERE id = $2`, [
      of('JY10000004'),
      of('JY10000003'),
    ]);
    const [row] = await trial.rows<{ id: string }>(
      `INSERT INTO trader_excluded_row (run_id, line, columns, cells_sealed) VALUES (uuidv7(), 2, '{}', '') RETURNING id`,
    );
    await change(
      `INSERT INTO trader_fault (row_id, trader_id, code, field, params, state)
       VALUES ($1, $2, 'SAME_NAME_AND_PHONE', 'name', '{"duplicateOf": "JY10000003"}', 'mended')`,
      [row?.id, of('JY10000004')],
    );
    await night();
    expect(await faults()).toHaveLength(1);
    await change(`UPDATE trader SET name_key = number`);
  });

  it('finds a certificate that would be refused today', async () => {
    await change('UPDATE trader SET certificate_sealed = $2 WHERE id = $1', [
      of('JY10000005'),
      trial.cipher.seal('certificate', '110105194912310021'),
    ]);
    await night();
    expect(await faults()).toEqual([{ number: 'JY10000005', code: 'BAD_CHECKSUM', state: 'open' }]);
    await change(`UPDATE trader SET state = 'closed' WHERE id = $1`, [of('JY10000005')]);
    await night();
    expect(await faults()).toEqual([{ number: 'JY10000005', code: 'BAD_CHECKSUM', state: 'mended' }]);
  });

  it('hears from receipts that nobody has a number, until another number or a delivered message', async () => {
    const trader = of('JY10000002');
    const tell = (day: string, state: string, cause: string | null): Promise<object[]> =>
      change(
        `WITH run AS (INSERT INTO message_run (purpose, business_date) VALUES ('renewalReminder', $2) RETURNING id)
         INSERT INTO message (run_id, recipient, business_date, purpose, level, template_id, template_version, shard,
           state, cause, expires_at, address_masked)
         SELECT run.id, $1, $2, 'renewalReminder', '60', uuidv7(), 1, 0, $3, $4, now(),
           (SELECT phone_masked FROM trader_phone WHERE trader_id = $1) FROM run`,
        [trader, day, state, cause],
      );
    await tell('2026-01-05', 'undelivered', 'EXPIRED');
    await night();
    expect(await faults()).toEqual([]);
    await tell('2026-01-06', 'undelivered', 'MK:0001');
    await night();
    await night();
    expect(await faults()).toEqual([{ number: 'JY10000002', code: 'PHONE_UNREACHABLE', state: 'open' }]);
    await tell('2026-01-07', 'delivered', null);
    await night();
    expect(await faults()).toEqual([{ number: 'JY10000002', code: 'PHONE_UNREACHABLE', state: 'mended' }]);
  });

  it('takes the faults of a trader along to another branch', async () => {
    await change(`UPDATE term SET state = 'closed' WHERE trader_id = $1`, [of('JY10000001')]);
    await night();
    await change(`UPDATE trader SET branch_id = (SELECT id FROM org_unit WHERE name = '大連營業部') WHERE id = $1`, [
      of('JY10000001'),
    ]);
    await check.traders([of('JY10000001')]);
    expect(await trial.rows('SELECT b.name FROM trader_fault f JOIN org_unit b ON b.id = f.branch_id')).toEqual([
      { name: '大連營業部' },
    ]);
  });
});
