import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FieldCipher } from '@kefu/platform/crypto';
import { type Answer, startTestApi, type TestApi, type TestCaller, whileHeld } from './testing.ts';

const failures = '... on Failure { code } ... on InvalidInput { fields { path code } }';
const nobody = '0197a000-0000-7000-8000-00000000dead';

/** Fields that the API names in an answer that it refuses as a whole. */
function refusedFields({ errors }: Answer): string[] {
  const fields = errors?.[0]?.extensions?.fields as { path: string }[] | undefined;
  return (fields ?? []).map(({ path }) => path);
}

/** The types of answers to several who did something at once, in order. */
function kindsOf(answers: readonly (Record<string, unknown> | undefined)[]): string[] {
  return answers.map((answer) => String(answer?.__typename)).toSorted();
}

describe('what is set up for messages', () => {
  let api: TestApi;
  let administrator: TestCaller;
  let manager: TestCaller;
  let deputy: TestCaller;
  let clerk: TestCaller;

  beforeAll(async () => {
    api = await startTestApi();
    administrator = await api.as('administrator');
    manager = await api.as('M');
    deputy = await api.as('DM');
    clerk = await api.as('CS');
  });
  afterAll(() => api.close());

  const does = async <Result = Record<string, unknown>>(
    caller: TestCaller,
    mutation: string,
    type: string,
    wanted: string,
    input: object,
  ): Promise<Result | undefined> => {
    const { data, errors } = await caller.graphql<Record<string, Result>>(
      `mutation($input: ${type}!) { ${mutation}(input: $input) { __typename ${wanted} } }`,
      { input },
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data?.[mutation];
  };

  describe('a gateway', () => {
    const plain = {
      name: 'operator',
      title: '運營商',
      adapter: 'http',
      offer: 'lookup',
      url: 'https://sms.example/api',
      signature: '',
      simplified: true,
      priority: 50,
      enabled: true,
      ratePerSecond: 20,
      burst: 40,
      timeoutSeconds: 5,
      keySeconds: 3600,
      settleSeconds: 30,
      settings: [],
      secrets: [
        { name: 'token', value: 'a token nobody reads' },
        { name: 'receiptSecret', value: 'a secret nobody reads' },
      ],
      templates: [],
    };
    const whole =
      'name title url adapter offer secretsSet callbackUrl breaker allowed triedLastMinute version settings { name value }';
    const save = (input: object, by = administrator): Promise<Record<string, unknown> | undefined> =>
      does(by, 'saveMessageGateway', 'MessageGatewayInput', `... on MessageGateway { ${whole} } ${failures}`, input);
    const kept = async (): Promise<unknown> => {
      const { rows } = await api.database.pool.query<{ sealed: string }>(
        `SELECT secrets_sealed AS sealed FROM message_gateway WHERE name = 'operator'`,
      );
      return JSON.parse(api.app.get(FieldCipher).open('gatewaySecrets', rows[0]?.sealed ?? ''));
    };

    it('tells which of its secrets are set, and never what they are: not in the answer, the list or the audit (X7)', async () => {
      const made = await save(plain);
      expect(made).toMatchObject({ __typename: 'MessageGateway', version: 1, secretsSet: ['token', 'receiptSecret'] });
      const { data } = await administrator.graphql(`{ messageGateways { ${whole} } }`);
      const { rows: audited } = await api.database.pool.query(
        `SELECT * FROM audit_entry WHERE subject_type = 'gateway' AND subject_id = 'operator'`,
      );
      expect(audited).toHaveLength(1);
      expect(JSON.stringify([made, data, audited])).not.toMatch(/nobody reads/);
      expect(JSON.stringify(data)).toContain('"operator"');
    });

    it('keeps a secret that is left out or left empty, and takes one that is given (X7)', async () => {
      const secrets = [
        { name: 'token', value: 'another token' },
        { name: 'receiptSecret', value: '' },
      ];
      expect(await save({ ...plain, version: 1, secrets })).toMatchObject({
        version: 2,
        secretsSet: ['token', 'receiptSecret'],
      });
      expect(await kept()).toEqual({ token: 'another token', receiptSecret: 'a secret nobody reads' });
      expect(await save({ ...plain, version: 2, secrets: [] })).toMatchObject({ version: 3 });
      expect(await kept()).toEqual({ token: 'another token', receiptSecret: 'a secret nobody reads' });
    });

    it('is changed once of two who change it, and names each field that keeps it from being so (X7)', async () => {
      const both = await Promise.all([1, 2].map(() => save({ ...plain, version: 3, secrets: [] })));
      expect(kindsOf(both)).toEqual(['ChangedMeanwhile', 'MessageGateway']);
      expect(await save(plain)).toMatchObject({ fields: [{ path: 'name', code: 'TAKEN' }] });
      expect(
        await save({
          ...plain,
          name: 'other',
          url: null,
          settleSeconds: 5,
          secrets: [],
          settings: [{ name: 'body', value: '{' }],
        }),
      ).toMatchObject({
        fields: [
          { path: 'url', code: 'REQUIRED' },
          { path: 'secrets.token', code: 'REQUIRED' },
          { path: 'secrets.receiptSecret', code: 'REQUIRED' },
          { path: 'settleSeconds', code: 'TOO_SHORT' },
          { path: 'settings.body', code: 'NOT_JSON' },
        ],
      });
      expect(await save({ ...plain, name: 'other', adapter: 'tencent' })).toMatchObject({
        fields: expect.arrayContaining([{ path: 'offer', code: 'NOT_OFFERED' }]),
      });
      const outside = { ...plain, name: 'No Good', url: 'ftp://sms.example', ratePerSecond: 0, timeoutSeconds: 500 };
      const refused = await administrator.graphql(
        'mutation($input: MessageGatewayInput!) { saveMessageGateway(input: $input) { __typename } }',
        { input: outside },
      );
      expect(refusedFields(refused).toSorted()).toEqual(['name', 'ratePerSecond', 'timeoutSeconds', 'url']);
      expect(JSON.stringify(refused)).not.toContain('nobody reads');
    });
  });

  describe('the routing rules', () => {
    const rules = async (): Promise<string[]> => {
      const { data } = await manager.graphql<{ gatewayRoutes: { id: string }[] }>('{ gatewayRoutes { id } }');
      return data?.gatewayRoutes.map(({ id }) => id) ?? [];
    };
    const set = async (
      given: readonly object[],
      read?: readonly string[],
    ): Promise<Record<string, unknown> | undefined> =>
      does(
        administrator,
        'setGatewayRoutes',
        'GatewayRoutesInput',
        `... on GatewayRouting { rules { purpose prefix branch gateways } } ${failures}`,
        { read: read ?? (await rules()), rules: given },
      );

    it('keep their order, and are replaced once of two who replace them (X7)', async () => {
      const branchId = await api.unit('branch', '大同');
      const first = [
        { prefix: '+852', gateways: ['sms'] },
        { purpose: 'riskNotice', branchId, gateways: ['operator', 'sms'] },
      ];
      expect(await set(first)).toEqual({
        __typename: 'GatewayRouting',
        rules: [
          { purpose: null, prefix: '+852', branch: null, gateways: ['sms'] },
          { purpose: 'riskNotice', prefix: null, branch: '大同', gateways: ['operator', 'sms'] },
        ],
      });
      const read = await rules();
      const both = await Promise.all([set([{ gateways: ['operator'] }], read), set([{ gateways: ['sms'] }], read)]);
      expect(kindsOf(both)).toEqual(['ChangedMeanwhile', 'GatewayRouting']);
      expect(await rules()).toHaveLength(1);
    });

    it('name the rule whose gateway or branch is not there, and change nothing then (X7)', async () => {
      const before = await rules();
      const wrong = [{ gateways: ['sms'] }, { gateways: ['sms', 'gone'], branchId: nobody }];
      expect(await set(wrong)).toMatchObject({
        fields: [
          { path: 'rules.1.gateways', code: 'UNKNOWN' },
          { path: 'rules.1.branchId', code: 'UNKNOWN' },
        ],
      });
      const refused = await administrator.graphql(
        'mutation($input: GatewayRoutesInput!) { setGatewayRoutes(input: $input) { __typename } }',
        { input: { read: before, rules: [{ gateways: ['sms'] }, { prefix: '852', gateways: [] }] } },
      );
      expect(refusedFields(refused).toSorted()).toEqual(['rules.1.gateways', 'rules.1.prefix']);
      expect(await rules()).toEqual(before);
    });
  });

  describe('the words of a message', () => {
    let id: string;
    let version: number;
    const wanted = `... on MessageTemplate { version approvedVersion decidedBy returnReason } ${failures}`;
    const decide = (
      by: TestCaller,
      approve: boolean,
      more: object = {},
    ): Promise<Record<string, unknown> | undefined> =>
      does(by, 'decideMessageTemplate', 'DecideTemplateInput', wanted, { id, version, approve, ...more });
    const rewrite = async (body: string): Promise<void> => {
      const input = { id, version, body, signature: '市場' };
      const answer = await does<{ version: number }>(
        manager,
        'rewriteMessageTemplate',
        'MessageTemplateInput',
        wanted,
        input,
      );
      version = answer?.version ?? 0;
    };
    beforeAll(async () => {
      const { data } = await manager.graphql<{ messageTemplates: { id: string; version: number; purpose: string }[] }>(
        '{ messageTemplates { id version purpose } }',
      );
      const template = data?.messageTemplates.find(({ purpose }) => purpose === 'renewalReminder');
      id = template?.id ?? '';
      version = template?.version ?? 0;
    });

    it('are approved by another person than who wrote them; until then the words before them leave (X7)', async () => {
      await rewrite('{name}請續簽');
      expect(await decide(manager, true)).toMatchObject({ __typename: 'SecondPersonNeeded' });
      const { rows } = await api.database.pool.query('SELECT approved_version FROM message_template WHERE id = $1', [
        id,
      ]);
      expect(rows).toEqual([{ approved_version: version - 1 }]);
      expect(await decide(deputy, true)).toMatchObject({ version, approvedVersion: version });
      expect(await decide(deputy, true)).toMatchObject({ __typename: 'WrongState' });
    });

    it('are returned with a reason only, and then written anew (X7)', async () => {
      await rewrite('{name}請速續簽');
      expect(await decide(deputy, false, { reason: ' ' })).toMatchObject({
        fields: [{ path: 'reason', code: 'REQUIRED' }],
      });
      expect(await decide(deputy, false, { reason: '語氣太急' })).toMatchObject({
        returnReason: '語氣太急',
        approvedVersion: version - 1,
      });
      expect(await decide(deputy, true)).toMatchObject({ __typename: 'WrongState' });
      await rewrite('{name}到期，請續簽');
      expect(await decide(deputy, true, { version: version - 1 })).toMatchObject({ __typename: 'ChangedMeanwhile' });
    });

    it('are decided once of two who decide at once: one approves or returns, the other is told (X7)', async () => {
      const both = await whileHeld(api, 'SELECT FROM message_template WHERE id = $1 FOR UPDATE', [id], () =>
        Promise.all([decide(deputy, true), decide(administrator, false, { reason: '另議' })]),
      );
      expect(kindsOf(both)).toEqual(['MessageTemplate', 'WrongState']);
      const { rows } = await api.database.pool.query(
        'SELECT count(*)::int AS n FROM message_template_approval WHERE template_id = $1 AND version = $2',
        [id, version],
      );
      expect(rows).toEqual([{ n: 1 }]);
    });
  });

  describe('a parked message', () => {
    let ids: string[];
    const outcome = '... on ParkedOutcome { done own overtaken } ... on Failure { code }';
    const propose = (by: TestCaller, decision: string): Promise<Record<string, unknown> | undefined> =>
      does(by, 'proposeParked', 'ProposeParkedInput', outcome, { ids, decision, reason: '網關說沒有收到' });
    const decide = (by: TestCaller, confirm = true): Promise<Record<string, unknown> | undefined> =>
      does(by, 'decideParked', 'DecideParkedInput', outcome, { ids, confirm });
    beforeAll(async () => {
      const { rows } = await api.database.pool.query<{ id: string }>(
        `WITH run AS (INSERT INTO message_run (purpose, business_date) VALUES ('renewalReminder', '2026-11-23') RETURNING id)
         INSERT INTO message (run_id, recipient, business_date, purpose, level, template_id, template_version, shard, state,
           expires_at, gateway, doubtful, address_masked)
         SELECT run.id, uuidv7(), '2026-11-23', 'renewalReminder', '60', t.id, 1, 0, 'parked', now(), 'sms', true, '199****0000'
         FROM run, message_template t, generate_series(1, 2) WHERE t.purpose = 'renewalReminder' RETURNING id`,
      );
      ids = rows.map(({ id }) => id);
    });

    it('is decided by two people: who proposed does not confirm, and of two who confirm at once one finds it done (X7)', async () => {
      const proposals = await Promise.all([propose(manager, 'countAsSent'), propose(manager, 'giveUp')]);
      expect(proposals.map((answer) => Number(answer?.done)).toSorted((a, b) => a - b)).toEqual([0, 2]);
      expect(await decide(manager)).toMatchObject({ done: 0, own: 2 });
      const { data } = await deputy.graphql(
        '{ parkedMessages { totalCount nodes { id phoneMasked proposal { reason proposedById } } } }',
      );
      expect(data?.parkedMessages).toMatchObject({
        totalCount: 2,
        nodes: ids.map((id) => ({
          id,
          phoneMasked: '199****0000',
          proposal: { reason: '網關說沒有收到', proposedById: manager.personId },
        })),
      });
      const supervisor = await api.as('SUP');
      const decisions = await Promise.all([decide(deputy), decide(supervisor)]);
      expect(decisions.map((answer) => Number(answer?.done)).toSorted((a, b) => a - b)).toEqual([0, 2]);
      expect((await deputy.graphql('{ parkedMessages { totalCount } }')).data).toEqual({
        parkedMessages: { totalCount: 0 },
      });
    });

    it('is proposed for with one of the three decisions and a reason, each named where it is wrong (X7)', async () => {
      const refused = await manager.graphql(
        'mutation($input: ProposeParkedInput!) { proposeParked(input: $input) { __typename } }',
        { input: { ids: ['not an id'], decision: 'forget', reason: '' } },
      );
      expect(refusedFields(refused).toSorted()).toEqual(['decision', 'ids', 'reason']);
    });
  });

  describe('an opt-out', () => {
    const phone = '+8619912345678';
    const add = (given = phone): Promise<Record<string, unknown> | undefined> =>
      does(clerk, 'addOptOut', 'NewOptOutInput', `... on OptOut { id phoneMasked source reason beganBy } ${failures}`, {
        phone: given,
        reason: '來電要求',
      });

    it('is entered by hand once of two who enter it, and shows its phone to nobody (X7)', async () => {
      const both = await Promise.all([add(), add()]);
      expect(kindsOf(both)).toEqual(['InvalidInput', 'OptOut']);
      expect(both.find((answer) => answer?.fields)).toMatchObject({ fields: [{ path: 'phone', code: 'TAKEN' }] });
      const { data } = await manager.graphql('{ optOuts { phoneMasked source reason } }');
      expect(data).toEqual({ optOuts: [{ phoneMasked: '+86199****5678', source: 'person', reason: '來電要求' }] });
      const { rows } = await api.database.pool.query(
        `SELECT a.*, o.* FROM audit_entry a, message_opt_out o WHERE a.subject_type = 'optOut'`,
      );
      expect(JSON.stringify(rows)).not.toContain('9912345678');
    });

    it('names its phone where that is none, without repeating it (X7)', async () => {
      const refused = await clerk.graphql(
        'mutation($input: NewOptOutInput!) { addOptOut(input: $input) { __typename } }',
        {
          input: { phone: '199 1234 5678', reason: '' },
        },
      );
      expect(refusedFields(refused).toSorted()).toEqual(['phone', 'reason']);
      expect(JSON.stringify(refused)).not.toContain('1234 5678');
    });

    it('ends once of two who end it, with a reason, and the phone may be entered again (X7)', async () => {
      const { data } = await clerk.graphql<{ optOuts: { id: string }[] }>('{ optOuts { id } }');
      const end = (): Promise<Record<string, unknown> | undefined> =>
        does(clerk, 'endOptOut', 'EndOptOutInput', '', { id: data?.optOuts[0]?.id, reason: '又要短信了' });
      expect(kindsOf(await Promise.all([end(), end()]))).toEqual(['NotFound', 'OptOut']);
      expect(await add()).toMatchObject({ __typename: 'OptOut' });
    });
  });

  describe('the report of a gateway', () => {
    const wanted = `... on GatewayReport { lines matched ledgerOnly reportOnly explained unexplained
      differences { item messageId reason explainedBy } } ... on Failure { code }`;
    const report = { gateway: 'sms', businessDate: '2026-11-23' };

    it('is taken in, laid beside the ledger and explained; whoever releases sees that nothing is left (X7)', async () => {
      const taken = { ...report, more: false, lines: [{ reference: 'A-1' }, { reference: 'A-2', key: nobody }] };
      expect(await does(manager, 'importGatewayReport', 'GatewayReportInput', wanted, taken)).toMatchObject({
        lines: 2,
        matched: 0,
        reportOnly: 2,
        unexplained: 2,
      });
      const said = { ...report, items: ['A-1', 'A-2', 'A-3'], reason: '營運商的測試短信' };
      expect(await does(deputy, 'explainReportDifferences', 'ExplainDifferencesInput', wanted, said)).toMatchObject({
        explained: 2,
        unexplained: 0,
        differences: [
          { item: 'A-1', reason: '營運商的測試短信' },
          { item: 'A-2', reason: '營運商的測試短信' },
        ],
      });
      const { data } = await administrator.graphql(
        'query($gateway: String!, $businessDate: String!) { gatewayReport(gateway: $gateway, businessDate: $businessDate) { lines unexplained } }',
        report,
      );
      expect(data).toEqual({ gatewayReport: { lines: 2, unexplained: 0 } });
    });

    it('names what is wrong with it, and the gateway that is not there (X7)', async () => {
      const refused = await manager.graphql(
        'mutation($input: GatewayReportInput!) { importGatewayReport(input: $input) { __typename } }',
        {
          input: { gateway: 'sms', businessDate: '23.11.2026', more: false, lines: [{ reference: 'A', key: 'none' }] },
        },
      );
      expect(refusedFields(refused).toSorted()).toEqual(['businessDate', 'lines.0.key']);
      const gone = { ...report, gateway: 'gone', more: false, lines: [] };
      expect(await does(manager, 'importGatewayReport', 'GatewayReportInput', wanted, gone)).toMatchObject({
        __typename: 'NotFound',
      });
      const bad = await manager.graphql('query { gatewayReport(gateway: "sms", businessDate: "yesterday") { lines } }');
      expect([bad.data, bad.errors?.[0]?.extensions?.code]).toEqual([null, 'BAD_INPUT']);
    });
  });

  it.each([
    [
      'gateways’ settings',
      'mutation($input: GatewayRoutesInput!) { setGatewayRoutes(input: $input) { __typename } }',
      { read: [], rules: [] },
      'SUP',
    ],
    [
      'a test message',
      'mutation($input: TestGatewayInput!) { testMessageGateway(input: $input) { __typename } }',
      { name: 'sms', phone: '+8619900000000' },
      'DM',
    ],
    [
      'the words',
      'mutation($input: DecideTemplateInput!) { decideMessageTemplate(input: $input) { __typename } }',
      { id: nobody, version: 1, approve: true },
      'SUP',
    ],
    [
      'parked messages',
      'mutation($input: DecideParkedInput!) { decideParked(input: $input) { __typename } }',
      { ids: [nobody], confirm: true },
      'CS',
    ],
    [
      'gateways’ reports',
      'mutation($input: ExplainDifferencesInput!) { explainReportDifferences(input: $input) { __typename } }',
      { gateway: 'sms', businessDate: '2026-11-23', items: ['A-1'], reason: 'x' },
      'CS',
    ],
    [
      'opt-outs',
      'mutation($input: NewOptOutInput!) { addOptOut(input: $input) { __typename } }',
      { phone: '+8619900000000', reason: 'x' },
      'BRANCH',
    ],
  ] as const)('keeps %s from who may not decide them (X7)', async (_, document, input, role) => {
    const caller = await api.as(role, role === 'BRANCH' ? { kind: 'branch', name: '大同' } : undefined);
    const { data, errors } = await caller.graphql(document, { input });
    expect([data, errors?.[0]?.extensions?.code]).toEqual([null, 'FORBIDDEN']);
  });
});
