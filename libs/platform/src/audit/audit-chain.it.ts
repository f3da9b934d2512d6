import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAs, systemActor } from '../context/index.ts';
import { platformSchema } from '../schema/index.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { AuditChain } from './audit-chain.ts';
import { AuditTrail } from './audit-trail.ts';

describe('the chain over the audit (X2)', () => {
  let house: TestDatabase;
  let thief: pg.Client;
  let chain: AuditChain;
  const trail = new AuditTrail();

  beforeAll(async () => {
    house = await testDatabase(platformSchema);
    thief = new pg.Client({ connectionString: house.settings.databaseUrl });
    await thief.connect();
  });

  beforeEach(async () => {
    await asThief('TRUNCATE audit_link, audit_entry RESTART IDENTITY');
    chain = new AuditChain(house.database);
  });

  afterAll(async () => {
    await thief.end();
    await house.close();
  });

  /** What only an owner of the database can do, with its guards switched off. */
  async function asThief(statement: string): Promise<void> {
    await thief.query(`SET session_replication_role = replica; ${statement}; RESET session_replication_role`);
  }

  function write(subject: string): Promise<void> {
    return runAs(systemActor('spec'), () =>
      house.database.transaction((tx) =>
        trail.record(tx, {
          action: 'thing.changed',
          subject: { type: 'thing', id: subject },
          after: { name: subject },
        }),
      ),
    );
  }

  it('holds when nothing was touched', async () => {
    for (const subject of ['a', 'b', 'c']) await write(subject);
    expect(await chain.link()).toBe(3);
    expect(await chain.verify()).toMatchObject({ links: 3, unlinked: 0, broken: null });
  });

  it('names the first entry that was changed', async () => {
    for (const subject of ['a', 'b', 'c', 'd']) await write(subject);
    await chain.link();
    await asThief(`UPDATE audit_entry SET actor_name = 'somebody else' WHERE id IN (2, 3)`);
    expect((await chain.verify()).broken).toEqual({ position: 2, entryId: 2, problem: 'entryChangedOrLinkForged' });
  });

  it('names an entry that was taken out', async () => {
    for (const subject of ['a', 'b', 'c']) await write(subject);
    await chain.link();
    await asThief('DELETE FROM audit_entry WHERE id = 2');
    expect((await chain.verify()).broken).toEqual({ position: 2, entryId: 2, problem: 'entryMissing' });
  });

  it('names the place of an entry that was taken out together with its link', async () => {
    for (const subject of ['a', 'b', 'c']) await write(subject);
    await chain.link();
    await asThief('DELETE FROM audit_link WHERE entry_id = 2; DELETE FROM audit_entry WHERE id = 2');
    expect((await chain.verify()).broken).toEqual({ position: 2, entryId: 3, problem: 'linkMissing' });
  });

  it('shows a link that was forged to fit a changed entry', async () => {
    for (const subject of ['a', 'b', 'c']) await write(subject);
    await chain.link();
    await asThief(`UPDATE audit_link SET hash = sha256('forged') WHERE position = 2`);
    expect((await chain.verify()).broken).toMatchObject({ position: 2, problem: 'entryChangedOrLinkForged' });
  });

  it('links every entry of fifty writers once, while two processes link at the same time', async () => {
    const other = new AuditChain(house.database);
    const writers = Array.from({ length: 50 }, (_, i) => write(`w${i}`));
    await Promise.all([...writers, chain.link(), other.link(), chain.link()]);
    await chain.link();
    expect(await chain.verify()).toMatchObject({ links: 50, unlinked: 0, broken: null });
  });

  it('links the entry of a transaction that lasted longer than those after it', async () => {
    const slow = house.database.dataSource.createQueryRunner();
    await slow.connect();
    await slow.startTransaction();
    await trail.record(slow.manager, { action: 'slow', subject: { type: 'thing', id: 'slow' } });
    await write('quick');
    expect(await chain.link()).toBe(1);
    await slow.commitTransaction();
    await slow.release();
    expect(await chain.link()).toBe(1);
    expect(await chain.verify()).toMatchObject({ links: 2, broken: null });
  });
});
