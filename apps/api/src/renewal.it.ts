import { signatureHeader, signReceipt } from '@kefu/office/messaging';
import { Settings } from '@kefu/platform/config';
import { FieldCipher } from '@kefu/platform/crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const today = "(now() AT TIME ZONE 'Asia/Shanghai')::date";

describe('renewals and their messages', () => {
  let api: TestApi;
  let manager: TestCaller;
  let branches: string[];

  beforeAll(async () => {
    api = await startTestApi();
    manager = await api.as('M');
    branches = [await api.unit('branch', '沈陽'), await api.unit('branch', '大同')];
    const { pool } = api.database;
    await pool.query('UPDATE message_policy SET opens_minute = 0, closes_minute = 1440');
    await pool.query(`UPDATE calendar_day SET office = true WHERE day = ${today}`);
    await pool.query(
      `INSERT INTO trader (number, name, name_key, search_key, kind, certificate_kind, certificate_sealed, certificate_index,
         certificate_masked, branch_id)
       SELECT 'JY' || n, '交易商' || n, '', '', 'company', 'businessLicence', '', int4send(n), '', ($1::uuid[])[1 + n % 2]
       FROM generate_series(1, 6) n`,
      [branches],
    );
    await pool.query(
      `INSERT INTO term (trader_id, starts_on, ends_on) SELECT id, '2020-01-01', ${today} + 59 FROM trader`,
    );
    await pool.query(
      `INSERT INTO trader_phone SELECT id, 1, $1, '\\x00', '199****0000' FROM trader WHERE number <> 'JY6'`,
      [api.app.get(FieldCipher).seal('phone', '+8619900000000')],
    );
  });
  afterAll(() => api.close());

  const list = `query($states: [String!]) { messages(states: $states) { totalCount nodes { id recipientLabel phoneMasked level state } } }`;
  const messages = async (
    caller: TestCaller,
  ): Promise<{ id: string; recipientLabel: string; phoneMasked: string; state: string }[]> =>
    (
      await caller.graphql<{
        messages: { nodes: { id: string; recipientLabel: string; phoneMasked: string; state: string }[] };
      }>(list)
    ).data?.messages.nodes ?? [];
  const receipt = (body: string, secret: string, at = Math.floor(Date.now() / 1000)): Promise<number> =>
    api.app
      .inject({
        method: 'POST',
        url: '/gateway/receipts',
        headers: { 'content-type': 'application/json', [signatureHeader]: signReceipt(secret, body, at) },
        payload: body,
      })
      .then(({ statusCode }) => statusCode);
  const secret = (): string => api.app.get(Settings).gateway?.secret ?? '';

  it('are planned by a manager at once, each trader once, and tell whom they cannot reach (T3)', async () => {
    const plan = 'mutation { planRenewalReminders { outcome planned } }';
    const answers = await Promise.all([manager.graphql(plan), manager.graphql(plan)]);
    const planned = answers.map(
      ({ data }) => (data?.planRenewalReminders as { planned: number } | undefined)?.planned ?? 0,
    );
    expect(planned.reduce((sum, count) => sum + count, 0)).toBe(5);
    const { data } = await manager.graphql(
      '{ renewalRun { planned missing unreachable states { state count } } unreachableTraders { number } }',
    );
    expect(data).toEqual({
      renewalRun: { planned: 5, missing: 0, unreachable: 1, states: [{ state: 'planned', count: 5 }] },
      unreachableTraders: [{ number: 'JY6' }],
    });
  });

  it('show a branch its own traders’ messages and no others, masked (X7, X1)', async () => {
    const branch = await api.as('BRANCH', { kind: 'branch', name: '大同' });
    const rows = await messages(branch);
    expect(new Set(rows.map(({ recipientLabel }) => recipientLabel))).toEqual(
      new Set(['交易商1 JY1', '交易商3 JY3', '交易商5 JY5']),
    );
    expect(rows.every(({ phoneMasked }) => phoneMasked === '199****0000')).toBe(true);
    const foreign = (await messages(manager)).find(({ recipientLabel }) => recipientLabel === '交易商2 JY2');
    const { data } = await branch.graphql('query($id: ID!) { message(id: $id) { __typename } }', { id: foreign?.id });
    expect(data).toEqual({ message: { __typename: 'NotFound' } });
  });

  it('follow a message to its receipt (X7)', async () => {
    const [message] = await messages(manager);
    await api.database.pool.query(`UPDATE message SET state = 'accepted', gateway_reference = 'ref-1' WHERE id = $1`, [
      message?.id,
    ]);
    const body = JSON.stringify({ id: 'ref-1', status: 'delivered', at: new Date().toISOString() });
    expect(await receipt(body, secret())).toBe(204);
    expect(await receipt(body, secret())).toBe(204);
    const { data } = await manager.graphql(
      'query($id: ID!) { message(id: $id) { ... on MessageRecord { state body receipts { status } attempts { outcome } } } }',
      { id: message?.id },
    );
    expect(data?.message).toMatchObject({ state: 'delivered', receipts: [{ status: 'delivered' }] });
  });

  it('take no receipt that is unsigned, altered or older than five minutes (X7)', async () => {
    const body = JSON.stringify({ id: 'ref-2', status: 'delivered', at: new Date().toISOString() });
    expect(await receipt(body, 'another secret')).toBe(401);
    expect(await receipt(body, secret(), Math.floor(Date.now() / 1000) - 301)).toBe(401);
    expect(await receipt('{"id":"ref-2"}', secret())).toBe(400);
    const { rows } = await api.database.pool.query(`SELECT FROM delivery_receipt WHERE reference = 'ref-2'`);
    expect(rows).toEqual([]);
  });

  it('are sent again once, by a person who says why (X7)', async () => {
    const message = (await messages(manager)).find(({ state }) => state === 'planned');
    await api.database.pool.query(`UPDATE message SET state = 'expired' WHERE id = $1`, [message?.id]);
    const resend = `mutation($input: ResendMessageInput!) { resendMessage(input: $input) { __typename } }`;
    const variables = { input: { id: message?.id, reason: '網關整日不通' } };
    const answers = await Promise.all([manager.graphql(resend, variables), manager.graphql(resend, variables)]);
    expect(new Set(answers.map(({ data }) => JSON.stringify(data?.resendMessage)))).toEqual(
      new Set(['{"__typename":"MessageRecord"}', '{"__typename":"WrongState"}']),
    );
  });

  it('are renewed once of two who try, from the day after, and remind no more (T3)', async () => {
    const { rows } = await api.database.pool.query<{ id: string; version: number; next: string }>(
      `SELECT t.id, t.version, t.ends_on + 1 AS next FROM term t JOIN trader tr ON tr.id = t.trader_id WHERE number = 'JY6'`,
    );
    const renew = `mutation($input: RenewTermInput!) { renewTerm(input: $input) { __typename ... on RenewedTerm { startsOn } } }`;
    const variables = { input: { termId: rows[0]?.id, years: 1, version: rows[0]?.version } };
    const clerk = await api.as('CS');
    const answers = await Promise.all([clerk.graphql(renew, variables), clerk.graphql(renew, variables)]);
    expect(new Set(answers.map(({ data }) => JSON.stringify(data?.renewTerm)))).toEqual(
      new Set([`{"__typename":"RenewedTerm","startsOn":"${rows[0]?.next}"}`, '{"__typename":"WrongState"}']),
    );
    expect((await manager.graphql('{ unreachableTraders { number } }')).data).toEqual({ unreachableTraders: [] });
  });

  it('are not renewed under a version that is not theirs any more, whoever moved them on (T3)', async () => {
    const { data } = await manager.graphql<{ traderByNumber: { terms: { id: string; version: number }[] } }>(
      '{ traderByNumber(number: "JY4") { terms { id version } } }',
    );
    const [seen] = data?.traderByNumber.terms ?? [];
    await api.database.pool.query(`UPDATE term SET state = 'expiring', version = version + 1 WHERE id = $1`, [
      seen?.id,
    ]);
    const renew = `mutation($input: RenewTermInput!) { renewTerm(input: $input) { __typename ... on ChangedMeanwhile { version } } }`;
    const input = { termId: seen?.id, years: 1, version: seen?.version };
    const both = await Promise.all([1, 2].map(() => manager.graphql(renew, { input })));
    const version = (seen?.version ?? 0) + 1;
    expect(both.map((answer) => answer.data?.renewTerm)).toEqual([
      { __typename: 'ChangedMeanwhile', version },
      { __typename: 'ChangedMeanwhile', version },
    ]);
    expect((await manager.graphql(renew, { input: { ...input, version } })).data).toEqual({
      renewTerm: { __typename: 'RenewedTerm' },
    });
  });

  it('renewed by their last day count as on time (T3)', async () => {
    await api.database.pool.query(
      `WITH ended AS (
         UPDATE term t SET ends_on = ${today} - 10 FROM trader tr WHERE tr.id = t.trader_id AND number IN ('JY1', 'JY6')
           AND renewed_by IS NOT NULL RETURNING renewed_by
       )
       UPDATE term SET registered_on = ${today} - 12 FROM ended WHERE id = ended.renewed_by`,
    );
    await api.database.pool.query(
      `UPDATE term SET ends_on = ${today} - 3 FROM trader tr WHERE tr.id = trader_id AND number = 'JY2'`,
    );
    expect((await manager.graphql('{ renewalFigure { ended onTime late } }')).data).toEqual({
      renewalFigure: { ended: 2, onTime: 1, late: 0 },
    });
  });

  it('leave by steps that the department sets; a step given twice is named (T3)', async () => {
    const { data } = await manager.graphql<{ renewalPolicy: { version: number; steps: { templateId: string }[] } }>(
      '{ renewalPolicy { version steps { daysBefore templateId } } }',
    );
    const templateId = data?.renewalPolicy.steps[0]?.templateId;
    const change = `mutation($input: RenewalPolicyInput!) { setRenewalPolicy(input: $input) {
      __typename ... on RenewalPolicy { version steps { daysBefore } } ... on InvalidInput { fields { path code } } } }`;
    const input = { expiringDays: 45, expiredDays: 5, graceDays: 20, version: data?.renewalPolicy.version };
    const twice = [45, 45].map((daysBefore) => ({ daysBefore, templateId }));
    expect((await manager.graphql(change, { input: { ...input, steps: twice } })).data?.setRenewalPolicy).toMatchObject(
      {
        fields: [{ path: 'steps.1.daysBefore', code: 'TWICE' }],
      },
    );
    const steps = [45, 10].map((daysBefore) => ({ daysBefore, templateId }));
    const changes = await Promise.all([1, 2].map(() => manager.graphql(change, { input: { ...input, steps } })));
    const results = changes.map((answer) => answer.data?.setRenewalPolicy as { __typename: string } | undefined);
    expect(new Set(results.map((result) => result?.__typename))).toEqual(
      new Set(['RenewalPolicy', 'ChangedMeanwhile']),
    );
  });

  it('leave in words that the department writes; an unknown placeholder is named (X7)', async () => {
    const { data } = await manager.graphql<{
      messageTemplates: { id: string; version: number; sampleSegments: number }[];
    }>('{ messageTemplates { id version sample sampleSegments } }');
    const [template] = data?.messageTemplates ?? [];
    const rewrite = `mutation($input: MessageTemplateInput!) { rewriteMessageTemplate(input: $input) {
      __typename ... on MessageTemplate { version sample } ... on InvalidInput { fields { path code } } } }`;
    const input = { id: template?.id, version: template?.version, signature: '市場', body: '{name}：{nme}' };
    expect((await manager.graphql(rewrite, { input })).data?.rewriteMessageTemplate).toMatchObject({
      fields: [{ path: 'body', code: 'UNKNOWN_PLACEHOLDER' }],
    });
    expect(
      (await manager.graphql(rewrite, { input: { ...input, body: '{name}到期' } })).data?.rewriteMessageTemplate,
    ).toEqual({
      __typename: 'MessageTemplate',
      version: 2,
      sample: '【市場】王小明到期',
    });
  });
});
