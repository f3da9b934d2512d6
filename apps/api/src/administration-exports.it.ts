import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportedLines, exportRefusal } from './exported-file.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';
import { enterTrader } from './trader-factory.ts';

describe('the lists of administration as files (X6)', () => {
  let api: TestApi;
  let manager: TestCaller;
  let administrator: TestCaller;
  let clerk: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    manager = await api.as('M');
    administrator = await api.as('administrator');
    clerk = await api.as('BRANCH');
  });
  afterAll(() => api.close());

  const lines = (caller: TestCaller, name: string, filter: object = {}, language = 'en'): Promise<string[]> =>
    exportedLines(api, caller, name, filter, language);

  it('hold parked messages with what is proposed and by whom, phones masked (X7)', async () => {
    const traderId = await enterTrader(api, { number: 'P1', name: '李科美', branch: '沈陽營業部' });
    const { rows } = await api.database.pool.query<{ id: string }>(
      `WITH run AS (INSERT INTO message_run (purpose, business_date) VALUES ('renewalReminder', '2026-11-23') RETURNING id)
       INSERT INTO message (run_id, recipient, business_date, purpose, level, template_id, template_version, shard, state, expires_at,
         gateway, doubtful, address_masked, cause)
       SELECT run.id, $1, '2026-11-23', 'renewalReminder', '60', t.id, 1, 0, 'parked', now(), 'sms', true, '199****0000', 'NOT_KNOWN'
       FROM run, (SELECT id FROM message_template LIMIT 1) t RETURNING id`,
      [traderId],
    );
    const input = { ids: [rows[0]?.id], decision: 'giveUp', reason: '客戶已到場' };
    await manager.graphql('mutation($input: ProposeParkedInput!) { proposeParked(input: $input) { __typename } }', {
      input,
    });
    const [head, parked, ...more] = await lines(manager, 'parked-messages');
    expect(head).toBe(
      '\ufeffRecipient,Phone,About,Business date,Cause,Gateway,Last try,Proposed,Proposed by,Proposed at,Reason',
    );
    expect(parked).toMatch(
      /^[^,]*李科美[^,]*,199\*\*\*\*0000,"Renewal, 60 days before",2026-11-23,Not known whether it left,sms,,Give up,M-[^,]+,[^,]+,客戶已到場$/,
    );
    expect(more).toEqual([]);
    expect(await exportRefusal(api, clerk, 'parked-messages')).toBe('FORBIDDEN');
  });

  it('hold opt-outs masked, with who entered them and why (X7)', async () => {
    const input = { phone: '+8613812345678', reason: '=來電要求' };
    await manager.graphql('mutation($input: NewOptOutInput!) { addOptOut(input: $input) { __typename } }', { input });
    const [head, optOut] = await lines(manager, 'opt-outs');
    expect(head).toBe('\ufeffPhone,How,Since,Entered by,Gateway,Reason');
    expect(optOut).toMatch(/^'\+86138\*{4}5678,Entered by hand,[^,]+,M-[^,]+,,'=來電要求$/);
  });

  it('hold what stands in the ledger or in a gateway’s report alone, named by gateway and day (X7)', async () => {
    const report = { gateway: 'sms', businessDate: '2026-11-23', more: false, lines: [{ reference: 'R-1' }] };
    await manager.graphql(
      'mutation($input: GatewayReportInput!) { importGatewayReport(input: $input) { __typename } }',
      { input: report },
    );
    const [, ...differences] = await lines(manager, 'gateway-report', { gateway: 'sms', businessDate: '2026-11-23' });
    expect(differences).toEqual(['The report alone,R-1,,,,']);
    expect(await lines(manager, 'gateway-report')).toEqual([]);
  });

  it('hold the templates of letters with the version that is in use (X6)', async () => {
    const { data } = await manager.graphql<{ letterTemplates: object[] }>('{ letterTemplates { id } }');
    const [head, ...templates] = await lines(manager, 'letter-templates');
    expect(head).toBe('\ufeffName,Kind,State,Written by,Written at');
    expect(templates).toHaveLength(data?.letterTemplates.length ?? -1);
    expect(templates[0]).toMatch(/,Version 1 in use,The system,/);
  });

  it('hold keys without a secret, the revoked ones too (X10)', async () => {
    const made = await administrator.graphql<{ createApiKey: { secret: string; key: { id: string } } }>(
      'mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on ApiKeyCreated { secret key { id } } } }',
      { input: { name: 'ERP', permissions: ['person.read'] } },
    );
    const { secret = '', key } = made.data?.createApiKey ?? {};
    await administrator.graphql('mutation($id: ID!) { revokeApiKey(id: $id) { __typename } }', { id: key?.id });
    const [head, told] = await lines(administrator, 'api-keys');
    expect(head).toMatch(/^\ufeffWhat for,Begins with,May,Confined to branches,State,/);
    expect(told).toMatch(/^ERP,\w+…,[^,]+,,Revoked,administrator-/);
    expect(secret.length).toBeGreaterThan(20);
    expect(told).not.toContain(secret);
    expect(await exportRefusal(api, clerk, 'api-keys')).toBe('FORBIDDEN');
  });

  it('hold each role with each permission that it grants (X1)', async () => {
    const [head, ...grants] = await lines(manager, 'roles', {}, 'zh-Hans');
    expect(head).toBe('\ufeff角色,人数,权限,范围');
    const { rows } = await api.database.pool.query<{ count: number }>(
      `SELECT (SELECT count(*)::int FROM role_grant)
         + (SELECT count(*)::int FROM role r WHERE NOT EXISTS (SELECT FROM role_grant g WHERE g.role_id = r.id)) AS count`,
    );
    expect(grants).toHaveLength(rows[0]?.count ?? -1);
    expect(grants.some((line) => line.startsWith('客服部经理,1,'))).toBe(true);
  });
});
