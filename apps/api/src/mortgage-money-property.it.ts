import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type MortgageHouse, mortgageDesk, mortgageHouse } from './mortgage-case-factory.ts';
import { mortgageRace } from './mortgage-factory.ts';
import { startTestApi, type TestApi } from './testing.ts';

/** What somebody in finance does next; `at` points into what was entered so far. */
type Act =
  | { readonly kind: 'enter'; readonly fen: number; readonly day: number; readonly credited: boolean }
  | { readonly kind: 'freeze' }
  | {
      readonly kind: 'again' | 'confirm' | 'reverse';
      readonly at: number;
      readonly part: number;
      readonly day: number;
    };

interface Race {
  readonly frozenAt: string | null;
  readonly version: number;
  readonly standings: { readonly teamId: string; readonly collected: number; readonly adjustment: number }[];
}

interface Known {
  readonly number: string;
  readonly fen: number;
  readonly day: number;
  credited: number | null;
  left: number;
}

const dayOf = (day: number): string => `2026-0${1 + Math.floor(day / 28)}-${String(1 + (day % 28)).padStart(2, '0')}`;
const day = fc.integer({ min: 0, max: 3 * 28 - 1 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('enter' as const),
    fen: fc.integer({ min: 1, max: 2 ** 40 }),
    day,
    credited: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('freeze' as const) }),
  fc.record({
    kind: fc.constantFrom('again' as const, 'confirm' as const, 'reverse' as const),
    at: fc.nat(20),
    part: fc.integer({ min: 1, max: 4 }),
    day,
  }),
);

/** January and March have money and are frozen with the February between them; then money of February comes. */
const lateForAMonthWithoutTeam: Act[] = [
  { kind: 'enter', fen: 100, day: 1, credited: true },
  { kind: 'enter', fen: 200, day: 78, credited: true },
  { kind: 'freeze' },
  { kind: 'freeze' },
  { kind: 'enter', fen: 300, day: 51, credited: true },
];

describe('the money of contracts (S13, S24)', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let race: ReturnType<typeof mortgageRace>;
  let run = 0;
  /** What counts in each month, of every run so far. */
  const credited = new Map<string, number>();
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    race = mortgageRace(api);
  });
  afterAll(() => api.close());

  const send = async (name: string, argument: string, value: object): Promise<{ __typename: string; id?: string }> => {
    const { data, errors } = await house.finance.graphql<Record<string, { __typename: string; id?: string }>>(
      `mutation(${argument}) { ${name} { __typename ... on MortgageReceipt { id } } }`,
      { ...value },
    );
    const answer = data?.done ?? Object.values(data ?? {})[0];
    if (!answer) throw new Error(JSON.stringify(errors));
    return answer;
  };
  /** The amounts of each month as they were when it was frozen. */
  const frozen = new Map<string, string>();
  const told = async (month: string): Promise<Race> => {
    const { data } = await house.finance.graphql<{ mortgageTeamRace: Race }>(
      'query($month: String!) { mortgageTeamRace(month: $month) { frozenAt version standings { teamId collected adjustment } } }',
      { month },
    );
    if (!data) throw new Error('No race');
    return data.mortgageTeamRace;
  };
  const enter = (input: object) =>
    send('enterMortgageReceipt(input: $input)', '$input: EnterMortgageReceiptInput!', { input });
  const confirm = (id: string, creditedOn: string) =>
    send('confirmMortgageReceipt(id: $id, creditedOn: $creditedOn)', '$id: ID!, $creditedOn: String!', {
      id,
      creditedOn,
    });
  const reverse = (input: object) =>
    send('reverseMortgageReceipt(input: $input)', '$input: ReverseMortgageReceiptInput!', { input });

  it('loses and makes no fen in any order of receipts, confirmations, reversals and corrections, each sent twice at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
        run += 1;
        const contractId = await mortgageDesk(api, house).contract({ house: `9-9-${run}`, confirmedFen: 0 });
        const known: Known[] = [];
        const ids: string[] = [];
        const months = new Map<string, number>();
        const count = (on: number, fen: number): void => {
          const month = dayOf(on).slice(0, 7);
          months.set(month, (months.get(month) ?? 0) + fen);
          credited.set(month, (credited.get(month) ?? 0) + fen);
        };
        for (const [nth, each] of acts.entries()) {
          if (each.kind === 'freeze') {
            await Promise.all([race.freeze(), race.freeze()]);
            continue;
          }
          if (each.kind === 'enter') {
            const receipt: Known = {
              number: `P${run}-${nth}`,
              fen: each.fen,
              day: each.day,
              credited: each.credited ? each.day : null,
              left: each.fen,
            };
            const creditedOn = each.credited ? dayOf(each.day) : null;
            const input = {
              contractId,
              kind: 'balancePayment',
              number: receipt.number,
              amount: each.fen,
              receivedOn: dayOf(each.day),
              creditedOn,
            };
            const answers = await Promise.all([enter(input), enter(input)]);
            const made = answers.filter(({ __typename }) => __typename === 'MortgageReceipt');
            expect(made).toHaveLength(1);
            ids.push(made[0]?.id ?? '');
            known.push(receipt);
            if (each.credited) count(each.day, each.fen);
            continue;
          }
          const at = each.at % Math.max(1, known.length);
          const [receipt, id] = [known[at], ids[at]];
          if (!receipt || !id) continue;
          if (each.kind === 'again') {
            const input = {
              contractId,
              kind: 'balancePayment',
              number: receipt.number,
              amount: receipt.fen + 1,
              receivedOn: dayOf(receipt.day),
            };
            expect((await enter(input)).__typename).toBe('InvalidInput');
          } else if (each.kind === 'confirm') {
            const answers = await Promise.all([confirm(id, dayOf(each.day)), confirm(id, dayOf(each.day))]);
            const done = answers.filter(({ __typename }) => __typename === 'MortgageReceipt').length;
            expect(done).toBe(receipt.credited === null ? 1 : 0);
            if (done === 1) {
              receipt.credited = each.day;
              count(each.day, receipt.fen);
            }
          } else {
            const amount = Math.max(1, Math.floor(receipt.left / each.part));
            const input = { id, number: `Z${run}-${nth}`, amount, creditedOn: dayOf(each.day), reason: '更正入帳金額' };
            const answers = await Promise.all([reverse(input), reverse(input)]);
            const done = answers.filter(({ __typename }) => __typename === 'MortgageReceipt').length;
            const may = receipt.credited !== null && receipt.credited <= each.day && receipt.left > 0;
            expect(done).toBe(may ? 1 : 0);
            if (may) {
              receipt.left -= amount;
              count(each.day, -amount);
            }
          }
        }
        const { rows } = await api.database.pool.query<{ month: string; fen: number }>(
          `SELECT to_char(credited_on, 'YYYY-MM') AS month, sum(amount_fen)::bigint AS fen FROM mortgage_receipt
           WHERE contract_id = $1 AND credited_on IS NOT NULL GROUP BY 1`,
          [contractId],
        );
        // Each month has what was credited in it less what was reversed in it; all months together what is left of every receipt.
        expect(Object.fromEntries(rows.map(({ month, fen }) => [month, fen]))).toEqual(Object.fromEntries(months));
        const left = known.reduce((sum, { credited, left: fen }) => sum + (credited === null ? 0 : fen), 0);
        expect(rows.reduce((sum, { fen }) => sum + fen, 0)).toBe(left);
        // The race has every fen of each month, as it was frozen and as what came since, and a frozen amount is never another.
        for (const [month, fen] of credited) {
          const { frozenAt, version, standings } = await told(month);
          expect(standings.reduce((sum, { collected, adjustment }) => sum + collected + adjustment, 0)).toBe(fen);
          if (!frozenAt) continue;
          const amounts = standings
            .map(({ teamId, collected }) => `${version} ${teamId} ${collected}`)
            .toSorted()
            .join();
          frozen.set(month, frozen.get(month) ?? amounts);
          expect(amounts).toBe(frozen.get(month));
        }
      }),
      // The first was found by chance: money that comes late for a month in which the team had not raced.
      { numRuns: 15, examples: [[lateForAMonthWithoutTeam]] },
    );
  }, 120_000);
});
