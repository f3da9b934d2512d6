import type { MortgageHouse, mortgageDesk, ToldCase } from './mortgage-case-factory.ts';
import type { TestApi, TestCaller } from './testing.ts';

/** A line of a thread as the tests ask for it. */
export interface ToldNote {
  readonly kind: string;
  readonly body: string;
  readonly triedWith: string | null;
  readonly triedOn: string | null;
  readonly outcome: string | null;
  readonly mentions: string[];
}

/** A request to assist as the tests ask for it. */
export interface ToldAssist {
  readonly __typename: string;
  readonly id: string;
  readonly what: string;
  readonly state: string;
  readonly late: boolean;
  readonly answer: string;
  readonly mayAnswer: boolean;
  readonly version: number;
  readonly code?: string;
  readonly fields?: { path: string; code: string }[];
}

interface ToldThread {
  readonly number: string;
  readonly consultant: string;
  readonly consultantKnown: boolean;
  readonly mayWrite: boolean;
  readonly notes: ToldNote[];
  readonly people: { id: string; name: string }[];
  readonly assists: ToldAssist[];
}

const assist = 'id what state late answer mayAnswer version';

/** What specialists and consultants do with each other (S26, S27). */
export const mortgageThreads = (api: TestApi, house: MortgageHouse, desk: ReturnType<typeof mortgageDesk>) => {
  const tell = (caller: TestCaller, name: string, type: string, input: object): Promise<ToldAssist> =>
    desk.ask(
      caller,
      `mutation($input: ${type}!) { ${name}(input: $input) { __typename ... on Failure { code }
        ... on InvalidInput { fields { path code } } ... on MortgageAssist { ${assist} } } }`,
      { input },
    );
  return {
    /** A case whose contract this consultant sold. */
    sold: async (place: string, consultant: TestCaller | null): Promise<ToldCase> => {
      const contractId = await desk.contract({ house: place });
      await api.database.pool.query('UPDATE mortgage_contract SET consultant_id = $2 WHERE id = $1', [
        contractId,
        consultant?.personId ?? null,
      ]);
      return desk.open(contractId);
    },
    thread: (caller: TestCaller, id: string): Promise<ToldThread | null> =>
      desk.ask(
        caller,
        `query($id: ID!) { mortgageThread(id: $id) { number consultant consultantKnown mayWrite people { id name }
          notes { kind body triedWith triedOn outcome mentions } assists { ${assist} } } }`,
        { id },
      ),
    note: (
      caller: TestCaller,
      id: string,
      body: string,
      more: object = {},
    ): Promise<{ __typename: string; fields?: { path: string; code: string }[] }> =>
      desk.ask(
        caller,
        `mutation($input: AddMortgageNoteInput!) { addMortgageNote(input: $input) { __typename
          ... on InvalidInput { fields { path code } } } }`,
        { input: { id, kind: 'said', body, ...more } },
      ),
    ask: (at: ToldCase, more: object = {}, caller = house.specialist): Promise<ToldAssist> =>
      tell(caller, 'askMortgageAssist', 'AskAssistInput', {
        id: at.id,
        version: at.version,
        what: '請約客戶補簽',
        why: '銀行要求本人到場',
        dueOn: '2026-12-31',
        ...more,
      }),
    accept: (caller: TestCaller, { id, version }: ToldAssist): Promise<ToldAssist> =>
      tell(caller, 'acceptMortgageAssist', 'AcceptAssistInput', { id, version }),
    finish: (caller: TestCaller, { id, version }: ToldAssist, answer = '已約週三上午'): Promise<ToldAssist> =>
      tell(caller, 'finishMortgageAssist', 'FinishAssistInput', { id, version, answer }),
    withdraw: (caller: TestCaller, { id, version }: ToldAssist, reason = '客戶已自行到場'): Promise<ToldAssist> =>
      tell(caller, 'withdrawMortgageAssist', 'WithdrawAssistInput', { id, version, reason }),
    /** States of the tasks of a kind about a thread, of one owner or role. */
    tasks: async (
      id: string,
      kind: string,
    ): Promise<{ owner_id: string | null; role_key: string | null; state: string }[]> =>
      (
        await api.database.pool.query(
          'SELECT owner_id, role_key, state FROM task WHERE subject_id = $1 AND kind = $2 ORDER BY id',
          [id, kind],
        )
      ).rows,
  };
};
