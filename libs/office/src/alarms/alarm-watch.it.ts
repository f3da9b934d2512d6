import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import type { Settings } from '@kefu/platform/config';
import type { Presence } from '@kefu/platform/jobs';
import { type TestDatabase, testDatabase } from '@kefu/platform/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { officeSchema } from '../schema/index.ts';
import { AlarmWatch } from './alarm-watch.ts';
import { Alarms } from './alarms.ts';

/** A mail server that takes everything and keeps what it was told. */
function mailServer(said: string[]): Server {
  return createServer((socket) => {
    let data = false;
    socket.on('error', () => undefined);
    socket.write('220 test\r\n');
    socket.on('data', (chunk) => {
      for (const line of chunk.toString('utf8').split('\r\n')) {
        if (!line) continue;
        if (data) {
          said.push(line);
          if (line === '.') {
            data = false;
            socket.write('250 taken\r\n');
          }
        } else if (line === 'DATA') {
          data = true;
          socket.write('354 go on\r\n');
        } else socket.write(line.startsWith('EHLO') ? '250 test\r\n' : '250 ok\r\n');
      }
    });
  });
}

describe('the watch over alarms', () => {
  let house: TestDatabase;
  let server: Server;
  let said: string[];
  let unattended: string[];
  let watch: AlarmWatch;
  beforeEach(async () => {
    house = await testDatabase(officeSchema);
    said = [];
    unattended = [];
    server = mailServer(said);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const settings = {
      publicUrl: 'http://kefu',
      alarmMail: { url, from: 'kefu@example.com', to: 'm@example.com', language: 'zh-Hans' },
    } as Settings;
    const presence = { unattended: () => Promise.resolve(unattended) } as Presence;
    watch = new AlarmWatch(house.database, presence, new Alarms(), settings);
  });
  afterEach(async () => {
    server.close();
    await house.close();
  });
  /** The words of the only mail. */
  const told = (): string => {
    expect(said.filter((line) => line === '.')).toHaveLength(1);
    expect(said).toContain('Content-Transfer-Encoding: base64');
    return Buffer.from(said.filter((line) => /^[A-Za-z0-9+/]+=*$/.test(line)).join(''), 'base64').toString('utf8');
  };
  const open = async (): Promise<unknown[]> =>
    (
      await house.database.pool.query(
        'SELECT code, mailed_at IS NOT NULL AS mailed FROM alarm WHERE resolved_at IS NULL',
      )
    ).rows;

  it('says once, in the console and by e-mail, that no worker lives, until one does (X11)', async () => {
    unattended = ['messages'];
    await watch.look();
    await watch.look();
    expect(await open()).toEqual([{ code: 'workerDead', mailed: true }]);
    expect(told()).toBe('请登录 http://kefu 查看并处理：\n\n- 没有后台程序在运行，短信与排程都停了\n');
    unattended = [];
    await watch.look();
    expect(await open()).toEqual([]);
  });

  it('mails what each alarm is about, in the language of the department and never as a code (X11)', async () => {
    const alarms = new Alarms();
    await house.database.transaction(async (tx) => {
      await alarms.raise(tx, { code: 'gatewayFailing', key: 'operator' });
      const details = { market: '本市场', day: '2026-11-27' };
      await alarms.raise(tx, { code: 'riskDayNotClosed', key: '1 2026-11-27', details });
      await alarms.raise(tx, { code: 'messagesParked', key: 'x', details: { day: '2026-11-27', count: 3 } });
    });
    await watch.look();
    expect(told().split('\n').slice(2)).toEqual([
      '- 短信网关 operator 故障，暂停使用',
      '- 本市场 2026-11-27 到时未关账',
      '- 2026-11-27 有 3 条短信结果不明，等人决定',
      '',
    ]);
  });

  it('mails an alarm later when the mail server is away (X11)', async () => {
    await new Promise((done) => server.close(done));
    unattended = ['messages'];
    await expect(watch.look()).rejects.toThrow(/ECONNREFUSED/);
    expect(await open()).toEqual([{ code: 'workerDead', mailed: false }]);
  });
});
