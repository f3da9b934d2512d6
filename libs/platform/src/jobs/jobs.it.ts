/** @own-modules: it declares a queue for its whole process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { ConfigModule, type Settings } from '../config/index.ts';
import { Database, DatabaseModule } from '../database/index.ts';
import { Outbox } from '../outbox/index.ts';
import { platformSchema } from '../schema/index.ts';
import { testSettings } from '../testing/index.ts';
import {
  defineQueue,
  HandlesJob,
  HandlesTick,
  type Job,
  type JobHandler,
  JobSubjectMissing,
  JobsModule,
  Presence,
  QueueBackendMismatch,
  Queues,
  type TickFindings,
  type TickHandler,
} from './index.ts';
import { OutboxRelay } from './outbox-relay.ts';

defineQueue({ name: 'letters', concurrency: 4, attempts: 2 });

/** Remembers what came and lets a test wait for it. */
class Arrivals {
  readonly seen: Job[] = [];
  #waiting: { count: number; done: () => void }[] = [];

  push(job: Job): void {
    this.seen.push(job);
    this.#waiting = this.#waiting.filter(({ count, done }) => {
      if (this.seen.length < count) return true;
      done();
      return false;
    });
  }

  atLeast(count: number): Promise<void> {
    if (this.seen.length >= count) return Promise.resolve();
    return new Promise((done) => this.#waiting.push({ count, done }));
  }
}

const posted = new Arrivals();
const tried = new Arrivals();
let ticks = 0;

@HandlesJob({ queue: 'letters', name: 'post' })
@Injectable()
class PostLetter implements JobHandler {
  handle(job: Job): Promise<void> {
    posted.push(job);
    return Promise.resolve();
  }
}

@HandlesJob({ queue: 'letters', name: 'find' })
@Injectable()
class FindLetter implements JobHandler {
  handle(job: Job): Promise<void> {
    tried.push(job);
    return Promise.reject(new JobSubjectMissing('letter'));
  }
}

@HandlesTick({ name: 'letters.tick', everySeconds: 60 })
@Injectable()
class LetterTick implements TickHandler {
  tick(): Promise<TickFindings> {
    ticks++;
    return Promise.resolve({ due: 0 });
  }
}

@Module({ providers: [PostLetter, FindLetter, LetterTick] })
class LettersModule {}

function makeWorker(settings: Settings): Promise<TestingModule> {
  return Test.createTestingModule({
    imports: [ConfigModule.of(settings), DatabaseModule.of([platformSchema]), JobsModule.of('worker'), LettersModule],
  }).compile();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** A Redis of the test's own. @throws when the machine has none: `npm test` installs it. */
async function startRedis(): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const child = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await new Promise<void>((ready, fail) => {
    child.once('error', fail);
    child.stdout.on('data', (text: Buffer) => text.includes('Ready to accept connections') && ready());
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

describe.each(['postgres', 'redis'] as const)('jobs on %s', (backend) => {
  let worker: TestingModule;
  let database: Database;
  let outbox: Outbox;
  let settings: Settings;
  let drop: () => Promise<void>;
  let stopRedis: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    const made = await testSettings([platformSchema]);
    drop = made.drop;
    const redis = backend === 'redis' ? await startRedis() : undefined;
    stopRedis = redis?.stop;
    settings = Object.assign(made.settings, { redisUrl: redis?.url });
    worker = await makeWorker(settings);
    await worker.init();
    database = worker.get(Database);
    outbox = worker.get(Outbox);
  });

  afterAll(async () => {
    await worker.close();
    await drop();
    await stopRedis?.();
  });

  it('come after the transaction that asked for them, with its ids (X11)', async () => {
    const before = posted.seen.length;
    await database.transaction((tx) => outbox.add(tx, { queue: 'letters', job: 'post', data: { id: 'a' } }));
    await posted.atLeast(before + 1);
    expect(posted.seen.at(-1)).toMatchObject({ data: { id: 'a' }, attempt: 1 });
  });

  it('never come from a transaction that was undone (X11)', async () => {
    await expect(
      database.transaction(async (tx) => {
        await outbox.add(tx, { queue: 'letters', job: 'post', data: { id: 'undone' } });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    const before = posted.seen.length;
    await database.transaction((tx) => outbox.add(tx, { queue: 'letters', job: 'post', data: { id: 'done' } }));
    await posted.atLeast(before + 1);
    expect(posted.seen.map((job) => job.data.id)).not.toContain('undone');
  });

  it('asked for twice under one key before they were relayed come once (X11)', async () => {
    const before = posted.seen.length;
    await database.transaction(async (tx) => {
      await outbox.add(tx, { queue: 'letters', job: 'post', data: { id: 'k' }, key: 'k' });
      await outbox.add(tx, { queue: 'letters', job: 'post', data: { id: 'k' }, key: 'k' });
      await outbox.add(tx, { queue: 'letters', job: 'post', data: { id: 'last' } });
    });
    await posted.atLeast(before + 2);
    expect(new Set(posted.seen.slice(before).map((job) => job.data.id))).toEqual(new Set(['k', 'last']));
    expect(posted.seen).toHaveLength(before + 2);
  });

  it('relayed twice by a relay that crashed between the two systems run once (X11)', async () => {
    const before = posted.seen.length;
    const id = '0197a000-0000-7000-8000-00000000000a';
    const again = (): Promise<unknown> =>
      database.pool.query(
        `INSERT INTO outbox_message (id, queue, job, data) VALUES ($1, 'letters', 'post', '{"id":"twice"}')`,
        [id],
      );
    await again();
    await posted.atLeast(before + 1);
    // The job may run before the relay has committed; its row is held until then, and gone.
    await database.pool.query('SELECT FROM outbox_message WHERE id = $1 FOR UPDATE', [id]);
    await again();
    await worker.get(OutboxRelay).relayBatch();
    await database.transaction((tx) => outbox.add(tx, { queue: 'letters', job: 'post', data: { id: 'after' } }));
    await posted.atLeast(before + 2);
    expect(posted.seen.slice(before).filter((job) => job.data.id === 'twice')).toHaveLength(1);
  });

  it('that name a missing record fail at once and are kept for people to see (X11)', async () => {
    const before = tried.seen.length;
    const queue = worker.get(Queues).queue('letters');
    await database.transaction((tx) => outbox.add(tx, { queue: 'letters', job: 'find', data: { id: 'gone' } }));
    await tried.atLeast(before + 1);
    const id = tried.seen.at(-1)?.id ?? '';
    const failed = async (): Promise<boolean> => (await (await queue.getJob(id))?.isFailed()) ?? false;
    for (let turn = 0; turn < 500 && !(await failed()); turn++) await new Promise(setImmediate);
    expect(await failed()).toBe(true);
    expect(tried.seen.length).toBe(before + 1);
  });

  it('are awaited by ticks that one of several workers takes (X11)', async () => {
    const before = ticks;
    const second = await makeWorker(settings);
    await second.init();
    await second.close();
    expect(ticks).toBe(before);
    const { rows } = await database.pool.query('SELECT name, findings, error FROM tick');
    expect(rows).toEqual([{ name: 'letters.tick', findings: { due: 0 }, error: null }]);
  });

  it('are refused by a process whose queues are elsewhere (X11)', async () => {
    const elsewhere = { backend: backend === 'redis' ? 'postgres' : 'redis', redis: undefined } as Queues;
    const stray = new Presence(database, elsewhere, 'api');
    await expect(stray.onApplicationBootstrap()).rejects.toThrow(QueueBackendMismatch);
  });

  it('know which queue has no living worker (X11)', async () => {
    expect(await worker.get(Presence).unattended()).toEqual([]);
    await database.pool.query(`UPDATE process_presence SET seen_at = now() - interval '2 minutes'`);
    expect(await worker.get(Presence).unattended()).toEqual(['letters']);
  });
});
