import { businessDateAt } from '@kefu/office/calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

interface Told {
  readonly __typename: string;
  readonly version?: number;
  readonly code?: string;
  readonly state?: string;
  readonly authorised?: number | null;
  readonly held?: number;
  readonly incoming?: number;
  readonly disciplineOpen?: boolean;
  readonly disciplineCases?: { id: string; matter: string; outcome: string | null }[] | null;
  readonly issuedItems?: { id: string; name: string; returnedOn: string | null }[];
  readonly fields?: { path: string; code: string }[];
}

const failures = `... on Failure { code } ... on InvalidInput { fields { path code } }`;
const record = `__typename ${failures} ... on WrongState { state } ... on EmployeeRecord {
  version disciplineOpen disciplineCases { id matter outcome } issuedItems { id name returnedOn } }`;

describe('what is on record of people and posts (H2)', () => {
  let api: TestApi;
  let hr: TestCaller;
  let gatekeeper: TestCaller;
  let captain: TestCaller;
  let other: TestCaller;

  beforeAll(async () => {
    api = await startTestApi();
    hr = await api.as('HR');
    gatekeeper = await api.as('EMP');
    captain = await api.as('MGR');
    other = await api.as('MGR');
    await api.database.pool.query('UPDATE post SET reports_to = $2 WHERE id = $1', [
      await postOf(gatekeeper),
      await postOf(captain),
    ]);
  });
  afterAll(() => api.close());

  async function postOf({ personId }: TestCaller): Promise<string> {
    const { rows } = await api.database.pool.query<{ id: string }>(
      'SELECT post_id AS id FROM post_holding WHERE person_id = $1',
      [personId],
    );
    return rows[0]?.id ?? '';
  }
  async function ask<T = Told>(caller: TestCaller, document: string, variables: Record<string, unknown>): Promise<T> {
    const { data, errors } = await caller.graphql<Record<string, T>>(document, variables);
    const [answer] = Object.values(data ?? {});
    if (answer === undefined) throw new Error(JSON.stringify(errors));
    return answer;
  }
  const employ = (input: Record<string, unknown>): Promise<Told> =>
    ask(
      hr,
      `mutation($input: SetEmploymentInput!) { setEmployment(input: $input) { __typename ${failures}
      ... on EmployeeRecord { version } } }`,
      { input: { personId: gatekeeper.personId, version: 0, ...input } },
    );

  it('is computed to a tenure, which nobody types', async () => {
    const today = businessDateAt(new Date());
    expect(await employ({ joinedOn: today, probationEndsOn: today })).toMatchObject({ version: 1 });
    const employee = `query($id: ID!) { employee(personId: $id) { joinedOn onProbation tenure { days months restDays } } }`;
    expect(await ask(gatekeeper, employee, { id: gatekeeper.personId })).toEqual({
      joinedOn: today,
      onProbation: true,
      tenure: { days: 0, months: 0, restDays: 0 },
    });
    expect(await employ({ version: 1, joinedOn: '2012-01-09' })).toMatchObject({ version: 2 });
    const later = await ask<{ onProbation: boolean; tenure: { months: number } }>(gatekeeper, employee, {
      id: gatekeeper.personId,
    });
    expect(later.onProbation).toBe(false);
    expect(later.tenure.months).toBeGreaterThan(170);
  });

  it('refuses days that do not exist or stand in the wrong order, each at its field', async () => {
    expect((await employ({ version: 2, joinedOn: '2012-02-30' })).fields).toEqual([
      { path: 'input.joinedOn', code: 'IMPOSSIBLE_DATE' },
    ]);
    const turned = { version: 2, joinedOn: '2012-01-09', probationEndsOn: '2012-01-08', leftOn: '2011-12-31' };
    expect((await employ(turned)).fields).toEqual([
      { path: 'input.probationEndsOn', code: 'OUT_OF_ORDER' },
      { path: 'input.leftOn', code: 'OUT_OF_ORDER' },
    ]);
    const nowhere = '00000000-0000-7000-8000-000000000000';
    expect((await employ({ version: 2, joinedOn: '2012-01-09', legalEntityId: nowhere })).fields).toEqual([
      { path: 'input.legalEntityId', code: 'UNKNOWN' },
    ]);
    expect(await employ({ personId: nowhere, joinedOn: '2012-01-09' })).toMatchObject({ __typename: 'NotFound' });
  });

  it('lets the first of two through who record it at once, and tells the second', async () => {
    const both = await Promise.all([
      employ({ version: 2, joinedOn: '2012-01-09' }),
      employ({ version: 2, joinedOn: '2012-01-10' }),
    ]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangedMeanwhile', 'EmployeeRecord']);
    const newcomer = await api.as('EMP');
    const first = await Promise.all(
      ['2012-01-09', '2012-01-10'].map((joinedOn) => employ({ personId: newcomer.personId, joinedOn })),
    );
    expect(first.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangedMeanwhile', 'EmployeeRecord']);
  });

  it('is seen by the employee, by whoever stands above them, and by HR; to anybody else there is no such person', async () => {
    const employee = 'query($id: ID!) { employee(personId: $id) { personId } }';
    const seenBy = async (caller: TestCaller): Promise<unknown> =>
      (await caller.graphql(employee, { id: gatekeeper.personId })).data;
    const seen = { employee: { personId: gatekeeper.personId } };
    expect(await Promise.all([gatekeeper, captain, hr].map(seenBy))).toEqual([seen, seen, seen]);
    expect(await Promise.all([other, await api.as('CS')].map(seenBy))).toEqual([
      { employee: null },
      { employee: null },
    ]);
    const list = '{ employees { nodes { personId } } }';
    const { nodes } = await ask<{ nodes: { personId: string }[] }>(captain, list, {});
    expect(nodes.map(({ personId }) => personId).toSorted()).toEqual(
      [captain.personId, gatekeeper.personId].toSorted(),
    );
  });

  it('counts who may hold a post, who does, and who is going to', async () => {
    const postId = await postOf(gatekeeper);
    await api.database.pool.query(
      `INSERT INTO post_holding (person_id, post_id, starts_on) VALUES ($1, $2, current_date + 30)`,
      [other.personId, postId],
    );
    const establish = (version: number, authorised: number | null): Promise<Told> =>
      ask(
        hr,
        `mutation($input: SetEstablishmentInput!) { setEstablishment(input: $input) { __typename ${failures}
        ... on PostHeadCount { version authorised held incoming } } }`,
        { input: { postId, version, authorised } },
      );
    const both = await Promise.all([establish(0, 2), establish(0, 2)]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangedMeanwhile', 'PostHeadCount']);
    expect(await establish(1, 3)).toMatchObject({ version: 2, authorised: 3, held: 1, incoming: 1 });
  });

  it('keeps open cases from everybody but HR in what they are about, and closes each once', async () => {
    const open = `mutation($input: OpenDisciplineCaseInput!) { openDisciplineCase(input: $input) { ${record} } }`;
    const close = `mutation($id: ID!, $outcome: String!) { closeDisciplineCase(id: $id, outcome: $outcome) { ${record} } }`;
    const opened = await ask(hr, open, { input: { personId: gatekeeper.personId, matter: '擅離崗位' } });
    const id = opened.disciplineCases?.[0]?.id ?? '';
    const seen = `query($id: ID!) { employee(personId: $id) { disciplineOpen disciplineCases { matter } } }`;
    expect(await ask(captain, seen, { id: gatekeeper.personId })).toEqual({
      disciplineOpen: true,
      disciplineCases: null,
    });
    expect((await ask(hr, close, { id, outcome: ' ' })).fields).toEqual([{ path: 'outcome', code: 'REQUIRED' }]);
    const both = await Promise.all([
      ask(hr, close, { id, outcome: '查無實據' }),
      ask(hr, close, { id, outcome: '警告' }),
    ]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['EmployeeRecord', 'WrongState']);
    expect(await ask(captain, seen, { id: gatekeeper.personId })).toMatchObject({ disciplineOpen: false });
    const { rowCount } = await api.database.pool.query(
      `SELECT FROM audit_entry e WHERE subject_id = $1 AND e::text ~ '擅離|查無|警告'`,
      [gatekeeper.personId],
    );
    expect(rowCount).toBe(0);
  });

  it('knows what somebody was given for the work until it is given back, once', async () => {
    const issue = `mutation($input: IssueItemInput!) { issueItem(input: $input) { ${record} } }`;
    const issued = await ask(hr, issue, { input: { personId: gatekeeper.personId, kind: 'key', name: '大門鑰匙' } });
    const [item] = issued.issuedItems ?? [];
    expect(item).toMatchObject({ name: '大門鑰匙', returnedOn: null });
    const back = `mutation($id: ID!) { takeItemBack(id: $id) { ${record} } }`;
    const both = await Promise.all([ask(hr, back, { id: item?.id }), ask(hr, back, { id: item?.id })]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['EmployeeRecord', 'WrongState']);
  });

  it('has companies by names that are unique in both scripts', async () => {
    const create = `mutation($name: String!) { createLegalEntity(name: $name) { __typename ${failures} } }`;
    const both = await Promise.all(['鴻業同創地產', '鸿业同创地产'].map((name) => ask(hr, create, { name })));
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['InvalidInput', 'LegalEntity']);
  });
});
