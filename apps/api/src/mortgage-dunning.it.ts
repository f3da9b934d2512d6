import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlanFeeDunning } from '@kefu/mortgage';
import { MessageSources } from '@kefu/office/messaging';
import { runAs, systemActor } from '@kefu/platform/context';
import { FieldCipher } from '@kefu/platform/crypto';
import { type MortgageHouse, mortgageDesk, mortgageHouse } from './mortgage-case-factory.ts';
import { setToday } from './risk-days.ts';
import { startTestApi, type TestApi } from './testing.ts';

/** A Friday on which the office works, and the Saturday after it. */
const [friday, saturday] = ['2026-11-13', '2026-11-14'];

describe('reminders of fees (S18)', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let contract: ReturnType<typeof mortgageDesk>['contract'];

  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await api.database.pool.query(text, values)).rows as Row[];
  const tick = () => runAs(systemActor('test'), () => api.app.get(PlanFeeDunning, { strict: false }).tick());
  const levels = (contractId: string) =>
    rows<{ level: string; state: string }>(
      'SELECT level, state FROM message WHERE recipient = $1 ORDER BY level::int, id',
      [contractId],
    );
  /** A contract with deed tax and maintenance fund, due on a day; with a phone unless told otherwise. */
  const owing = async (place: string, dueOn: string, phone = true): Promise<string> => {
    const id = await contract({ house: place });
    const cipher = api.app.get(FieldCipher);
    await rows(
      `INSERT INTO mortgage_buyer (contract_id, position, name, name_key, phone_sealed, phone_index, phone_masked)
       VALUES ($1, 1, '盧安', '卢安', $2, $3, $4)`,
      [
        id,
        phone ? cipher.seal('phone', '+8619900001234') : null,
        phone ? cipher.blindIndex('phone', '+8619900001234') : null,
        phone ? '199****1234' : null,
      ],
    );
    await rows(
      `INSERT INTO mortgage_fee (contract_id, kind, rule_id, amount_fen, assessed_on, due_on)
       SELECT $1, kind, r.id, fen, '2026-10-01', $2 FROM (SELECT id FROM mortgage_fee_rule LIMIT 1) r,
         (VALUES ('deedTax', 1100917), ('maintenanceFund', 641940)) f (kind, fen)`,
      [id, dueOn],
    );
    return id;
  };
  const words = async (contractId: string) => {
    const source = api.app.get(MessageSources, { strict: false }).of('mortgageFeeDunning');
    const messages = await rows<{ id: string; recipient: string; level: string; subjectId: string }>(
      'SELECT id, recipient, level, subject_id AS "subjectId" FROM message WHERE recipient = $1 ORDER BY level::int DESC LIMIT 1',
      [contractId],
    );
    return [...((await source?.load(messages))?.values() ?? [])][0];
  };
  const fees = async (contractId: string) =>
    (
      await house.supervisor.graphql<{ mortgageFees: { nodes: { id: string; kind: string; reminders: object[] }[] } }>(
        'query($id: ID!) { mortgageFees(contractId: $id) { nodes { id kind state notifiedOn reminders { days on state } } } }',
        { id: contractId },
      )
    ).data?.mortgageFees.nodes ?? [];

  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    contract = mortgageDesk(api, house).contract;
    await setToday(await api.as('M'), friday);
    await rows(`UPDATE message_policy SET opens_minute = 0, closes_minute = 1440`);
  });
  afterAll(() => api.close());

  it('go out once for each step, one message for all fees due on a day, however many ticks run at once', async () => {
    const id = await owing('1-1-101', '2026-11-20');
    await Promise.all([tick(), tick(), tick()]);
    await tick();
    expect(await levels(id)).toEqual([{ level: '-7', state: 'planned' }]);
    expect(await words(id)).toMatchObject({
      phone: '+8619900001234',
      values: { fees: '契税、维修基金', amount: '17,428.57', dueOn: '2026年11月20日', days: '0' },
    });
    await setToday(await api.as('M'), '2026-11-23');
    await Promise.all([tick(), tick()]);
    expect((await levels(id)).map(({ level }) => level)).toEqual(['-7', '1']);
    await setToday(await api.as('M'), friday);
  });

  it('begin with the furthest step for whoever is long overdue, and never go back to an earlier one', async () => {
    const id = await owing('1-1-102', '2026-10-10');
    await tick();
    await tick();
    expect(await levels(id)).toEqual([{ level: '30', state: 'planned' }]);
  });

  it('stop once all is paid or let go: nothing more is planned, and what is planned does not leave', async () => {
    const [paid, waived] = [await owing('1-1-103', friday), await owing('1-1-104', '2026-11-20')];
    await tick();
    expect([await levels(paid), await levels(waived)].flat()).toHaveLength(2);
    await rows(`UPDATE mortgage_fee SET paid_fen = amount_fen WHERE contract_id = $1`, [paid]);
    await rows(`UPDATE mortgage_fee SET waived = true WHERE contract_id = $1`, [waived]);
    expect([await words(paid), await words(waived)]).toEqual([{ suppressed: 'settled' }, { suppressed: 'settled' }]);
    await setToday(await api.as('M'), '2026-12-21');
    await tick();
    expect([await levels(paid), await levels(waived)].flat()).toHaveLength(2);
    await setToday(await api.as('M'), friday);
  });

  it('do not go to whoever took the consent to them back: nothing more is planned, and what is planned does not leave (S7)', async () => {
    const withdraws = (id: string): Promise<object[]> =>
      rows(
        `INSERT INTO mortgage_consent (contract_id, position, name_key, purpose, given, said_on, by_name)
         VALUES ($1, 1, '卢安', 'dunning', false, '2026-11-12', 't')`,
        [id],
      );
    const [before, after] = [await owing('1-1-111', '2026-11-20'), await owing('1-1-112', '2026-11-20')];
    await withdraws(before);
    await tick();
    expect([(await levels(before)).length, (await levels(after)).length]).toEqual([0, 1]);
    await withdraws(after);
    expect(await words(after)).toEqual({ suppressed: 'optedOut' });
  });

  it('tell what is left when a part is paid, and wait while a waiver is being decided', async () => {
    const [part, asked] = [await owing('1-1-105', '2026-11-20'), await owing('1-1-106', '2026-11-20')];
    await rows(
      `INSERT INTO mortgage_fee_waiver (fee_id, reason, asked_by_name) SELECT id, '開發商代繳', 't' FROM mortgage_fee WHERE contract_id = $1`,
      [asked],
    );
    await tick();
    expect(await levels(asked)).toEqual([]);
    await rows(`UPDATE mortgage_fee SET paid_fen = 1100917 WHERE contract_id = $1 AND kind = 'deedTax'`, [part]);
    expect(await words(part)).toMatchObject({ values: { fees: '维修基金', amount: '6,419.40' } });
    // What was the message's first fee is paid: the step is over for the others of that day, too.
    await tick();
    expect(await levels(part)).toHaveLength(1);
  });

  it('leave on office days alone, and to nobody without a phone', async () => {
    const [off, silent] = [await owing('1-1-107', saturday), await owing('1-1-108', '2026-11-20', false)];
    await rows(`UPDATE mortgage_fee SET due_on = '2026-11-21' WHERE contract_id = $1`, [off]);
    await setToday(await api.as('M'), saturday);
    expect(await tick()).toMatchObject({ planned: 0 });
    await setToday(await api.as('M'), '2026-11-16');
    await tick();
    expect([await levels(off), await levels(silent)]).toEqual([[{ level: '-7', state: 'planned' }], []]);
    await setToday(await api.as('M'), friday);
  });

  it('make a fee told once the network took one, and stand with the fee', async () => {
    const id = await owing('1-1-109', '2026-11-20');
    await tick();
    await rows(`UPDATE message SET state = 'delivered' WHERE recipient = $1`, [id]);
    await Promise.all([tick(), tick()]);
    const reminders = [{ days: -7, on: friday, state: 'delivered' }];
    expect(await fees(id)).toMatchObject([
      { state: 'notified', notifiedOn: friday, reminders },
      { state: 'notified', notifiedOn: friday, reminders },
    ]);
  });

  it('are a ladder of the supervisor’s: a step is put in once by two at once, and taken away', async () => {
    const set = async (input: object, caller = house.supervisor) => {
      const { data, errors } = await caller.graphql<{ set: { __typename: string; steps?: { days: number }[] } }>(
        `mutation($input: SetDunningStepInput!) { set: setMortgageDunningStep(input: $input) { __typename ... on DunningLadder { steps { days } } } }`,
        { input },
      );
      return errors?.[0]?.extensions?.code ?? data?.set.steps?.map(({ days }) => days) ?? data?.set.__typename;
    };
    const [template] = await rows<{ id: string }>(
      `SELECT id FROM message_template WHERE purpose = 'mortgageFeeDunning' LIMIT 1`,
    );
    const [foreign] = await rows<{ id: string }>(
      `SELECT id FROM message_template WHERE purpose = 'renewalReminder' LIMIT 1`,
    );
    await Promise.all([set({ days: 90, templateId: template?.id }), set({ days: 90, templateId: template?.id })]);
    expect(await set({ days: 91, templateId: foreign?.id })).toBe('NotFound');
    expect(await set({ days: 60 })).toEqual([-7, 1, 15, 30, 90]);
    expect(await set({ days: 60 })).toBe('NotFound');
    expect(await set({ days: 5, templateId: template?.id }, house.finance)).toBe('FORBIDDEN');
  });
});
