import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MortgageHouse, mortgageDesk, mortgageHouse, type ToldCase } from './mortgage-case-factory.ts';
import { startTestApi, type TestApi } from './testing.ts';

describe('a mortgage case', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let desk: ReturnType<typeof mortgageDesk>;
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    desk = mortgageDesk(api, house);
  });
  afterAll(() => api.close());

  const toPapers = async (at: ToldCase): Promise<ToldCase> => {
    const { specialist, supervisor } = house;
    const handedIn = await desk.go(specialist, at, 'startDraft', 'submitReview');
    const signed = await desk.go(supervisor, handedIn, 'passReview');
    return desk.go(specialist, signed, 'file', 'collect');
  };
  const toBank = async (at: ToldCase): Promise<ToldCase> => {
    await desk.bringPapers(at.id);
    return desk.go(house.specialist, at, 'verifyPapers', 'interview', 'submit');
  };
  const planned = (at: ToldCase, commercialFen = 104_000_000): Promise<ToldCase> =>
    desk.plan(house.specialist, at, { loans: [loan('commercial', 'icbc', commercialFen)] });
  const loan = (product: string, bank: string, askedFen: number): Record<string, unknown> => ({
    product,
    bank,
    askedFen,
    months: 360,
  });

  it('is born only from down payments that finance confirmed, at or above the minimum (S13)', async () => {
    const contractId = await desk.contract({ house: '9-1-1', downFen: 19_456_700, confirmedFen: 18_518_504 });
    const refused = await desk.open(contractId);
    expect([refused.code, refused.minimumFen]).toEqual(['BELOW_MINIMUM_DOWN', 18_518_505]);
    await desk.receive(contractId, 'downPayment', 1);
    const born = await desk.open(contractId);
    expect([born.state.key, born.gapFen, born.dueFen]).toEqual(['intake', 0, 104_000_000]);
    expect(born.applications).toMatchObject([{ product: 'commercial', monthlyFen: 438_468, state: 'prepared' }]);
  });

  it('is opened once for its contract, whoever asks and however many at once (S13)', async () => {
    const contractId = await desk.contract({ house: '9-1-2' });
    const opened = await Promise.all([desk.open(contractId), desk.open(contractId), desk.open(contractId)]);
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
  });

  it('is born of the receipt that finance confirms, and of two confirmed at once (S13)', async () => {
    const contractId = await desk.contract({ house: '9-1-20', confirmedFen: 0 });
    const { rows } = await api.database.pool.query<{ id: string }>(
      `INSERT INTO mortgage_receipt (number, contract_id, team_id, kind, amount_fen, received_on, entered_by_name)
       SELECT 'SJ9120' || n, id, team_id, 'downPayment', down_payment_fen / 2, '2026-11-20', 't' FROM mortgage_contract, generate_series(1, 2) n
       WHERE id = $1 RETURNING id`,
      [contractId],
    );
    const confirm = (id: string): Promise<{ __typename: string }> =>
      desk.ask(
        house.finance,
        'mutation($id: ID!) { confirmMortgageReceipt(id: $id, creditedOn: "2026-11-21") { __typename } }',
        { id },
      );
    await Promise.all(rows.map(({ id }) => confirm(id)));
    const cases = await api.database.pool.query('SELECT FROM mortgage_case WHERE contract_id = $1', [contractId]);
    expect(cases.rowCount).toBe(1);
  });

  it('goes to the mortgage team that works for the consultant’s sales team that day, and to one of its specialists (S23)', async () => {
    const born = await desk.open(await desk.contract({ house: '9-1-3' }));
    expect(born.team).toBe('按揭a組');
    expect(born.specialist).not.toBeNull();
    expect(await desk.one(house.specialist, born.id)).not.toBeNull();
    expect(await desk.one(house.otherSpecialist, born.id)).toBeNull();
  });

  it('stops where down payment, loans and balance payment do not make the price, and says the gap (S13)', async () => {
    const contractId = await desk.contract({ house: '9-1-4', downFen: 19_456_600, confirmedFen: 19_456_600 });
    const draft = await desk.go(house.specialist, await desk.open(contractId), 'startDraft');
    const stopped = await desk.move(house.specialist, draft, 'submitReview');
    expect(stopped.reasons).toEqual([{ code: 'MONEY_GAP', text: '與房款相差 1.00 元' }]);
    const whole = await desk.plan(house.specialist, draft, {
      loans: [loan('commercial', 'icbc', 104_000_000)],
      balanceFen: 100,
    });
    expect((await desk.go(house.specialist, whole, 'submitReview')).state.key).toBe('review');
  });

  it('is refused to a bank where the rules of the city speak against its loans, each reason told (S13)', async () => {
    const draft = await desk.go(
      house.specialist,
      await desk.open(await desk.contract({ house: '9-1-5' })),
      'startDraft',
    );
    const poor = { monthlyIncomeFen: 700_000, otherDebtFen: 0, otherHousingFen: 0, age: 45 };
    const bold = await desk.plan(house.specialist, draft, {
      loans: [loan('commercial', 'icbc', 104_000_000)],
      household: poor,
    });
    const stopped = await desk.move(house.specialist, bold, 'submitReview');
    expect(stopped.reasons?.map(({ code }) => code)).toEqual(['HOUSING_TOO_DEAR', 'DEBT_TOO_HIGH', 'TOO_OLD']);
  });

  it('is reviewed by somebody else than who handed it in (S15)', async () => {
    const { supervisor } = house;
    const handedIn = await desk.go(
      supervisor,
      await desk.open(await desk.contract({ house: '9-1-6' })),
      'startDraft',
      'submitReview',
    );
    const own = await desk.move(supervisor, handedIn, 'passReview');
    expect(own.reasons?.map(({ code }) => code)).toEqual(['SAME_PERSON']);
    const other = await api.as('SUP');
    expect((await desk.move(other, handedIn, 'passReview')).state.key).toBe('signed');
  });

  it('is moved by one of two who move it at once (S2)', async () => {
    const born = await desk.open(await desk.contract({ house: '9-1-7' }));
    const both = await Promise.all([
      desk.move(house.specialist, born, 'startDraft'),
      desk.move(house.supervisor, born, 'startDraft'),
    ]);
    expect(both.map(({ code }) => code ?? 'moved').sort()).toEqual(['CHANGED_MEANWHILE', 'moved']);
  });

  it('of a married couple with a combination loan goes from the receipt to the reconciled money (S2)', async () => {
    const contractId = await desk.contract({ house: '3-1-501', commercialFen: 44_000_000, fundFen: 60_000_000 });
    const { specialist, finance } = house;
    let at = await desk.plan(specialist, await desk.open(contractId), {
      loans: [loan('commercial', 'icbc', 44_000_000), loan('providentFund', 'fund', 60_000_000)],
      customerTypes: ['married'],
      interviewOn: '2026-12-10',
    });
    at = await toBank(await toPapers(at));
    at = await desk.decide(specialist, at, 'commercial', 44_000_000);
    expect(at.state.key).toBe('submitted');
    at = await desk.decide(specialist, at, 'providentFund', 60_000_000);
    expect(at.state.key).toBe('approved');
    at = await desk.go(specialist, at, 'signLoan', 'registerPreMortgage');
    const early = await desk.move(specialist, at, 'makeReady');
    expect(early.reasons?.map(({ code }) => code)).toEqual(['NOT_TOPPED_OUT']);
    await desk.topOut('3');
    at = await desk.go(specialist, at, 'makeReady');
    at = await desk.disburse(specialist, at, 'providentFund', 60_000_000);
    expect([at.state.key, at.dueFen]).toEqual(['partDisbursed', 44_000_000]);
    at = await desk.disburse(specialist, at, 'commercial', 44_000_000);
    expect([at.state.key, at.dueFen]).toEqual(['disbursed', 0]);
    await desk.receive(contractId, 'bankLoan', 44_000_000);
    const half = await desk.move(finance, at, 'reconcile');
    expect(half.reasons).toEqual([{ code: 'NOT_CREDITED', text: '財務尚差 600,000.00 元未到賬' }]);
    await desk.receive(contractId, 'providentFundLoan', 60_000_000);
    expect((await desk.move(specialist, at, 'reconcile')).code).toBe('NOT_FOUND');
    at = await desk.go(finance, at, 'reconcile');
    await api.database.pool.query(
      `INSERT INTO mortgage_fee (contract_id, kind, rule_id, amount_fen, paid_fen, assessed_on, due_on)
       SELECT $1, 'maintenanceFund', id, 641940, 641940, '2026-11-02', '2026-12-02' FROM mortgage_fee_rule LIMIT 1`,
      [contractId],
    );
    at = await desk.go(specialist, at, 'handOver', 'registerMortgage', 'releaseGuarantee', 'close');
    expect(at.state.key).toBe('closed');
  });

  it('that a bank lends less on signs no loan until the shortfall is topped up (S2)', async () => {
    const at = await toBank(await toPapers(await planned(await desk.open(await desk.contract({ house: '3-1-502' })))));
    const reduced = await desk.decide(house.specialist, at, 'commercial', 100_000_000);
    expect([reduced.state.key, reduced.gapFen]).toEqual(['approvedReduced', 4_000_000]);
    const stopped = await desk.move(house.specialist, reduced, 'signLoan');
    expect(stopped.reasons?.map(({ code }) => code)).toEqual(['MONEY_GAP']);
    const topped = await desk.mutate(house.specialist, 'topUpMortgage', 'TopUpMortgageInput', {
      id: reduced.id,
      version: reduced.version,
      balanceFen: 4_000_000,
      reason: '客戶補足首付',
    });
    expect((await desk.go(house.specialist, topped, 'signLoan')).state.key).toBe('loanSigned');
  });

  it('that changes the bank begins another attempt and keeps the old one (S2)', async () => {
    const at = await toBank(await toPapers(await planned(await desk.open(await desk.contract({ house: '3-1-503' })))));
    const rejected = await desk.decide(house.specialist, at, 'commercial', 0);
    expect(rejected.state.key).toBe('rejected');
    const leaving = await desk.move(house.specialist, rejected, 'switchBank', '徵信不符');
    const next = await desk.plan(house.specialist, leaving, { loans: [loan('commercial', 'ccb', 104_000_000)] });
    expect([next.state.key, next.attempt, next.gapFen]).toEqual(['docsCollecting', 2, 0]);
    expect(next.applications.map(({ attempt, bankName, state }) => [attempt, bankName, state])).toEqual([
      [2, '建設銀行', 'prepared'],
      [1, '工商銀行', 'rejected'],
    ]);
  });

  it('that is cancelled ends once all money is given back, as finance says (S2)', async () => {
    const contractId = await desk.contract({ house: '3-1-504' });
    const at = await desk.move(house.supervisor, await desk.open(contractId), 'cancel', '客戶退房');
    expect([at.state.key, at.dueFen]).toEqual(['refunding', 0]);
    const owed = await desk.move(house.finance, at, 'refunded');
    expect(owed.reasons?.map(({ code }) => code)).toEqual(['NOT_REFUNDED']);
    await api.database.pool.query(
      `INSERT INTO mortgage_receipt (number, contract_id, team_id, kind, amount_fen, received_on, credited_on, reverses_id,
         entered_by_name, confirmed_by_name, confirmed_at)
       SELECT 'R1', contract_id, team_id, kind, -amount_fen, '2026-11-21', '2026-11-21', id, 't', 't', now() FROM mortgage_receipt
       WHERE contract_id = $1`,
      [contractId],
    );
    expect((await desk.move(house.finance, at, 'refunded')).state.key).toBe('cancelled');
    const { rows } = await api.database.pool.query('SELECT state FROM mortgage_contract WHERE id = $1', [contractId]);
    expect(rows).toEqual([{ state: 'cancelled' }]);
  });

  it('is held and has problems without leaving its state (S21)', async () => {
    const born = await desk.open(await desk.contract({ house: '3-1-505' }));
    const held = await desk.mutate(house.specialist, 'overlayMortgageCase', 'OverlayMortgageCaseInput', {
      id: born.id,
      version: born.version,
      overlay: 'held',
      reason: '客戶出國',
    });
    expect([held.state.key, held.held]).toEqual(['intake', true]);
  });

  it('is ranked by the cash that one action today brings nearer, only where the caller can do it now (S2)', async () => {
    const near = await toPapers(await planned(await desk.open(await desk.contract({ house: '3-1-506' }))));
    await desk.bringPapers(near.id);
    const blocked = await toPapers(await planned(await desk.open(await desk.contract({ house: '3-1-507' }))));
    const best = await desk.ask<
      { case: { id: string }; action: { key: string }; steps: number; releasesFen: number }[]
    >(house.specialist, '{ mortgageMoneyToday(first: 50) { case { id } action { key } steps releasesFen } }', {});
    expect(best.find((each) => each.case.id === near.id)).toMatchObject({
      action: { key: 'verifyPapers' },
      steps: 8,
      releasesFen: 13_000_000,
    });
    expect(best.some((each) => each.case.id === blocked.id)).toBe(false);
    expect(best.map((each) => each.releasesFen)).toEqual(best.map((each) => each.releasesFen).sort((a, b) => b - a));
  });

  it('is counted on the board by state and whose time it is, within the caller’s rows (S2)', async () => {
    const board = (caller = house.specialist): Promise<Board> =>
      desk.ask<Board>(
        caller,
        'query { mortgageBoard(first: 2) { counts { state { key } whose count } cases { nodes { id } pageInfo { hasNextPage } } } }',
        {},
      );
    const own = await board();
    const { rows } = await api.database.pool.query<{ open: number }>(
      `SELECT count(*)::int AS open FROM mortgage_case WHERE state NOT IN ('closed', 'cancelled')`,
    );
    expect(own.counts.reduce((sum, { count }) => sum + count, 0)).toBe(rows[0]?.open);
    expect(own.counts).toContainEqual({ state: { key: 'docsCollecting' }, whose: 'customer', count: 3 });
    expect(own.cases.nodes).toHaveLength(2);
    expect((await board(house.otherSpecialist)).counts).toEqual([]);
  });
});

interface Board {
  readonly counts: { state: { key: string }; whose: string; count: number }[];
  readonly cases: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean } };
}
