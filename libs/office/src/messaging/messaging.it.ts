import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Settings } from '@kefu/platform/config';
import { FieldCipher, KeyRing } from '@kefu/platform/crypto';
import { Outbox } from '@kefu/platform/outbox';
import { type TestDatabase, testDatabase } from '@kefu/platform/testing';
import { Alarms } from '../alarms/index.ts';
import { GatewayAccounts } from '../gateways/index.ts';
import { SandboxGateway } from '../sandbox/index.ts';
import { officeSchema } from '../schema/index.ts';
import { DrainShard } from './drain.job.ts';
import { InFlight } from './in-flight.ts';
import { type Claimed, Ledger, messageText, shards } from './ledger.ts';
import { Letters } from './letters.ts';
import { type ClaimedMessage, type MessageContent, MessageSources, type Suppression } from './message-source.ts';
import { PlannedMessages } from './planned-messages.ts';
import { MessagePlanner } from './planner.ts';
import { ReceiptService } from './receipt.service.ts';
import { Sender } from './sender.ts';
import { SweepLedger } from './sweep.tick.ts';

const secret = 'a secret of sixteen';
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

/** Answers every message; those of the level `gone` need not leave any more. */
function testSources(): MessageSources {
  const sources = new MessageSources();
  sources.register({
    purpose: 'test',
    placeholders: ['number'],
    samples: { number: '1' },
    load: (messages: readonly ClaimedMessage[]) =>
      Promise.resolve(
        new Map(
          messages.map(({ id, level }): [string, MessageContent | Suppression] => [
            id,
            level === 'gone'
              ? { suppressed: 'renewed' }
              : { phone: '+8619900000000', phoneMasked: '199****0000', values: { number: level } },
          ]),
        ),
      ),
    label: () => Promise.resolve(new Map()),
  });
  return sources;
}

describe('the message ledger', () => {
  let house: TestDatabase;
  let cipher: FieldCipher;
  let sandbox: SandboxGateway;
  let url: string;
  let held: ((key: string) => Promise<void>) | undefined;
  const lines: GatewayAccounts[] = [];
  const stop = new AbortController();

  beforeEach(async () => {
    house = await testDatabase(officeSchema);
    cipher = new FieldCipher(await new KeyRing(house.database, house.settings.fieldKeys).load());
    held = undefined;
    sandbox = new SandboxGateway({ port: 0, secret, before: async (key) => held?.(key) });
    url = await sandbox.start();
    await house.database.pool.query(`
      INSERT INTO message_policy VALUES ('test', 0, 1440);
      INSERT INTO message_template (id, purpose, name) VALUES ('0197a000-0000-7000-8000-000000000001', 'test', 'test');
      INSERT INTO message_template_version (template_id, version, body, signature, written_by)
        VALUES ('0197a000-0000-7000-8000-000000000001', 1, '{number}', '市場', 'test');
      UPDATE message_gateway SET rate_per_second = 1e6, burst = 1e6, tokens = 1e6, lease_seconds = 60, timeout_seconds = 20`);
  });
  afterEach(async () => {
    await Promise.all(lines.splice(0).map((gateways) => gateways.onModuleDestroy()));
    await sandbox.stop();
    await house.close();
  });

  const accounts = (at = url): GatewayAccounts => {
    const settings = { gateway: { url: at, secret }, publicUrl: 'http://localhost' } as Settings;
    const gateways = new GatewayAccounts(house.database, cipher, settings);
    lines.push(gateways);
    return gateways;
  };
  const worker = (at = url): DrainShard => {
    const ledger = new Ledger(house.database, cipher);
    const gateways = accounts(at);
    return new DrainShard(
      house.database,
      gateways,
      ledger,
      new Letters(testSources()),
      new Sender(ledger, gateways, new InFlight()),
      new Outbox(),
    );
  };
  const plan = (count: number, level = '1'): Promise<number> =>
    house.database.transaction((tx) =>
      new MessagePlanner(new Outbox()).plan(tx, {
        purpose: 'test',
        businessDate: tomorrow,
        due: `SELECT ('0197a000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid AS recipient, NULL::uuid AS branch_id,
                $6 AS level, NULL::uuid AS subject_id, '0197a000-0000-7000-8000-000000000001'::uuid AS template_id
              FROM generate_series(1, $7::int) n`,
        values: [level, count],
      }),
    );
  const drain = async (by: DrainShard): Promise<void> => {
    for (let shard = 0; shard < shards; shard++) {
      await by.handle({ id: '1', data: { shard }, attempt: 1, signal: stop.signal });
    }
  };
  const states = async (): Promise<Record<string, number>> => {
    const { rows } = await house.database.pool.query<{ state: string; count: number }>(
      'SELECT state, count(*)::int AS count FROM message GROUP BY state',
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  };
  const due = (): Promise<unknown> => house.database.pool.query('UPDATE message SET retry_at = NULL');
  const sweep = (): Promise<object> => new SweepLedger(house.database, new Outbox(), new Alarms()).tick();

  it('plans each message once, however often and from how many processes it is planned (X7)', async () => {
    expect((await Promise.all([plan(300), plan(300), plan(300)])).reduce((a, b) => a + b)).toBe(300);
    expect(await plan(300)).toBe(0);
    const { rows } = await house.database.pool.query('SELECT planned FROM message_run');
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
    expect({ requests: sandbox.requests, accepted: sandbox.accepted.length }).toEqual({ requests: 400, accepted: 400 });
  });

  it('keeps the words as they left, sealed, before the first byte leaves (X7)', async () => {
    await plan(1, '7');
    let sealed = '';
    held = async () => {
      const { rows } = await house.database.pool.query<{ sealed: string }>('SELECT text_sealed AS sealed FROM message');
      sealed = rows[0]?.sealed ?? '';
    };
    await drain(worker());
    expect(sealed).not.toContain('市場');
    expect(cipher.open(messageText, sealed)).toBe('【市場】7');
  });

  it('writes an attempt down before the first byte leaves (X7)', async () => {
    await plan(1);
    let attempts: unknown;
    held = async () => {
      attempts = (await house.database.pool.query('SELECT count(*)::int AS n FROM send_attempt')).rows[0];
    };
    await drain(worker());
    expect(attempts).toEqual({ n: 1 });
  });

  it('asks again under the same key what it does not know, and the gateway takes it once (X7)', async () => {
    await plan(3);
    await house.database.pool.query('UPDATE message_gateway SET timeout_seconds = 0.2');
    let release = (): void => undefined;
    const late = new Promise<void>((done) => {
      release = done;
    });
    held = () => late;
    await drain(worker());
    expect(await states()).toEqual({ unknown: 3 });
    release();
    held = undefined;
    await due();
    await house.database.pool.query('UPDATE message_gateway SET timeout_seconds = 20');
    await drain(worker());
    expect(await states()).toEqual({ accepted: 3 });
    expect(sandbox.accepted).toHaveLength(3);
    expect(sandbox.requests).toBe(6);
  });

  it('parks what it does not know where the gateway has no keys, and raises an alarm (X7)', async () => {
    await house.database.pool.query(`UPDATE message_gateway SET offer = 'none', timeout_seconds = 0.2`);
    await plan(1);
    held = () => new Promise(() => undefined);
    await drain(worker());
    expect(await states()).toEqual({ parked: 1 });
  });

  it('parks what it does not know once the gateway has forgotten its key (X7)', async () => {
    await plan(1);
    await house.database.pool.query('UPDATE message_gateway SET timeout_seconds = 0.2, key_seconds = 60');
    held = () => new Promise(() => undefined);
    await drain(worker());
    await house.database.pool.query(
      `UPDATE message SET retry_at = NULL, first_attempt_at = now() - interval '61 seconds'`,
    );
    await drain(worker());
    expect(await states()).toEqual({ unknown: 1 });
    await sweep();
    expect(await states()).toEqual({ parked: 1 });
    expect(sandbox.requests).toBe(1);
  });

  describe('at a gateway that answers look-ups', () => {
    beforeEach(() =>
      house.database.pool.query(
        `UPDATE message_gateway SET offer = 'lookup', timeout_seconds = 2, settle_seconds = 30`,
      ),
    );

    it('asks no sooner than it can know, and does not send again what it took (X7)', async () => {
      await plan(2);
      let release = (): void => undefined;
      const late = new Promise<void>((done) => {
        release = done;
      });
      held = () => late;
      await drain(worker());
      release();
      held = undefined;
      const { rows } = await house.database.pool.query(
        `SELECT state, retry_at > now() + interval '25 seconds' AS waits FROM message`,
      );
      expect(rows).toEqual([
        { state: 'unknown', waits: true },
        { state: 'unknown', waits: true },
      ]);
      await drain(worker());
      expect(sandbox.lookups).toBe(0);
      await due();
      await drain(worker());
      expect(await states()).toEqual({ accepted: 2 });
      expect({ requests: sandbox.requests, lookups: sandbox.lookups }).toEqual({ requests: 2, lookups: 2 });
    });

    it('sends again what it never took (X7)', async () => {
      await plan(1);
      sandbox.failWith(500);
      await drain(worker());
      expect(await states()).toEqual({ unknown: 1 });
      sandbox.failWith(undefined);
      await due();
      await drain(worker());
      expect(await states()).toEqual({ accepted: 1 });
      expect({ requests: sandbox.requests, lookups: sandbox.lookups }).toEqual({ requests: 2, lookups: 1 });
    });

    it('waits again when the question is not answered (X7)', async () => {
      await plan(1);
      sandbox.failWith(500);
      await drain(worker());
      await due();
      await drain(worker());
      expect(await states()).toEqual({ unknown: 1 });
      expect(sandbox.requests).toBe(1);
    });

    it('leaves what a dead worker held alone until the gateway can know (X7)', async () => {
      await plan(1);
      const ledger = new Ledger(house.database, cipher);
      for (let shard = 0; shard < shards; shard++) {
        const claimed = await ledger.claim(shard, 100, 20);
        await ledger.beginAttempts(
          claimed.map((message) => ({ ...message, text: 'dead', gateway: 'sms' })),
          'dead',
        );
      }
      await house.database.pool.query(`UPDATE message SET lease_until = now() - interval '1 second'`);
      await drain(worker());
      expect(await states()).toEqual({ sending: 1 });
      await house.database.pool.query(`UPDATE message SET lease_until = now() - interval '31 seconds'`);
      await drain(worker());
      expect(await states()).toEqual({ accepted: 1 });
      expect(sandbox.lookups).toBe(1);
    });
  });

  it('parks what a dead worker may have sent where the gateway has neither keys nor look-ups, and plans the rest anew (X7)', async () => {
    await plan(10);
    await house.database.pool.query(`UPDATE message_gateway SET offer = 'none'`);
    const ledger = new Ledger(house.database, cipher);
    const claimed: Claimed[] = [];
    for (let shard = 0; shard < shards; shard++) claimed.push(...(await ledger.claim(shard, 100, 20)));
    await ledger.beginAttempts(
      claimed.slice(0, 4).map((message) => ({ ...message, text: 'dead', gateway: 'sms' })),
      'dead',
    );
    await house.database.pool.query(`UPDATE message SET lease_until = now() - interval '1 second'`);
    await sweep();
    await drain(worker());
    expect(await states()).toEqual({ parked: 4, accepted: 6 });
    expect(sandbox.requests).toBe(6);
  });

  it('lets no byte leave once its lease is over, even when the line was only just free (X7)', async () => {
    await plan(1);
    await house.database.pool.query('UPDATE message_gateway SET lease_seconds = 0.05, timeout_seconds = 0.02');
    const slow = new Letters(testSources());
    const write = slow.write.bind(slow);
    const ledger = new Ledger(house.database, cipher);
    const gateways = accounts();
    slow.write = async (messages) => {
      const until = performance.now() + 60;
      while (performance.now() < until) await Promise.resolve();
      return write(messages);
    };
    await drain(
      new DrainShard(
        house.database,
        gateways,
        ledger,
        slow,
        new Sender(ledger, gateways, new InFlight()),
        new Outbox(),
      ),
    );
    expect(sandbox.requests).toBe(0);
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
    const { rows } = await house.database.pool.query('SELECT state, cause FROM message');
    expect(rows).toEqual([{ state: 'suppressed', cause: 'renewed' }]);
    expect(sandbox.requests).toBe(0);
  });

  it('ends what nobody wants any more while workers claim: each message is theirs or ended, never both (T3, X7)', async () => {
    await plan(300);
    await house.database.pool.query('UPDATE message SET subject_id = recipient');
    const { rows } = await house.database.pool.query<{ id: string }>('SELECT recipient AS id FROM message');
    const ledger = new Ledger(house.database, cipher);
    const held: string[] = [];
    const claims = Array.from({ length: shards }, async (_, shard) => {
      const messages = await ledger.claim(shard, 100, 20);
      held.push(...messages.map(({ id }) => id));
    });
    const callOff = rows.map(({ id }) =>
      house.database.transaction((tx) =>
        new PlannedMessages().callOff(tx, { purpose: 'test', subjectIds: [id], cause: 'renewed' }),
      ),
    );
    const [ended] = await Promise.all([Promise.all(callOff), Promise.all(claims)]);
    const count = ended.reduce((sum, each) => sum + each, 0);
    const { planned = 0, sending = 0, suppressed = 0 } = await states();
    expect({ planned, sending, suppressed }).toEqual({ planned: 0, sending: held.length, suppressed: count });
    expect(sending + suppressed).toBe(300);
  });

  it('parks, not suppresses, what nobody wants any more and what may have left already (X7)', async () => {
    await plan(1);
    await house.database.pool.query(
      `UPDATE message SET subject_id = recipient, state = 'unknown', doubtful = true, retry_at = now()`,
    );
    const { rows } = await house.database.pool.query<{ id: string }>('SELECT recipient AS id FROM message');
    await house.database.transaction((tx) =>
      new PlannedMessages().callOff(tx, { purpose: 'test', subjectIds: [rows[0]?.id ?? ''], cause: 'renewed' }),
    );
    expect(await states()).toEqual({ parked: 1 });
  });

  it('takes up the messages of a worker that died, once its lease is over (X7)', async () => {
    await plan(5);
    const ledger = new Ledger(house.database, cipher);
    for (let shard = 0; shard < shards; shard++) await ledger.claim(shard, 100, 20);
    await drain(worker());
    expect(sandbox.requests).toBe(0);
    await house.database.pool.query(`UPDATE message SET lease_until = now() - interval '1 second'`);
    await drain(worker());
    expect(await states()).toEqual({ accepted: 5 });
  });

  it('lets the result of an outrun claim change nothing (X7)', async () => {
    await plan(1);
    const ledger = new Ledger(house.database, cipher);
    let slow: Claimed[] = [];
    for (let shard = 0; shard < shards && slow.length === 0; shard++) slow = await ledger.claim(shard, 100, 20);
    const [message] = slow;
    if (!message) throw new Error('nothing was claimed');
    const attempts = await ledger.beginAttempts([{ ...message, text: 'slow', gateway: 'sms' }], 'slow');
    await house.database.pool.query(`UPDATE message SET lease_until = now() - interval '1 second'`);
    await drain(worker());
    await house.database.transaction((tx) =>
      ledger.settle(tx, [
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
    await house.database.pool.query('UPDATE message_gateway SET rate_per_second = 0.001, burst = 7, tokens = 7');
    await house.database.pool.query('DELETE FROM outbox_message');
    await drain(worker());
    expect(sandbox.requests).toBe(7);
    const { rows } = await house.database.pool.query(
      'SELECT count(*)::int AS n FROM outbox_message WHERE not_before IS NOT NULL',
    );
    expect(rows[0]).not.toEqual({ n: 0 });
  });

  it('sends nothing in quiet hours, and past the window expires with an alarm (X7)', async () => {
    await plan(3);
    const now = new Date(Date.now() + 8 * 3_600_000);
    const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
    await house.database.pool.query(
      'UPDATE message_policy SET opens_minute = $1, closes_minute = $2',
      minute < 720 ? [1000, 1440] : [0, 600],
    );
    await drain(worker());
    expect(await states()).toEqual({ planned: 3 });
    await house.database.pool.query(`UPDATE message SET expires_at = now() - interval '1 minute'`);
    await sweep();
    expect(await states()).toEqual({ expired: 3 });
    const { rows } = await house.database.pool.query('SELECT code, details FROM alarm');
    expect(rows).toEqual([{ code: 'messagesExpired', details: { purpose: 'test', day: tomorrow, count: 3 } }]);
  });

  it('wakes the shards that hold something, and no others (X7)', async () => {
    await plan(1);
    await house.database.pool.query('DELETE FROM outbox_message');
    await sweep();
    const { rows } = await house.database.pool.query('SELECT job FROM outbox_message');
    expect(rows).toEqual([{ job: 'drain' }]);
  });

  describe('with receipts', () => {
    const receive = (id: string, status: 'delivered' | 'undelivered', key?: string): Promise<void> =>
      new ReceiptService(house.database).receive('sms', [{ reference: id, status, key, at: new Date() }]);

    it('lays one on its message, twice the same as once (X7)', async () => {
      await plan(1);
      await drain(worker());
      const id = sandbox.accepted[0]?.id ?? '';
      await Promise.all([receive(id, 'delivered'), receive(id, 'delivered')]);
      expect(await states()).toEqual({ delivered: 1 });
      const { rows } = await house.database.pool.query('SELECT count(*)::int AS n FROM delivery_receipt');
      expect(rows).toEqual([{ n: 1 }]);
    });

    it('never goes back from delivered (X7)', async () => {
      await plan(1);
      await drain(worker());
      const id = sandbox.accepted[0]?.id ?? '';
      await receive(id, 'undelivered');
      expect(await states()).toEqual({ undelivered: 1 });
      await receive(id, 'delivered');
      await receive(id, 'undelivered');
      expect(await states()).toEqual({ delivered: 1 });
    });

    it('keeps one that overtakes the answer to the sending (X7)', async () => {
      await plan(1);
      held = (key) => receive('not yet known', 'delivered', key);
      await drain(worker());
      expect(await states()).toEqual({ delivered: 1 });
    });

    it('keeps one of a message that is not known at all, until it is (X7)', async () => {
      await plan(1);
      await receive('early', 'delivered');
      await house.database.pool.query(`UPDATE message SET state = 'accepted', gateway_reference = 'early'`);
      await sweep();
      expect(await states()).toEqual({ delivered: 1 });
    });
  });

  it('lets nobody change what was attempted (X7)', async () => {
    await plan(1);
    await drain(worker());
    await expect(house.database.pool.query('DELETE FROM send_attempt')).rejects.toThrow(/permission denied/);
    await expect(house.database.pool.query(`UPDATE send_result SET outcome = 'refused'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(house.database.pool.query('DELETE FROM message')).rejects.toThrow(/permission denied/);
  });
});
