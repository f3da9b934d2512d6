import { OverdueTrials } from '@kefu/hr-requests';
import { addDays, businessDateAt } from '@kefu/office/calendar';
import { runAs, systemActor } from '@kefu/platform/context';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type HrHouse, hrHouse, postOf } from './hr-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const today = businessDateAt(new Date());

interface Answer {
  readonly __typename: string;
  readonly fields?: { path: string; code: string }[];
  readonly plan?: { version: number; decision: string | null; observations: { note: string }[] } | null;
  readonly mayDecide?: boolean;
  readonly mayObserve?: boolean;
}

const trial = '__typename mayDecide mayObserve plan { version decision observations { note } }';
const answer = `__typename ... on InvalidInput { fields { path code } } ... on Trial { ${trial} }`;

describe('a trial in the new post (H4)', () => {
  let api: TestApi;
  let house: HrHouse;
  let requestId: string;
  let applicant: TestCaller;

  beforeAll(async () => {
    api = await startTestApi();
    house = await hrHouse(api);
    applicant = house.gatekeeper;
    // The change is over: the gatekeeper holds a post below the sales manager.
    const { rows } = await api.database.pool.query<{ id: string }>(
      `WITH h AS (UPDATE post_holding SET ends_on = $2::date - 1 WHERE person_id = $1 RETURNING id),
         n AS (INSERT INTO post_holding (person_id, post_id, starts_on) VALUES ($1, $3, $2) RETURNING id)
       INSERT INTO hr_request (kind, lifecycle, lifecycle_version, state, person_id, person_name, from_holding_id, to_post_id,
         to_holding_id, desired_on, effective_on)
       SELECT 'transfer', 'hrRequest.transfer', 1, 'effective', $1, 'x', h.id, $3, n.id, $2, $2 FROM h, n RETURNING id`,
      [applicant.personId, today, await postOf(api, house.consultant)],
    );
    requestId = rows[0]?.id ?? '';
  });
  afterAll(() => api.close());

  const read = (caller: TestCaller): Promise<Answer | null> =>
    ask(caller, `query($id: ID!) { trial(requestId: $id) { ${trial} } }`, { id: requestId });
  const write = (caller: TestCaller, more: object = {}): Promise<Answer> =>
    ask(caller, `mutation($input: WriteTrialInput!) { writeTrialPlan(input: $input) { ${answer} } }`, {
      input: {
        requestId,
        version: 0,
        observerId: house.consultant.personId,
        startsOn: today,
        endsOn: addDays(today, 60),
        goals: ['獨立接待客戶', '熟悉樓盤資料'],
        ...more,
      },
    });
  const observe = (caller: TestCaller, seenOn = today): Promise<Answer> =>
    ask(caller, `mutation($input: ObserveTrialInput!) { observeTrial(input: $input) { ${answer} } }`, {
      input: { requestId, seenOn, note: '接待三組客戶，介紹清楚' },
    });
  const decide = (caller: TestCaller, decision: string, version: number, reason?: string): Promise<Answer> =>
    ask(caller, `mutation($input: DecideTrialInput!) { decideTrial(input: $input) { ${answer} } }`, {
      input: { requestId, version, decision, reason: reason ?? null },
    });

  it('is planned by whoever stands above now, never by the person, and says what is wrong with its days and observer', async () => {
    const { salesManager, captain } = house;
    expect(await write(applicant)).toMatchObject({ __typename: 'NotFound' });
    expect(await write(captain)).toMatchObject({ __typename: 'NotFound' });
    const problems = async (more: object): Promise<unknown> =>
      (await write(salesManager, more)).fields?.map(({ path, code }) => `${path} ${code}`);
    expect(await problems({ endsOn: addDays(today, -1) })).toEqual(['input.endsOn OUT_OF_ORDER']);
    expect(await problems({ endsOn: '2027-02-30' })).toEqual(['input.endsOn IMPOSSIBLE_DATE']);
    expect(await problems({ observerId: applicant.personId })).toEqual(['input.observerId UNKNOWN']);
    const both = await Promise.all([write(salesManager), write(house.hr)]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangedMeanwhile', 'Trial']);
  });

  it('is observed by its observer, whose words stay; others do not know of it', async () => {
    expect(await observe(house.consultant, addDays(today, 1))).toMatchObject({
      fields: [{ path: 'input.seenOn', code: 'IN_THE_FUTURE' }],
    });
    expect(await observe(house.consultant)).toMatchObject({
      plan: { observations: [{ note: '接待三組客戶，介紹清楚' }] },
    });
    expect(await observe(applicant)).toMatchObject({ __typename: 'NotFound' });
    expect(await read(house.captain)).toBeNull();
    expect(await read(applicant)).toMatchObject({ mayDecide: false, mayObserve: false, plan: { version: 1 } });
    await expect(api.database.pool.query(`UPDATE trial_observation SET note = 'x'`)).rejects.toThrow(/permission/);
  });

  it('is told of once where it is over and not decided, to its observer and whoever stands above, until it is decided', async () => {
    const { salesManager, consultant } = house;
    const tell = (): Promise<number> =>
      runAs(systemActor('worker'), () => api.database.transaction((tx) => api.app.get(OverdueTrials).tell(tx)));
    const tasks = async (): Promise<unknown[]> =>
      (
        await api.database.pool.query(
          `SELECT state, owner_id AS "ownerId" FROM task WHERE kind = 'hr.trialOver' ORDER BY owner_id`,
        )
      ).rows;
    expect(await tell()).toBe(0);
    await api.database.pool.query('UPDATE trial_plan SET starts_on = $1, ends_on = $1', [addDays(today, -1)]);
    const told = await Promise.all([tell(), tell()]);
    expect(told.toSorted((a, b) => a - b)).toEqual([0, 1]);
    const owners = [salesManager.personId, consultant.personId].toSorted();
    expect(await tasks()).toEqual(owners.map((ownerId) => ({ state: 'open', ownerId })));
    // Another last day ends the tasks, and is told of anew.
    expect(await write(salesManager, { version: 1, endsOn: addDays(today, 5) })).toMatchObject({
      plan: { version: 2 },
    });
    expect(await tasks()).toEqual(owners.map((ownerId) => ({ state: 'done', ownerId })));
    await api.database.pool.query('UPDATE trial_plan SET starts_on = $1, ends_on = $1', [addDays(today, -1)]);
    expect(await tell()).toBe(1);
  });

  it('ends by a decision, which needs a reason where it was not passed; of two who decide at once one does', async () => {
    const { salesManager, hr } = house;
    expect((await decide(salesManager, 'notPassed', 2)).fields).toEqual([{ path: 'input.reason', code: 'REQUIRED' }]);
    const both = await Promise.all([decide(salesManager, 'passed', 2), decide(hr, 'notPassed', 2, '未達目標')]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangedMeanwhile', 'Trial']);
    expect(await observe(house.consultant)).toMatchObject({ __typename: 'WrongState' });
    const open = await api.database.pool.query(`SELECT FROM task WHERE kind = 'hr.trialOver' AND state = 'open'`);
    expect(open.rowCount).toBe(0);
  });
});
