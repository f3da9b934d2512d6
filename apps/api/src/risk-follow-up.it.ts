import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readPdf } from '@kefu/office/printing';
import { FieldCipher } from '@kefu/platform/crypto';
import { ask, move, rowAt, runPage, writtenFile } from './risk-days.ts';
import { numbers, RiskHouse } from './risk-house.ts';
import { type TestCaller, whileHeld } from './testing.ts';

const [one = '', two = '', three = '', four = ''] = numbers;

interface FollowUp {
  readonly id: string;
  readonly number: string;
  readonly step: string;
  readonly outcome: string | null;
  readonly cause: string;
  readonly version: number;
  readonly contacts: readonly { readonly step: string; readonly outcome: string; readonly note: string }[];
}

describe('whoever no notice reached (T9)', () => {
  let house: RiskHouse;
  beforeAll(async () => {
    house = await RiskHouse.open();
  });
  beforeEach(() => house.nextDay());
  afterAll(() => house.close());

  const followUps = async (runId: string): Promise<FollowUp[]> => {
    const { data } = await house.clerk.graphql<{ riskFollowUps: { nodes: FollowUp[] } }>(
      `query($runId: ID) { riskFollowUps(runId: $runId, first: 50) { nodes { id number step outcome cause version
        contacts { step outcome note } } } }`,
      { runId },
    );
    return (data?.riskFollowUps.nodes ?? []).toSorted((a, b) => a.number.localeCompare(b.number));
  };
  const record = (followUp: FollowUp | undefined, outcome: string, note = '') =>
    ask(house.clerk, 'recordRiskContact', 'RecordRiskContactInput', {
      id: followUp?.id,
      version: followUp?.version,
      outcome,
      note,
    });
  const tasks = (): Promise<{ kind: string; state: string; owner: boolean; branch: boolean }[]> =>
    house.rows(
      `SELECT kind, state, owner_id IS NOT NULL AS owner, branch_id IS NOT NULL AS branch FROM task
       WHERE kind LIKE 'risk.%' AND title_values->>'day' = $1 ORDER BY id`,
      [house.day],
    );

  it('is telephoned by a named person, then looked for by the branch, each with its outcome; then the day can be closed', async () => {
    const run = await house.approved(house.file({ [one]: 95, [two]: 95 }));
    await house.answered({ [one]: 'undelivered' });
    await house.tick();
    const [asked] = await followUps(run.id);
    expect(asked).toMatchObject({ number: one, step: 'telephone', outcome: null, cause: 'undelivered' });
    expect(await tasks()).toEqual([{ kind: 'risk.telephone', state: 'open', owner: true, branch: false }]);
    const waiting = await runPage(house.clerk, run.id);
    expect(waiting.state.key).toBe('followUp');
    expect(await move(house.clerk, 'closeRiskRun', waiting)).toMatchObject({ reasons: [{ code: 'TO_FOLLOW_UP' }] });

    expect(await record(asked, 'notReached', '無人接聽')).toEqual({ __typename: 'RiskFollowUp' });
    await house.tick();
    expect(await tasks()).toEqual([
      { kind: 'risk.telephone', state: 'done', owner: true, branch: false },
      { kind: 'risk.branch', state: 'open', owner: false, branch: true },
    ]);
    expect(await record((await followUps(run.id))[0], 'reached', '已上門')).toEqual({ __typename: 'RiskFollowUp' });
    expect((await followUps(run.id))[0]).toMatchObject({
      step: 'branch',
      outcome: 'reached',
      contacts: [
        { step: 'telephone', outcome: 'notReached', note: '無人接聽' },
        { step: 'branch', outcome: 'reached', note: '已上門' },
      ],
    });
    await house.moved(house.clerk, 'closeRiskRun', await runPage(house.clerk, run.id));
  });

  it("is found although somebody has the day's row at that moment: a beat of the house waits, it passes over nothing", async () => {
    const run = await house.approved(house.file({ [one]: 95 }));
    await house.answered({ [one]: 'undelivered' });
    await whileHeld(house.api, 'SELECT FROM risk_run WHERE id = $1 FOR UPDATE', [run.id], () => house.tick());
    expect((await runPage(house.clerk, run.id)).state.key).toBe('followUp');
    expect(await followUps(run.id)).toMatchObject([{ number: one, step: 'telephone' }]);
  });

  it('with a second phone gets the same words there first; the telephone only rings when that fails too', async () => {
    await house.rows(
      `INSERT INTO trader_phone SELECT trader_id, 2, phone_sealed, '\\x02', phone_masked FROM trader_phone p JOIN trader t ON t.id = p.trader_id
       WHERE t.number = ANY($1)`,
      [[one, two]],
    );
    const run = await house.approved(house.file({ [one]: 95, [two]: 125 }));
    await house.answered({ [one]: 'undelivered', [two]: 'failed' });
    await house.tick(3);
    expect((await followUps(run.id)).map(({ step }) => step)).toEqual(['secondContact', 'secondContact']);
    expect(await house.rows(`SELECT level FROM message WHERE purpose = 'riskSecondContact' ORDER BY level`)).toEqual([
      { level: 'force' },
      { level: 'warn' },
    ]);
    expect(await tasks()).toEqual([]);
    await house.answered({ [two]: 'undelivered' }, 'riskSecondContact');
    await house.tick(3);
    expect((await followUps(run.id)).map(({ step, outcome }) => `${step} ${outcome}`)).toEqual([
      'secondContact delivered',
      'telephone null',
    ]);
    expect((await tasks()).map(({ kind }) => kind)).toEqual(['risk.telephone']);
  });

  it('because he has no phone, opted out, or nobody knows whether it arrived, is telephoned at once', async () => {
    const run = await house.approved(house.file({ [one]: 95, [three]: 95, [four]: 95 }));
    await house.answered({ [one]: 'suppressed', [three]: 'suppressed', [four]: 'parked' });
    await house.rows(
      `UPDATE message m SET cause = CASE t.number WHEN $2 THEN 'noPhone' ELSE 'optedOut' END FROM trader t
       WHERE t.id = m.recipient AND m.business_date = $1 AND m.state = 'suppressed'`,
      [house.day, one],
    );
    await house.tick();
    expect((await followUps(run.id)).map(({ cause, step }) => `${cause} ${step}`)).toEqual([
      'noPhone telephone',
      'optedOut telephone',
      'parked telephone',
    ]);
  });

  it('is let alone when the receipt comes after all: the task is settled', async () => {
    const run = await house.approved(house.file({ [three]: 95 }));
    await house.answered({ [three]: 'undelivered' });
    await house.tick();
    await house.answered();
    await house.tick();
    expect((await followUps(run.id))[0]).toMatchObject({ outcome: 'delivered' });
    expect((await tasks()).map(({ state }) => state)).toEqual(['done']);
  });

  it('is followed up once, however often and at once the job runs; of two who record one is told', async () => {
    const run = await house.approved(house.file({ [three]: 95 }));
    await house.answered({ [three]: 'undelivered' });
    await house.tick(4);
    await house.tick(4);
    const open = await followUps(run.id);
    expect(open).toHaveLength(1);
    expect(await tasks()).toHaveLength(1);
    const answers = await Promise.all([record(open[0], 'reached'), record(open[0], 'notReached')]);
    expect(answers.map((answer) => answer?.__typename ?? '').toSorted()).toEqual(['ChangedMeanwhile', 'RiskFollowUp']);
    expect((await followUps(run.id))[0]?.contacts).toHaveLength(1);
  });

  it('is seen and settled by his own branch, and by no other; nor may a branch settle what the watch list asks (T9, T11)', async () => {
    const run = await house.approved(house.file({ [three]: 95 }));
    await house.answered({ [three]: 'undelivered' });
    await house.tick();
    const [open] = await followUps(run.id);
    const at = (name: string): Promise<TestCaller> => house.api.as('BRANCH', { kind: 'branch', name });
    const [ours, theirs] = [await at('總部營業部'), await at('沈陽營業部')];
    const seenBy = async (caller: TestCaller): Promise<number | undefined> => {
      const { data } = await caller.graphql<{ riskFollowUps: { nodes: unknown[] } }>(
        'query($id: ID) { riskFollowUps(id: $id, first: 5) { nodes { id } } }',
        { id: open?.id },
      );
      return data?.riskFollowUps.nodes.length;
    };
    expect([await seenBy(ours), await seenBy(theirs)]).toEqual([1, 0]);
    const settles = (caller: TestCaller) =>
      ask(caller, 'recordRiskContact', 'RecordRiskContactInput', {
        id: open?.id,
        version: open?.version,
        outcome: 'reached',
      });
    expect(await settles(theirs)).toMatchObject({ __typename: 'NotFound' });
    expect(await settles(ours)).toEqual({ __typename: 'RiskFollowUp' });
    const care = { id: open?.id, version: 1, outcome: 'deEscalated' };
    await expect(ask(ours, 'settleRiskSignal', 'SettleRiskSignalInput', care)).rejects.toThrow('FORBIDDEN');
  });

  describe('has a proof on paper', () => {
    const words = '【大宗市場】您的風險度為95.00%，請儘快追加保證金';
    let runId: string;
    let noticeId: string;
    beforeEach(async () => {
      const run = await house.approved(house.file({ [three]: 95 }));
      await house.answered({ [three]: 'undelivered' });
      const sealed = house.api.app.get(FieldCipher).seal('messageText', words);
      await house.rows(
        `WITH told AS (
           UPDATE message SET text_sealed = $1, address_masked = '199****0000' WHERE business_date = $2 RETURNING id
         ), tried AS (
           INSERT INTO send_attempt (message_id, fence, worker) SELECT id, fence, 'w' FROM told, generate_series(1, 2) fence
           RETURNING id, fence
         ), heard AS (
           INSERT INTO send_result (attempt_id, outcome, code)
           SELECT id, CASE fence WHEN 1 THEN 'unknown' ELSE 'accepted' END, CASE fence WHEN 1 THEN 'HTTP_502' END FROM tried
         )
         INSERT INTO delivery_receipt (gateway, reference, status, code, happened_at, message_id)
         SELECT 'sms', id::text, 'undelivered', 'POWERED_OFF', now(), id FROM told`,
        [sealed, house.day],
      );
      await house.tick();
      await record((await followUps(run.id))[0], 'notReached', '響鈴無人接聽');
      await house.tick();
      await record((await followUps(run.id))[0], 'reached', '營業部上門告知');
      const [notice] = await house.rows<{ id: string }>('SELECT id FROM risk_notice WHERE run_id = $1', [run.id]);
      [runId, noticeId] = [run.id, notice?.id ?? ''];
    });
    const textOf = async (path: string): Promise<string> => {
      const answer = await house.api.app.inject({ method: 'GET', url: path, headers: house.clerk.headers });
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
      const { text } = readPdf(answer.rawPayload);
      expect(text).not.toMatch(/19900000000|\ufffd/);
      return text;
    };

    it('of a notice: the frozen row, the version of the limits, the words, every attempt, receipt and call, and no open phone', async () => {
      const text = await textOf(`/risk/notices/${noticeId}/proof?language=zh-Hant`);
      const row = [three, house.day, '950,000.00', '1,000,000.00', '95.00%', 'v1', '80% / 90% / 100% / 120%'];
      const fate = [words, '199****0000', 'HTTP_502', 'POWERED_OFF', '響鈴無人接聽', '營業部上門告知'];
      const shown = [...row, ...fate];
      expect(shown.filter((each) => !text.includes(each.replaceAll(' ', '')) && !text.includes(each))).toEqual([]);
    });

    it('of the day: its file, who decided, each notice with its end, and both sums', async () => {
      const text = await textOf(`/risk/runs/${runId}/proof?language=zh-Hant`);
      const shown = [
        `risk-${house.day}.csv`,
        three,
        '95.00',
        '950,000.00',
        '1,000,000.00',
        '名單減發送帳',
        '發送帳減網關',
      ];
      expect(shown.filter((each) => !text.includes(each))).toEqual([]);
      const printed = await house.rows('SELECT FROM audit_entry WHERE action = $1 AND subject_id = $2', [
        'riskRun.printed',
        runId,
      ]);
      expect(printed).toHaveLength(1);
    });
  });
});

describe('the watch list (T11)', () => {
  let house: RiskHouse;
  beforeAll(async () => {
    house = await RiskHouse.open();
  });
  afterAll(() => house.close());

  it('holds who lost four days in a row and who turned his positions over again and again, once, until somebody cared', async () => {
    // Equity and lots of each day: a streak, a churner, one who gained in between, one with too few lots to matter.
    const days = [0, 1, 2, 3, 4, 5].map((at) => [
      `${one},0.00,${(1_000 - at * 10).toFixed(2)},0.00,1`,
      `${two},0.00,1000.00,0.00,${at % 2 === 0 ? 0 : 100}`,
      `${three},0.00,${(at === 2 ? 1_100 : 1_000 - at * 10).toFixed(2)},0.00,1`,
      `${four},0.00,1000.00,0.00,${at % 2 === 0 ? 0 : 9}`,
      ...numbers.slice(4).map((number) => rowAt(number, 50 + at / 100)),
    ]);
    const found = (): Promise<{ number: string; kind: string; measure: number; outcome: string | null }[]> =>
      house.rows(
        `SELECT t.number, s.kind, s.measure::int AS measure, s.outcome FROM risk_signal s JOIN trader t ON t.id = s.trader_id
         ORDER BY t.number`,
      );
    for (const rows of days.slice(0, 5)) {
      expect(await found()).toEqual([]);
      await house.nextDay();
      await house.approved(writtenFile(house.day, rows));
      await house.tick(3);
    }
    const signals = [
      { number: one, kind: 'lossStreak', measure: 4_000, outcome: null },
      { number: two, kind: 'overTrading', measure: 1_000, outcome: null },
    ];
    expect(await found()).toEqual(signals);
    const care = `SELECT state FROM task WHERE kind = 'risk.care' ORDER BY state`;
    expect(await house.rows(care)).toEqual([{ state: 'open' }, { state: 'open' }]);

    const [signal] = await house.rows<{ id: string; version: number }>(
      `SELECT s.id, s.version FROM risk_signal s WHERE kind = 'lossStreak'`,
    );
    const settle = (outcome: string) =>
      ask(house.clerk, 'settleRiskSignal', 'SettleRiskSignalInput', { ...signal, outcome, note: '已談' });
    const answers = await Promise.all([settle('deEscalated'), settle('continues')]);
    expect(answers.map((answer) => answer?.__typename ?? '').toSorted()).toEqual(['ChangedMeanwhile', 'RiskSignal']);
    expect(await house.rows(care)).toEqual([{ state: 'done' }, { state: 'open' }]);

    // He goes on losing, and was spoken with within these days: nobody is sent again.
    await house.nextDay();
    await house.approved(writtenFile(house.day, days[5] ?? []));
    await house.tick();
    expect((await found()).map(({ number, kind }) => `${number} ${kind}`)).toEqual([
      `${one} lossStreak`,
      `${two} overTrading`,
    ]);
  });
});
