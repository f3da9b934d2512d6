import { rm } from 'node:fs/promises';
import { AuditTrail } from '@kefu/platform/audit';
import type { Settings } from '@kefu/platform/config';
import { runAs, systemActor } from '@kefu/platform/context';
import { FieldCipher, KeyRing } from '@kefu/platform/crypto';
import { Outbox } from '@kefu/platform/outbox';
import { type TestDatabase, testDatabase } from '@kefu/platform/testing';
import { Topics } from '@kefu/platform/topics';
import { Alarms } from '../alarms/index.ts';
import { CalendarService } from '../calendar/index.ts';
import { GatewayAccounts, GatewayRoutes } from '../gateways/index.ts';
import { SandboxGateway } from '../sandbox/index.ts';
import { officeSchema } from '../schema/index.ts';
import { Tasks } from '../tasks/index.ts';
import { DrainShard } from './drain.job.ts';
import { FreezeService } from './freeze/freeze.service.ts';
import { InFlight } from './in-flight.ts';
import { type Claimed, Ledger, shards } from './ledger.ts';
import { LedgerMark } from './ledger-mark.ts';
import { Letters } from './letters.ts';
import { type ClaimedMessage, type MessageContent, MessageSources, type Suppression } from './message-source.ts';
import { ReplyService } from './opt-outs/reply.service.ts';
import { ParkedService } from './parked/parked.service.ts';
import { Phones } from './phones.ts';
import { MessagePlanner } from './planner.ts';
import { ReceiptService } from './receipt.service.ts';
import { Refusals } from './refusals.ts';
import { ReportService } from './report/report.service.ts';
import { ReportComparison } from './report/report-comparison.ts';
import { Retries } from './retries.ts';
import { Sender } from './sender.ts';
import { Settlement } from './settlement.ts';
import { SweepLedger } from './sweep.tick.ts';

export const secret = 'a secret of sixteen';
export const templateId = '0197a000-0000-7000-8000-000000000001';
export const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

/** Answers every message; those of the level `gone` need not leave any more. Recipient n has a phone that ends in n. */
function testSources(phoneOf: (message: ClaimedMessage) => string): MessageSources {
  const sources = new MessageSources();
  sources.register({
    purpose: 'test',
    about: (level) => ({ 'zh-Hant': level, 'zh-Hans': level, en: level }),
    soughtSql: 'SELECT id FROM trader WHERE number = ?',
    placeholders: ['number'],
    samples: { number: '1' },
    load: (messages: readonly ClaimedMessage[]) =>
      Promise.resolve(
        new Map(
          messages.map((message): [string, MessageContent | Suppression] => [
            message.id,
            message.level === 'gone'
              ? { suppressed: 'renewed' }
              : { phone: phoneOf(message), phoneMasked: '199****0000', values: { number: message.level } },
          ]),
        ),
      ),
    label: (recipients) => Promise.resolve(new Map(recipients.map((id) => [id, { label: 'JY1', phoneMasked: null }]))),
  });
  return sources;
}

/** A worker's part in sending. */
export interface TestWorker {
  readonly job: DrainShard;
  /** Waits until what it sent is settled. */
  readonly idle: () => Promise<void>;
}

/** The ledger with its workers and a sandbox, on a database of its own. */
export class LedgerHouse {
  readonly house: TestDatabase;
  readonly cipher: FieldCipher;
  readonly sandbox: SandboxGateway;
  readonly url: string;
  /** Lets a test hold or time what the sandbox is asked. */
  held: ((key: string) => Promise<void>) | undefined;
  phoneOf: (message: ClaimedMessage) => string = ({ recipient }) => `+86199${recipient.slice(-8)}`;
  readonly #endings: (() => Promise<void>)[] = [];
  readonly #stop = new AbortController();

  private constructor(house: TestDatabase, cipher: FieldCipher, sandbox: SandboxGateway, url: string) {
    this.house = house;
    this.cipher = cipher;
    this.sandbox = sandbox;
    this.url = url;
  }

  static async open(): Promise<LedgerHouse> {
    const house = await testDatabase(officeSchema);
    const cipher = new FieldCipher(await new KeyRing(house.database, house.settings.fieldKeys).load());
    const sandbox = new SandboxGateway({ port: 0, secret, before: async (key) => opened.held?.(key) });
    const opened: LedgerHouse = new LedgerHouse(house, cipher, sandbox, await sandbox.start());
    await house.database.pool.query(`
      INSERT INTO message_policy VALUES ('test', 0, 1440);
      INSERT INTO message_template (id, purpose, name) VALUES ('${templateId}', 'test', 'test');
      INSERT INTO message_template_version (template_id, version, body, signature, written_by)
        VALUES ('${templateId}', 1, '{number}', '市場', 'test');
      UPDATE message_gateway SET rate_per_second = 1e6, burst = 1e6, tokens = 1e6, lease_seconds = 60, timeout_seconds = 20`);
    return opened;
  }

  async close(): Promise<void> {
    await Promise.all(this.#endings.splice(0).map((end) => end()));
    await this.sandbox.stop();
    await this.house.close();
    await rm(this.house.settings.dataFolder, { recursive: true, force: true });
  }

  get ledger(): Ledger {
    return new Ledger(this.house.database, this.cipher, new LedgerMark(this.house.database, this.house.settings));
  }

  get sources(): MessageSources {
    return testSources((message) => this.phoneOf(message));
  }

  get calendar(): CalendarService {
    return new CalendarService(this.house.database, new AuditTrail());
  }

  get refusals(): Refusals {
    const tasks = new Tasks(this.calendar, new AuditTrail(), new Topics(this.house.settings));
    return new Refusals(tasks, this.sources);
  }

  get freeze(): FreezeService {
    const mark = new LedgerMark(this.house.database, this.house.settings);
    const comparison = new ReportComparison(this.house.database);
    return new FreezeService(this.house.database, mark, comparison, new Alarms(), new Outbox(), new AuditTrail());
  }

  get reports(): ReportService {
    return new ReportService(this.house.database, new ReportComparison(this.house.database), new AuditTrail());
  }

  get parked(): ParkedService {
    return new ParkedService(this.house.database, this.sources, this.calendar, new Outbox(), new AuditTrail());
  }

  get receipts(): ReceiptService {
    return new ReceiptService(this.house.database, this.freeze);
  }

  get replies(): ReplyService {
    const phones = new Phones(this.house.database, this.cipher);
    return new ReplyService(this.house.database, this.cipher, phones, this.refusals, new AuditTrail());
  }

  /** Another worker process, in effect; `write` stands in for the opening of phones. */
  worker(at = this.url, write?: (letters: Letters) => Letters['write']): TestWorker {
    const { database } = this.house;
    const { ledger } = this;
    const settings = { gateway: { url: at, secret }, publicUrl: 'http://localhost' } as Settings;
    const accounts = new GatewayAccounts(database, this.cipher, settings);
    const letters = new Letters(this.sources, new Phones(database, this.cipher));
    if (write) letters.write = write(letters);
    const inFlight = new InFlight();
    const retries = new Retries(database, new Outbox());
    const settlement = new Settlement(database, ledger, retries, new Alarms(), this.refusals);
    this.#endings.push(async () => {
      retries.onModuleDestroy();
      await accounts.onApplicationShutdown();
    });
    const sender = new Sender(ledger, accounts, inFlight);
    return {
      job: new DrainShard(
        new GatewayRoutes(database, accounts),
        ledger,
        letters,
        sender,
        inFlight,
        settlement,
        retries,
      ),
      idle: () => settlement.idle(),
    };
  }

  plan(count: number, level = '1'): Promise<number> {
    return this.house.database.transaction((tx) =>
      new MessagePlanner(new Outbox()).plan(tx, {
        purpose: 'test',
        businessDate: tomorrow,
        due: `SELECT ('0197a000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid AS recipient, NULL::uuid AS branch_id,
                $6 AS level, NULL::uuid AS subject_id, '${templateId}'::uuid AS template_id
              FROM generate_series(1, $7::int) n`,
        values: [level, count],
      }),
    );
  }

  /** Every shard once, until what left is settled. */
  async drain({ job, idle }: TestWorker = this.worker()): Promise<void> {
    await runAs(systemActor('messages.drain'), async () => {
      for (let shard = 0; shard < shards; shard++) {
        await job.handle({ id: '1', data: { shard }, attempt: 1, signal: this.#stop.signal });
      }
      await idle();
    });
  }

  /** Everything that may be claimed, as a worker that dies at once. */
  async claim(): Promise<Claimed[]> {
    const { ledger } = this;
    const claimed: Claimed[] = [];
    for (let shard = 0; shard < shards; shard++) claimed.push(...(await ledger.claim(shard, 100, 20)));
    return claimed;
  }

  /** Writes attempts down, as a worker that dies before it hears anything. */
  begin(claimed: readonly Claimed[]): Promise<Map<string, string | null>> {
    const departures = claimed.map(({ id, fence }) => ({
      id,
      fence,
      text: 'dead',
      gateway: 'sms',
      phoneIndex: Buffer.alloc(16),
    }));
    return this.ledger.beginAttempts(departures, 'dead');
  }

  sweep(): Promise<unknown> {
    const { database } = this.house;
    return runAs(systemActor('messages.sweep'), () =>
      new SweepLedger(database, new Outbox(), new Alarms(), this.freeze).tick(),
    );
  }

  async states(): Promise<Record<string, number>> {
    const { rows } = await this.house.database.pool.query<{ state: string; count: number }>(
      'SELECT state, count(*)::int AS count FROM message GROUP BY state',
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }

  /** Lets whatever waits be due. */
  due(): Promise<unknown> {
    return this.sql('UPDATE message SET retry_at = NULL');
  }

  async sql(text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await this.house.database.pool.query<Record<string, unknown>>(text, [...values])).rows;
  }
}
