import { findInDump, hearLogs, planted, traces } from '@kefu/platform/testing';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';
import { enterTrader } from './trader-factory.ts';

const values = Object.values(planted);
const boundary = 'canary';

/** A planted value for every text of an input, and something that fits for the rest. */
function plant(type: GraphQLInputType, value: string): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [plant(bare.ofType, value)];
  if (isInputObjectType(bare)) {
    return Object.fromEntries(Object.values(bare.getFields()).map((field) => [field.name, plant(field.type, value)]));
  }
  return { Int: 1, Float: 1, Boolean: true }[getNamedType(bare).name] ?? value;
}

describe('planted certificates, phones and bank cards', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let logs: () => string;
  let traderId: string;
  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('CS');
    traderId = await enterTrader(api, { number: 'JY90001', name: '李科美', phones: [`+86${planted.phone}`] });
    logs = hearLogs();
  });
  afterAll(() => api.close());

  it('stand nowhere in a dump after they were written, shown and sent through jobs (X1, X2)', async () => {
    const enter = `mutation($input: EnterApplicationInput!) { enterApplication(input: $input) { __typename } }`;
    const headers = { 'idempotency-key': 'canary-change' };
    const wish = {
      phones: [planted.phone, '13800138000'],
      certificate: planted.nationalId,
      bankCard: planted.bankCard,
    };
    const entered = await clerk.graphql(enter, { input: { kind: 'change', traderId, wish } }, headers);
    expect(entered.data).toEqual({ enterApplication: { __typename: 'ApplicationRecord' } });
    const wrong = { phones: [planted.bankCard] };
    const refused = await clerk.graphql(enter, { input: { kind: 'change', traderId, wish: wrong } });
    expect(JSON.stringify(refused.data)).toContain('InvalidInput');
    const reveal = `mutation($id: ID!) { revealTraderField(traderId: $id, field: phone, reason: "客戶來電要求核對號碼") { __typename ... on RevealedField { value } } }`;
    const shown = await clerk.graphql(reveal, { id: traderId }, { 'idempotency-key': 'canary-reveal' });
    expect(JSON.stringify(shown.data)).toMatch(traces());
    expect(await findInDump(api.database)).toEqual([]);
  });

  it('stand nowhere in a dump after they were searched, exported and uploaded', async () => {
    for (const value of values) {
      await clerk.graphql('query($text: String!) { searchTraders(text: $text) { id } }', { text: value });
      const wish = { name: 'traders', format: 'csv', filter: { text: value } };
      await api.app.inject({ method: 'POST', url: '/exports', headers: { ...clerk.headers }, payload: wish });
    }
    const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${values.join('\n')}\r\n--${boundary}--\r\n`;
    const kept = await api.app.inject({
      method: 'POST',
      url: '/files',
      headers: { ...clerk.headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: file,
    });
    expect(kept.statusCode).toBe(201);
    expect(await findInDump(api.database)).toEqual([]);
  });

  it('come back in no error and stand in no log, whichever operation they are sent to (X10)', async () => {
    const manager = await api.as('M');
    const { schema } = api.app.get(GraphQLSchemaHost);
    const leaks: string[] = [];
    let sent = 0;
    for (const [kind, root] of [
      ['query', schema.getQueryType()],
      ['mutation', schema.getMutationType()],
    ] as const) {
      for (const field of Object.values(root?.getFields() ?? {})) {
        if (field.name === 'signOut' || field.args.length === 0) continue;
        const declared = field.args.map((one) => `$${one.name}: ${String(one.type)}`).join(', ');
        const given = field.args.map((one) => `${one.name}: $${one.name}`).join(', ');
        const part = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
        const query = `${kind}(${declared}) { ${field.name}(${given})${part} }`;
        for (const value of values) {
          const fitting = Object.fromEntries(field.args.map((one) => [one.name, plant(one.type, value)]));
          const wrong = Object.fromEntries(field.args.map((one) => [one.name, value]));
          for (const variables of [fitting, wrong]) {
            const { errors = [] } = await manager.graphql(query, variables);
            sent++;
            if (traces().test(JSON.stringify(errors))) leaks.push(`${field.name}: ${JSON.stringify(errors)}`);
          }
        }
      }
    }
    expect(sent).toBeGreaterThan(100);
    expect(leaks).toEqual([]);
    expect(logs()).not.toMatch(traces());
  });

  it('come back in no REST error', async () => {
    for (const value of values) {
      for (const url of [
        `/files/${value}`,
        `/exports/${value}`,
        `/graphiql/${value}`,
        `/${value}`,
        `/gateway/receipts?x=${value}`,
      ]) {
        for (const method of ['GET', 'POST'] as const) {
          const answer = await api.app.inject({
            method,
            url,
            headers: { ...clerk.headers },
            ...(method === 'POST' && { payload: { name: value } }),
          });
          expect({ url, body: traces().test(answer.body) }).toEqual({ url, body: false });
        }
      }
    }
    expect(logs()).not.toMatch(traces());
  });
});
