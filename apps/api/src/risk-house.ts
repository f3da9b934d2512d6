import { runAs, systemActor } from '@kefu/platform/context';
import { AdvanceRiskRuns, FollowUpUnreached, WatchTraders } from '@kefu/risk';
import {
  type Brought,
  bring,
  enterTraders,
  move,
  type RunPage,
  rowAt,
  runPage,
  setToday,
  writtenFile,
} from './risk-days.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

/** Numbers of the house's forty traders; every eighth is a company, every twentieth a priority trader. */
export const numbers = Array.from({ length: 40 }, (_, at) => `JY${String(10_001 + at)}`);

/** Trading days, one for each test or more; the holidays around 2026-09-25 are left out. */
const tradingDays = [9, 10, 11, 14, 15, 16, 17, 18, 21, 22, 23, 24, 28, 29, 30].map(
  (day) => `2026-09-${day < 10 ? '0' : ''}${day}`,
);

/** A department of forty traders whose risk days a test runs, one after the other. */
export class RiskHouse {
  readonly api: TestApi;
  readonly clerk: TestCaller;
  readonly manager: TestCaller;
  readonly #left = [...tradingDays];
  #day = '';

  private constructor(api: TestApi, clerk: TestCaller, manager: TestCaller) {
    this.api = api;
    this.clerk = clerk;
    this.manager = manager;
  }

  static async open(): Promise<RiskHouse> {
    const api = await startTestApi();
    const house = new RiskHouse(api, await api.as('BO'), await api.as('M'));
    await enterTraders(api, numbers);
    return house;
  }

  close(): Promise<void> {
    return this.api.close();
  }

  /** The trading day that it is. */
  get day(): string {
    return this.#day;
  }

  /** The trading day after it. */
  get dayAfter(): string {
    return this.#left[0] ?? '';
  }

  /** Goes to the next trading day. */
  async nextDay(): Promise<string> {
    this.#day = this.#left.shift() ?? '';
    await setToday(this.manager, this.#day);
    return this.#day;
  }

  /** A file of today in which each trader stands at about 50 % but those named; no two days' are alike. */
  file(at: Readonly<Record<string, number>>, more: readonly string[] = []): Buffer {
    const plain = 50 + this.#left.length / 100;
    return writtenFile(this.#day, [...numbers.map((number) => rowAt(number, at[number] ?? plain)), ...more]);
  }

  brought(content: Buffer, by = this.clerk): Promise<Brought> {
    return bring(this.api, by, `risk-${this.#day}.csv`, content);
  }

  /** A run whose file was taken. @throws Error where it was refused */
  async screened(content: Buffer): Promise<RunPage> {
    const answer = await this.brought(content);
    if (!answer.taken) throw new Error(JSON.stringify(answer));
    return runPage(this.clerk, answer.runId);
  }

  /** A run as it is after a step of it. @throws Error where it was not made */
  async moved(by: TestCaller, mutation: string, run: RunPage): Promise<RunPage> {
    const answer = await move(by, mutation, run);
    if (answer?.__typename !== 'RiskRunRecord') throw new Error(`${mutation}: ${JSON.stringify(answer)}`);
    return runPage(this.clerk, run.id);
  }

  async approved(content: Buffer): Promise<RunPage> {
    const submitted = await this.moved(this.clerk, 'submitRiskRun', await this.screened(content));
    return this.moved(this.manager, 'approveRiskRun', submitted);
  }

  /** Lets the ticks of the desk come, each as often as told and at once. */
  async tick(times = 1): Promise<void> {
    for (const kind of [AdvanceRiskRuns, FollowUpUnreached, WatchTraders]) {
      const handler = this.api.app.get<{ tick(): Promise<unknown> }>(kind);
      await Promise.all(Array.from({ length: times }, () => runAs(systemActor('test'), () => handler.tick())));
    }
  }

  /** Lets the gateway tell what became of today's messages: `delivered` unless said otherwise of a trader. */
  async answered(states: Readonly<Record<string, string>> = {}, purpose = 'riskNotice'): Promise<void> {
    await this.api.database.pool.query(
      `UPDATE message m SET state = coalesce($1::jsonb ->> t.number, 'delivered'), gateway_reference = m.id::text
       FROM trader t WHERE t.id = m.recipient AND m.business_date = $2 AND m.purpose = $3`,
      [JSON.stringify(states), this.#day, purpose],
    );
  }

  async rows<Row extends object>(statement: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.api.database.pool.query<Row>(statement, [...values])).rows;
  }
}
