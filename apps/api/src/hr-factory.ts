import type { RoleKey } from '@kefu/office/department';
import type { TestApi, TestCaller } from './testing.ts';

/** The people of the source's case (H1): who stands above whom, and who decides. */
export interface HrHouse {
  readonly gatekeeper: TestCaller;
  readonly captain: TestCaller;
  readonly consultant: TestCaller;
  readonly salesManager: TestCaller;
  readonly hr: TestCaller;
  readonly gm: TestCaller;
}

/** Post of each of them, as the source calls it. */
const titles: Readonly<Record<keyof HrHouse, readonly [role: RoleKey, title: string, above?: keyof HrHouse]>> = {
  gm: ['GM', '總經理'],
  hr: ['HR', '人事', 'gm'],
  captain: ['MGR', '保安隊長', 'gm'],
  gatekeeper: ['EMP', '門衛', 'captain'],
  salesManager: ['MGR', '銷售部經理', 'gm'],
  consultant: ['PC', '置業顧問', 'salesManager'],
};

/** The post that somebody made by `TestApi.as` holds. */
export async function postOf(api: TestApi, { personId }: TestCaller): Promise<string> {
  const { rows } = await api.database.pool.query<{ id: string }>(
    'SELECT post_id AS id FROM post_holding WHERE person_id = $1 AND ends_on IS NULL ORDER BY starts_on DESC LIMIT 1',
    [personId],
  );
  return rows[0]?.id ?? '';
}

/** Makes them, their posts and the line between these. */
export async function hrHouse(api: TestApi): Promise<HrHouse> {
  const made: Partial<Record<keyof HrHouse, TestCaller>> = {};
  for (const [key, [role, title, above]] of Object.entries(titles)) {
    const caller = await api.as(role);
    const superior = above && made[above];
    await api.database.pool.query('UPDATE post SET title = $2, reports_to = $3 WHERE id = $1', [
      await postOf(api, caller),
      title,
      superior ? await postOf(api, superior) : null,
    ]);
    made[key as keyof HrHouse] = caller;
  }
  return made as HrHouse;
}

/** What the tests ask of a request. */
export interface Told {
  readonly __typename: string;
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly code?: string;
  readonly state?: { key: string; final: boolean };
  readonly situation?: { tenure: { days: number; months: number; restDays: number } | null; flags: string[] } | null;
  readonly answerBy?: string | null;
  readonly answeredAt?: string | null;
  readonly answerReason?: string | null;
  readonly waiting?: { approvalId: string; position: number; step: string; mine: boolean } | null;
  readonly transitions?: { key: string; reasons: { code: string; text: string }[] }[];
  readonly passage?: { state: string; at: string }[];
  readonly reasons?: { code: string; text: string }[];
  readonly fields?: { path: string; code: string }[];
  readonly answers?: { key: string; value: string; shown: string; sealed: boolean }[];
  readonly form?: { version: number; fields: { label: string }[] } | null;
}

const fields = `id number version state { key final } situation { tenure { days months restDays } flags } answerBy
  answeredAt answerReason waiting { approvalId position step mine } transitions { key reasons { code text } }
  passage { state at } answers { key value shown sealed } form { version fields { label } }`;
const saved = `__typename ... on Failure { code } ... on InvalidInput { fields { path code } }
  ... on OpenAlready { id number } ... on HrRequestRecord { ${fields} }`;
const moved = `__typename ... on Failure { code } ... on InvalidInput { fields { path code } }
  ... on TransitionBlocked { reasons { code text } } ... on HrRequestRecord { ${fields} }`;

/** Asks one operation and gives its answer. @throws Error with what the server said when it fails */
export async function ask<T = Told>(
  caller: TestCaller,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  const { data, errors } = await caller.graphql<Record<string, T>>(document, variables);
  const [answer] = Object.values(data ?? {});
  if (answer === undefined) throw new Error(JSON.stringify(errors));
  return answer;
}

/** What people do with requests. */
export const hrDesk = (api: TestApi) => {
  const one = (caller: TestCaller, id: string): Promise<Told | null> =>
    ask(caller, `query($id: ID!) { hrRequest(id: $id) { ${fields} } }`, { id });
  const save = (caller: TestCaller, input: Record<string, unknown>): Promise<Told> =>
    ask(caller, `mutation($input: SaveTransferInput!) { saveTransferRequest(input: $input) { ${saved} } }`, { input });
  const file = (caller: TestCaller, input: Record<string, unknown>): Promise<Told> =>
    ask(caller, `mutation($input: SaveFormRequestInput!) { saveFormRequest(input: $input) { ${saved} } }`, { input });
  const move = (caller: TestCaller, { id, version }: Told, transition: string, reason?: string): Promise<Told> =>
    ask(caller, `mutation($input: MoveHrRequestInput!) { moveHrRequest(input: $input) { ${moved} } }`, {
      input: { id, version, transition, reason: reason ?? null },
    });
  /** The step of a request that now asks for a decision. */
  const pending = async (id: string): Promise<{ approvalId: string; position: number } | undefined> => {
    const { rows } = await api.database.pool.query<{ approvalId: string; position: number }>(
      `SELECT s.approval_id AS "approvalId", s.position FROM approval a JOIN approval_step s ON s.approval_id = a.id
       WHERE a.subject_id = $1 AND s.state = 'pending'`,
      [id],
    );
    return rows[0];
  };

  const decide = async (
    caller: TestCaller,
    id: string,
    decision: 'approve' | 'return' | 'reject' = 'approve',
    reason?: string,
    step?: { approvalId: string; position: number },
  ): Promise<{ __typename: string; code?: string }> => {
    const asked = step ?? (await pending(id));
    return ask(
      caller,
      `mutation($input: DecideApprovalInput!) { decideApproval(input: $input) { __typename ... on Failure { code } } }`,
      { input: { ...asked, decision, reason: reason ?? null } },
    );
  };
  const schedule = (caller: TestCaller, { id, version }: Told, effectiveOn: string): Promise<Told> =>
    ask(caller, `mutation($input: ScheduleTransferInput!) { scheduleTransfer(input: $input) { ${moved} } }`, {
      input: { id, version, effectiveOn },
    });
  /** The holding of the post that somebody has. */
  const holdingOf = async ({ personId }: TestCaller): Promise<string> => {
    const { rows } = await api.database.pool.query<{ id: string }>(
      'SELECT id FROM post_holding WHERE person_id = $1 AND ends_on IS NULL',
      [personId],
    );
    return rows[0]?.id ?? '';
  };
  return { one, save, file, move, pending, decide, schedule, holdingOf };
};
