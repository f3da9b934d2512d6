import { runAs, systemActor } from '@kefu/platform/context';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SandboxGateway } from '../sandbox/index.ts';
import { messageText } from './ledger.ts';
import { LedgerHouse, secret, tomorrow } from './ledger-house.fixture.ts';
import type { Letters } from './letters.ts';
import { PlannedMessages } from './planned-messages.ts';

describe('the message ledger', () => {
  let ledger: LedgerHouse;

  beforeEach(async () => {
    ledger = await LedgerHouse.open();
  });
  afterEach(() => ledger.close());
  const plan = (count: number, level?: string): Promise<number> => ledger.plan(count, level);
  const drain = (by = ledger.worker()): Promise<void> => ledger.drain(by);
  const worker = (at?: string) => ledger.worker(at);
  const states = (): Promise<Record<string, number>> => ledger.states();
  const due = (): Promise<unknown> => ledger.due();
  const sweep = (): Promise<unknown> => ledger.sweep();

  it('plans each message once, however often and from how many processes it is planned (X7)', async () => {
    expect((await Promise.all([plan(300), plan(300), plan(300)])).reduce((a, b) => a + b)).toBe(300);
    expect(await plan(300)).toBe(0);
    const { rows } = await ledger.house.database.pool.query('SELECT planned FROM message_run');
    expect(rows).toEqual([{ planned: 300 }]);
  });

  it('sends an escalation as a message of its own (X7)', async () => {
    await plan(1, 'warn');
    expect(await plan(1, 'call')).toBe(1);
  });

  it('lets two workers drain side by side and sends each message once (X7)', async () => {
    await plan(400);
    await Promise.all([drain(worker()), drain(worker()), drain(worker())]);
    expect(await states()).toEqual({ accepted: 400 });
    expect({ requests: ledger.sandbox.requests, accepted: ledger.sandbox.accepted.length }).toEqual({
      requests: 400,
      accepted: 400,
    });
  });

  it('lets a message that its gateway keeps waiting hold up none but itself (X7)', async () => {
    await plan(300);
    let release = (): void => undefined;
    const late = new Promise<void>((done) => {
      release = done;
    });
    let waits: string | undefined;
    ledger.held = (key) => {
      waits ??= key;
      return key === waits ? late : Promise.resolve();
    };
    const drained = drain();
    while ((await states()).accepted !== 299);
    expect(await states()).toEqual({ accepted: 299, sending: 1 });
    release();
    await drained;
    expect(await states()).toEqual({ accepted: 300 });
  });

  it('keeps the words as they left, sealed, before the first byte leaves (X7)', async () => {
    await plan(1, '7');
    let sealed = '';
    ledger.held = async () => {
      const { rows } = await ledger.house.database.pool.query<{ sealed: string }>(
        'SELECT text_sealed AS sealed FROM message',
      );
      sealed = rows[0]?.sealed ?? '';
    };
    await drain(worker());
    expect(sealed).not.toContain('市場');
    expect(ledger.cipher.open(messageText, sealed)).toBe('【市場】7');
  });

  it('writes an attempt down before the first byte leaves (X7)', async () => {
    await plan(1);
    let attempts: unknown;
    ledger.held = async () => {
      attempts = (await ledger.house.database.pool.query('SELECT count(*)::int AS n FROM send_attempt')).rows[0];
    };
    await drain(worker());
    expect(attempts).toEqual({ n: 1 });
  });

  it('asks again under the same key what it does not know, and the gateway takes it once (X7)', async () => {
    await plan(3);
    await ledger.house.database.pool.query('UPDATE message_gateway SET timeout_seconds = 0.2');
    let release = (): void => undefined;
    const late = new Promise<void>((done) => {
      release = done;
    });
    ledger.held = () => late;
    await drain(worker());
    expect(await states()).toEqual({ unknown: 3 });
    release();
    ledger.held = undefined;
    await due();
    await ledger.house.database.pool.query('UPDATE message_gateway SET timeout_seconds = 20');
    await drain(worker());
    expect(await states()).toEqual({ accepted: 3 });
    expect(ledger.sandbox.accepted).toHaveLength(3);
    expect(ledger.sandbox.requests).toBe(6);
  });

  it('parks what it does not know where the gateway has no keys, and raises an alarm (X7)', async () => {
    await ledger.house.database.pool.query(`UPDATE message_gateway SET offer = 'none', timeout_seconds = 0.2`);
    await plan(1);
    ledger.held = () => new Promise(() => undefined);
    await drain(worker());
    expect(await states()).toEqual({ parked: 1 });
  });

  it('parks what it does not know once the gateway has forgotten its key (X7)', async () => {
    await plan(1);
    await ledger.house.database.pool.query('UPDATE message_gateway SET timeout_seconds = 0.2, key_seconds = 60');
    ledger.held = () => new Promise(() => undefined);
    await drain(worker());
    await ledger.house.database.pool.query(
      `UPDATE message SET retry_at = NULL, first_attempt_at = now() - interval '61 seconds'`,
    );
    await drain(worker());
    expect(await states()).toEqual({ unknown: 1 });
    await sweep();
    expect(await states()).toEqual({ parked: 1 });
    expect(ledger.sandbox.requests).toBe(1);
  });

  describe('at a gateway that answers look-ups', () => {
    beforeEach(() =>
      ledger.house.database.pool.query(
        `UPDATE message_gateway SET offer = 'lookup', timeout_seconds = 2, settle_seconds = 30`,
      ),
    );

    it('asks no sooner than it can know, and does not send again what it took (X7)', async () => {
      await plan(2);
      let release = (): void => undefined;
      const late = new Promise<void>((done) => {
        release = done;
      });
      ledger.held = () => late;
      await drain(worker());
      release();
      ledger.held = undefined;
      const { rows } = await ledger.house.database.pool.query(
        `SELECT state, retry_at > now() + interval '25 seconds' AS waits FROM message`,
      );
      expect(rows).toEqual([
        { state: 'unknown', waits: true },
        { state: 'unknown', waits: true },
      ]);
      await drain(worker());
      expect(ledger.sandbox.lookups).toBe(0);
      await due();
      await drain(worker());
      expect(await states()).toEqual({ accepted: 2 });
      expect({ requests: ledger.sandbox.requests, lookups: ledger.sandbox.lookups }).toEqual({
        requests: 2,
        lookups: 2,
      });
    });

    it('sends again what it never took (X7)', async () => {
      await plan(1);
      ledger.sandbox.failWith(500);
      await drain(worker());
      expect(await states()).toEqual({ unknown: 1 });
      ledger.sandbox.failWith(undefined);
      await due();
      await drain(worker());
      expect(await states()).toEqual({ accepted: 1 });
      expect({ requests: ledger.sandbox.requests, lookups: ledger.sandbox.lookups }).toEqual({
        requests: 2,
        lookups: 1,
      });
    });

    it('waits again when the question is not answered (X7)', async () => {
      await plan(1);
      ledger.sandbox.failWith(500);
      await drain(worker());
      await due();
      await drain(worker());
      expect(await states()).toEqual({ unknown: 1 });
      expect(ledger.sandbox.requests).toBe(1);
    });

    it('leaves what a dead worker held alone until the gateway can know (X7)', async () => {
      await plan(1);
      await ledger.begin(await ledger.claim());
      await ledger.house.database.pool.query(`UPDATE message SET lease_until = now() - interval '1 second'`);
      await drain(worker());
      expect(await states()).toEqual({ sending: 1 });
      await ledger.house.database.pool.query(`UPDATE message SET lease_until = now() - interval '31 seconds'`);
      await drain(worker());
      expect(await states()).toEqual({ accepted: 1 });
      expect(ledger.sandbox.lookups).toBe(1);
    });
  });

  it('parks what a dead worker may have sent where the gateway has neither keys nor look-ups, and plans the rest anew (X7)', async () => {
    await plan(10);
    await ledger.house.database.pool.query(`UPDATE message_gateway SET offer = 'none'`);
    const claimed = await ledger.claim();
    await ledger.begin(claimed.slice(0, 4));
    await ledger.house.database.pool.query(`UPDATE message SET lease_until = now() - interval '1 second'`);
    await sweep();
    await drain(worker());
    expect(await states()).toEqual({ parked: 4, accepted: 6 });
    expect(ledger.sandbox.requests).toBe(6);
  });

  it('lets no byte leave once its lease is over, even when the line was only just free (X7)', async () => {
    await plan(1);
    await ledger.house.database.pool.query('UPDATE message_gateway SET lease_seconds = 2, timeout_seconds = 0.9');
    const slowly = (letters: Letters): Letters['write'] => {
      const write = letters.write.bind(letters);
      return async (messages) => {
        const until = performance.now() + 1_150;
        while (performance.now() < until) await Promise.resolve();
        return write(messages);
      };
    };
    await drain(ledger.worker(ledger.url, slowly));
    expect(ledger.sandbox.requests).toBe(0);
    expect(await states()).toEqual({ planned: 1 });
  });

  it('keeps a message planned when the gateway is not there (X7)', async () => {
    await plan(2);
    const closed = new SandboxGateway({ port: 0, secret });
    const nowhere = await closed.start();
    await closed.stop();
    await drain(worker(nowhere));
    expect(await states()).toEqual({ planned: 2 });
    await due();
    await drain(worker());
    expect(await states()).toEqual({ accepted: 2 });
  });

  it('suppresses what need not leave any more, and says why (X7)', async () => {
    await plan(1, 'gone');
    await drain(worker());
    const { rows } = await ledger.house.database.pool.query('SELECT state, cause FROM message');
    expect(rows).toEqual([{ state: 'suppressed', cause: 'renewed' }]);
    expect(ledger.sandbox.requests).toBe(0);
  });

  it('ends what nobody wants any more while workers claim: each message is theirs or ended, never both (T3, X7)', async () => {
    await plan(300);
    await ledger.house.database.pool.query('UPDATE message SET subject_id = recipient');
    const { rows } = await ledger.house.database.pool.query<{ id: string }>('SELECT recipient AS id FROM message');
    const claims = ledger.claim();
    const callOff = rows.map(({ id }) =>
      ledger.house.database.transaction((tx) =>
        new PlannedMessages().callOff(tx, { purpose: 'test', subjectIds: [id], cause: 'renewed' }),
      ),
    );
    const [ended, held] = await Promise.all([Promise.all(callOff), claims]);
    const count = ended.reduce((sum, each) => sum + each, 0);
    const { planned = 0, sending = 0, suppressed = 0 } = await states();
    expect({ planned, sending, suppressed }).toEqual({ planned: 0, sending: held.length, suppressed: count });
    expect(sending + suppressed).toBe(300);
  });

  it('parks, not suppresses, what nobody wants any more and what may have left already (X7)', async () => {
    await plan(1);
    await ledger.house.database.pool.query(
      `UPDATE message SET subject_id = recipient, state = 'unknown', doubtful = true, retry_at = now()`,
    );
    const { rows } = await ledger.house.database.pool.query<{ id: string }>('SELECT recipient AS id FROM message');
    await ledger.house.database.transaction((tx) =>
      new PlannedMessages().callOff(tx, { purpose: 'test', subjectIds: [rows[0]?.id ?? ''], cause: 'renewed' }),
    );
    expect(await states()).toEqual({ parked: 1 });
  });

  it('takes up the messages of a worker that died, once its lease is over (X7)', async () => {
    await plan(5);
    await ledger.claim();
    await drain(worker());
    expect(ledger.sandbox.requests).toBe(0);
    await ledger.house.database.pool.query(`UPDATE message SET lease_until = now() - interval '1 second'`);
    await drain(worker());
    expect(await states()).toEqual({ accepted: 5 });
  });

  it('lets the result of an outrun claim change nothing (X7)', async () => {
    await plan(1);
    const [message] = await ledger.claim();
    if (!message) throw new Error('nothing was claimed');
    const attempts = await ledger.begin([message]);
    await ledger.house.database.pool.query(`UPDATE message SET lease_until = now() - interval '1 second'`);
    await drain(worker());
    await ledger.house.database.transaction((tx) =>
      ledger.ledger.settle(tx, [
        {
          id: message.id,
          fence: message.fence,
          attempt: attempts.get(message.id) ?? '',
          gateway: 'sms',
          result: { outcome: 'refused', code: 'HTTP_400' },
          segments: 1,
          phoneMasked: '',
        },
      ]),
    );
    expect(await states()).toEqual({ accepted: 1 });
  });

  it('sends no faster than the gateway’s bucket allows (X7)', async () => {
    await plan(50);
    await ledger.house.database.pool.query('UPDATE message_gateway SET rate_per_second = 0.001, burst = 7, tokens = 7');
    await ledger.house.database.pool.query('DELETE FROM outbox_message');
    await drain(worker());
    expect(ledger.sandbox.requests).toBe(7);
    while ((await ledger.sql('SELECT FROM outbox_message')).length === 0);
    expect(ledger.sandbox.requests).toBe(7);
  });

  it('sends nothing in quiet hours, and past the window expires with an alarm (X7)', async () => {
    await plan(3);
    const now = new Date(Date.now() + 8 * 3_600_000);
    const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
    await ledger.house.database.pool.query(
      'UPDATE message_policy SET opens_minute = $1, closes_minute = $2',
      minute < 720 ? [1000, 1440] : [0, 600],
    );
    await drain(worker());
    expect(await states()).toEqual({ planned: 3 });
    await ledger.house.database.pool.query(`UPDATE message SET expires_at = now() - interval '1 minute'`);
    await sweep();
    expect(await states()).toEqual({ expired: 3 });
    const { rows } = await ledger.house.database.pool.query('SELECT code, details FROM alarm');
    expect(rows).toEqual([{ code: 'messagesExpired', details: { purpose: 'test', day: tomorrow, count: 3 } }]);
  });

  it('wakes the shards that hold something, and no others (X7)', async () => {
    await plan(1);
    await ledger.house.database.pool.query('DELETE FROM outbox_message');
    await sweep();
    const { rows } = await ledger.house.database.pool.query('SELECT job FROM outbox_message');
    expect(rows).toEqual([{ job: 'drain' }]);
  });

  describe('with receipts', () => {
    const receive = (id: string, status: 'delivered' | 'undelivered', key?: string): Promise<void> =>
      runAs(systemActor('gateway.sms'), () =>
        ledger.receipts.receive('sms', [{ reference: id, status, key, at: new Date() }]),
      );

    it('lays one on its message, twice the same as once (X7)', async () => {
      await plan(1);
      await drain(worker());
      const id = ledger.sandbox.accepted[0]?.id ?? '';
      await Promise.all([receive(id, 'delivered'), receive(id, 'delivered')]);
      expect(await states()).toEqual({ delivered: 1 });
      const { rows } = await ledger.house.database.pool.query('SELECT count(*)::int AS n FROM delivery_receipt');
      expect(rows).toEqual([{ n: 1 }]);
    });

    it('never goes back from delivered (X7)', async () => {
      await plan(1);
      await drain(worker());
      const id = ledger.sandbox.accepted[0]?.id ?? '';
      await receive(id, 'undelivered');
      expect(await states()).toEqual({ undelivered: 1 });
      await receive(id, 'delivered');
      await receive(id, 'undelivered');
      expect(await states()).toEqual({ delivered: 1 });
    });

    it('keeps one that overtakes the answer to the sending (X7)', async () => {
      await plan(1);
      ledger.held = (key) => receive('not yet known', 'delivered', key);
      await drain(worker());
      expect(await states()).toEqual({ delivered: 1 });
    });

    it('believes one of a message that a dead worker held, and asks nobody (X7)', async () => {
      await plan(1);
      await ledger.sql(`UPDATE message_gateway SET offer = 'none'`);
      const [message] = await ledger.claim();
      await ledger.begin(message ? [message] : []);
      await receive('known to the gateway', 'delivered', message?.id);
      expect(await states()).toEqual({ sending: 1 });
      await ledger.sql(`UPDATE message SET lease_until = now() - interval '1 second'`);
      await sweep();
      expect(await states()).toEqual({ delivered: 1 });
      expect(await ledger.sql('SELECT FROM alarm')).toEqual([]);
    });

    it('keeps one of a message that is not known at all, until it is (X7)', async () => {
      await plan(1);
      await receive('early', 'delivered');
      await ledger.house.database.pool.query(`UPDATE message SET state = 'accepted', gateway_reference = 'early'`);
      await sweep();
      expect(await states()).toEqual({ delivered: 1 });
    });
  });

  it('lets nobody change what was attempted (X7)', async () => {
    await plan(1);
    await drain(worker());
    await expect(ledger.house.database.pool.query('DELETE FROM send_attempt')).rejects.toThrow(/permission denied/);
    await expect(ledger.house.database.pool.query(`UPDATE send_result SET outcome = 'refused'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(ledger.house.database.pool.query('DELETE FROM message')).rejects.toThrow(/permission denied/);
  });
});
