import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setInterval as every } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from './house.ts';
import { freePort } from './port.ts';

const root = join(import.meta.dirname, '..');

/** One run of `npm start`. */
class Start {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  output = '';

  constructor(environment: Record<string, string>) {
    this.process = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
      cwd: root,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    });
    this.ended = new Promise((done) => this.process.once('exit', done));
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
      });
    }
  }

  async said(text: string): Promise<void> {
    await until(() => {
      if (this.process.exitCode !== null && !this.output.includes(text)) throw new Error(this.output);
      return this.output.includes(text);
    });
  }
}

/** @throws Error when it does not come to hold while the test still waits for it. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const late = Date.now() + 50_000;
  for await (const _ of every(50)) {
    if (await holds()) return;
    if (Date.now() > late) throw new Error(`waited in vain for ${String(holds)}`);
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that ended but was not yet collected by its adopter does not count.
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

describe('npm start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kefu-start-'));
  let environment: Record<string, string>;
  let start: Start;

  const parts = (): number[] => JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as number[];
  const postgres = (): number => Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  const serves = (): Promise<boolean> =>
    fetch(`http://localhost:${environment.PORT}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
  const signsIn = async (): Promise<string> => {
    const answer = await fetch(`http://localhost:${environment.PORT}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: environment.PUBLIC_URL ?? '' },
      body: JSON.stringify({
        query: 'mutation($input: SignInInput!) { signIn(input: $input) { __typename } }',
        variables: { input: { login: 'likemei', password: demoPassword } },
      }),
    });
    return answer.text();
  };

  beforeAll(async () => {
    const port = await freePort();
    environment = {
      DATA_FOLDER: folder,
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      LOG_LEVEL: 'warn',
    };
    start = new Start(environment);
    await start.said('Kefu is open');
  });

  afterAll(async () => {
    start.process.kill('SIGINT');
    await start.ended;
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints the address and one sign-in per role, and they work', async () => {
    await start.said('Ctrl-C');
    expect(start.output).toContain(`http://localhost:${environment.PORT}`);
    expect(start.output).toMatch(/likemei\s+Department manager/);
    expect(await signsIn()).toContain('SignedIn');
  });

  it('says in one line that the port is taken', async () => {
    const second = new Start({ ...environment, DATA_FOLDER: join(folder, 'second') });
    expect(await second.ended).toBe(1);
    expect(second.output.trim().split('\n')).toEqual([
      `✗ Port ${environment.PORT} is taken: stop what uses it, or set PORT to another`,
    ]);
  });

  it('starts the API and PostgreSQL again when one is killed, and no data is lost', async () => {
    for (const victim of [...parts(), postgres()]) {
      process.kill(victim, 'SIGKILL');
      await until(() => !alive(victim));
      await until(serves);
    }
    expect(await signsIn()).toContain('SignedIn');
  });

  it('recovers after it was killed itself: its parts end with it, and the next start finds the data', async () => {
    const orphans = parts();
    start.process.kill('SIGKILL');
    await until(() => !orphans.some(alive));
    start = new Start(environment);
    await start.said('Kefu is open');
    expect(await signsIn()).toContain('SignedIn');
  });

  it('recovers when everything was killed at once', async () => {
    const everything = [...parts(), postgres(), start.process.pid ?? 0];
    for (const pid of everything) process.kill(pid, 'SIGKILL');
    await start.ended;
    start = new Start(environment);
    await start.said('Kefu is open');
    expect(await signsIn()).toContain('SignedIn');
  });

  it('leaves nothing running after Ctrl-C, also while somebody has not finished asking', async () => {
    const everything = [...parts(), postgres()];
    const asking = connect(Number(environment.PORT), 'localhost');
    asking.on('error', () => undefined);
    asking.write(`POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-length: 99\r\n\r\n{`);
    await once(asking, 'connect');
    start.process.kill('SIGINT');
    expect(await start.ended).toBe(0);
    expect(everything.filter(alive)).toEqual([]);
  });
});
