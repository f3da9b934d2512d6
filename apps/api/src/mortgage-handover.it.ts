import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MortgageHouse, mortgageDesk, mortgageHouse, type ToldCase } from './mortgage-case-factory.ts';
import { startTestApi, type TestApi } from './testing.ts';

describe('the handover of a house waits for its maintenance fund (S2, S18)', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let desk: ReturnType<typeof mortgageDesk>;

  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await api.database.pool.query(text, values)).rows as Row[];
  /** A case that stands in a state, with its fund of 6,419.40 by the rule of a mode. */
  const standing = async (
    place: string,
    state: string,
    mode = 'agent',
    lifecycle = 2,
  ): Promise<ToldCase & { fee: string }> => {
    const contractId = await desk.contract({ house: place });
    const { id } = await desk.open(contractId);
    await rows('UPDATE mortgage_case SET state = $2, lifecycle_version = $3 WHERE id = $1', [id, state, lifecycle]);
    const [fee] = await rows<{ id: string }>(
      `WITH rule AS (INSERT INTO mortgage_fee_rule (city, effective_from, vat_permille, deed_tax, fund_per_square_metre, fund_mode,
         registration_housing_fen, registration_other_fen, registration_payer, due_days, entered_by_name)
       SELECT '別處', effective_from, vat_permille, deed_tax, fund_per_square_metre, $2, registration_housing_fen,
         registration_other_fen, registration_payer, due_days, 't' FROM mortgage_fee_rule LIMIT 1 RETURNING id)
       INSERT INTO mortgage_fee (contract_id, kind, rule_id, amount_fen, assessed_on, due_on)
       SELECT $1, 'maintenanceFund', id, 641940, '2026-11-02', '2026-12-02' FROM rule RETURNING id`,
      [contractId, mode],
    );
    const at = await desk.one(house.specialist, id);
    if (!at || !fee) throw new Error('No case');
    return { ...at, fee: fee.id };
  };
  const finance = async (name: string, type: string, input: object): Promise<object> =>
    desk.ask<object>(
      house.finance,
      `mutation($input: ${type}!) { ${name}(input: $input) { __typename ... on MortgageFee { feeState: state over } ... on WrongState { state } ... on InvalidInput { fields { path code } } } }`,
      { input },
    );
  const pay = (feeId: string, amount: number, more: object = {}) =>
    finance('payMortgageFee', 'PayMortgageFeeInput', {
      feeId,
      reference: 'T-1',
      amount,
      paidOn: '2026-11-20',
      ...more,
    });
  const prove = (id: string) =>
    finance('proveMortgageFund', 'ProveMortgageFundInput', {
      id,
      version: 1,
      reference: 'WX-77',
      paidOn: '2026-11-20',
    });

  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    desk = mortgageDesk(api, house);
  });
  afterAll(() => api.close());

  it('is refused with what is unpaid of it, and goes once it is paid', async () => {
    const at = await standing('5-1-101', 'reconciled');
    await pay(at.fee, 600_000);
    const refused = await desk.move(house.specialist, at, 'handOver');
    expect(refused.reasons).toEqual([{ code: 'FUND_UNPAID', text: '維修基金尚欠 419.40 元' }]);
    await pay(at.fee, 41_940, { reference: 'T-2' });
    const over = await desk.go(house.specialist, at, 'handOver', 'registerMortgage', 'releaseGuarantee', 'close');
    expect(over.state.key).toBe('closed');
  });

  it('goes once somebody else has let the fund go', async () => {
    const at = await standing('5-1-102', 'reconciled');
    await rows('UPDATE mortgage_fee SET waived = true WHERE id = $1', [at.fee]);
    expect((await desk.go(house.specialist, at, 'handOver')).state.key).toBe('handedOver');
  });

  it('goes with the proof where the buyer pays the fund directly, taken once of two who enter it at once', async () => {
    const at = await standing('5-1-103', 'reconciled', 'directProof');
    const refused = await desk.move(house.specialist, at, 'handOver');
    expect(refused.reasons?.map(({ code }) => code)).toEqual(['FUND_NOT_PROVED']);
    const twice = (await Promise.all([prove(at.fee), prove(at.fee)]))
      .map((answer) => JSON.stringify(answer))
      .toSorted();
    expect(twice).toEqual([
      '{"__typename":"ChangedMeanwhile"}',
      '{"__typename":"MortgageFee","feeState":"proved","over":0}',
    ]);
    expect((await desk.go(house.specialist, at, 'handOver')).state.key).toBe('handedOver');
  });

  it('takes no proof of a fund that the office collects, and is not without a fund', async () => {
    const at = await standing('5-1-104', 'reconciled');
    expect(await prove(at.fee)).toEqual({ __typename: 'WrongState', state: 'agent' });
    await rows('DELETE FROM mortgage_fee WHERE id = $1', [at.fee]);
    const refused = await desk.move(house.specialist, at, 'handOver');
    expect(refused.reasons?.map(({ code }) => code)).toEqual(['FUND_NOT_ASSESSED']);
  });

  it('holds for a house that was paid in cash, too', async () => {
    const at = await standing('5-1-105', 'cashConvert');
    const { rows: owed } = await api.database.pool.query<{ fen: number }>(
      `SELECT c.price_fen - c.down_payment_fen AS fen FROM mortgage_contract c JOIN mortgage_case k ON k.contract_id = c.id WHERE k.id = $1`,
      [at.id],
    );
    const [{ id: contractId } = { id: '' }] = await rows<{ id: string }>(
      'SELECT contract_id AS id FROM mortgage_case WHERE id = $1',
      [at.id],
    );
    await desk.receive(contractId, 'balancePayment', owed[0]?.fen ?? 0);
    const paid = await desk.go(house.finance, at, 'cashPaid');
    expect(paid.state.key).toBe('paidInCash');
    const refused = await desk.move(house.specialist, paid, 'handOverPaid');
    expect(refused.reasons?.map(({ code }) => code)).toEqual(['FUND_UNPAID']);
    await pay(at.fee, 641_940);
    expect((await desk.go(house.specialist, paid, 'handOverPaid')).state.key).toBe('closed');
  });

  it('asks nothing of a case that began under the first version: it keeps its way (S2)', async () => {
    const at = await standing('5-1-106', 'reconciled', 'agent', 1);
    const went = await desk.go(house.specialist, at, 'registerMortgage', 'releaseGuarantee', 'close');
    expect(went.state.key).toBe('closed');
  });
});
