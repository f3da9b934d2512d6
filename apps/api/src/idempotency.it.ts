import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller, whileHeld } from './testing.ts';

const change = `mutation($input: CalendarDayInput!) { changeCalendarDay(input: $input) {
  __typename ... on CalendarDay { version } ... on ChangedMeanwhile { code } } }`;
const input = (day: string) => ({ input: { day, office: false, trading: true, reason: '年會', version: 1 } });
const changed = { changeCalendarDay: { __typename: 'CalendarDay', version: 2 } };

describe('an idempotency key on a mutation (X10)', () => {
  let api: TestApi;
  let manager: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    manager = await api.as('M');
  });
  afterAll(() => api.close());

  const send = (caller: TestCaller, key: string, variables: Record<string, unknown>, document = change) =>
    caller.graphql(document, variables, { 'idempotency-key': key });
  const effects = async (day: string): Promise<number> => {
    const { rowCount } = await api.database.pool.query('SELECT FROM audit_entry WHERE subject_id = $1', [day]);
    return rowCount ?? 0;
  };
  const rowOf = async (key: string) =>
    (await api.database.pool.query('SELECT * FROM idempotency_key WHERE key = $1', [key])).rows as Record<
      string,
      unknown
    >[];

  it('gives the first answer again for the same key and input', async () => {
    const first = await send(manager, 'first-answer', input('2026-11-02'));
    const again = await send(manager, 'first-answer', input('2026-11-02'));
    expect(first.data).toEqual(changed);
    expect(again.data).toEqual(changed);
    expect(await effects('2026-11-02')).toBe(1);
  });

  it('gives the same answer whatever the order of the variables’ keys', async () => {
    await send(manager, 'other-order', input('2026-11-03'));
    const reversed = { input: Object.fromEntries(Object.entries(input('2026-11-03').input).toReversed()) };
    expect((await send(manager, 'other-order', reversed)).data).toEqual(changed);
  });

  it('lets 100 at once have one effect and gives all of them its answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => send(manager, 'hundred-at-once', input('2026-11-04'))),
    );
    for (const answer of answers) expect(answer.data).toEqual(changed);
    expect(await effects('2026-11-04')).toBe(1);
  });

  it('refuses another input under the key, and has no effect', async () => {
    await send(manager, 'another-input', input('2026-11-05'));
    const answer = await send(manager, 'another-input', input('2026-11-06'));
    expect(answer).toMatchObject({ status: 422, errors: [{ extensions: { code: 'IDEMPOTENCY_MISMATCH' } }] });
    expect(await effects('2026-11-06')).toBe(0);
  });

  it('belongs to its caller: another one with the same key has an effect of their own', async () => {
    const other = await api.as('M');
    await send(manager, 'two-callers', input('2026-11-09'));
    const answer = await send(other, 'two-callers', input('2026-11-09'));
    expect(answer.data).toEqual({ changeCalendarDay: { __typename: 'ChangedMeanwhile', code: 'CHANGED_MEANWHILE' } });
  });

  it('is free again after a request that failed without an effect', async () => {
    const wrong = await send(manager, 'failed-first', { input: { ...input('2026-11-10').input, office: 'x' } });
    expect(wrong.errors?.[0]?.extensions?.code).toBe('BAD_INPUT');
    expect((await send(manager, 'failed-first', input('2026-11-10'))).data).toEqual(changed);
  });

  it('keeps an expected failure as the first answer', async () => {
    const stale = { input: { ...input('2026-11-11').input, version: 9 } };
    const first = await send(manager, 'expected-failure', stale);
    await manager.graphql(change, input('2026-11-11'));
    expect((await send(manager, 'expected-failure', stale)).data).toEqual(first.data);
  });

  it('is not needed for a query and does no harm there', async () => {
    const answer = await send(manager, 'only-a-query', {}, '{ me { name } }');
    expect(answer.data?.me).toBeTruthy();
    expect(await rowOf('only-a-query')).toEqual([]);
  });

  it.each(['short', 'with blank in it', 'x'.repeat(129)])('is refused as %j', async (key) => {
    const answer = await send(manager, key, input('2026-11-12'));
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', fields: [{ path: 'Idempotency-Key' }] });
  });

  it('is refused from nobody in particular', async () => {
    const answer = await send(api.anonymous, 'anonymous-key', input('2026-11-12'));
    expect(answer.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('keeps its answer sealed', async () => {
    await send(manager, 'sealed-answer', input('2026-11-13'));
    const [row] = await rowOf('sealed-answer');
    expect(row?.answer_sealed).toMatch(/^k1\./);
    expect(JSON.stringify(row)).not.toContain('2026-11-13T');
  });

  /** What a process leaves that was killed while it ran the mutation: before or after the commit. */
  async function leftByKilled(key: string, day: string, effect: boolean): Promise<void> {
    await send(manager, key, input(day));
    await api.database.pool.query(
      `UPDATE idempotency_key SET answer_sealed = NULL, effect = $2, owner = gen_random_uuid(),
         started_at = clock_timestamp() - interval '2 minutes' WHERE key = $1`,
      [key, effect],
    );
  }

  it('runs again after a crash that came before the commit', async () => {
    await leftByKilled('crash-before', '2026-11-16', false);
    const answer = await send(manager, 'crash-before', input('2026-11-16'));
    // The stand-in for the crash did commit, so running again is seen by the version that has moved on.
    expect(answer.data).toEqual({ changeCalendarDay: { __typename: 'ChangedMeanwhile', code: 'CHANGED_MEANWHILE' } });
  });

  it('does not run again after a crash that came after the commit, and says that the answer was lost', async () => {
    await leftByKilled('crash-after', '2026-11-17', true);
    const answer = await send(manager, 'crash-after', input('2026-11-17'));
    expect(answer).toMatchObject({
      status: 409,
      errors: [{ extensions: { code: 'CONFLICT', reason: 'ANSWER_LOST' } }],
    });
    expect(await effects('2026-11-17')).toBe(1);
  });

  it('keeps a request from committing that was given up for dead', async () => {
    // The claim is taken over while the mutation waits for the day's row.
    const day = '2026-11-18';
    const slow = await whileHeld(
      api,
      'SELECT FROM calendar_day WHERE day = $1 FOR UPDATE',
      [day],
      () => send(manager, 'given-up-for-dead', input(day)),
      () =>
        api.database.pool.query(`UPDATE idempotency_key SET owner = gen_random_uuid() WHERE key = 'given-up-for-dead'`),
    );
    expect(slow.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'TAKEN_OVER' });
    expect(await effects(day)).toBe(0);
  });
});
