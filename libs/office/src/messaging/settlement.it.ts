import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Ledger, shards } from './ledger.ts';
import { LedgerHouse } from './ledger-house.fixture.ts';

describe('results of messages', () => {
  let ledger: LedgerHouse;
  beforeEach(async () => {
    ledger = await LedgerHouse.open();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await ledger.close();
  });

  it('are written once the database is back, and what was being sent when it went is asked for at once (X7)', async () => {
    await ledger.plan(3);
    await ledger.sql('DELETE FROM outbox_message');
    jest.spyOn(Ledger.prototype, 'settle').mockRejectedValueOnce(new Error('terminating connection'));
    await ledger.drain();
    expect(await ledger.states()).toEqual({ accepted: 3 });
    const asked = async (): Promise<unknown> =>
      (await ledger.sql(`SELECT count(DISTINCT data->>'shard')::int AS n FROM outbox_message WHERE job = 'drain'`))[0]
        ?.n;
    // Each shard in a transaction of its own; the test's own limit ends a wait in vain.
    while ((await asked()) !== shards);
    expect(await asked()).toBe(16);
  }, 30_000);
});
