import { randomUUID } from 'node:crypto';
import { type Actor, everyRow, runAs, systemActor } from '@kefu/platform/context';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SandboxGateway } from '../sandbox/index.ts';
import { LedgerHouse, secret, templateId } from './ledger-house.fixture.ts';
import { LedgerMark } from './ledger-mark.ts';
import { Letters } from './letters.ts';

const person = (n: number): Actor => ({
  kind: 'person',
  id: `0197a000-0000-7000-8000-00000000100${n}`,
  name: `person ${n}`,
  roles: [],
  grants: { get: () => everyRow, keys: () => [] },
});

describe('messages and the world outside', () => {
  let ledger: LedgerHouse;
  beforeEach(async () => {
    ledger = await LedgerHouse.open();
  });
  afterEach(() => ledger.close());
  const alarms = async (): Promise<unknown[]> =>
    (await ledger.sql('SELECT code FROM alarm WHERE resolved_at IS NULL ORDER BY code')).map(({ code }) => code);

  describe('a gateway that fails', () => {
    const breaker = async (): Promise<unknown> => (await ledger.sql('SELECT breaker FROM message_gateway'))[0]?.breaker;
    const rested = (): Promise<unknown> =>
      ledger.sql(`UPDATE message_gateway SET breaker_until = now() - interval '1 second'`);

    it('is left alone after too many failures, tried with one message, and used again when that one fared well (X7)', async () => {
      await ledger.plan(60);
      ledger.sandbox.failWith(500);
      await ledger.drain();
      expect(await breaker()).toBe('open');
      expect(await alarms()).toEqual(['gatewayFailing']);
      const asked = ledger.sandbox.requests;
      await ledger.due();
      await ledger.drain();
      expect(ledger.sandbox.requests).toBe(asked);
      await rested();
      await ledger.drain();
      expect(ledger.sandbox.requests).toBe(asked + 1);
      expect(await breaker()).toBe('open');
      ledger.sandbox.failWith(undefined);
      await rested();
      await ledger.due();
      await ledger.drain();
      expect({ breaker: await breaker(), alarms: await alarms() }).toEqual({ breaker: 'closed', alarms: [] });
      await ledger.due();
      await ledger.drain();
      expect(await ledger.states()).toEqual({ accepted: 60 });
      expect(ledger.sandbox.accepted).toHaveLength(60);
    });

    it('is probed by one worker of several (X7)', async () => {
      await ledger.plan(60);
      await ledger.sql(`UPDATE message_gateway SET breaker = 'open', breaker_until = now() - interval '1 second'`);
      let release = (): void => undefined;
      const answered = new Promise<void>((done) => {
        release = done;
      });
      ledger.held = () => answered;
      let finished = 0;
      let asked = 0;
      const drain = async (): Promise<void> => {
        await ledger.drain();
        if (++finished !== 2) return;
        asked = ledger.sandbox.requests;
        release();
      };
      await Promise.all([drain(), drain(), drain()]);
      expect(asked).toBe(1);
      expect(await breaker()).toBe('closed');
      await ledger.due();
      await ledger.drain();
      expect(await ledger.states()).toEqual({ accepted: 60 });
      expect(ledger.sandbox.requests).toBe(60);
    });
  });

  describe('with two gateways', () => {
    let second: SandboxGateway;
    beforeEach(async () => {
      second = new SandboxGateway({ port: 0, secret });
      const url = await second.start();
      const sealed = ledger.cipher.seal('gatewaySecrets', JSON.stringify({ token: secret, receiptSecret: secret }));
      await ledger.sql(
        `INSERT INTO message_gateway (name, adapter, url, secrets_sealed, rate_per_second, burst, tokens, lease_seconds, timeout_seconds, priority)
         VALUES ('second', 'http', $1, $2, 1e6, 1e6, 1e6, 60, 20, 200)`,
        [url, sealed],
      );
    });
    afterEach(() => second.stop());

    it('prefers the first, and moves what surely did not leave (X7)', async () => {
      await ledger.plan(30);
      const closed = new SandboxGateway({ port: 0, secret });
      const nowhere = await closed.start();
      await closed.stop();
      for (let round = 0; round < 4; round++) {
        await ledger.due();
        await ledger.drain(ledger.worker(nowhere));
      }
      expect(await ledger.states()).toEqual({ accepted: 30 });
      expect(second.accepted).toHaveLength(30);
    });

    it('never moves what may have left (X7)', async () => {
      await ledger.plan(1);
      ledger.sandbox.failWith(500);
      await ledger.drain();
      await ledger.sql(`UPDATE message_gateway SET enabled = false WHERE name = 'sms'`);
      await ledger.due();
      await ledger.drain();
      expect(await ledger.states()).toEqual({ unknown: 1 });
      expect(second.requests).toBe(0);
      ledger.sandbox.failWith(undefined);
      await ledger.sql(`UPDATE message_gateway SET enabled = true WHERE name = 'sms'`);
      await ledger.due();
      await ledger.drain();
      expect(await ledger.states()).toEqual({ accepted: 1 });
      expect({ first: ledger.sandbox.accepted.length, second: second.requests }).toEqual({ first: 1, second: 0 });
    });

    it('sends by the first rule that fits (X7)', async () => {
      ledger.phoneOf = ({ recipient }) => (recipient.endsWith('1') ? '+85291234567' : '+8619900000000');
      await ledger.sql(
        `INSERT INTO gateway_route (position, prefix, gateways) VALUES (1, '+852', '{second}'), (2, NULL, '{sms}')`,
      );
      await ledger.plan(5);
      await ledger.drain();
      expect({ first: ledger.sandbox.accepted.length, second: second.accepted.length }).toEqual({
        first: 4,
        second: 1,
      });
    });
  });

  it('gives one phone no more of one template than its window allows, and the rest later (X7)', async () => {
    ledger.phoneOf = () => '+8619900000000';
    await ledger.sql(`UPDATE message_policy SET per_phone = 3 WHERE purpose = 'test'`);
    await ledger.plan(8);
    await ledger.drain();
    expect(await ledger.states()).toEqual({ accepted: 3, planned: 5 });
    await ledger.due();
    await ledger.drain();
    expect(ledger.sandbox.requests).toBe(3);
    await ledger.sql(`UPDATE message SET last_attempt_at = now() - interval '25 hours'`);
    await ledger.due();
    await ledger.drain();
    expect(await ledger.states()).toEqual({ accepted: 6, planned: 2 });
  });

  it('gives one phone exactly what its window allows when two workers begin at the same moment (X7)', async () => {
    ledger.phoneOf = () => '+8619900000000';
    await ledger.sql(`UPDATE message_policy SET per_phone = 3 WHERE purpose = 'test'`);
    await ledger.plan(200);
    const holder = await ledger.house.database.pool.connect();
    let holding = 0;
    let begin = (): void => undefined;
    const both = new Promise<void>((done) => {
      begin = done;
    });
    // Both have messages in hand; what either writes down waits until the other waits too.
    const write =
      (letters: Letters): Letters['write'] =>
      async (messages) => {
        const written = await Letters.prototype.write.call(letters, messages);
        if (++holding === 2) {
          await holder.query('BEGIN; SELECT FROM message FOR UPDATE');
          begin();
        }
        await both;
        return written;
      };
    const draining = [1, 2].map(() => ledger.drain(ledger.worker(ledger.url, write)));
    for (let waiting = 0; waiting < 2; ) {
      const [row] = await ledger.sql(
        `SELECT count(DISTINCT pid)::int AS n FROM pg_locks JOIN pg_stat_activity a USING (pid)
         WHERE NOT granted AND a.datname = current_database()`,
      );
      waiting = Number(row?.n);
    }
    await holder.query('COMMIT');
    holder.release();
    await Promise.all(draining);
    expect(await ledger.states()).toEqual({ accepted: 3, planned: 197 });
    expect(ledger.sandbox.accepted).toHaveLength(3);
  });

  describe('an answer', () => {
    const answer = (text: string, phone = '+8619900000001', at = new Date()): Promise<void> =>
      runAs(systemActor('gateway.sms'), () => ledger.replies.receive('sms', [{ phone, text, at }]));
    const tasks = async (): Promise<unknown[]> =>
      (await ledger.sql('SELECT kind FROM task ORDER BY kind')).map(({ kind }) => kind);

    it('that says STOP ends messages to that phone at once, and somebody telephones instead (X7, T20)', async () => {
      await ledger.plan(2);
      await ledger.drain();
      const at = new Date();
      await Promise.all([answer('退订', undefined, at), answer('退订', undefined, at)]);
      expect(await tasks()).toEqual(['message.stopped']);
      await ledger.plan(2, 'next');
      await ledger.drain();
      expect(await ledger.states()).toEqual({ accepted: 3, suppressed: 1 });
      expect(await tasks()).toEqual(['message.call', 'message.stopped']);
      expect(await ledger.sql(`SELECT DISTINCT role_key FROM task`)).toEqual([{ role_key: 'CS' }]);
      const [stored] = await ledger.sql('SELECT text_sealed AS text FROM message_reply');
      expect(String(stored?.text)).not.toContain('退订');
    });

    it('that says anything else is kept and changes nothing (X7)', async () => {
      await answer('收到');
      expect(await ledger.sql('SELECT stop FROM message_reply')).toEqual([{ stop: false }]);
      expect(await ledger.sql('SELECT FROM message_opt_out')).toEqual([]);
    });
  });

  describe('a parked message', () => {
    let ids: string[];
    beforeEach(async () => {
      await ledger.plan(3);
      await ledger.sql(`UPDATE message_gateway SET offer = 'none'`);
      ledger.sandbox.failWith(500);
      await ledger.drain();
      ledger.sandbox.failWith(undefined);
      ids = (await ledger.sql('SELECT id FROM message ORDER BY id')).map(({ id }) => String(id));
    });
    const propose = (by: number, decision: 'sendAgain' | 'giveUp' | 'countAsSent', which = ids) =>
      runAs(person(by), () => ledger.parked.propose({ ids: which, decision, reason: 'looked at the gateway' }));
    const decide = (by: number, confirm = true, which = ids) =>
      runAs(person(by), () => ledger.parked.decide({ ids: which, confirm }));

    it('is decided by two people, never by one (X7)', async () => {
      expect(await ledger.states()).toEqual({ parked: 3 });
      expect(await propose(1, 'sendAgain')).toMatchObject({ done: 3 });
      expect(await decide(1)).toMatchObject({ done: 0, own: 3 });
      expect(await ledger.states()).toEqual({ parked: 3 });
      expect(await decide(2)).toMatchObject({ done: 3, own: 0 });
      await ledger.drain();
      expect(await ledger.states()).toEqual({ accepted: 3 });
    });

    it('stays parked when the second person refuses, and can be proposed anew (X7)', async () => {
      await propose(1, 'giveUp');
      expect(await decide(2, false)).toMatchObject({ done: 3 });
      expect(await ledger.states()).toEqual({ parked: 3 });
      await propose(2, 'countAsSent', ids.slice(0, 1));
      await propose(2, 'giveUp', ids.slice(1));
      await decide(1);
      expect(await ledger.states()).toEqual({ accepted: 1, failed: 2 });
    });

    it('is proposed for once, and of two who confirm at once one finds it done (X7)', async () => {
      const proposals = await Promise.all([propose(1, 'giveUp'), propose(2, 'sendAgain')]);
      expect(proposals.map((each) => ('done' in each ? each.done : -1)).toSorted((a, b) => a - b)).toEqual([0, 3]);
      const decisions = await Promise.all([decide(3), decide(4)]);
      expect(decisions.map((each) => ('done' in each ? each.done : -1)).toSorted((a, b) => a - b)).toEqual([0, 3]);
    });

    it('that a receipt decides needs nobody any more (X7)', async () => {
      await propose(1, 'sendAgain');
      await runAs(systemActor('gateway.sms'), () =>
        ledger.receipts.receive('sms', [{ reference: 'r', key: ids[0], status: 'delivered', at: new Date() }]),
      );
      expect(await ledger.states()).toEqual({ delivered: 1, parked: 2 });
      expect(await decide(2)).toMatchObject({ done: 2, overtaken: 1 });
    });
  });

  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format();
  const report = (taken: readonly { id: string; key?: string }[], businessDate = today, more = false) =>
    runAs(person(1), () => {
      const lines = taken.map(({ id, key }) => ({ reference: id, key: key ?? null }));
      return ledger.reports.import({ gateway: 'sms', businessDate, more, lines });
    });
  const explain = (items: string[], by = 1) =>
    runAs(person(by), () =>
      ledger.reports.explain({ gateway: 'sms', businessDate: today, items, reason: `seen by ${by}` }),
    );

  describe('the report of a gateway', () => {
    it('is laid beside the ledger by our key or its reference; what stands on one side alone is unexplained (X7)', async () => {
      await ledger.plan(4);
      await ledger.drain();
      const [first, second, third] = ledger.sandbox.accepted;
      const taken = [{ id: first?.id ?? '' }, { id: 'renamed', key: second?.key ?? '' }, { id: 'foreign' }];
      expect(await report(taken)).toMatchObject({ lines: 3, matched: 2, ledgerOnly: 2, reportOnly: 1, unexplained: 3 });
      // The gateway counts the third to the day before; the rest comes in another part.
      const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
      expect(await report([{ id: third?.id ?? '', key: third?.key ?? '' }], yesterday)).toMatchObject({
        unexplained: 0,
      });
      const rest = await report([ledger.sandbox.accepted[3] ?? { id: '' }], today, true);
      expect(rest).toMatchObject({ lines: 4, matched: 3, ledgerOnly: 0, reportOnly: 1, unexplained: 1 });
      expect('differences' in rest && rest.differences).toMatchObject([
        { item: 'foreign', messageId: null, reason: null },
      ]);
    });

    it('shows that parked messages have left (X7)', async () => {
      await ledger.plan(2);
      await ledger.sql(`UPDATE message_gateway SET offer = 'none'`);
      ledger.sandbox.failWith(500);
      await ledger.drain();
      const [message] = await ledger.sql('SELECT id FROM message ORDER BY id');
      expect(await report([{ id: 'r', key: String(message?.id) }])).toMatchObject({ settled: 1, unexplained: 0 });
      expect(await ledger.states()).toEqual({ accepted: 1, parked: 1 });
    });

    it('keeps what was said first of a difference, of two who say something at once; nothing is said of what is none (X7)', async () => {
      await ledger.plan(1);
      await ledger.drain();
      await report([{ id: 'foreign' }, ...ledger.sandbox.accepted]);
      const matched = ledger.sandbox.accepted[0]?.id ?? '';
      await Promise.all([explain(['foreign', matched], 1), explain(['foreign', matched], 2)]);
      const said = await ledger.sql('SELECT item, reason, explained_by AS by FROM gateway_report_explanation');
      expect(said).toHaveLength(1);
      expect([
        [{ item: 'foreign', reason: 'seen by 1', by: 'person 1' }],
        [{ item: 'foreign', reason: 'seen by 2', by: 'person 2' }],
      ]).toContainEqual(said);
      expect(await ledger.sql(`SELECT FROM audit_entry WHERE action = 'gatewayReport.explained'`)).toHaveLength(1);
    });
  });

  describe('a database put back from a backup', () => {
    it('sends nothing until a person has compared receipts and releases it (X7)', async () => {
      await ledger.plan(2);
      await ledger.drain();
      // The backup was made before these messages were attempted: this machine remembers an attempt that the ledger does not know.
      await ledger.plan(2, 'lost');
      const mark = new LedgerMark(ledger.house.database, ledger.house.settings);
      const [{ id } = { id: '' }] = await ledger.sql('SELECT uuidv7() AS id');
      await mark.note([String(id)]);
      await ledger.drain();
      expect(ledger.sandbox.requests).toBe(2);
      await ledger.sweep();
      await ledger.sweep();
      expect(await alarms()).toEqual(['sendingFrozen']);
      const frozen = await ledger.freeze.current();
      expect(frozen).toMatchObject({ cause: 'restored', waiting: 2 });
      await ledger.drain();
      expect(ledger.sandbox.requests).toBe(2);
      const release = () =>
        runAs(person(1), () => ledger.freeze.release(frozen?.id ?? '', 'compared with the gateway'));
      expect(frozen?.reports).toMatchObject([{ gateway: 'sms', compared: false, unexplained: 2 }]);
      expect(await release()).toMatchObject({ state: 'notCompared' });
      // The gateway took what the ledger knows, and one message more, which the backup does not hold.
      await report([...ledger.sandbox.accepted, { id: 'beyond', key: randomUUID() }]);
      expect((await ledger.freeze.current())?.reports).toMatchObject([{ compared: true, unexplained: 1 }]);
      expect(await release()).toMatchObject({ state: 'notCompared' });
      expect(await explain(['beyond'])).toMatchObject({ explained: 1, unexplained: 0 });
      const both = await Promise.all([release(), release()]);
      expect(both.map(({ constructor }) => constructor.name).toSorted()).toEqual(['NotFound', 'SendingFreeze']);
      await ledger.drain();
      await ledger.sweep();
      expect(await ledger.states()).toEqual({ accepted: 4 });
      expect(await alarms()).toEqual([]);
    });

    it('is recognised by a receipt of a message that it never began, which is not sent again (X7)', async () => {
      await ledger.plan(2);
      const [first] = await ledger.sql('SELECT id FROM message ORDER BY id');
      await runAs(systemActor('gateway.sms'), () =>
        ledger.receipts.receive('sms', [
          { reference: 'r', key: String(first?.id), status: 'delivered', at: new Date() },
        ]),
      );
      await ledger.drain();
      expect(ledger.sandbox.requests).toBe(0);
      expect(await ledger.states()).toEqual({ delivered: 1, planned: 1 });
      expect(await ledger.freeze.current()).toMatchObject({ cause: 'strayReceipts', reconciled: 1, waiting: 1 });
    });

    it('can be frozen beforehand by a person (X7)', async () => {
      await ledger.plan(1);
      await runAs(person(1), () => ledger.freeze.byPerson('maintenance'));
      await ledger.drain();
      expect(ledger.sandbox.requests).toBe(0);
    });
  });

  it('words that nobody has approved are not planned, and whoever waits hears of it (X7)', async () => {
    await ledger.sql('UPDATE message_template SET approved_version = NULL WHERE id = $1', [templateId]);
    expect(await ledger.plan(3)).toBe(0);
    expect(await alarms()).toEqual(['templateNotApproved']);
    await ledger.sql('UPDATE message_template SET approved_version = 1 WHERE id = $1', [templateId]);
    expect(await ledger.plan(3)).toBe(3);
    expect(await alarms()).toEqual([]);
  });

  it('leaves in simplified characters where the gateway asks for them, and the ledger keeps the words as they left (X7)', async () => {
    await ledger.sql('UPDATE message_gateway SET simplified = true');
    await ledger.plan(1, '請儘快追加保證金');
    await ledger.drain();
    expect(ledger.sandbox.accepted[0]?.text).toBe('【市场】请尽快追加保证金');
  });
});
