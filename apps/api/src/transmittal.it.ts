import { ChaseTransmittals } from '@kefu/accounts';
import { readPdf } from '@kefu/office/printing';
import { runAs, systemActor } from '@kefu/platform/context';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterPaper } from './paper-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';
import { enterTrader } from './trader-factory.ts';

interface Line {
  id: string;
  version: number;
  type: string;
  tick: string | null;
  resolution: string | null;
  resolutions: string[];
}

interface Parcel {
  __typename: string;
  id: string;
  number: string;
  version: number;
  state: { key: string };
  openDifferences: number;
  unticked: number;
  overdue: boolean;
  items: Line[];
  transitions: { key: string; reasons: { code: string }[] }[];
  reasons: { code: string }[];
  fields: { path: string; code: string }[];
}

const record = `... on TransmittalRecord { id number version state { key } openDifferences unticked overdue
  items { id version type tick resolution resolutions } transitions { key reasons { code } } }`;
const failures = `... on InvalidInput { fields { path code } }`;
const blocked = `... on TransitionBlocked { reasons { code } }`;
const calling = (name: string, input: string, more = failures): string =>
  `mutation($input: ${input}!) { answer: ${name}(input: $input) { __typename ${record} ${more} } }`;
const save = calling('saveTransmittal', 'SaveTransmittalInput');
const send = calling('sendTransmittal', 'MoveTransmittalInput', blocked);
const cancel = calling('cancelTransmittal', 'MoveTransmittalInput');
const receive = calling('receiveTransmittal', 'MoveTransmittalInput', blocked);
const acknowledge = calling('acknowledgeTransmittal', 'MoveTransmittalInput', blocked);
const shelve = calling('shelveTransmittal', 'ShelveTransmittalInput');
const tick = calling('tickTransmittal', 'TickTransmittalInput');
const addExtra = calling('addExtraToTransmittal', 'ExtraItemInput');
const resolve = calling('resolveTransmittalDifference', 'ResolveDifferenceInput');

describe('transmittals', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let branch: TestCaller;
  let elsewhere: TestCaller;
  let traderId: string;

  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('BO');
    branch = await api.as('BRANCH', { kind: 'branch', name: '沈陽營業部' });
    elsewhere = await api.as('BRANCH', { kind: 'branch', name: '大同營業部' });
    traderId = await enterTrader(api, { number: 'T1', name: '李科美', branch: '沈陽營業部' });
  });
  afterAll(() => api.close());

  async function ask(caller: TestCaller, document: string, input: object): Promise<Parcel> {
    const { data, errors } = await caller.graphql<{ answer: Parcel }>(document, { input });
    expect(errors).toBeUndefined();
    return data?.answer as Parcel;
  }
  const read = async (caller: TestCaller, id: string): Promise<Parcel | null> => {
    const { data } = await caller.graphql<{ transmittal: Parcel | null }>(
      `query($id: ID!) { transmittal(id: $id) { ${record
        .replace('... on TransmittalRecord', '')
        .trim()
        .slice(1, -1)} } }`,
      { id },
    );
    return data?.transmittal ?? null;
  };
  const now = async (id: string): Promise<Parcel> => {
    const parcel = await read(clerk, id);
    if (!parcel) throw new Error('no parcel');
    return parcel;
  };
  const pack = (types: readonly string[] = ['營業執照', '身份證複印件'], caller = branch): Promise<Parcel> =>
    ask(caller, save, { courier: '順豐', waybill: 'SF123', items: types.map((type) => ({ traderId, type })) });
  const sent = async (types?: readonly string[]): Promise<Parcel> => {
    const { id, version } = await pack(types);
    return ask(branch, send, { id, version });
  };
  const received = async (types?: readonly string[]): Promise<Parcel> => {
    const { id, version } = await sent(types);
    return ask(clerk, receive, { id, version });
  };
  const ticked = (parcel: Parcel, ticks: readonly (string | null)[], caller = clerk): Promise<Parcel> =>
    ask(caller, tick, {
      transmittalId: parcel.id,
      ticks: ticks.map((each, at) => ({
        itemId: parcel.items[at]?.id,
        version: parcel.items[at]?.version,
        tick: each,
      })),
    });
  const placed = async ({ id }: Parcel): Promise<Parcel> =>
    ask(clerk, shelve, { id, version: (await now(id)).version, place: { cabinet: 'A', row: '3' } });
  const chase = (): Promise<object> => runAs(systemActor('test'), () => api.app.get(ChaseTransmittals).tick());
  const tasks = async (parcel: Parcel): Promise<string[]> => {
    const { rows } = await api.database.pool.query<{ line: string }>(
      `SELECT role_key || ' ' || state AS line FROM task WHERE subject_id = $1 ORDER BY id`,
      [parcel.id],
    );
    return rows.map(({ line }) => line).toSorted((a, b) => a.localeCompare(b));
  };

  it('go from the branch to the department, ticked, shelved and acknowledged (T8)', async () => {
    const parcel = await received();
    expect(parcel).toMatchObject({ state: { key: 'received' }, unticked: 2 });
    await ticked(parcel, ['present', 'present']);
    const { id, version } = await placed(parcel);
    expect(await ask(clerk, acknowledge, { id, version })).toMatchObject({ state: { key: 'acknowledged' } });
    const { rows } = await api.database.pool.query(
      'SELECT lag_minutes IS NOT NULL AS counted, cabinet, shelf_row FROM transmittal WHERE id = $1',
      [id],
    );
    expect(rows).toEqual([{ counted: true, cabinet: 'A', shelf_row: '3' }]);
  });

  it('give the papers that arrived their place, which their history tells; what was missing has none (T5, T8)', async () => {
    const subject = { type: 'trader', id: traderId };
    const [seal, licence] = [
      await enterPaper(api, subject, { type: 'sealSpecimen', form: 'original' }),
      await enterPaper(api, subject, { type: 'openingForm', form: 'original' }),
    ];
    const parcel = await received(['印鉴卡', 'openingForm', '自擬說明']);
    await ticked(parcel, ['present', 'missing', 'present']);
    await placed(parcel);
    const { rows } = await api.database.pool.query(
      `SELECT d.id, d.cabinet, d.shelf_row AS row, (SELECT after->>'place' FROM audit_entry
         WHERE subject_id = d.id::text AND action = 'document.shelved') AS told
       FROM document d WHERE d.id = ANY($1) ORDER BY d.id`,
      [[seal, licence]],
    );
    expect(rows).toEqual([
      { id: seal, cabinet: 'A', row: '3', told: 'A / 3' },
      { id: licence, cabinet: null, row: null, told: null },
    ]);
  });

  it('are acknowledged only when everything was looked at, every difference resolved and the place known (T8)', async () => {
    const parcel = await received(['營業執照', '身份證複印件', '開戶申請表']);
    const wrong = await ask(clerk, acknowledge, { id: parcel.id, version: parcel.version });
    expect(wrong.reasons.map(({ code }) => code)).toEqual(['UNTICKED']);
    const found = await ticked(parcel, ['present', 'missing', 'damaged']);
    expect(found.transitions).toEqual([
      { key: 'acknowledge', reasons: [{ code: 'DIFFERENCES_OPEN' }, { code: 'PLACE_MISSING' }] },
    ]);
    const [, missing, damaged] = found.items;
    expect(missing?.resolutions).toEqual(['branchResends', 'agreedMissing']);
    expect(
      await ask(clerk, resolve, { itemId: missing?.id, version: missing?.version, resolution: 'accepted' }),
    ).toMatchObject({ fields: [{ code: 'DOES_NOT_FIT' }] });
    await ask(clerk, resolve, { itemId: missing?.id, version: missing?.version, resolution: 'branchResends' });
    await ask(clerk, resolve, { itemId: damaged?.id, version: damaged?.version, resolution: 'sentBack' });
    const { id, version } = await placed(parcel);
    expect(await ask(clerk, acknowledge, { id, version })).toMatchObject({ state: { key: 'acknowledged' } });
  });

  it('take what lay in them and stood on no list as a difference, and let go of what was added by mistake (T8)', async () => {
    const parcel = await received(['營業執照']);
    const extra = { transmittalId: parcel.id, item: { type: '公章樣本', copies: 2 } };
    const both = await Promise.all([ask(clerk, addExtra, extra), ask(clerk, addExtra, extra)]);
    expect(both.map(({ __typename }) => __typename)).toEqual(['TransmittalRecord', 'TransmittalRecord']);
    const { items, openDifferences } = await now(parcel.id);
    expect(openDifferences).toBe(2);
    expect(
      await ask(clerk, tick, {
        transmittalId: parcel.id,
        ticks: [{ itemId: items[0]?.id, version: items[0]?.version, tick: 'extra' }],
      }),
    ).toMatchObject({ fields: [{ path: 'input.ticks.0.tick', code: 'DOES_NOT_FIT' }] });
    const after = await ask(clerk, tick, {
      transmittalId: parcel.id,
      ticks: [{ itemId: items[2]?.id, version: items[2]?.version, tick: null }],
    });
    expect(after).toMatchObject({ openDifferences: 1 });
    expect(after.items).toHaveLength(2);
  });

  it('are received once of two who receive, and acknowledged once of two who acknowledge (T8)', async () => {
    const parcel = await sent();
    const again = await api.as('CS');
    const { id, version } = parcel;
    const receipts = await Promise.all([clerk, again].map((each) => ask(each, receive, { id, version })));
    expect(receipts.map(({ __typename }) => __typename).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'ChangedMeanwhile',
      'TransmittalRecord',
    ]);
    await ticked(await now(id), ['present', 'present']);
    const ready = await placed(parcel);
    const answers = await Promise.all(
      [clerk, again].map((each) => ask(each, acknowledge, { id, version: ready.version })),
    );
    expect(answers.map(({ __typename }) => __typename).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'ChangedMeanwhile',
      'TransmittalRecord',
    ]);
  });

  it('let one of two who tick one line win and tell the other; two lines are ticked side by side (T8)', async () => {
    const parcel = await received();
    const [one, two] = parcel.items;
    const input = (line: Line | undefined, found: string): object => ({
      transmittalId: parcel.id,
      ticks: [{ itemId: line?.id, version: line?.version, tick: found }],
    });
    const answers = await Promise.all([
      ask(clerk, tick, input(one, 'present')),
      ask(clerk, tick, input(one, 'missing')),
      ask(clerk, tick, input(two, 'present')),
    ]);
    expect(answers.filter(({ __typename }) => __typename === 'ChangedMeanwhile')).toHaveLength(1);
    expect((await now(parcel.id)).unticked).toBe(0);
  });

  it('are never acknowledged with an open line, whoever ticks and acknowledges at the same time (T8)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('present', 'missing', null), { minLength: 1, maxLength: 4 }),
        async (found) => {
          const parcel = await received(found.map((_, at) => `文件${at}`));
          const all = await ticked(
            parcel,
            found.map(() => 'present'),
          );
          const { version } = await placed(parcel);
          const [, moved] = await Promise.all([
            ticked(all, found),
            ask(clerk, acknowledge, { id: parcel.id, version }),
          ]);
          const after = await now(parcel.id);
          const open = after.unticked + after.openDifferences;
          expect(after.state.key === 'acknowledged' ? open : 0).toBe(0);
          expect(moved.__typename === 'TransmittalRecord').toBe(after.state.key === 'acknowledged');
        },
      ),
      { numRuns: 12 },
    );
  });

  it('are packed and repacked as drafts only, by their own branch, about its own traders (T8, X1)', async () => {
    const foreign = await enterTrader(api, { number: 'T2', name: '王小明', branch: '大同營業部' });
    expect(await ask(branch, save, { items: [{ type: '照片' }, { type: '照片', traderId: foreign }] })).toMatchObject({
      fields: [{ path: 'input.items.1.traderId', code: 'UNKNOWN' }],
    });
    const { id, version } = await pack();
    expect(await ask(elsewhere, save, { id, version, items: [] })).toMatchObject({ __typename: 'NotFound' });
    const emptied = await ask(branch, save, { id, version, items: [] });
    expect((await ask(branch, send, { id, version: emptied.version })).reasons).toEqual([{ code: 'EMPTY' }]);
    expect(await ask(branch, save, { id, version, items: [{ type: '照片' }] })).toMatchObject({
      __typename: 'ChangedMeanwhile',
    });
    const packed = await ask(branch, save, { id, version: emptied.version, items: [{ type: '照片' }] });
    const gone = await ask(branch, send, { id, version: packed.version });
    expect(await ask(branch, save, { id, version: gone.version, items: [] })).toMatchObject({
      __typename: 'WrongState',
    });
  });

  it('are cancelled as drafts with a reason, and not once they are on the way (T8)', async () => {
    const { id, version } = await pack();
    expect(await ask(branch, cancel, { id, version })).toMatchObject({
      fields: [{ path: 'reason', code: 'REQUIRED' }],
    });
    expect(await ask(branch, cancel, { id, version, reason: '重複' })).toMatchObject({ state: { key: 'cancelled' } });
    const way = await sent();
    expect(await ask(branch, cancel, { id: way.id, version: way.version, reason: '重複' })).toMatchObject({
      __typename: 'WrongState',
    });
  });

  it('show a branch its own and no others; it receives nothing (T8, X1)', async () => {
    const parcel = await sent();
    expect(await read(elsewhere, parcel.id)).toBeNull();
    const { errors } = await branch.graphql(receive, { input: { id: parcel.id, version: parcel.version } });
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const { data } = await elsewhere.graphql('{ transmittals { nodes { id } } transmittalsWaiting { sent } }');
    expect(data).toEqual({ transmittals: { nodes: [] }, transmittalsWaiting: { sent: 0 } });
  });

  it('are chased at branch and department once per step of office days, and no more once acknowledged (T8)', async () => {
    const parcel = await received();
    await chase();
    expect(await tasks(parcel)).toEqual([]);
    const agedBy = (days: number): Promise<unknown> =>
      api.database.pool.query(
        `UPDATE transmittal SET sent_at = (SELECT day::timestamp AT TIME ZONE 'Asia/Shanghai' FROM calendar_day
           WHERE office AND day < (now() AT TIME ZONE 'Asia/Shanghai')::date ORDER BY day DESC OFFSET $2 LIMIT 1) WHERE id = $1`,
        [parcel.id, days],
      );
    await agedBy(5);
    await Promise.all([chase(), chase(), chase()]);
    await chase();
    expect(await tasks(parcel)).toEqual(['BO open', 'BRANCH open']);
    expect((await now(parcel.id)).overdue).toBe(true);
    await agedBy(9);
    await chase();
    expect(await tasks(parcel)).toEqual(['BO open', 'BO open', 'BRANCH open', 'BRANCH open']);
    await ticked(await now(parcel.id), ['present', 'present']);
    const { id, version } = await placed(parcel);
    await ask(clerk, acknowledge, { id, version });
    expect(new Set(await tasks(parcel))).toEqual(new Set(['BO done', 'BRANCH done']));
  });

  it('count openings, parcels and how long they took, by branch (T8)', async () => {
    await api.database.pool.query('UPDATE transmittal SET lag_minutes = 100 WHERE lag_minutes IS NOT NULL');
    const { data } = await clerk.graphql<{
      transmittalFigures: {
        branch: { name: string };
        openings: number;
        acknowledged: number;
        medianLagMinutes: number;
      }[];
    }>(
      `{ transmittalFigures(from: "2020-01-01", to: "2099-12-31") { branch { name } openings sent acknowledged differences medianLagMinutes } }`,
    );
    const [far, near] = ['大同營業部', '沈陽營業部'].map((name) =>
      data?.transmittalFigures.find((each) => each.branch.name === name),
    );
    expect(near).toMatchObject({ openings: 1, medianLagMinutes: 100 });
    expect(near?.acknowledged).toBeGreaterThan(2);
    expect(far).toMatchObject({ openings: 1, sent: 0, acknowledged: 0, medianLagMinutes: null });
  });

  it('are chased after the days that the department sets (T8)', async () => {
    const manager = await api.as('M');
    const set = `mutation($input: TransmittalPolicyInput!) { answer: setTransmittalPolicy(input: $input) {
      __typename ... on InvalidInput { fields { code } } } }`;
    expect(await ask(manager, set, { chaseDays: [5, 5], version: 1 })).toMatchObject({
      fields: [{ code: 'OUT_OF_ORDER' }],
    });
    const both = await Promise.all([1, 2].map(() => ask(manager, set, { chaseDays: [3, 6], version: 1 })));
    expect(both.map(({ __typename }) => __typename).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'ChangedMeanwhile',
      'TransmittalPolicy',
    ]);
  });

  it('have a packing list that is printed for the parcel (T8, X6)', async () => {
    const parcel = await sent(['公司章程正本']);
    const answer = await api.app.inject({
      url: `/transmittals/${parcel.id}/packing-list?language=zh-Hant`,
      headers: branch.headers,
    });
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(readPdf(answer.rawPayload).text).toContain('公司章程正本');
    const foreign = await api.app.inject({
      url: `/transmittals/${parcel.id}/packing-list`,
      headers: elsewhere.headers,
    });
    expect(foreign.statusCode).toBe(404);
  });
});
