import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type MortgageHouse, mortgageDesk, mortgageHouse } from './mortgage-case-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

interface Answer {
  readonly __typename: string;
  readonly over?: number;
  readonly paid?: number;
  readonly fields?: { readonly path: string; readonly code: string }[];
}

/** What finance does next to the fees of a contract; amounts are parts in thousandths of what could be meant. */
interface Act {
  readonly kind: 'pay' | 'giveBack' | 'refund' | 'carry' | 'assess';
  readonly fee: number;
  readonly other: number;
  readonly part: number;
}

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(
    'pay' as const,
    'pay' as const,
    'giveBack' as const,
    'refund' as const,
    'carry' as const,
    'assess' as const,
  ),
  fee: fc.nat(2),
  other: fc.nat(2),
  part: fc.integer({ min: 1, max: 1500 }),
});

describe('what a buyer paid beyond a fee (S18)', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let run = 0;

  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await api.database.pool.query(text, values)).rows as Row[];
  const send = async (
    name: string,
    type: string,
    input: object,
    caller: TestCaller = house.finance,
  ): Promise<Answer> => {
    const { data, errors } = await caller.graphql<{ done: Answer }>(
      `mutation($input: ${type}!) { done: ${name}(input: $input) { __typename ... on MortgageFee { over paid } ... on InvalidInput { fields { path code } } } }`,
      { input },
    );
    return data?.done ?? { __typename: String(errors?.[0]?.extensions?.code) };
  };
  const pay = (feeId: string, amount: number, reference: string, more: object = {}) =>
    send('payMortgageFee', 'PayMortgageFeeInput', { feeId, amount, reference, paidOn: '2026-11-20', ...more });
  const settle = (input: object, caller?: TestCaller) =>
    send(
      'settleMortgageFeeOverpayment',
      'SettleFeeOverpaymentInput',
      { settledOn: '2026-11-21', reason: '財務核定多付', ...input },
      caller,
    );
  const contract = async (): Promise<string[]> => {
    run += 1;
    const id = await mortgageDesk(api, house).contract({ house: `8-8-${run}` });
    const made = await rows<{ id: string }>(
      `INSERT INTO mortgage_fee (contract_id, kind, rule_id, amount_fen, assessed_on, due_on)
       SELECT $1, kind, r.id, fen, '2026-11-02', '2026-12-02' FROM (SELECT id FROM mortgage_fee_rule LIMIT 1) r,
         (VALUES ('deedTax', 1100917), ('maintenanceFund', 641940), ('registration', 8000)) AS f (kind, fen) RETURNING id`,
      [id],
    );
    return made.map((each) => each.id);
  };
  const at = async (id: string) => {
    const [fee] = await rows<{ amount: number; paid: number; over: number; version: number }>(
      'SELECT amount_fen AS amount, paid_fen AS paid, over_fen AS over, version FROM mortgage_fee WHERE id = $1',
      [id],
    );
    if (!fee) throw new Error('No fee');
    return fee;
  };

  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
  });
  afterAll(() => api.close());

  it('is refused as a slip, taken once it is said to be so, and shown as over', async () => {
    const [, fund = ''] = await contract();
    expect((await pay(fund, 700_000, 'T-1')).fields).toEqual([{ path: 'amount', code: 'TOO_MUCH' }]);
    expect(await pay(fund, 700_000, 'T-1', { overpaid: true })).toMatchObject({ paid: 700_000, over: 58_060 });
  });

  it('is carried to another fee of the contract, once of two who decide it at once, and only as far as that is owed', async () => {
    const [tax = '', fund = '', registration = ''] = await contract();
    await pay(fund, 700_000, 'T-1', { overpaid: true });
    const { version } = await at(fund);
    const input = { id: fund, version, decision: 'carry', amount: 58_060, reference: 'ZD-1' };
    expect((await settle({ ...input, carryTo: registration })).fields).toEqual([{ path: 'amount', code: 'TOO_MUCH' }]);
    expect((await settle({ ...input, carryTo: null })).fields).toEqual([{ path: 'carryTo', code: 'REQUIRED' }]);
    const [elsewhere] = await contract();
    expect((await settle({ ...input, carryTo: elsewhere })).fields).toEqual([
      { path: 'carryTo', code: 'OTHER_CONTRACT' },
    ]);
    const carry = () => settle({ ...input, carryTo: tax });
    const twice = await Promise.all([carry(), carry()]);
    expect(twice.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangedMeanwhile', 'MortgageFee']);
    expect([await at(fund), await at(tax)]).toMatchObject([
      { paid: 641_940, over: 0 },
      { paid: 58_060, over: 0 },
    ]);
  });

  it('is given back by finance alone, with the reason, and never more than is over', async () => {
    const [, fund = ''] = await contract();
    await pay(fund, 700_000, 'T-1', { overpaid: true });
    const { version } = await at(fund);
    const input = { id: fund, version, decision: 'refund', amount: 58_060, reference: 'TK-1' };
    expect(await settle(input, house.supervisor)).toEqual({ __typename: 'FORBIDDEN' });
    expect((await settle({ ...input, amount: 58_061 })).fields).toEqual([{ path: 'amount', code: 'MORE_THAN_OVER' }]);
    expect((await settle({ ...input, reason: '退' })).fields).toEqual([{ path: 'reason', code: 'REASON_MISSING' }]);
    expect(await settle(input)).toMatchObject({ paid: 641_940, over: 0 });
    expect(
      await rows(`SELECT reason FROM audit_entry WHERE action = 'mortgageFee.overSettled' ORDER BY at DESC LIMIT 1`),
    ).toEqual([{ reason: '財務核定多付' }]);
  });

  it('loses and makes no fen in any order of payments, refunds, carries and new assessments, each sent twice at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 14 }), async (acts) => {
        const fees = await contract();
        let held = 0;
        for (const [nth, { kind, fee, other, part }] of acts.entries()) {
          const id = fees[fee] ?? '';
          const { amount, paid, over, version } = await at(id);
          const reference = `P${run}-${nth}`;
          const of = (fen: number): number => Math.max(1, Math.floor((fen * part) / 1000));
          if (kind === 'assess') {
            await rows('UPDATE mortgage_fee SET amount_fen = $2 WHERE id = $1', [id, of(amount)]);
            continue;
          }
          const moved = kind === 'pay' ? of(amount) : kind === 'giveBack' ? -of(paid) : of(over);
          const go = (): Promise<Answer> =>
            kind === 'pay' || kind === 'giveBack'
              ? pay(id, moved, reference, { overpaid: true })
              : settle({
                  id,
                  version,
                  decision: kind,
                  amount: moved,
                  reference,
                  ...(kind === 'carry' && { carryTo: fees[other] }),
                });
          const done = (await Promise.all([go(), go()])).filter(
            ({ __typename }) => __typename === 'MortgageFee',
          ).length;
          expect(done).toBeLessThanOrEqual(1);
          if (done === 1 && kind !== 'carry') held += kind === 'refund' ? -moved : moved;
        }
        const found = await rows<{ paid: number; booked: number; over: number; amount: number }>(
          `SELECT f.paid_fen AS paid, f.over_fen AS over, f.amount_fen AS amount, (SELECT coalesce(sum(p.amount_fen), 0)::bigint
             FROM mortgage_fee_payment p WHERE p.fee_id = f.id) AS booked FROM mortgage_fee f WHERE f.id = ANY($1::uuid[])`,
          [fees],
        );
        for (const { paid, booked, over, amount } of found) {
          expect(paid).toBe(booked);
          expect(over).toBe(Math.max(paid - amount, 0));
        }
        expect(found.reduce((sum, { paid }) => sum + paid, 0)).toBe(held);
      }),
      { numRuns: 20 },
    );
  }, 120_000);
});
