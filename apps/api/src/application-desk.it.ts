import { CalendarService } from '@kefu/office/calendar';
import { hashToken, makeToken } from '@kefu/platform/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, decide, handIn, pendingStep, readApplication, type ShownApplication } from './application-factory.ts';
import { handInPapers } from './paper-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';
import { enterTrader } from './trader-factory.ts';

interface Row {
  readonly number: string;
  readonly name: string;
  readonly waiting: { readonly title: string; readonly reviewer: string | null; readonly mine: boolean } | null;
}

describe('the desk of applications', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let manager: TestCaller;
  let today: string;
  let next = 1;

  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('CS');
    manager = await api.as('M');
    today = await api.app.get(CalendarService).today();
  });
  afterAll(() => api.close());

  const trader = (name = '李科美', phones?: string[]): Promise<string> =>
    enterTrader(api, { number: `D${next++}`, name, ...(phones && { phones }) });
  const change = async (wish: object = { name: '李科梅' }): Promise<ShownApplication> => {
    const entered = await ask(clerk, 'enter', { kind: 'change', traderId: await trader(), wish });
    await handInPapers(api, { type: 'application', id: entered.id });
    return entered;
  };
  const list = async (caller: TestCaller, filter: object): Promise<Row[]> => {
    const { data, errors } = await caller.graphql<{ applications: { nodes: Row[] } }>(
      `query($filter: ApplicationFilter) { applications(filter: $filter, first: 100) {
        nodes { number name waiting { title reviewer mine } } } }`,
      { filter },
    );
    expect(errors).toBeUndefined();
    return data?.applications.nodes ?? [];
  };
  const numbers = async (caller: TestCaller, filter: object): Promise<string[]> =>
    (await list(caller, filter)).map(({ number }) => number);

  it('shows each person what waits for their decision, and nothing that they have had a part in (X3)', async () => {
    const { id, number } = await change();
    expect(await numbers(manager, { mine: true })).not.toContain(number);
    await handIn(clerk, id);
    for (const caller of [clerk, manager]) expect(await numbers(caller, { mine: true })).toContain(number);
    await decide(api, manager, id);
    // The first review was the manager’s: the final one is another one’s.
    expect(await numbers(manager, { mine: true })).not.toContain(number);
    expect(await numbers(await api.as('M'), { mine: true })).toContain(number);
  });

  it('says which part keeps a person from a step (T1)', async () => {
    const { id } = await change();
    await handIn(clerk, id);
    await decide(api, manager, id);
    const { data } = await manager.graphql<{ approvalsOf: { steps: { mine: boolean; barredBy: string }[] }[] }>(
      `query($id: ID!) { approvalsOf(subject: { type: "application", id: $id }) { steps { mine barredBy barredByStep } } }`,
      { id },
    );
    expect(data?.approvalsOf[0]?.steps[1]).toEqual({ mine: false, barredBy: 'firstReview', barredByStep: '初審' });
  });

  it('is put on the desk of a reviewer, many at once, and listed by reviewer and age (X3)', async () => {
    const supervisor = await api.as('SUP');
    const [one, two] = [await change(), await change()];
    for (const { id } of [one, two]) await handIn(clerk, id);
    const approvalIds = await Promise.all([one, two].map(async ({ id }) => (await pendingStep(api, id))?.approvalId));
    const reviewers = await manager.graphql<{ approvalReviewers: { id: string }[] }>(
      'query($approvalIds: [ID!]!) { approvalReviewers(approvalIds: $approvalIds) { id } }',
      { approvalIds },
    );
    expect(reviewers.data?.approvalReviewers.map(({ id }) => id)).toContain(supervisor.personId);
    await manager.graphql(
      'mutation($input: AssignApprovalsInput!) { assignApprovals(input: $input) { approvalIds refused } }',
      { input: { approvalIds, personId: supervisor.personId } },
    );
    // It waits for her, and for no other who could decide it.
    expect(await numbers(supervisor, { mine: true })).toEqual(expect.arrayContaining([one.number, two.number]));
    expect(await numbers(clerk, { mine: true })).not.toContain(one.number);
    const mine = { reviewerId: supervisor.personId };
    expect(await numbers(manager, mine)).toEqual([one.number, two.number]);
    await api.database.pool.query(
      `UPDATE approval_step SET pending_since = now() - interval '4 days' WHERE approval_id = $1 AND state = 'pending'`,
      [approvalIds[0]],
    );
    expect(await numbers(manager, { ...mine, waitedFromDays: 3, waitedToDays: 7 })).toEqual([one.number]);
    const { data } = await manager.graphql<{ applicationAgeing: { reviewerId: string | null }[] }>(
      '{ applicationAgeing { step title reviewerId fresh overOneDay overThreeDays overSevenDays } }',
    );
    expect(data?.applicationAgeing.find(({ reviewerId }) => reviewerId === supervisor.personId)).toEqual({
      step: 'firstReview',
      title: '初審',
      reviewerId: supervisor.personId,
      fresh: 1,
      overOneDay: 0,
      overThreeDays: 1,
      overSevenDays: 0,
    });
  });

  it('counts what was decided, given back on the way, and how long it took; each figure opens its rows (T1)', async () => {
    const before = await api.as('M', { kind: 'branch', name: '統計營業部' });
    const traderId = await enterTrader(api, { number: `D${next++}`, name: '統計', branch: '統計營業部' });
    const made: ShownApplication[] = [];
    for (const seatNumber of ['A-1', 'A-2']) {
      made.push(await ask(clerk, 'enter', { kind: 'change', traderId, wish: { seatNumber } }));
    }
    for (const { id } of made) await handIn(clerk, id);
    await decide(api, manager, made[0]?.id ?? '', 'return', '缺證明');
    await handIn(clerk, made[0]?.id ?? '');
    for (const { id } of made) await decide(api, manager, id);
    const { data } = await before.graphql<{ applicationFigures: { kinds: { kind: string; decided: number }[] } }>(
      `query($from: String!, $to: String!) { applicationFigures(from: $from, to: $to) {
        kinds { kind decided rejected returned medianOfficeMinutes } months { month decided returned } } }`,
      { from: today, to: today },
    );
    const changes = data?.applicationFigures.kinds.find(({ kind }) => kind === 'change');
    expect(changes).toMatchObject({ rejected: 0, returned: 1, medianOfficeMinutes: expect.any(Number) });
    const decided = { kinds: ['change'], decidedFrom: today, decidedTo: today };
    expect(await numbers(before, decided)).toHaveLength(changes?.decided ?? -1);
    expect(await numbers(before, { ...decided, returned: true })).toEqual([made[0]?.number]);
  });

  it('tells what happened in the words of the reader (X2)', async () => {
    const { id } = await change();
    await handIn(clerk, id);
    await decide(api, manager, id, 'return', '請附證明');
    const { data } = await clerk.graphql<{ applicationTimeline: { nodes: object[] } }>(
      `query($id: ID!) { applicationTimeline(applicationId: $id, first: 2) {
        nodes { action reason changes { field before after } } } }`,
      { id },
    );
    expect(data?.applicationTimeline.nodes).toEqual([
      {
        action: 'approval.decided',
        reason: '請附證明',
        changes: [
          { field: 'step', before: null, after: '初審' },
          { field: 'decision', before: null, after: 'return' },
        ],
      },
      {
        action: 'application.moved',
        reason: '請附證明',
        changes: [{ field: 'state', before: '初審', after: '退回補正' }],
      },
    ]);
  });

  it('shows no timeline of another branch’s application (X1)', async () => {
    const { id } = await change();
    const branch = await api.as('BRANCH', { kind: 'branch', name: '沈陽營業部' });
    const { data } = await branch.graphql(
      'query($id: ID!) { applicationTimeline(applicationId: $id, first: 5) { nodes { action } } }',
      { id },
    );
    expect(data).toEqual({ applicationTimeline: { nodes: [] } });
  });

  it('keeps sealed fields over a correction without anybody seeing them (T4)', async () => {
    const { id, version } = await change({ bankCard: '6222021234567894', seatNumber: 'A' });
    const edited = await ask(clerk, 'edit', { id, version, keep: ['bankCard'], wish: { seatNumber: 'B' } });
    expect(edited.fields).toEqual([
      { field: 'bankCard', before: null, after: '6222********7894' },
      { field: 'seatNumber', before: null, after: 'B' },
    ]);
    const dropped = await ask(clerk, 'edit', { id, version: edited.version, wish: { seatNumber: 'B' } });
    expect(dropped.fields.map(({ field }) => field)).toEqual(['seatNumber']);
  });

  it('finds traders of the same name or phone beside an opening (T1)', async () => {
    const branchId = await api.unit('branch', '總部營業部');
    const same = await trader('另一人', ['+8613900007777']);
    const namesake = await trader('同名者');
    const { id } = await ask(clerk, 'enter', {
      kind: 'opening',
      traderKind: 'naturalPerson',
      wish: { name: '同名者', phones: ['13900007777'], branchId },
    });
    const { data } = await clerk.graphql<{ application: { lookalikes: object[] } }>(
      'query($id: ID!) { application(id: $id) { lookalikes { id sameName samePhone } } }',
      { id },
    );
    const { lookalikes } = data?.application ?? { lookalikes: [] };
    expect(lookalikes).toHaveLength(2);
    expect(lookalikes).toContainEqual({ id: same, sameName: false, samePhone: true });
    expect(lookalikes).toContainEqual({ id: namesake, sameName: true, samePhone: false });
  });

  it('goes out as a file, narrowed as it stands, masked and in words (X6)', async () => {
    await change();
    const headers = { ...clerk.headers, 'accept-language': 'en' };
    const payload = { name: 'applications', format: 'csv', filter: { states: ['draft'], open: true } };
    const asked = await api.app.inject({ method: 'POST', url: '/exports', headers, payload });
    const file = await api.app.inject({ url: `/exports/${asked.json<{ id: string }>().id}`, headers });
    const [head, first] = file.body.split('\r\n');
    expect(head).toContain('Number,Kind,Name');
    expect(first).toMatch(/^A\d+,\w+,.+,Draft,/);
  });

  describe('of an integration (X10)', () => {
    let integration: TestCaller;
    beforeAll(async () => {
      const secret = makeToken('kefu_');
      await api.database.pool.query(
        `INSERT INTO api_key (name, token_hash, prefix, permissions, created_by)
         VALUES ('官網', $1, 'kefu_a', '{application.enter,application.read}', $2)`,
        [hashToken(secret), manager.personId],
      );
      integration = api.withKey(secret);
    });

    it('enters once under one idempotency key, hands in, and both reviews stay with people (T1)', async () => {
      const branchId = await api.unit('branch', '總部營業部');
      const wish = { name: '官網客戶', certificate: '91350100M000100158', phones: ['13900005678'], branchId };
      const input = { kind: 'opening', traderKind: 'company', startsOn: '2026-12-01', wish };
      const answers: ShownApplication[] = [];
      for (let i = 0; i < 2; i++) {
        answers.push(await ask(integration, 'enter', input, { 'idempotency-key': 'website-order-1' }));
      }
      const [entered, again] = answers;
      expect(entered).toMatchObject({ __typename: 'ApplicationRecord', enteredVia: 'integration' });
      expect(again?.id).toBe(entered?.id);
      const id = entered?.id ?? '';
      await handInPapers(api, { type: 'application', id });
      await handIn(integration, id);
      expect(
        await ask(integration, 'decide', { ...(await pendingStep(api, id)), decision: 'approve' }).catch(String),
      ).toMatch(/FORBIDDEN/);
      await decide(api, clerk, id);
      await decide(api, manager, id);
      expect((await readApplication(clerk, id)).state.key).toBe('active');
    });
  });

  it('of a branch user is entered, handed in and read by the branch, decided by the department (T1)', async () => {
    const branch = await api.as('BRANCH', { kind: 'branch', name: '沈陽營業部' });
    const branchId = await api.unit('branch', '沈陽營業部');
    const wish = { name: '沈陽客戶', certificate: '91350100M000100145', phones: ['13900005679'], branchId };
    const { id, enteredVia } = await ask(branch, 'enter', {
      kind: 'opening',
      traderKind: 'company',
      startsOn: '2026-12-01',
      wish,
    });
    expect(enteredVia).toBe('branch');
    await handInPapers(api, { type: 'application', id });
    await handIn(branch, id);
    expect(await decide(api, branch, id)).toEqual({ __typename: 'NotFound' });
    await decide(api, clerk, id);
    await decide(api, manager, id);
    expect((await readApplication(branch, id)).state.key).toBe('active');
    const elsewhere = await api.unit('branch', '總部營業部');
    expect(
      await ask(branch, 'enter', { kind: 'opening', traderKind: 'company', wish: { ...wish, branchId: elsewhere } }),
    ).toMatchObject({ __typename: 'InvalidInput' });
  });

  it('delegates to people whose posts decide (X3)', async () => {
    const { data } = await manager.graphql<{ standIns: { id: string; posts: string }[] }>('{ standIns { id posts } }');
    expect(data?.standIns).toContainEqual({ id: clerk.personId, posts: 'CS' });
  });
});
