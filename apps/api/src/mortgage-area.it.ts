import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MortgageHouse, mortgageDesk, mortgageHouse, type ToldCase } from './mortgage-case-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

interface Area {
  readonly __typename: string;
  readonly difference?: number;
  readonly beyond?: boolean;
  readonly decision?: string | null;
  readonly settled?: number | null;
  readonly refundedOn?: string | null;
  readonly version?: number;
  readonly code?: string;
  readonly fields?: { path: string; code: string }[];
}

const results: Readonly<Record<string, string>> = {
  amendMortgageContract: 'MortgageContract { gap }',
  reverseMortgageReceipt: 'MortgageReceipt { id }',
  payMortgageFee: 'MortgageFee { id }',
};
const asked = 'difference beyond decision settled refundedOn version';

describe('a contract after it was signed', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let desk: ReturnType<typeof mortgageDesk>;

  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await api.database.pool.query(text, values)).rows as Row[];
  const change = async (caller: TestCaller, name: string, type: string, input: object): Promise<Area | undefined> => {
    const made = results[name] ?? `MeasuredArea { ${asked} }`;
    const { data, errors } = await caller.graphql<Record<string, Area>>(
      `mutation($input: ${type}!) { ${name}(input: $input) { __typename ... on ${made} ... on Failure { code } ... on InvalidInput { fields { path code } } } }`,
      { input },
    );
    const code = errors?.[0]?.extensions?.code;
    return code ? { __typename: code } : data?.[name];
  };
  const measure = (contractId: string, measured: number, caller = house.supervisor) =>
    change(caller, 'measureMortgageArea', 'MeasureAreaInput', { contractId, measured, measuredOn: '2026-11-20' });
  const decide = (contractId: string, more: object, caller = house.supervisor) =>
    change(caller, 'decideMortgageArea', 'DecideAreaInput', {
      contractId,
      version: 1,
      reason: '雙方已協商一致',
      ...more,
    });
  /** A contract of 98.76 m² for 1,234,567 with its fees. */
  const contract = async (place: string): Promise<string> => {
    const id = await desk.contract({ house: place });
    await rows(
      `INSERT INTO mortgage_fee (contract_id, kind, rule_id, amount_fen, assessed_on, due_on)
       SELECT $1, 'maintenanceFund', id, 641940, '2026-11-02', '2026-12-02' FROM mortgage_fee_rule LIMIT 1`,
      [id],
    );
    return id;
  };
  const fees = async (contractId: string) =>
    (
      await rows<{ kind: string; fen: number }>(
        'SELECT kind, amount_fen AS fen FROM mortgage_fee WHERE contract_id = $1 ORDER BY kind',
        [contractId],
      )
    ).map(({ kind, fen }) => `${kind} ${fen}`);

  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    desk = mortgageDesk(api, house);
  });
  afterAll(() => api.close());

  describe('that measures otherwise than was agreed (S18)', () => {
    it('is settled within 3 %: more is a fee of the buyer, and fees by the square metre follow, once when two enter it at once', async () => {
      const id = await contract('1-1-101');
      const answers = await Promise.all([measure(id, 9976), measure(id, 9976)]);
      expect(answers.find((answer) => answer?.__typename === 'MeasuredArea')).toMatchObject({
        difference: 1_250_068,
        beyond: false,
        decision: 'settle',
        settled: 1_250_068,
      });
      expect(answers.find((answer) => answer?.__typename === 'WrongState')).toBeDefined();
      expect(await fees(id)).toEqual(['areaDifference 1250068', 'maintenanceFund 648440']);
    });

    it('gives back what a smaller house cost too much, once, and shows what was paid beyond the smaller fund as over', async () => {
      const id = await contract('1-1-102');
      await rows(`UPDATE mortgage_fee SET paid_fen = amount_fen WHERE contract_id = $1`, [id]);
      expect(await measure(id, 9776)).toMatchObject({ settled: -1_250_068 });
      expect(await fees(id)).toEqual(['maintenanceFund 635440']);
      expect(await rows('SELECT over_fen AS over, state FROM mortgage_fee WHERE contract_id = $1', [id])).toEqual([
        { over: 6500, state: 'paid' },
      ]);
      const refund = () =>
        change(house.finance, 'refundMortgageArea', 'RefundAreaInput', {
          contractId: id,
          version: 1,
          reference: 'T-1',
          refundedOn: '2026-11-26',
        });
      const twice = await Promise.all([refund(), refund()]);
      expect(new Set(twice.map((answer) => answer?.__typename))).toEqual(new Set(['MeasuredArea', 'ChangedMeanwhile']));
    });

    it('stops the case beyond 3 % until a person has decided, by what both agreed on', async () => {
      const id = await contract('1-1-103');
      let at: ToldCase = await desk.open(id);
      expect(await measure(id, 10_176)).toMatchObject({ beyond: true, decision: null, settled: null });
      expect(await fees(id)).toEqual(['maintenanceFund 641940']);
      at = await desk.go(house.specialist, at, 'startDraft');
      const handOver = (await desk.one(house.specialist, at.id))?.transitions.find(({ key }) => key === 'submitReview');
      expect(handOver?.reasons.map(({ code }) => code)).toContain('AREA_BEYOND');
      expect(await decide(id, { decision: 'settle' })).toMatchObject({
        fields: [{ path: 'settled', code: 'REQUIRED' }],
      });
      expect(await decide(id, { decision: 'settle', settled: 1 }, house.finance)).toEqual({ __typename: 'FORBIDDEN' });
      const settle = () => decide(id, { decision: 'settle', settled: 3_703_701 });
      const twice = await Promise.all([settle(), settle()]);
      expect(new Set(twice.map((answer) => answer?.__typename))).toEqual(new Set(['MeasuredArea', 'ChangedMeanwhile']));
      expect(await fees(id)).toEqual(['areaDifference 3703701', 'maintenanceFund 661440']);
      const then = (await desk.one(house.specialist, at.id))?.transitions.find(({ key }) => key === 'submitReview');
      expect(then?.reasons.map(({ code }) => code)).not.toContain('AREA_BEYOND');
    });

    it('is cancelled when the buyer rescinds: the case does not stay open, and ends once receipts and fees went back to the fen', async () => {
      const id = await contract('1-1-104');
      const at = await desk.go(house.specialist, await desk.open(id), 'startDraft');
      await rows(`UPDATE mortgage_fee SET paid_fen = 100 WHERE contract_id = $1`, [id]);
      await measure(id, 9000);
      const rescind = () => decide(id, { decision: 'rescind' });
      const twice = await Promise.all([rescind(), rescind()]);
      expect(new Set(twice.map((answer) => answer?.__typename))).toEqual(new Set(['MeasuredArea', 'ChangedMeanwhile']));
      expect(await rows('SELECT state FROM mortgage_contract WHERE id = $1', [id])).toEqual([{ state: 'cancelled' }]);
      expect(await rows('SELECT state, over_fen AS over FROM mortgage_fee WHERE contract_id = $1', [id])).toEqual([
        { state: 'cancelled', over: 100 },
      ]);
      const leaving = await desk.one(house.finance, at.id);
      if (!leaving) throw new Error('No case');
      expect(leaving.state.key).toBe('refunding');
      const refused = async () =>
        (await desk.move(house.finance, leaving, 'refunded')).reasons?.map(({ text }) => text);
      expect(await refused()).toEqual(['尚有 194,568.00 元未退']);
      const [receipt] = await rows<{ id: string }>('SELECT id FROM mortgage_receipt WHERE contract_id = $1', [id]);
      await change(house.finance, 'reverseMortgageReceipt', 'ReverseMortgageReceiptInput', {
        id: receipt?.id,
        number: 'R-104',
        creditedOn: '2026-11-26',
        reason: '買方解除合同',
      });
      expect(await refused()).toEqual(['尚有 1.00 元未退']);
      const [fee] = await rows<{ id: string }>('SELECT id FROM mortgage_fee WHERE contract_id = $1', [id]);
      await change(house.finance, 'payMortgageFee', 'PayMortgageFeeInput', {
        feeId: fee?.id,
        reference: 'T-104',
        amount: -100,
        paidOn: '2026-11-26',
      });
      expect((await desk.go(house.finance, leaving, 'refunded')).state.key).toBe('cancelled');
    });

    it('leads back also from after the money; the first version, which has no such way, refuses and changes nothing', async () => {
      const [old, now] = [await contract('1-1-105'), await contract('1-1-106')];
      for (const [id, version] of [
        [old, 1],
        [now, 2],
      ] as const) {
        await desk.open(id);
        await rows(`UPDATE mortgage_case SET state = 'disbursed', lifecycle_version = $2 WHERE contract_id = $1`, [
          id,
          version,
        ]);
        await measure(id, 9000);
      }
      expect(await decide(old, { decision: 'rescind' })).toMatchObject({ __typename: 'WrongState' });
      expect(await decide(now, { decision: 'rescind' })).toMatchObject({ decision: 'rescind' });
      const states = await rows<{ state: string }>(
        `SELECT k.state || ' ' || c.state || ' ' || coalesce(a.decision, '-') AS state FROM mortgage_case k
         JOIN mortgage_contract c ON c.id = k.contract_id JOIN mortgage_measured_area a ON a.contract_id = c.id
         WHERE c.id = ANY($1::uuid[]) ORDER BY c.house`,
        [[old, now]],
      );
      expect(states.map(({ state }) => state)).toEqual(['disbursed open -', 'refunding cancelled rescind']);
    });
  });

  it('is amended with the reason on the record; the gap of its case follows at once, and of two who amend it one is told (S6, S13)', async () => {
    const id = await contract('1-1-201');
    const at = await desk.open(id);
    expect(at.gapFen).toBe(0);
    const amend = (price: number, more: object = {}) =>
      change(house.supervisor, 'amendMortgageContract', 'AmendContractInput', {
        contractId: id,
        version: 1,
        price,
        downPayment: 19_456_700,
        commercial: 104_000_000,
        providentFund: 0,
        reason: '降價補充協議',
        ...more,
      });
    expect(await amend(1, { reason: '無' })).toMatchObject({ fields: [{ path: 'reason', code: 'REASON_MISSING' }] });
    const answers = await Promise.all([amend(123_000_000), amend(123_000_000)]);
    expect(new Set(answers.map((answer) => answer?.__typename))).toEqual(
      new Set(['MortgageContract', 'ChangedMeanwhile']),
    );
    expect((await desk.one(house.specialist, at.id))?.gapFen).toBe(-456_700);
    const [stored] = await rows<{ gap: number }>('SELECT gap_fen AS gap FROM mortgage_case WHERE id = $1', [at.id]);
    expect(stored?.gap).toBe(-456_700);
    expect(
      await rows(
        `SELECT before ->> 'priceFen' AS before, after ->> 'priceFen' AS after, reason FROM audit_entry WHERE action = 'mortgageContract.amended'`,
      ),
    ).toEqual([{ before: '123456700', after: '123000000', reason: '降價補充協議' }]);
  });
});
