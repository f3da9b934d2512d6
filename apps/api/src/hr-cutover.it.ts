import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cutover } from '@kefu/hr-requests';
import { addDays, businessDateAt } from '@kefu/office/calendar';
import { runAs, systemActor } from '@kefu/platform/context';
import { Topics } from '@kefu/platform/topics';
import { ask, type HrHouse, hrDesk, hrHouse, postOf, type Told } from './hr-factory.ts';
import { Subscribers } from './subscribers.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const today = businessDateAt(new Date());
const yesterday = addDays(today, -1);

describe('the midnight on which a change of posts takes effect (H5)', () => {
  let api: TestApi;
  let house: HrHouse;
  let desk: ReturnType<typeof hrDesk>;

  beforeAll(async () => {
    api = await startTestApi();
    house = await hrHouse(api);
    desk = hrDesk(api);
  });
  afterAll(() => api.close());

  /** A gatekeeper whose change was decided and signed, and waits for its day. */
  async function signed(): Promise<{ applicant: TestCaller; request: Told }> {
    const applicant = await api.as('EMP');
    await api.database.pool.query(
      `UPDATE post SET title = o.title, reports_to = o.reports_to FROM post o WHERE post.id = $1 AND o.id = $2`,
      [await postOf(api, applicant), await postOf(api, house.gatekeeper)],
    );
    const written = await desk.save(applicant, {
      fromHoldingId: await desk.holdingOf(applicant),
      toPostId: await postOf(api, house.consultant),
      desiredOn: addDays(today, 30),
      reason: '展示自己能力',
    });
    await desk.move(applicant, written, 'submit');
    const { captain, salesManager, hr, gm } = house;
    for (const who of [captain, salesManager, hr, gm]) await desk.decide(who, written.id);
    await api.database.pool.query(
      `WITH d AS (INSERT INTO document (subject_type, subject_id, type, form)
         VALUES ('hrRequest', $1, 'contractAmendment', 'original') RETURNING id)
       INSERT INTO document_filing (subject_type, subject_id, document_id) SELECT 'hrRequest', $1, id FROM d`,
      [written.id],
    );
    const request = await desk.move(hr, (await desk.one(hr, written.id)) as Told, 'sign');
    return { applicant, request };
  }
  /** As if the day that is ahead had come. */
  async function dayComes({ id }: Told): Promise<void> {
    await api.database.pool.query(
      `WITH r AS (UPDATE hr_request SET effective_on = $2, state_since = now() - interval '3 days' WHERE id = $1
         RETURNING from_holding_id, to_holding_id),
       b AS (UPDATE post_holding SET starts_on = $2 WHERE id = (SELECT to_holding_id FROM r))
       UPDATE post_holding SET ends_on = $2::date - 1 WHERE id = (SELECT from_holding_id FROM r)`,
      [id, today],
    );
    await api.database.pool.query(
      `UPDATE session SET created_at = now() - interval '2 days' WHERE person_id = (SELECT person_id FROM hr_request WHERE id = $1)`,
      [id],
    );
  }
  const cutover = (): Promise<{ effective: number; blocked: number; sessions: number }> =>
    runAs(systemActor('test'), () => api.app.get(Cutover).carryOut());
  const roles = async (caller: TestCaller): Promise<string[] | undefined> =>
    (await caller.graphql<{ me: { roles: string[] } }>('{ me { roles } }')).data?.me.roles;
  const holdings = async ({ personId }: TestCaller): Promise<object[]> =>
    (
      await api.database.pool.query<{ title: string }>(
        `SELECT p.title, h.starts_on AS from, h.ends_on AS to FROM post_holding h JOIN post p ON p.id = h.post_id
         WHERE h.person_id = $1 ORDER BY h.starts_on`,
        [personId],
      )
    ).rows;
  const task = (owner: TestCaller, title: string): Promise<unknown> =>
    api.database.pool.query(
      `INSERT INTO task (title, owner_id, due_at, opened_by_name) VALUES ($2, $1, now() + interval '9 days', 'x')`,
      [owner.personId, title],
    );
  const nameFor = (request: Told, successor: TestCaller): Promise<unknown> =>
    ask(house.captain, `mutation($input: NameSuccessorInput!) { nameSuccessor(input: $input) { __typename } }`, {
      input: { id: request.id, kind: 'task', personId: successor.personId },
    });

  it('stands in the record from the moment when the day is set, and goes when the day is taken back', async () => {
    const { applicant, request } = await signed();
    const before = await holdings(applicant);
    const day = addDays(today, 10);
    const dated = await desk.schedule(house.hr, request, day);
    expect(await holdings(applicant)).toEqual([
      { title: '門衛', from: '2020-01-01', to: addDays(day, -1) },
      { title: '置業顧問', from: day, to: null },
    ]);
    expect(await roles(applicant)).toEqual(['EMP']);
    expect(await cutover()).toEqual({ effective: 0, blocked: 0, sessions: 0 });
    await desk.move(house.hr, dated, 'unschedule', '客戶要求延後');
    expect(await holdings(applicant)).toEqual(before);
  });

  it('gives the new post and no more: old permissions are refused on the open page, over its subscription and after a refresh', async () => {
    const subscribers = await Subscribers.of(api);
    const { applicant, request } = await signed();
    await api.database.pool.query(
      `INSERT INTO role_grant SELECT id, 'trader.read', 'all' FROM role WHERE key = 'EMP' ON CONFLICT DO NOTHING`,
    );
    await api.database.pool.query(
      `DELETE FROM role_grant g USING role r WHERE r.id = g.role_id AND r.key = 'PC' AND g.permission = 'trader.read'`,
    );
    const traders = '{ traders(first: 1) { nodes { id } } }';
    // A grant is felt once the API has heard of it.
    while ((await applicant.graphql(traders)).errors) continue;
    const running = subscribers
      .connect(applicant.headers)
      .iterate({ query: 'subscription { changes(types: ["hrRequest"]) { id } }' });
    const heard = { any: false };
    const first = running.next().then(() => (heard.any = true));
    const { id, personId: ownerId } = { id: request.id, personId: applicant.personId };
    while (!heard.any)
      await api.database.transaction((tx) =>
        api.app.get(Topics).announce(tx, { type: 'hrRequest', id, permission: 'hrRequest.read', ownerId }),
      );
    await first;
    await desk.schedule(house.hr, request, addDays(today, 1));
    const closed = (async () => {
      for (;;) if ((await running.next()).done) return true;
    })();
    await dayComes(request);
    // The dates alone have taken the old post away.
    expect((await applicant.graphql(traders)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(await roles(applicant)).toEqual(['PC']);
    expect((await cutover()).sessions).toBe(1);
    expect((await applicant.graphql(traders)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect(await closed).toBe(true);
    await subscribers.end();
  });

  it('hands open work to the named successor, ends what belongs to the post, asks for what was issued, and writes before and after', async () => {
    const { applicant, request } = await signed();
    await task(applicant, '交接門禁記錄');
    await nameFor(request, house.captain);
    await api.database.pool.query(
      `INSERT INTO issued_item (person_id, kind, name, issued_on, issued_by_name) VALUES ($1, 'key', '大門鑰匙', $2, 'x')`,
      [applicant.personId, yesterday],
    );
    await desk.schedule(house.hr, request, addDays(today, 1));
    await dayComes(request);
    expect(await cutover()).toMatchObject({ effective: 1, blocked: 0 });
    const { rows: tasks } = await api.database.pool.query<{ owner: string; kind: string | null }>(
      `SELECT kind, owner_id AS owner FROM task WHERE state = 'open' AND (title = '交接門禁記錄' OR subject_id = $1) ORDER BY kind`,
      [request.id],
    );
    expect(tasks).toEqual([
      { kind: 'hr.giveBack', owner: applicant.personId },
      { kind: null, owner: house.captain.personId },
    ]);
    const { rows: audit } = await api.database.pool.query<{ before: object; after: object }>(
      `SELECT before, after FROM audit_entry WHERE subject_id = $1 AND action = 'transfer.tookEffect'`,
      [applicant.personId],
    );
    expect(audit).toHaveLength(1);
    expect(audit[0]).toMatchObject({
      before: { post: '門衛' },
      after: { post: '置業顧問', handedOver: [{ kind: 'task', count: 1 }] },
    });
  });

  it('leaves past figures with the old team: what was done there counts there, what is still open goes to the successor', async () => {
    const [old, next] = [await api.unit('team', '保安隊'), await api.unit('team', '銷售部')];
    const [before, after] = [
      await api.as('SUP', { kind: 'team', name: '保安隊' }),
      await api.as('SUP', { kind: 'team', name: '銷售部' }),
    ];
    const { applicant, request } = await signed();
    const move = 'UPDATE post SET unit_id = $2 WHERE id = $1';
    await api.database.pool.query(move, [await postOf(api, applicant), old]);
    await api.database.pool.query(move, [await postOf(api, house.consultant), next]);
    const given = async (): Promise<string> => {
      const input = { title: '夜間巡查', officeMinutes: 900 };
      const document = `mutation($input: CreateTaskInput!) { createTask(input: $input) { ... on Task { id } } }`;
      return (await ask<{ id: string }>(applicant, document, { input })).id;
    };
    const [done, open] = [await given(), await given()];
    const complete = 'mutation($input: CompleteTaskInput!) { completeTask(input: $input) { __typename } }';
    expect(await ask(applicant, complete, { input: { taskId: done } })).toEqual({ __typename: 'Task' });
    const figure = (caller: TestCaller): Promise<unknown> => ask(caller, '{ taskFigure(days: 30) { done onTime } }');
    const lines = async (id: string): Promise<unknown> =>
      (await api.database.pool.query('SELECT team_id AS team, owner_id AS owner FROM task WHERE id = $1', [id]))
        .rows[0];
    expect([await figure(before), await figure(after)]).toEqual([
      { done: 1, onTime: 1 },
      { done: 0, onTime: 0 },
    ]);
    await nameFor(request, house.captain);
    await desk.schedule(house.hr, request, addDays(today, 1));
    await dayComes(request);
    expect(await cutover()).toMatchObject({ effective: 1, blocked: 0 });
    expect([await figure(before), await figure(after)]).toEqual([
      { done: 1, onTime: 1 },
      { done: 0, onTime: 0 },
    ]);
    expect(await lines(done)).toEqual({ team: old, owner: applicant.personId });
    expect(await lines(open)).toMatchObject({ owner: house.captain.personId });
  });

  it('does the same once, whether it comes twice, late or from two workers', async () => {
    const made = await Promise.all([signed(), signed(), signed()]);
    for (const { request } of made) {
      await desk.schedule(house.hr, request, addDays(today, 1));
      await dayComes(request);
    }
    const both = await Promise.all([cutover(), cutover()]);
    expect(both.map(({ effective }) => effective).reduce((sum, each) => sum + each)).toBe(3);
    expect(await cutover()).toEqual({ effective: 0, blocked: 0, sessions: 0 });
    for (const { applicant } of made) {
      expect((await holdings(applicant)).length).toBe(2);
      const { rows } = await api.database.pool.query(
        `SELECT FROM audit_entry WHERE subject_id = $1 AND action = 'transfer.tookEffect'`,
        [applicant.personId],
      );
      expect(rows).toHaveLength(1);
    }
  });

  it('leaves whoever signed in under the new post signed in, however late it comes', async () => {
    const { applicant, request } = await signed();
    await desk.schedule(house.hr, request, addDays(today, 1));
    await dayComes(request);
    await api.database.pool.query('UPDATE session SET created_at = now() WHERE person_id = $1', [applicant.personId]);
    expect(await cutover()).toMatchObject({ effective: 1, sessions: 0 });
    expect(await roles(applicant)).toEqual(['PC']);
  });

  it('is told to HR where something stands in its way, once, and goes on when they saw to it', async () => {
    const { applicant, request } = await signed();
    await desk.schedule(house.hr, request, addDays(today, 1));
    await dayComes(request);
    await api.database.pool.query('UPDATE person SET active = false WHERE id = $1', [applicant.personId]);
    expect(await cutover()).toMatchObject({ effective: 0, blocked: 1 });
    expect(await cutover()).toMatchObject({ effective: 0, blocked: 1 });
    const open = async (): Promise<number> =>
      (
        await api.database.pool.query(
          `SELECT FROM task WHERE kind = 'hr.transferStuck' AND subject_id = $1 AND state = 'open' AND role_key = 'HR'`,
          [request.id],
        )
      ).rows.length;
    expect(await open()).toBe(1);
    await api.database.pool.query('UPDATE person SET active = true WHERE id = $1', [applicant.personId]);
    expect(await cutover()).toMatchObject({ effective: 1, blocked: 0 });
    expect(await open()).toBe(0);
  });

  it('closes no post that somebody is about to begin', async () => {
    const target = await api.as('PC');
    const { request } = await signed();
    await api.database.pool.query('UPDATE hr_request SET to_post_id = $2 WHERE id = $1', [
      request.id,
      await postOf(api, target),
    ]);
    await api.database.pool.query('UPDATE post_holding SET ends_on = $2 WHERE person_id = $1', [
      target.personId,
      yesterday,
    ]);
    const { rows } = await api.database.pool.query<{ id: string }>(
      'SELECT to_post_id AS id FROM hr_request WHERE id = $1',
      [request.id],
    );
    await desk.schedule(house.hr, request, addDays(today, 5));
    const administrator = await api.as('administrator');
    const closed = await ask(
      administrator,
      `mutation($id: ID!, $input: CloseInput!) { closePost(id: $id, input: $input) { __typename } }`,
      { id: rows[0]?.id, input: { version: 1, closedOn: addDays(today, 1) } },
    );
    expect(closed).toEqual({ __typename: 'StillInUse' });
  });
});
