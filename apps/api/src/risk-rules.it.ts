import type { RoleKey } from '@kefu/office/department';
import { Post, PostHolding, Role } from '@kefu/platform/identity';
import { WatchRiskDays } from '@kefu/risk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, decideAll, move, noticesOf, type RunPage, rowAt, runPage } from './risk-days.ts';
import { numbers, RiskHouse } from './risk-house.ts';
import type { TestApi, TestCaller } from './testing.ts';

const [one = '', two = '', three = '', four = ''] = numbers;

describe('the rules of a risk day', () => {
  let house: RiskHouse;
  let api: TestApi;
  let clerk: TestCaller;
  let manager: TestCaller;
  let day = '';

  beforeAll(async () => {
    house = await RiskHouse.open();
    ({ api, clerk, manager } = house);
  });
  beforeEach(async () => {
    day = await house.nextDay();
  });
  afterAll(() => house.close());

  const alsoHolds = (caller: TestCaller, key: RoleKey): Promise<unknown> =>
    api.database.transaction(async (tx) => {
      const { id: roleId } = await tx.findOneByOrFail(Role, { key });
      const unitId = await api.unit('department', '客服部');
      const post = await tx.save(tx.create(Post, { unitId, roleId, title: key }));
      await tx.insert(PostHolding, { personId: caller.personId, postId: post.id, startsOn: '2020-01-01' });
    });
  const file: RiskHouse['file'] = (...at) => house.file(...at);
  const brought: RiskHouse['brought'] = (...by) => house.brought(...by);
  const screened = (at: Readonly<Record<string, number>>): Promise<RunPage> => house.screened(file(at));
  const submitted = (run: RunPage): Promise<RunPage> => house.moved(clerk, 'submitRiskRun', run);
  const approved = (at: Readonly<Record<string, number>>): Promise<RunPage> => house.approved(file(at));

  describe('two people at once', () => {
    it('of two who bring the same file one is told that it is here already, and its rows are there once (T9)', async () => {
      const colleague = await api.as('SUP');
      const content = file({ [one]: 95 });
      const answers = await Promise.all([brought(content), brought(content, colleague)]);
      expect(answers.map(({ file: { refused } }) => refused ?? 'taken').toSorted()).toEqual(['SAME_FILE', 'taken']);
      const run = await runPage(clerk, answers[0].runId);
      expect(run).toMatchObject({ rows: numbers.length, levels: [{ level: 'warn', traders: 1 }] });
    });

    it('of two who bring different files the later one counts, whole, and both are kept (T9)', async () => {
      const answers = await Promise.all([brought(file({ [one]: 95 })), brought(file({ [two]: 105 }))]);
      expect(answers.map(({ taken }) => taken)).toEqual([true, true]);
      const run = await runPage(clerk, answers[0].runId);
      expect(run.files.map(({ rows }) => rows)).toEqual([numbers.length, numbers.length]);
      const last = run.levels.map(({ level, traders }) => `${level} ${traders}`);
      expect([['warn 1'], ['call 1']]).toContainEqual(last);
    });

    it('of two who approve one wins and the other is told; each trader is in the ledger once (T9)', async () => {
      const run = await submitted(await screened({ [one]: 85, [two]: 125 }));
      const deputy = await api.as('DM');
      const answers = await Promise.all([move(manager, 'approveRiskRun', run), move(deputy, 'approveRiskRun', run)]);
      expect(answers.map((answer) => answer?.__typename ?? '').toSorted()).toEqual([
        'ChangedMeanwhile',
        'RiskRunRecord',
      ]);
      expect(await noticesOf(api, day)).toEqual([`${one} watch`, `${two} force`]);
    });

    it('of two who decide one question one is told (T9)', async () => {
      const { runId } = await brought(file({}, [rowAt('JY99999', 95)]));
      const run = await runPage(clerk, runId);
      const [question] = run.questions;
      const input = { id: question?.id, version: question?.version, decision: 'leaveOut' };
      const decide = () => ask(clerk, 'decideRiskQuestion', 'DecideRiskQuestionInput', input);
      const answers = await Promise.all([decide(), decide()]);
      expect(answers.map((answer) => answer?.__typename ?? '').toSorted()).toEqual([
        'ChangedMeanwhile',
        'RiskRunRecord',
      ]);
    });
  });

  it('is approved by a person other than who imported and who submitted, and by no integration (T9)', async () => {
    const both = await api.as('M');
    await alsoHolds(both, 'BO');
    await alsoHolds(both, 'administrator');
    const { runId } = await brought(file({ [one]: 95 }), both);
    const mine = await submitted(await runPage(clerk, runId));
    expect(mine.transitions.find(({ key }) => key === 'approve')).toBeUndefined();
    expect(await move(both, 'approveRiskRun', mine)).toMatchObject({ reasons: [{ code: 'SAME_PERSON' }] });
    expect(await move(manager, 'giveBackRiskRun', mine, 'look again')).toEqual({ __typename: 'RiskRunRecord' });

    const { runId: again } = await brought(file({ [one]: 96 }));
    expect(await move(both, 'submitRiskRun', await runPage(clerk, again))).toEqual({ __typename: 'RiskRunRecord' });
    const theirs = await runPage(clerk, again);
    expect(await move(both, 'approveRiskRun', theirs)).toMatchObject({ reasons: [{ code: 'SAME_PERSON' }] });

    const { data } = await both.graphql<{ createApiKey: { secret: string } }>(
      'mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on ApiKeyCreated { secret } } }',
      {
        input: { name: 'risk', permissions: ['risk.read', 'risk.approve'] },
      },
    );
    const key = api.withKey(data?.createApiKey.secret ?? '');
    expect(await move(key, 'approveRiskRun', theirs)).toMatchObject({ reasons: [{ code: 'NOT_A_PERSON' }] });
    expect(await noticesOf(api, day)).toEqual([]);
  });

  it('sends each trader one notice per level, however often the job runs and whatever is imported again (T9)', async () => {
    const first = await approved({ [one]: 85, [two]: 105 });
    await house.tick(5);
    expect(await noticesOf(api, day)).toEqual([`${one} watch`, `${two} call`]);
    expect(await brought(file({ [one]: 85, [two]: 105 }))).toMatchObject({ file: { refused: 'SAME_FILE' } });

    await approved({ [one]: 85, [two]: 105, [three]: 51 });
    await house.tick(5);
    expect(await noticesOf(api, day)).toEqual([`${one} watch`, `${two} call`]);
    const { groups } = await runPage(clerk, first.id);
    expect(groups.find(({ level }) => level === 'call')).toMatchObject({ traders: 1, toSend: 0, told: 1, segments: 0 });
  });

  it('sends again when a level rises within the day, and is silent when it falls (T9)', async () => {
    await approved({ [one]: 85, [two]: 105, [three]: 125 });
    // One rises, two clears call for watch, three falls to call.
    await approved({ [one]: 121, [two]: 88, [three]: 101 });
    await house.tick(3);
    expect(await noticesOf(api, day)).toEqual([`${one} force`, `${one} watch`, `${two} call`, `${three} force`]);
    // Up again to where it was told already: still silent.
    await approved({ [one]: 121, [two]: 106, [three]: 126 });
    await house.tick(3);
    expect(await noticesOf(api, day)).toHaveLength(4);
  });

  it('holds a level within the day until the ratio lies two points below it (T9)', async () => {
    await approved({ [one]: 101, [two]: 101 });
    const run = await screened({ [one]: 98, [two]: 97.99 });
    expect(run.levels).toEqual([
      { level: 'warn', traders: 1 },
      { level: 'call', traders: 1 },
    ]);
  });

  it('has a person decide of unknown traders, doubled rows and rows that differ; what is undecided blocks (T9)', async () => {
    const { runId } = await brought(
      file({ [one]: 95, [two]: 105 }, [rowAt('JY99999', 130), rowAt(one, 95), rowAt(two, 60)]),
    );
    const run = await runPage(clerk, runId);
    expect(run.questions.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
      `conflict ${two}`,
      `duplicate ${one}`,
      'unknown JY99999',
    ]);
    // The doubled row counts once and the rows that differ not at all, whatever is decided later.
    expect(run.levels).toEqual([{ level: 'warn', traders: 1 }]);
    expect(await move(clerk, 'submitRiskRun', run)).toMatchObject({ reasons: [{ code: 'UNDECIDED' }] });
    const conflict = run.questions.find(({ kind }) => kind === 'conflict');
    const decide = (input: Record<string, unknown>) =>
      ask(clerk, 'decideRiskQuestion', 'DecideRiskQuestionInput', {
        id: conflict?.id,
        version: conflict?.version,
        ...input,
      });
    expect(await decide({ decision: 'countOnce' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await decide({ decision: 'takeLine', line: 1 })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await decide({ decision: 'takeLine', line: conflict?.rows[0]?.line })).toEqual({
      __typename: 'RiskRunRecord',
    });
    const decided = await decideAll(clerk, runId);
    expect(decided.levels).toEqual([
      { level: 'warn', traders: 1 },
      { level: 'call', traders: 1 },
    ]);
    await submitted(decided);
  });

  it('decides all unknown and all doubled numbers at once, while rows that differ wait for a look; two at once do no harm (T9)', async () => {
    const more = [rowAt('JY99998', 130), rowAt('JY99999', 130), rowAt(one, 95), rowAt(three, 105), rowAt(two, 60)];
    const run = await house.screened(file({ [one]: 95, [two]: 105, [three]: 105 }, more));
    const all = (kind: string) =>
      ask(clerk, 'decideRiskQuestions', 'DecideRiskQuestionsInput', { runId: run.id, kind });
    const answers = await Promise.all([all('unknown'), all('unknown'), all('duplicate')]);
    for (const answer of answers) expect(answer).toEqual({ __typename: 'RiskRunRecord' });
    const decided = await runPage(clerk, run.id);
    expect(decided.questions.map(({ kind, number, decision }) => `${kind} ${number} ${decision}`)).toEqual([
      `conflict ${two} null`,
      `duplicate ${one} countOnce`,
      `duplicate ${three} countOnce`,
      'unknown JY99998 leaveOut',
      'unknown JY99999 leaveOut',
    ]);
    expect(decided.levels).toEqual([
      { level: 'warn', traders: 1 },
      { level: 'call', traders: 1 },
    ]);
    const audit = await house.rows(
      `SELECT after->>'question' AS kind, (after->>'count')::int AS count FROM audit_entry
       WHERE subject_id = $1 AND action = 'riskQuestion.decided' ORDER BY 1`,
      [run.id],
    );
    expect(audit).toEqual([
      { kind: 'duplicate', count: 2 },
      { kind: 'unknown', count: 2 },
    ]);
    await submitted(await decideAll(clerk, run.id));
    expect(await all('unknown')).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('leaves a trader out only with a reason, only before the approval, and takes it back (T9)', async () => {
    const run = await screened({ [one]: 95, [two]: 95, [three]: 95 });
    const { rows } = await api.database.pool.query<{ id: string }>(
      'SELECT id FROM trader WHERE number = ANY($1) ORDER BY number',
      [[one, two, four]],
    );
    const exclude = (at: number, reason: string | null) =>
      ask(clerk, 'excludeRiskTrader', 'ExcludeRiskTraderInput', { runId: run.id, traderId: rows[at]?.id, reason });
    expect(await exclude(0, '   ')).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await exclude(0, '已電話聯繫')).toEqual({ __typename: 'RiskRunRecord' });
    expect(await exclude(1, '誤會')).toEqual({ __typename: 'RiskRunRecord' });
    expect(await exclude(1, null)).toEqual({ __typename: 'RiskRunRecord' });
    const waiting = await submitted(await runPage(clerk, run.id));
    expect(waiting.groups.find(({ level }) => level === 'warn')).toMatchObject({ traders: 3, toSend: 2, excluded: 1 });
    await move(manager, 'approveRiskRun', waiting);
    expect(await noticesOf(api, day)).toEqual([`${two} warn`, `${three} warn`]);
    expect(await exclude(1, 'too late')).toMatchObject({ code: 'WRONG_STATE' });
    const audit = await api.database.pool.query(
      `SELECT action, after->>'number' AS number, reason FROM audit_entry WHERE subject_id = $1 AND action LIKE 'riskTrader.%' ORDER BY id`,
      [run.id],
    );
    expect(audit.rows).toEqual([
      { action: 'riskTrader.excluded', number: one, reason: '已電話聯繫' },
      { action: 'riskTrader.excluded', number: two, reason: '誤會' },
      { action: 'riskTrader.included', number: two, reason: null },
    ]);
  });

  it('leaves at any hour: no sending hours hold a risk notice, and none can be set for it (T9, X7)', async () => {
    const { data } = await manager.graphql<{
      messagePolicies: { purpose: string; opensMinute: number; closesMinute: number; version: number }[];
    }>('{ messagePolicies { purpose opensMinute closesMinute version } }');
    const hours = (purpose: string) => data?.messagePolicies.find((policy) => policy.purpose === purpose);
    expect(data?.messagePolicies.map(({ purpose }) => purpose)).not.toContain('riskNotice');
    const { rows } = await api.database.pool.query(
      `SELECT purpose, opens_minute AS opens, closes_minute AS closes FROM message_policy WHERE purpose LIKE 'risk%' ORDER BY purpose`,
    );
    expect(rows).toEqual([
      { purpose: 'riskNotice', opens: 0, closes: 1440 },
      { purpose: 'riskSecondContact', opens: 0, closes: 1440 },
    ]);
    expect(hours('renewalReminder')).toMatchObject({ opensMinute: 480, closesMinute: 1320 });
    const input = { purpose: 'riskNotice', opensMinute: 480, closesMinute: 1320, version: 1 };
    const set = await manager.graphql(
      'mutation($input: MessagePolicyInput!) { setMessagePolicy(input: $input) { ... on InvalidInput { fields { code } } } }',
      { input },
    );
    expect(set.data?.setMessagePolicy).toEqual({ fields: [{ code: 'LEAVES_AT_ANY_HOUR' }] });
  });

  it('is closed unsent with a reason where no file came; once notices left, they are followed up first (T9)', async () => {
    await api.app.get(WatchRiskDays).tick();
    const { data } = await clerk.graphql<{
      riskRuns: { nodes: { id: string; tradingDay: string; state: { key: string }; version: number }[] };
    }>('{ riskRuns(first: 1) { nodes { id tradingDay version state { key } } } }');
    const begun = data?.riskRuns.nodes[0];
    expect(begun).toMatchObject({ tradingDay: day, state: { key: 'import' } });
    const run = await runPage(clerk, begun?.id ?? '');
    expect(await move(manager, 'closeUnsentRiskRun', run)).toMatchObject({ code: 'INVALID_INPUT' });
    const sent = await approved({ [one]: 95 });
    await screened({ [one]: 96 });
    const later = await runPage(clerk, sent.id);
    expect(await move(manager, 'closeUnsentRiskRun', later, 'no')).toMatchObject({ reasons: [{ code: 'SENT' }] });
    expect(await move(manager, 'leaveRiskFile', later, '盤後更正，不影響通知')).toEqual({
      __typename: 'RiskRunRecord',
    });
    expect((await runPage(clerk, sent.id)).state.key).toBe('receipt');
  });
});
