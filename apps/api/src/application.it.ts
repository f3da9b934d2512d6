import { LetChangesTakeEffect } from '@kefu/accounts';
import { CalendarService } from '@kefu/office/calendar';
import { runAs, systemActor } from '@kefu/platform/context';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handInPapers } from './paper-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';
import { enterTrader } from './trader-factory.ts';

interface Shown {
  __typename: string;
  id: string;
  number: string;
  version: number;
  traderId: string | null;
  state: { key: string };
  fields: { field: string; before: string | null; after: string | null; sensitive: boolean }[];
  transitions: { key: string; reasons: { code: string }[] }[];
  reasons: { code: string; text: string }[];
  problems: { path: string; code: string }[];
}

const record = `... on ApplicationRecord { id number version traderId state { key }
  transitions { key reasons { code } } fields { field before after sensitive } }`;
const enter = `mutation($input: EnterApplicationInput!) { answer: enterApplication(input: $input) {
  __typename ${record} ... on InvalidInput { problems: fields { path code } } } }`;
const move = `mutation($input: MoveApplicationInput!) { answer: moveApplication(input: $input) {
  __typename ${record} ... on TransitionBlocked { reasons { code text } } } }`;
const decide = `mutation($input: DecideApprovalInput!) { answer: decideApproval(input: $input) {
  __typename ... on Approval { state steps { state decidedBy onBehalfOf } } ... on DecidedAlready { by }
  ... on SecondPersonNeeded { part } ... on TransitionBlocked { reasons { code } } } }`;
/** Business licences with sound check characters, one for each opening. */
const licences = [
  '91350100M00010001T',
  '91350100M00010002X',
  '91350100M000100031',
  '91350100M000100044',
  '91350100M000100057',
  '91350100M00010006A',
  '91350100M00010007D',
  '91350100M00010008G',
  '91350100M00010009K',
  '91350100M00010010Q',
  '91350100M00010011U',
  '91350100M00010012Y',
  '91350100M000100132',
  '91350100M000100145',
  '91350100M000100158',
] as const;

describe('applications', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let manager: TestCaller;
  let branchId: string;
  let today: string;
  let next = 1;
  let opened = 0;

  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('CS');
    manager = await api.as('M');
    branchId = await api.unit('branch', '總部營業部');
    today = await api.app.get(CalendarService).today();
  });
  afterAll(() => api.close());
  let traderId: string;
  beforeEach(async () => {
    traderId = await enterTrader(api, { number: `T${next++}`, name: '李科美' });
  });

  async function ask<Answer = Shown>(caller: TestCaller, document: string, input: object): Promise<Answer> {
    const { data, errors } = await caller.graphql<{ answer: Answer }>(document, { input });
    expect(errors).toBeUndefined();
    return data?.answer as Answer;
  }
  const read = async (id: string): Promise<Shown> => {
    const { data } = await clerk.graphql<{ application: Shown }>(
      `query($id: ID!) { application(id: $id) { ${record} } }`,
      { id },
    );
    return data?.application as Shown;
  };
  const submit = async (caller: TestCaller, { id }: Shown): Promise<Shown> => {
    await handInPapers(api, { type: 'application', id });
    return ask(caller, move, { id, version: (await read(id)).version, transition: 'submit' });
  };
  const pendingOf = async (id: string): Promise<{ approvalId: string; position: number }> => {
    const { rows } = await api.database.pool.query<{ approvalId: string; position: number }>(
      `SELECT a.id AS "approvalId", s.position FROM approval a JOIN approval_step s ON s.approval_id = a.id
       WHERE a.subject_id = $1 AND s.state = 'pending'`,
      [id],
    );
    if (!rows[0]) throw new Error('Nothing is pending');
    return rows[0];
  };
  const pass = async (
    caller: TestCaller,
    { id }: { id: string },
    decision = 'approve',
    reason?: string,
  ): Promise<Record<string, unknown>> => ask(caller, decide, { ...(await pendingOf(id)), decision, reason });
  const company = (certificate = licences[opened++] ?? ''): object => ({
    kind: 'opening',
    traderKind: 'company',
    startsOn: '2026-12-01',
    wish: { name: '沈陽鼎盛商貿有限公司', certificate, phones: ['13900001234'], branchId },
  });
  const opening = async (certificate?: string): Promise<Shown> =>
    submit(clerk, await ask(clerk, enter, company(certificate)));
  const stateOf = async (id: string): Promise<string> => (await read(id)).state.key;

  it('opens a company’s account by two reviews, returned once and handed in again (T1)', async () => {
    const application = await opening();
    expect(application.state.key).toBe('firstReview');
    expect(await pass(clerk, application, 'return')).toMatchObject({ __typename: 'InvalidInput' });
    await pass(clerk, application, 'return', '營業執照不清晰');
    expect(await stateOf(application.id)).toBe('returned');
    await submit(clerk, application);
    await pass(clerk, application);
    expect(await stateOf(application.id)).toBe('finalReview');
    expect(await pass(manager, application)).toMatchObject({ __typename: 'Approval', state: 'approved' });
    const opened = await read(application.id);
    expect(opened.state.key).toBe('active');
    const { rows } = await api.database.pool.query(
      `SELECT t.name, t.kind, t.state, t.certificate_kind, m.starts_on, m.ends_on, p.phone_masked
       FROM trader t JOIN term m ON m.trader_id = t.id JOIN trader_phone p ON p.trader_id = t.id WHERE t.id = $1`,
      [opened.traderId],
    );
    expect(rows).toEqual([
      {
        name: '沈陽鼎盛商貿有限公司',
        kind: 'company',
        state: 'active',
        certificate_kind: 'businessLicence',
        starts_on: '2026-12-01',
        ends_on: '2027-11-30',
        phone_masked: expect.stringContaining('1234'),
      },
    ]);
  });

  it('is not reviewed to the end by one person who holds both posts (T1)', async () => {
    const application = await opening();
    await pass(manager, application);
    expect(await pass(manager, application)).toMatchObject({ __typename: 'SecondPersonNeeded', part: 'firstReview' });
    expect(await stateOf(application.id)).toBe('finalReview');
  });

  it('is not reviewed to the end by the one who entered it (T1)', async () => {
    const entered = await ask(manager, enter, company());
    await submit(manager, entered);
    await pass(clerk, entered);
    expect(await pass(manager, entered)).toMatchObject({ __typename: 'SecondPersonNeeded', part: 'request' });
  });

  it('is not reviewed twice by one person through a delegation either way (T1, X3)', async () => {
    const [first, stand] = [await api.as('M'), await api.as('BO')];
    const delegate = `mutation($input: DelegateInput!) { answer: delegateApprovals(input: $input) { __typename } }`;
    await ask(first, delegate, { toPersonId: stand.personId, startsOn: today, endsOn: today, reason: '出差' });
    const one = await opening();
    await pass(first, one);
    expect(await pass(stand, one)).toMatchObject({ __typename: 'SecondPersonNeeded', part: 'firstReview' });
    await pass(manager, one);
    const other = await opening();
    expect(await pass(stand, other)).toMatchObject({ steps: [{ onBehalfOf: expect.any(String) }, {}] });
    expect(await pass(first, other)).toMatchObject({ __typename: 'SecondPersonNeeded', part: 'firstReview' });
    expect(await pass(stand, other)).toMatchObject({ __typename: 'SecondPersonNeeded', part: 'firstReview' });
  });

  it('gives one of two who decide at once the decision and tells the other what happened (X3)', async () => {
    const application = await opening();
    const second = await api.as('SUP');
    const step = await pendingOf(application.id);
    const answers = await Promise.all(
      [clerk, second].map((caller) =>
        ask<{ __typename: string; by: string | null }>(caller, decide, { ...step, decision: 'approve' }),
      ),
    );
    expect(answers.map((answer) => answer.__typename).toSorted()).toEqual(['Approval', 'DecidedAlready']);
    expect(answers.find((answer) => answer.__typename === 'DecidedAlready')?.by).toMatch(/^(CS|SUP)-/);
    expect(await stateOf(application.id)).toBe('finalReview');
  });

  it('is nobody’s to decide whose post does not review (T1)', async () => {
    const application = await opening();
    expect(await pass(await api.as('FIN'), application)).toEqual({ __typename: 'NotFound' });
  });

  it('opens one account for one certificate, whoever is approved first (T1)', async () => {
    const certificate = licences[opened++];
    const [one, two] = [await opening(certificate), await opening(certificate)];
    for (const each of [one, two]) await pass(clerk, each);
    const answers = await Promise.all([one, two].map((each) => pass(manager, each)));
    expect(answers.map(({ __typename }) => String(__typename)).toSorted()).toEqual(['Approval', 'TransitionBlocked']);
    expect(JSON.stringify(answers)).toContain('CERTIFICATE_TAKEN');
  });

  it('tells everything that is missing before it is handed in (T1)', async () => {
    const entered = await ask(clerk, enter, { kind: 'opening', traderKind: 'naturalPerson', wish: { branchId } });
    const refused = await submit(clerk, entered);
    expect(refused.__typename).toBe('TransitionBlocked');
    expect(refused.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['NAME_MISSING', 'CERTIFICATE_MISSING', 'PHONE_MISSING', 'START_MISSING']),
    );
    expect(entered.transitions.find(({ key }) => key === 'submit')?.reasons.length).toBeGreaterThan(3);
  });

  it('names the fields that cannot be what they say (T1)', async () => {
    const wish = { branchId, certificate: '350602198502300014', phones: ['1.39E+10'], bankCard: '123' };
    const refused = await ask(clerk, enter, {
      kind: 'opening',
      traderKind: 'naturalPerson',
      startsOn: '2026-02-30',
      wish,
    });
    expect(refused.problems).toEqual([
      { path: 'startsOn', code: 'IMPOSSIBLE_DATE' },
      { path: 'wish.certificate', code: 'IMPOSSIBLE_BIRTH_DATE' },
      { path: 'wish.phones.0', code: 'SCIENTIFIC_PHONE' },
      { path: 'wish.bankCard', code: 'BAD_BANK_CARD' },
    ]);
  });

  describe('to close an account', () => {
    const money = `mutation($input: RecordMoneyInput!) { answer: recordTraderMoney(input: $input) { __typename } }`;
    const positions = `mutation($input: RecordPositionsInput!) { answer: recordTraderPositions(input: $input) { __typename } }`;
    const closing = (): Promise<Shown> => ask(clerk, enter, { kind: 'closing', traderId, closingReason: 'ownWish' });

    it('are refused with every reason while something remains, and done once nothing does (T2)', async () => {
      const [finance, settlement] = [await api.as('FIN'), await api.as('SETTLE')];
      await ask(finance, money, { traderId, equity: 12_345, debt: 5_000_000_000, asOf: today });
      await ask(settlement, positions, { traderId, positions: 3, asOf: today });
      const other = await ask(clerk, enter, { kind: 'change', traderId, wish: { remark: '新' } });
      await submit(clerk, other);
      const entered = await closing();
      const refused = await submit(clerk, entered);
      expect(refused.reasons.map(({ code }) => code)).toEqual([
        'EQUITY_REMAINS',
        'DEBT_REMAINS',
        'POSITIONS_OPEN',
        'CASES_OPEN',
      ]);
      expect(refused.reasons[1]?.text).toContain('50,000,000.00');
      await pass(manager, other);
      await ask(finance, money, { traderId, equity: 0, debt: 0, asOf: today });
      await ask(settlement, positions, { traderId, positions: 0, asOf: today });
      await submit(clerk, entered);
      for (const caller of [clerk, finance, settlement, manager]) await pass(caller, entered);
      expect(await stateOf(entered.id)).toBe('active');
      const { rows } = await api.database.pool.query(
        `SELECT t.state, m.state AS term FROM trader t JOIN term m ON m.trader_id = t.id WHERE t.id = $1`,
        [traderId],
      );
      expect(rows).toEqual([{ state: 'closed', term: 'closed' }]);
    });

    it('wait for finance and settlement to say so, each in their own post (T2)', async () => {
      const [finance, settlement] = [await api.as('FIN'), await api.as('SETTLE')];
      const entered = await closing();
      await submit(clerk, entered);
      await pass(clerk, entered);
      expect(await pass(manager, entered)).toEqual({ __typename: 'NotFound' });
      expect(await pass(finance, entered)).toMatchObject({ reasons: [{ code: 'MONEY_UNKNOWN' }] });
      await ask(finance, money, { traderId, equity: 0, debt: 0, asOf: today });
      await pass(finance, entered);
      expect(await pass(settlement, entered)).toMatchObject({ reasons: [{ code: 'POSITIONS_UNKNOWN' }] });
    });

    it('are open once at a time, also for two who ask at once (T2)', async () => {
      const answers = await Promise.all([closing(), closing()]);
      expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['ApplicationRecord', 'WrongState']);
    });
  });

  describe('to change an account', () => {
    const tick = (): Promise<object> => runAs(systemActor('test'), () => api.app.get(LetChangesTakeEffect).tick());
    const change = (wish: object, effectiveOn?: string): Promise<Shown> =>
      ask(clerk, enter, { kind: 'change', traderId, wish, effectiveOn });

    it('show the old and the new side by side, sealed fields masked (T4)', async () => {
      const entered = await change({ name: '李科梅', bankCard: '6222021234567894' });
      expect(entered.fields).toEqual([
        { field: 'name', before: '李科美', after: '李科梅', sensitive: true },
        { field: 'bankCard', before: null, after: '6222********7894', sensitive: true },
      ]);
    });

    it('need one other person for plain fields and the second approver for sensitive ones (T4)', async () => {
      const plain = await change({ seatNumber: 'B-2' });
      await submit(clerk, plain);
      expect(await pass(clerk, plain)).toMatchObject({ __typename: 'SecondPersonNeeded', part: 'request' });
      await pass(manager, plain);
      expect(await stateOf(plain.id)).toBe('active');
      const sensitive = await change({ name: '李科梅' });
      await submit(clerk, sensitive);
      await pass(clerk, sensitive);
      expect(await stateOf(sensitive.id)).toBe('finalReview');
      await pass(manager, sensitive);
      expect(await stateOf(sensitive.id)).toBe('active');
    });

    it('take effect on their date, once, however late and often the job runs (T4)', async () => {
      const entered = await change({ seatNumber: 'C-3' }, '2027-01-04');
      await submit(clerk, entered);
      await pass(manager, entered);
      await tick();
      expect(await stateOf(entered.id)).toBe('scheduled');
      await api.database.pool.query(`UPDATE account_application SET effective_on = $2::date - 3 WHERE id = $1`, [
        entered.id,
        today,
      ]);
      await Promise.all([tick(), tick(), tick()]);
      expect(await stateOf(entered.id)).toBe('active');
      const { rows } = await api.database.pool.query(
        `SELECT count(*)::int AS times FROM audit_entry WHERE subject_id = $1 AND action = 'trader.changed'`,
        [traderId],
      );
      expect(rows).toEqual([{ times: 1 }]);
    });

    it('go back with the reason when they no longer can take effect (T4)', async () => {
      const entered = await change({ seatNumber: 'D-4' }, '2027-01-04');
      await submit(clerk, entered);
      await pass(manager, entered);
      await api.database.pool.query(`UPDATE trader SET state = 'closed' WHERE id = $1`, [traderId]);
      await api.database.pool.query(`UPDATE account_application SET effective_on = $2 WHERE id = $1`, [
        entered.id,
        today,
      ]);
      await tick();
      expect(await stateOf(entered.id)).toBe('returned');
    });

    it('are refused for a day that is past (T4)', async () => {
      const refused = await change({ seatNumber: 'E-5' }, '2020-01-01');
      expect(refused.problems).toEqual([{ path: 'effectiveOn', code: 'IN_THE_PAST' }]);
    });
  });

  it('renew the term that was current when they were entered, once (T3)', async () => {
    const entered = await ask(clerk, enter, { kind: 'renewal', traderId, years: 2 });
    await submit(clerk, entered);
    for (const caller of [clerk, manager]) await pass(caller, entered);
    const { rows } = await api.database.pool.query(
      'SELECT starts_on, ends_on, state FROM term WHERE trader_id = $1 ORDER BY starts_on',
      [traderId],
    );
    expect(rows.at(-1)).toEqual({ starts_on: '2027-04-01', ends_on: '2029-03-31', state: 'active' });
    expect(rows[0]).toMatchObject({ state: 'renewed' });
  });

  it('are entered by a branch for its own traders alone, and by an integration (T1, X10)', async () => {
    const branch = await api.as('BRANCH', { kind: 'branch', name: '沈陽營業部' });
    expect(await ask(branch, enter, { kind: 'renewal', traderId })).toEqual({ __typename: 'NotFound' });
    const own = await enterTrader(api, { number: `T${next++}`, name: '沈敏', branch: '沈陽營業部' });
    expect(await ask(branch, enter, { kind: 'renewal', traderId: own })).toMatchObject({ state: { key: 'draft' } });
  });

  it('are taken back by who entered them, and nobody decides them any more (X3)', async () => {
    const application = await opening();
    const step = await pendingOf(application.id);
    await ask(clerk, move, {
      id: application.id,
      version: application.version,
      transition: 'withdraw',
      reason: '客戶改期',
    });
    expect(await ask(manager, decide, { ...step, decision: 'approve' })).toMatchObject({
      __typename: 'DecidedAlready',
    });
    expect(await stateOf(application.id)).toBe('withdrawn');
  });
});
