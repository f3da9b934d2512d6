import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { errorStatus } from '@kefu/platform/errors';
import { ApiKey, apiKeyMark, hashToken, makeToken } from '@kefu/platform/identity';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './testing.ts';
import { enterTrader } from './trader-factory.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/integrations.md'), 'utf8');

/** The code blocks of the page in one language. */
function blocks(language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    (match) => match[1] ?? '',
  );
}

describe('docs/integrations.md', () => {
  let api: TestApi;
  let url: string;
  let key: string;
  const folder = mkdtempSync(join(tmpdir(), 'kefu-docs-'));

  beforeAll(async () => {
    api = await startTestApi();
    const manager = await api.as('M');
    key = makeToken(apiKeyMark);
    const keys = api.database.dataSource.getRepository(ApiKey);
    await keys.insert({
      name: 'docs',
      tokenHash: hashToken(key),
      prefix: key.slice(0, 10),
      permissions: ['trader.read', 'branch.read', 'change.follow'],
      createdBy: manager.personId,
    });
    for (let i = 0; i < 60; i++) await enterTrader(api, { number: `JY${10_000 + i}`, name: `李科美${i}` });
    await api.app.listen(0, '127.0.0.1');
    url = await api.app.getUrl();
  });
  afterAll(async () => {
    await api.close();
    rmSync(folder, { recursive: true });
  });

  it('shows a first program in Node that runs as it stands, over all pages (X10)', async () => {
    const program = join(folder, 'first-call.mjs');
    writeFileSync(program, blocks('js')[0] ?? '');
    const environment = { PATH: process.env.PATH ?? '', KEFU_URL: url, KEFU_KEY: key };
    const { stdout } = await promisify(execFile)(process.execPath, [program], { env: environment });
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(60);
    expect(lines[0]).toBe('JY10000 李科美0 2027-03-31');
  });

  it('shows a first call with curl whose document answers without an error (X10)', async () => {
    const [command = ''] = blocks('sh');
    const body = /-d '([\s\S]+)'/.exec(command)?.[1] ?? '';
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body,
    });
    expect(await response.json()).toMatchObject({ data: { traders: { nodes: [{ number: 'JY10000' }, {}] } } });
  });

  it('shows documents that fit the schema', () => {
    const { schema } = api.app.get(GraphQLSchemaHost);
    const documents = blocks('graphql');
    expect(documents.length).toBeGreaterThan(1);
    for (const document of documents) expect(validate(schema, parse(document))).toEqual([]);
  });

  it('lists every error code with its status', () => {
    const listed = [...page.matchAll(/^\| `([A-Z_]+)` \| (\d+) \|/gm)].map(([, code, status]) => [
      code,
      Number(status),
    ]);
    expect(Object.fromEntries(listed)).toEqual(errorStatus);
  });
});
