import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ImportRunner } from '@kefu/office/imports';
import { FileStore } from '@kefu/platform/files';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const register = readFileSync(resolve(import.meta.dirname, '../../../testdata/trading/traders.csv'));
const fields = `... on ImportRun { id version state rowCount faultyCount encoding headings { heading column } settings { key value }
  availableTransitions committedCount failure }`;
const run = `${fields} ... on Failure { code message }`;

interface Run {
  __typename: string;
  id: string;
  version: number;
  state: string;
  rowCount: number;
  faultyCount: number;
  headings: { heading: string; column: string | null }[];
  code?: string;
  committedCount: number | null;
}

describe('importing a register over the API (X5)', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let branchClerk: TestCaller;
  let started: Run;

  beforeAll(async () => {
    api = await startTestApi();
    const names = readFileSync(resolve(import.meta.dirname, '../../../testdata/trading/branches.csv'), 'utf8');
    for (const name of names.trim().split(/\r?\n/).slice(1)) await api.unit('branch', name);
    clerk = await api.as('BO');
    branchClerk = await api.as('BRANCH', { kind: 'branch', name: '沈陽營業部' });
  }, 60_000);
  afterAll(() => api.close());

  async function upload(name: string, bytes: Buffer): Promise<string> {
    const boundary = 'kefu-test';
    const response = await api.app.inject({
      method: 'POST',
      url: '/files',
      headers: { ...clerk.headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`,
        ),
        bytes,
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]),
    });
    expect(response.statusCode).toBe(201);
    return response.json<{ id: string }>().id;
  }

  async function start(fileId: string, again = false): Promise<Run> {
    const { data, errors } = await clerk.graphql<{ startImport: Run }>(
      `mutation($input: StartImportInput!) { startImport(input: $input) { __typename ${run} ... on SameFileBefore { run { id } } } }`,
      { input: { kind: 'traders', fileId, again } },
    );
    expect(errors).toBeUndefined();
    return data?.startImport as Run;
  }

  async function work(id: string, step: 'read' | 'commit'): Promise<Run> {
    const files = api.app.get(FileStore, { strict: false });
    const runner = api.app.get(ImportRunner, { strict: false });
    const [row] = await query<{ file_id: string }>('SELECT file_id FROM import_run WHERE id = $1', [id]);
    if (step === 'read') await runner.read(id, () => files.open(row?.file_id ?? ''));
    else await runner.commit(id);
    return now(id);
  }

  async function now(id: string): Promise<Run> {
    const { data } = await clerk.graphql<{ importRun: Run }>(
      `query($id: ID!) { importRun(id: $id) { __typename ${fields} } }`,
      {
        id,
      },
    );
    return data?.importRun as Run;
  }

  async function query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await api.database.pool.query(text, values)).rows as Row[];
  }

  const map = (of: Run, settings: { key: string; value: string }[]) =>
    clerk.graphql<{ mapImport: Run }>(
      `mutation($input: MapImportInput!) { mapImport(input: $input) { __typename ${run} } }`,
      { input: { runId: of.id, version: of.version, headings: of.headings, settings } },
    );

  const confirm = (of: Run, mode: string) =>
    clerk.graphql<{ confirmImport: Run & { faultyCount: number } }>(
      `mutation($input: ConfirmImportInput!) { confirmImport(input: $input) { __typename ${run} ... on ImportHasFaults { faultyCount } } }`,
      { input: { runId: of.id, version: of.version, mode } },
    );

  it('asks about short dates and double phones until somebody says how the file is written', async () => {
    started = await start(await upload('traders.csv', register));
    expect(started).toMatchObject({ __typename: 'ImportRun', state: 'reading' });
    const read = await work(started.id, 'read');
    expect(read).toMatchObject({ state: 'ready', rowCount: 5000 });
    expect(read.faultyCount).toBeGreaterThan(1000);
    const { data } = await map(read, [
      { key: 'shortDates', value: 'yearMonthDay' },
      { key: 'severalPhones', value: 'firstIsMain' },
    ]);
    expect(data?.mapImport).toMatchObject({ state: 'reading' });
    started = await work(started.id, 'read');
    expect(started).toMatchObject({ state: 'ready', rowCount: 5000, faultyCount: 150 });
  }, 60_000);

  it('recognises the same file and points to the earlier run', async () => {
    expect(await start(await upload('copy.csv', register))).toMatchObject({
      __typename: 'SameFileBefore',
      code: 'SAME_FILE',
      run: { id: started.id },
    });
  });

  it('tells each fault by line, heading, masked cell, expectation and way to mend it, in the language asked', async () => {
    const { data } = await clerk.graphql<{ importFaults: { totalCount: number; nodes: Record<string, unknown>[] } }>(
      `query($id: ID!) { importFaults(runId: $id, code: "BAD_CHECKSUM", first: 1) { totalCount nodes { line heading code shown expectation mend } } }`,
      { id: started.id },
      { 'accept-language': 'en' },
    );
    expect(data?.importFaults).toEqual({
      totalCount: 25,
      nodes: [
        {
          line: 1101,
          heading: '證件號',
          code: 'BAD_CHECKSUM',
          shown: '919***********7BXC',
          expectation: 'A certificate number whose check character fits',
          mend: 'A character is mistyped: correct it from the paper itself',
        },
      ],
    });
  });

  it('gives the faulty rows back as a workbook with the cells marked', async () => {
    const response = await api.app.inject({ url: `/imports/${started.id}/marked-workbook`, headers: clerk.headers });
    expect(response.statusCode).toBe(200);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(response.rawPayload as unknown as exceljs.Buffer);
    const sheet = workbook.getWorksheet('faults');
    expect(sheet?.rowCount).toBe(151);
    const first = sheet?.getRow(2);
    expect(first?.getCell(13).value).toBe(424);
    expect(first?.getCell(5).fill).toMatchObject({ type: 'pattern', pattern: 'solid' });
    expect(first?.getCell(4).fill).not.toMatchObject({ pattern: 'solid' });
  });

  it('refuses all or nothing while rows have faults, and takes nothing over', async () => {
    const { data } = await confirm(started, 'ALL_OR_NOTHING');
    expect(data?.confirmImport).toMatchObject({ __typename: 'ImportHasFaults', faultyCount: 150 });
    expect(await query('SELECT 1 FROM trader')).toEqual([]);
  });

  it('lets one of two people who confirm at once through', async () => {
    const answers = await Promise.all([confirm(started, 'CLEAN_ROWS_ONLY'), confirm(started, 'CLEAN_ROWS_ONLY')]);
    const names = answers.map((answer) => answer.data?.confirmImport.__typename ?? '').toSorted();
    expect(names).toEqual(['ChangedMeanwhile', 'ImportRun']);
    expect(await work(started.id, 'commit')).toMatchObject({ state: 'committed', committedCount: 4850 });
    expect(await work(started.id, 'commit')).toMatchObject({ state: 'committed', committedCount: 4850 });
  }, 60_000);

  it('is where the timeline of each of its traders begins (T6, X2)', async () => {
    const { data } = await clerk.graphql<{ traders: { nodes: { id: string }[] } }>(
      '{ traders(first: 1) { nodes { id } } }',
    );
    const timeline = await clerk.graphql(
      'query($id: ID!) { traderTimeline(traderId: $id) { nodes { action actor reason } } }',
      { id: data?.traders.nodes[0]?.id },
    );
    expect(timeline.data).toEqual({
      traderTimeline: { nodes: [{ action: 'trader.imported', actor: expect.any(String), reason: 'traders.csv' }] },
    });
  });

  it('remembers how the file was read, for the next one', async () => {
    const next = await start(await upload('again.csv', register), true);
    await work(next.id, 'read');
    const [row] = await query<{ options: object }>('SELECT options FROM import_run WHERE id = $1', [next.id]);
    expect(row?.options).toEqual({ shortDates: 'yearMonthDay', severalPhones: 'firstIsMain', knownNumbers: 'refuse' });
  }, 60_000);

  it('has sensitive changes of known traders confirmed by another person than who began, and forgets that choice (T4)', async () => {
    const [known] = await query<{ number: string; name: string }>(
      `SELECT t.number, t.name FROM trader t ORDER BY number LIMIT 1`,
    );
    const text = register.toString('latin1').split('\r\n');
    const line = text.find((row) => row.startsWith(`${known?.number},`)) ?? '';
    const changed = line.replace(/199\d{8}/, '19900077777');
    const began = await start(await upload('one.csv', Buffer.from(`${text[0]}\r\n${changed}\r\n`, 'latin1')));
    const { data } = await map(await work(began.id, 'read'), [{ key: 'knownNumbers', value: 'update' }]);
    expect(data?.mapImport).toMatchObject({ state: 'reading' });
    const ready = await work(began.id, 'read');
    expect(ready).toMatchObject({ state: 'ready', rowCount: 1, faultyCount: 0 });
    const asked = await clerk.graphql<{ importChanges: object }>(
      `query($id: ID!) { importChanges(runId: $id) { totalCount unchangedCount sensitiveCount
        nodes { line label cells { column title after sensitive } } } }`,
      { id: ready.id },
      { 'accept-language': 'en' },
    );
    expect(asked.data?.importChanges).toEqual({
      totalCount: 1,
      unchangedCount: 0,
      sensitiveCount: 1,
      nodes: [
        {
          line: 2,
          label: `${known?.number} ${known?.name}`,
          cells: [{ column: 'phones', title: 'Phones', after: '+86199****7777', sensitive: true }],
        },
      ],
    });
    expect((await confirm(ready, 'ALL_OR_NOTHING')).data?.confirmImport).toMatchObject({ __typename: 'InvalidInput' });
    const colleague = await api.as('CS');
    const said = await colleague.graphql<{ confirmImport: object }>(
      `mutation($input: ConfirmImportInput!) { confirmImport(input: $input) { __typename } }`,
      { input: { runId: ready.id, version: ready.version, mode: 'ALL_OR_NOTHING' } },
    );
    expect(said.data?.confirmImport).toEqual({ __typename: 'ImportRun' });
    expect(await work(ready.id, 'commit')).toMatchObject({ state: 'committed', committedCount: 1 });
    expect(
      await query(`SELECT action, reason FROM audit_entry WHERE action = 'trader.changed' ORDER BY id DESC LIMIT 1`),
    ).toEqual([{ action: 'trader.changed', reason: 'one.csv' }]);
    const [memory] = await query<{ options: object }>('SELECT options FROM import_memory');
    expect(memory?.options).not.toHaveProperty('knownNumbers');
  });

  it.each([
    ['importFaults', '(runId: "01900000-0000-7000-8000-000000000000", after: $after)'],
    ['importRuns', '(kind: "traders", after: $after)'],
    ['traderFaults', '(filter: {}, after: $after)'],
  ])('refuses a made-up cursor of %s by its name (X10)', async (list, args) => {
    const after = Buffer.from(JSON.stringify(list === 'importFaults' ? ['x', 1, 2] : ['x'])).toString('base64url');
    const known = list === 'importFaults' ? args.replace('01900000-0000-7000-8000-000000000000', started.id) : args;
    const { errors } = await clerk.graphql(`query($after: String) { ${list}${known} { pageInfo { hasNextPage } } }`, {
      after,
    });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_INPUT');
  });

  it('shows a branch its own faults only', async () => {
    const ask = `{ traderFaults(filter: {}) { totalCount nodes { branchName } } }`;
    const own = await branchClerk.graphql<{ traderFaults: { totalCount: number; nodes: { branchName: string }[] } }>(
      ask,
    );
    const all = await clerk.graphql<{ traderFaults: { totalCount: number } }>(ask);
    expect(all.data?.traderFaults.totalCount).toBe(150);
    expect(new Set(own.data?.traderFaults.nodes.map((fault) => fault.branchName))).toEqual(new Set(['沈陽營業部']));
  });

  it('mends a fault into a trader, and lets the manager sign it off', async () => {
    const faultFields = `__typename ... on TraderFault { id version state availableTransitions traderId cells { column shown faulty } }
      ... on Failure { code } ... on InvalidInput { fields { path code } }`;
    const { data } = await clerk.graphql<{ traderFaults: { nodes: { id: string; version: number }[] } }>(
      `{ traderFaults(filter: { code: "SCIENTIFIC_PHONE" }, first: 1) { nodes { id version } } }`,
    );
    const [fault] = data?.traderFaults.nodes ?? [];
    const mend = (value: string) =>
      clerk.graphql<{ mendTraderFault: { version: number } & Record<string, unknown> }>(
        `mutation($input: MendTraderFaultInput!) { mendTraderFault(input: $input) { ${faultFields} } }`,
        { input: { ...fault, corrections: [{ column: 'phones', value }] } },
      );
    expect((await mend('1.99E+10')).data?.mendTraderFault).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: 'phones', code: 'SCIENTIFIC_PHONE' }],
    });
    const mended = (await mend('199 0001 2345')).data?.mendTraderFault;
    expect(mended).toMatchObject({ __typename: 'TraderFault', state: 'mended' });
    expect(JSON.stringify(mended)).not.toMatch(/\d{12}/);
    const signOff = `mutation($input: SignOffTraderFaultInput!) { signOffTraderFault(input: $input) { ${faultFields} } }`;
    const input = { id: fault?.id, version: mended?.version, accepted: true };
    expect((await clerk.graphql(signOff, { input })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const manager = await api.as('M');
    expect(
      (await manager.graphql<{ signOffTraderFault: object }>(signOff, { input })).data?.signOffTraderFault,
    ).toMatchObject({ state: 'signedOff' });
    expect(await query(`SELECT 1 FROM trader WHERE certificate_sealed IS NOT NULL`)).toHaveLength(4851);
  });
});
