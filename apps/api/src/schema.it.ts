import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { buildSchema, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { startTestApi } from './testing.ts';

const committed = resolve(import.meta.dirname, '../schema.graphql');
const accepted = resolve(import.meta.dirname, '../schema-breaks.md');
const head = '# Written by `npm run schema` from the code; the console and integrations are made against it.\n\n';

/** The schema as a commit has it; undefined where the commit, the file or Git itself is missing. */
function schemaOf(commit: string): string | undefined {
  try {
    return execFileSync('git', ['show', `${commit}:./schema.graphql`], {
      cwd: resolve(import.meta.dirname, '..'),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

describe('the published schema', () => {
  it('is committed as the code says it (X10); `npm run schema` writes it', async () => {
    const api = await startTestApi();
    const now = `${head}${printSchema(api.app.get(GraphQLSchemaHost).schema)}\n`;
    await api.close();
    if (process.env.KEFU_WRITE_SCHEMA) writeFileSync(committed, now);
    expect(readFileSync(committed, 'utf8')).toBe(now);
  });

  it('breaks nothing of the last commit but what schema-breaks.md accepts with a reason (X10)', async () => {
    const now = readFileSync(committed, 'utf8');
    const last = schemaOf('HEAD');
    // A change that is committed already is compared with the commit before.
    const before = last === now ? schemaOf('HEAD~1') : last;
    const changes = before === undefined ? [] : await diff(buildSchema(before), buildSchema(now));
    const reasons = readFileSync(accepted, 'utf8');
    const breaks = changes
      .filter((change) => change.criticality.level === CriticalityLevel.Breaking)
      .filter((change) => !reasons.includes(`\`${change.path ?? change.message}\`:`))
      .map((change) => `${change.path ?? ''}: ${change.message}`);
    expect(breaks).toEqual([]);
  });
});
