import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platformSchema } from '../schema/index.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { sql } from './index.ts';

const own = sql('test.own', 'SELECT pg_current_xact_id_if_assigned()::text AS transaction');

/** A gate that whoever waits for it passes once it is opened. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((done) => {
    open = done;
  });
  return { opened, open };
}

describe('a statement inside a transaction', () => {
  let house: TestDatabase;
  beforeAll(async () => {
    house = await testDatabase(platformSchema);
  });
  afterAll(() => house.close());

  it('waits for no second connection, also while every one of the pool is in a transaction (X11)', async () => {
    const { database, settings } = house;
    const all = gate();
    let begun = 0;
    const answers = await Promise.all(
      Array.from({ length: settings.databasePool }, () =>
        database.transaction(async () => {
          if (++begun === settings.databasePool) all.open();
          await all.opened;
          return database.query(own);
        }),
      ),
    );
    expect(answers).toHaveLength(settings.databasePool);
  });

  it('belongs to that transaction; what outlives the transaction asks the pool again', async () => {
    const { database } = house;
    const over = gate();
    let outlives: Promise<object[]> | undefined;
    await database.transaction(async (tx) => {
      const [here]: object[] = await tx.query('SELECT pg_current_xact_id()::text AS transaction');
      expect(await database.query(own)).toEqual([here]);
      outlives = over.opened.then(() => database.query(own));
    });
    over.open();
    expect(await outlives).toEqual([{ transaction: null }]);
  });
});
