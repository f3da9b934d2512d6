import { AuditChain } from '@kefu/platform/audit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, startTestApi, type TestApi, type TestCaller } from './testing.ts';

const list = `query($filter: AuditFilter, $first: Int!, $after: String) {
  auditEntries(filter: $filter, first: $first, after: $after) {
    nodes { id action actorName subjectType changes { field before after } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Page {
  auditEntries: {
    nodes: { id: string; action: string; actorName: string; changes: unknown[] }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

describe('reading the audit (X2)', () => {
  let api: TestApi;
  let manager: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    manager = await api.as('M');
    const clerk = await api.as('CS');
    await clerk.graphql('mutation { signOut }');
    await manager.graphql('mutation { verifyAudit { links } }');
  });
  afterAll(() => api.close());

  it('shows the manager the newest first, page by page, without gap or repetition', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const answer: Answer<Page> = await manager.graphql<Page>(list, { first: 1, after });
      const page = answer.data?.auditEntries;
      seen.push(...(page?.nodes.map(({ action }) => action) ?? []));
      after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['audit.verified', 'session.ended']);
  });

  it('finds lines by how the action begins and by who acted', async () => {
    const byAction = await manager.graphql<Page>(list, { first: 10, filter: { action: 'session' } });
    expect(byAction.data?.auditEntries.nodes.map(({ action }) => action)).toEqual(['session.ended']);
    const byActor = await manager.graphql<Page>(list, { first: 10, filter: { actor: 'm-' } });
    expect(byActor.data?.auditEntries.nodes.map(({ action }) => action)).toEqual(['audit.verified']);
  });

  it('offers the actions that occur', async () => {
    const { data } = await manager.graphql('{ auditVocabulary { actions } }');
    expect(data).toEqual({ auditVocabulary: { actions: ['audit.verified', 'session.ended'] } });
  });

  it('is closed to a clerk', async () => {
    const clerk = await api.as('CS');
    const answer = await clerk.graphql(list, { first: 10 });
    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it('checks the chain at the press of a button', async () => {
    await api.app.get(AuditChain).link();
    const { data } = await manager.graphql<{ verifyAudit: { links: number } }>(
      'mutation { verifyAudit { links broken { position } } }',
    );
    expect(data?.verifyAudit).toEqual({ links: expect.any(Number), broken: null });
    expect(data?.verifyAudit.links).toBeGreaterThan(0);
  });
});
