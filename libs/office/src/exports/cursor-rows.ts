import type { Database } from '@kefu/platform/database';

const BATCH = 1000;

/**
 * The rows of one SELECT through a cursor: a few at a time, all as of one moment, however many there are.
 * Holds a connection until the last row was taken or the reader stops.
 */
export async function* cursorRows<Row extends object>(
  database: Database,
  select: string,
  values: readonly unknown[] = [],
): AsyncGenerator<Row> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN READ ONLY');
    await client.query(`DECLARE rows NO SCROLL CURSOR FOR ${select}`, [...values]);
    for (;;) {
      const { rows } = await client.query<Row>(`FETCH ${BATCH} FROM rows`);
      yield* rows;
      if (rows.length < BATCH) return;
    }
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    await client.query('ROLLBACK').catch((error: unknown) => {
      broken = error as Error;
    });
    client.release(broken);
  }
}

/** The same rows, so many at a time, for what is looked up of many at once. */
export async function* inBatches<Row>(rows: AsyncIterable<Row>, size = 500): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
