import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MortgageHouse, mortgageDesk, mortgageHouse } from './mortgage-case-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

interface Pair {
  readonly __typename?: string;
  readonly position: number;
  readonly otherNumber: string;
  readonly otherName: string;
  readonly masked: string;
  readonly shared: string[];
  readonly same: boolean | null;
}

describe('buyers with one phone in two contracts (S7)', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let desk: ReturnType<typeof mortgageDesk>;
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    desk = mortgageDesk(api, house);
  });
  afterAll(() => api.close());

  const facts = '__typename position otherNumber otherName masked shared same';
  const contract = async (name: string, buyer: string, phone: string): Promise<string> => {
    const id = await desk.contract({ house: name });
    await api.database.pool.query(
      `INSERT INTO mortgage_buyer (contract_id, position, name, name_key, phone_sealed, phone_index, phone_masked)
       VALUES ($1, 1, $2, $2, 'k1.x', sha256($3::bytea), '138****0001')`,
      [id, buyer, phone],
    );
    return id;
  };
  const pairs = (id: string, caller: TestCaller = house.supervisor): Promise<Pair[]> =>
    desk.ask(caller, `query($id: ID!) { mortgageSamePersons(contractId: $id) { ${facts} } }`, { id });
  const decide = (contractId: string, otherContractId: string, same: boolean, reason = '身份證一致'): Promise<Pair> =>
    desk.ask(
      house.supervisor,
      `mutation($input: DecideSamePersonInput!) { decideMortgageSamePerson(input: $input) { __typename ... on MortgageSamePerson { ${facts} } } }`,
      { input: { contractId, position: 1, otherContractId, otherPosition: 1, same, reason } },
    );

  it('are offered as one person, masked, and only where both contracts are within reach', async () => {
    const [one, other] = [await contract('9-1-1', '王㛃', 'p1'), await contract('9-1-2', '王潔', 'p1')];
    await contract('9-1-3', '趙四', 'p2');
    const offered = {
      position: 1,
      otherNumber: 'HT9-1-2',
      otherName: '王潔',
      masked: '138****0001',
      shared: ['phone'],
      same: null,
    };
    expect(await pairs(one)).toEqual([{ __typename: 'MortgageSamePerson', ...offered }]);
    await api.database.pool.query('UPDATE mortgage_contract SET team_id = $2 WHERE id = $1', [one, house.teamId]);
    expect(await pairs(one, house.specialist)).toEqual([]);
    expect(await pairs(other)).toHaveLength(1);
  });

  it('are one person or two once somebody says so, with a reason, on both records; nothing is merged', async () => {
    const [one, other] = [await contract('9-2-1', '李雷', 'p3'), await contract('9-2-2', '李雷', 'p3')];
    expect((await decide(one, other, true, ' ')).__typename).toBe('InvalidInput');
    expect(await decide(one, other, true)).toMatchObject({ otherNumber: 'HT9-2-2', same: true });
    expect(await pairs(other)).toMatchObject([{ otherNumber: 'HT9-2-1', same: true }]);
    const { rows } = await api.database.pool.query<{ subject: string }>(
      `SELECT subject_id AS subject FROM audit_entry WHERE action = 'mortgageContract.samePersonDecided' AND subject_id = ANY($1)`,
      [[one, other]],
    );
    expect(new Set(rows.map(({ subject }) => subject))).toEqual(new Set([one, other]));
    const { rows: buyers } = await api.database.pool.query(
      'SELECT FROM mortgage_buyer WHERE contract_id = ANY($1::uuid[])',
      [[one, other]],
    );
    expect(buyers).toHaveLength(2);
  });

  it('are decided by one of two who decide at once, from either contract', async () => {
    const [one, other] = [await contract('9-3-1', '韓梅', 'p4'), await contract('9-3-2', '韓梅梅', 'p4')];
    const both = await Promise.all([decide(one, other, true), decide(other, one, false)]);
    const names = both.map(({ __typename = '' }) => __typename).toSorted((a, b) => a.localeCompare(b));
    expect(names).toEqual(['MortgageSamePerson', 'WrongState']);
  });
});
