import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportedLines } from './exported-file.ts';
import { plantRows } from './planted-rows.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

describe('the message ledger, searched (X7)', () => {
  let api: TestApi;
  let manager: TestCaller;
  let branch: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    manager = await api.as('M');
    branch = await api.as('BRANCH', { kind: 'branch', name: '沈陽營業部' });
    for (const [name, mark] of [
      ['沈陽營業部', 'NEAR'],
      ['大同營業部', 'FAR'],
    ] as const) {
      const branchId = await api.unit('branch', name);
      const teamId = await api.unit('team', `${name}一組`, branchId);
      const { personId } = await api.as('CS', { kind: 'team', name: `${name}一組`, parentId: branchId });
      await plantRows(api, { branchId, teamId, personId }, mark);
    }
  });
  afterAll(() => api.close());

  const found = async (caller: TestCaller, text: string, purpose?: string): Promise<string[]> => {
    const { data } = await caller.graphql<{ messages: { totalCount: number; nodes: { recipientLabel: string }[] } }>(
      `query($text: String, $purpose: String) { messages(first: 50, text: $text, purpose: $purpose) { totalCount nodes { recipientLabel } } }`,
      { text, purpose },
    );
    const labels = data?.messages.nodes.map(({ recipientLabel }) => recipientLabel) ?? [];
    expect(data?.messages.totalCount).toBe(labels.length);
    return labels;
  };

  it('finds by a part of a number or name, however it is written, and by what it is for', async () => {
    expect(await found(manager, 'ｎｅａｒ ')).toEqual(['NEAR NEAR']);
    expect(await found(manager, 'ar')).toHaveLength(2);
    expect(await found(manager, 'nobody')).toEqual([]);
    expect(await found(manager, 'near', 'riskNotice')).toEqual([]);
    expect(await found(manager, '%')).toHaveLength(2);
  });

  it('shows a branch nobody else’s, and gives as a file what it shows (X1, X6)', async () => {
    expect(await found(branch, 'far')).toEqual([]);
    expect(await found(branch, 'near')).toHaveLength(1);
    expect(await exportedLines(api, manager, 'messages', { text: 'far' })).toHaveLength(2);
  });
});
