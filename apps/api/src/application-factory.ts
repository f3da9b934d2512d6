import type { TestApi, TestCaller } from './testing.ts';

/** An application as tests look at it. */
export interface ShownApplication {
  readonly __typename: string;
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly traderId: string | null;
  readonly state: { readonly key: string };
  readonly enteredVia: string;
  readonly fields: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[];
  readonly transitions: readonly { readonly key: string; readonly reasons: readonly { readonly code: string }[] }[];
  readonly reasons: readonly { readonly code: string }[];
}

const record = `... on ApplicationRecord { id number version traderId enteredVia state { key }
  transitions { key reasons { code } } fields { field before after } }`;
const documents = {
  enter: `mutation($input: EnterApplicationInput!) { answer: enterApplication(input: $input) { __typename ${record}
    ... on InvalidInput { fields { path code } } } }`,
  edit: `mutation($input: EditApplicationInput!) { answer: editApplication(input: $input) { __typename ${record} } }`,
  move: `mutation($input: MoveApplicationInput!) { answer: moveApplication(input: $input) { __typename ${record}
    ... on TransitionBlocked { reasons { code } } } }`,
  decide: `mutation($input: DecideApprovalInput!) { answer: decideApproval(input: $input) { __typename
    ... on Approval { state } ... on SecondPersonNeeded { part } ... on TransitionBlocked { reasons { code } } } }`,
  money: `mutation($input: RecordMoneyInput!) { answer: recordTraderMoney(input: $input) { __typename } }`,
  positions: `mutation($input: RecordPositionsInput!) { answer: recordTraderPositions(input: $input) { __typename } }`,
} as const;

/** Ask one of the mutations of applications; the answer's errors fail the test. */
export async function ask<Answer = ShownApplication>(
  caller: TestCaller,
  what: keyof typeof documents,
  input: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const { data, errors } = await caller.graphql<{ answer: Answer }>(documents[what], { input }, headers);
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.answer as Answer;
}

/** An application as a caller sees it. */
export async function readApplication(caller: TestCaller, id: string): Promise<ShownApplication> {
  const { data } = await caller.graphql<{ application: ShownApplication }>(
    `query($id: ID!) { application(id: $id) { ${record} } }`,
    { id },
  );
  if (!data?.application) throw new Error('No such application');
  return data.application;
}

/** Hands an application in as it stands. */
export async function handIn(caller: TestCaller, id: string): Promise<ShownApplication> {
  const { version } = await readApplication(caller, id);
  return ask(caller, 'move', { id, version, transition: 'submit' });
}

/** The step that an application waits at. */
export async function pendingStep(
  api: TestApi,
  id: string,
): Promise<{ approvalId: string; position: number } | undefined> {
  const { rows } = await api.database.pool.query<{ approvalId: string; position: number }>(
    `SELECT a.id AS "approvalId", s.position FROM approval a JOIN approval_step s ON s.approval_id = a.id
     WHERE a.subject_id = $1 AND s.state = 'pending'`,
    [id],
  );
  return rows[0];
}

/** Decides the step at hand. */
export async function decide(
  api: TestApi,
  caller: TestCaller,
  id: string,
  decision = 'approve',
  reason?: string,
): Promise<{ __typename: string; part?: string; reasons?: readonly { code: string }[] }> {
  return ask(caller, 'decide', { ...(await pendingStep(api, id)), decision, reason });
}
