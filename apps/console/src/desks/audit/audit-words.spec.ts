import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import words from './messages/zh-Hant.ts';

const libs = new URL('../../../../../libs', import.meta.url).pathname;

/** What the server's sources write into the audit: an action or subject that somebody adds is asked for here. */
function written(): string[] {
  const sources = readdirSync(libs, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('/src/') && !path.includes('node_modules') && /(?<!\.it|\.spec)\.ts$/.test(path))
    .map((path) => readFileSync(join(libs, path), 'utf8'))
    .filter((source) => source.includes('AuditTrail'));
  return sources
    .flatMap((source) => [
      ...[...source.matchAll(/\baction: (?:\w+ \? '([\w.]+)' : )?'([\w.]+)'/g)].flatMap(([, one, other]) => [
        one,
        other,
      ]),
      ...[...source.matchAll(/#record\(tx, '([\w.]+)'/g)].map(([, action]) => action),
    ])
    .flatMap((action) => (action ? [`audit.action.${action}`] : []))
    .concat(
      sources.flatMap((source) =>
        [...source.matchAll(/\btype: '(\w+)', id\b/g)].map(([, type]) => `audit.subject.${type}`),
      ),
    );
}

describe('the audit (X2)', () => {
  it('names every action and subject that the server writes in words', () => {
    const keys = written();
    expect(keys.length).toBeGreaterThan(40);
    expect(keys.filter((key) => !(key in words))).toEqual([]);
  });
});
