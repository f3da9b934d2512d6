import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { printSchema } from 'graphql';
import { startTestApi } from './testing.ts';

const committed = resolve(import.meta.dirname, '../schema.graphql');
const head = '# Written by `npm run schema` from the code; the console and integrations are made against it.\n\n';

describe('the published schema', () => {
  it('is committed as the code says it (X10); `npm run schema` writes it', async () => {
    const api = await startTestApi();
    const now = `${head}${printSchema(api.app.get(GraphQLSchemaHost).schema)}\n`;
    await api.close();
    if (process.env.KEFU_WRITE_SCHEMA) writeFileSync(committed, now);
    expect(readFileSync(committed, 'utf8')).toBe(now);
  });
});
