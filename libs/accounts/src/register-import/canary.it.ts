import { Readable } from 'node:stream';
import { findInDump, hearLogs, planted, traces } from '@kefu/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportTrial } from './import-trial.ts';

const headings = '交易商編號,名稱,類型,證件號,電話,營業部,市場負責人,優先級,協議開始,協議到期,席位號,備註';
const row = (number: string, certificate: string, phone: string, start = '2026-01-01') =>
  `${number},李科美,自然人,${certificate},${phone},總部營業部,,普通,${start},2026-12-31,XW${number},`;

/** A sound row, and one for each way in which a row with personal data is faulty. */
const register = [
  headings,
  row('JY90001', planted.nationalId, `+86 ${planted.phone}`),
  row('JY90002', planted.wrongId, planted.phone),
  row('JY90003', planted.nationalId.toLowerCase(), planted.phone),
  row('JY90004', planted.bankCard, planted.phone),
  row('JY90005', '', planted.bankCard),
  row('JY90006', planted.nationalId, planted.phone, planted.nationalId),
  `JY90007,李科美,${planted.nationalId},${planted.phone},x,${planted.nationalId},,普通,,,,`,
].join('\r\n');

describe('personal data in an imported file', () => {
  let trial: ImportTrial;
  let logs: () => string;
  let runId: string;
  const open = (): Promise<Readable> => Promise.resolve(Readable.from([Buffer.from(register)]));

  beforeAll(async () => {
    trial = await ImportTrial.start(['總部營業部']);
    logs = hearLogs();
    runId = await trial.begin('register.csv', open);
  });
  afterAll(() => trial.close());

  it('stands nowhere in a dump of the database while the rows wait for a person (X5)', async () => {
    expect((await trial.run(runId)).state).toBe('ready');
    expect(await findInDump(trial.database)).toEqual([]);
  });

  it('stands nowhere in a dump once the sound rows are traders', async () => {
    await trial.confirm(runId, 'CLEAN_ROWS_ONLY');
    expect(await trial.count('trader')).toBeGreaterThan(0);
    expect(await findInDump(trial.database)).toEqual([]);
  });

  it('stands in no log', () => {
    expect(logs()).not.toMatch(traces());
  });
});
