import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MortgageHouse, mortgageDesk, mortgageHouse, nationalId, type ToldCase } from './mortgage-case-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

interface People {
  readonly __typename: string;
  readonly contractId: string;
  readonly version: number;
  readonly code?: string;
  readonly customerTypes: string[];
  readonly people: { position: number; name: string; role: string; adultOn: string | null; tiedTo: number[] }[];
  readonly fields?: { path: string; code: string }[];
}

const facts = `__typename ... on MortgagePeople { contractId version customerTypes mayEdit
  people { position name role phoneMasked certificateKind certificateMasked marital adultOn ofAge tiedTo powerScopes powerUntil powerLapsed } }
  ... on Failure { code } ... on InvalidInput { fields { path code } }`;

describe('the people of a contract (S7)', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let desk: ReturnType<typeof mortgageDesk>;
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    desk = mortgageDesk(api, house);
  });
  afterAll(() => api.close());

  /** A contract of 王㛃, with its case. */
  const bought = async (name: string): Promise<{ at: ToldCase; seen: People }> => {
    const contractId = await desk.contract({ house: name });
    await api.database.pool.query(
      `INSERT INTO mortgage_buyer (contract_id, position, name, name_key) VALUES ($1, 1, '王㛃', '王㛃')`,
      [contractId],
    );
    await api.database.pool.query('UPDATE mortgage_contract SET team_id = $2 WHERE id = $1', [
      contractId,
      house.teamId,
    ]);
    const at = await desk.open(contractId);
    return { at, seen: await of(contractId) };
  };
  const of = (contractId: string, caller: TestCaller = house.specialist): Promise<People> =>
    desk.ask(
      caller,
      `query($id: ID!) { mortgagePeople(contractId: $id) { ${facts.replace(/ \.\.\. on Failure.*$/s, '')} } }`,
      {
        id: contractId,
      },
    );
  const save = (seen: People, input: Record<string, unknown>, caller = house.specialist): Promise<People> =>
    desk.ask(caller, `mutation($input: SaveMortgagePersonInput!) { saveMortgagePerson(input: $input) { ${facts} } }`, {
      input: { id: seen.contractId, version: seen.version, ...input },
    });
  const remove = (seen: People, position: number): Promise<People> =>
    desk.ask(
      house.specialist,
      `mutation($input: RemoveMortgagePersonInput!) { removeMortgagePerson(input: $input) { ${facts} } }`,
      { input: { id: seen.contractId, version: seen.version, position, reason: '登記有誤' } },
    );
  const papers = async ({ id }: ToldCase): Promise<string[]> =>
    (
      await desk.ask<{ papers: { type: string }[] }>(
        house.specialist,
        'query($id: ID!) { mortgageKit(id: $id) { papers { type } } }',
        { id },
      )
    ).papers.map(({ type }) => type);
  const wrong = ({ fields }: People): string[] => (fields ?? []).map(({ path, code }) => `${path} ${code}`);

  it('have certificates that are checked, masked and sealed, and shown in clear with a reason on the record (S7, X2)', async () => {
    const { seen } = await bought('1-1-1');
    const number = nationalId('19900307', 111);
    const bad = await save(seen, { position: 1, name: '王㛃', role: 'buyer', certificate: `${number.slice(0, 16)}00` });
    expect(wrong(bad)).toEqual(['input.certificate BAD_CHECKSUM']);
    const done = await save(seen, {
      position: 1,
      name: '王㛃',
      role: 'buyer',
      certificate: number,
      phone: '13800138000',
    });
    expect(done.people).toMatchObject([
      {
        certificateKind: 'nationalId',
        certificateMasked: `990***********${number.slice(-4)}`,
        phoneMasked: '+86138****8000',
      },
    ]);
    const reveal = (reason: string): Promise<{ value?: string }> =>
      desk.ask(
        house.specialist,
        `mutation($input: RevealMortgagePersonInput!) { revealMortgagePerson(input: $input) { ... on RevealedPersonField { value } } }`,
        { input: { contractId: seen.contractId, position: 1, field: 'certificate', reason } },
      );
    expect((await reveal(' ')).value).toBeUndefined();
    expect((await reveal('核對身份證')).value).toBe(number);
    const { rows } = await api.database.pool.query<{ text: string }>(
      `SELECT row_to_json(a)::text AS text FROM audit_entry a WHERE subject_id = $1 AND action LIKE 'mortgageContract.%' ORDER BY at`,
      [seen.contractId],
    );
    expect(rows.map(({ text }) => text).join()).not.toContain(number);
    expect(rows.some(({ text }) => text.includes('mortgageContract.revealed'))).toBe(true);
    const { rows: stored } = await api.database.pool.query<{ text: string }>(
      'SELECT row_to_json(p)::text AS text FROM mortgage_person p WHERE contract_id = $1',
      [seen.contractId],
    );
    expect(stored[0]?.text).not.toContain(number);
  });

  it('who are below 18 neither buy nor act for anybody, and own with a guardian only', async () => {
    const { seen } = await bought('1-1-2');
    const child = { name: '王小', certificate: nationalId('20200501', 113) };
    expect(wrong(await save(seen, { ...child, role: 'coOwner' }))).toEqual(['input.role MINOR']);
    expect(wrong(await save(seen, { ...child, role: 'minor' }))).toEqual(['input.tiedTo GUARDIAN_MISSING']);
    expect(wrong(await save(seen, { name: '王小', role: 'minor', tiedTo: [1] }))).toEqual([
      'input.bornOn BIRTH_DATE_MISSING',
    ]);
    expect(
      wrong(await save(seen, { name: '王大', certificate: nationalId('19900501', 113), role: 'minor', tiedTo: [1] })),
    ).toEqual(['input.role OF_AGE']);
    const done = await save(seen, { ...child, role: 'minor', tiedTo: [1] });
    expect(done.people[1]).toMatchObject({ position: 2, role: 'minor', adultOn: '2038-05-01', tiedTo: [1] });
    expect(wrong(await save(done, { name: '李強', role: 'minor', bornOn: '2019-02-30', tiedTo: [1] }))).toEqual([
      'input.bornOn IMPOSSIBLE_BIRTH_DATE',
    ]);
  });
  it('make the checklist of the case: whose spouse, where from, through whom (S16)', async () => {
    const { at, seen } = await bought('1-1-3');
    const before = await papers(at);
    expect(before).not.toContain('spouseId');
    const married = await save(seen, { name: '李強', role: 'spouse', tiedTo: [1] });
    expect(married.customerTypes).toEqual(['married']);
    expect(await papers(at)).toEqual(expect.arrayContaining(['marriageCertificate', 'spouseId']));
    const foreign = await save(married, { position: 1, name: '王㛃', role: 'buyer', certificate: 'H01234567' });
    expect(foreign.customerTypes).toEqual(['foreign', 'married']);
    expect(await papers(at)).toContain('travelPermit');
    const alone = await remove(foreign, 2);
    expect(alone.customerTypes).toEqual(['foreign']);
    expect(await papers(at)).not.toContain('spouseId');
  });

  it('know better than what was said of a family, and leave what else was said', async () => {
    const { at, seen } = await bought('1-1-4');
    await desk.plan(house.specialist, at, {
      loans: [{ product: 'commercial', bank: 'icbc', askedFen: 104_000_000, months: 360 }],
      customerTypes: ['single', 'selfEmployed'],
    });
    expect(await papers(at)).toEqual(expect.arrayContaining(['singleDeclaration', 'tradeLicence']));
    await save(await of(seen.contractId), { name: '李強', role: 'spouse', tiedTo: [1] });
    const now = await papers(at);
    expect(now).toEqual(expect.arrayContaining(['spouseId', 'tradeLicence']));
    expect(now).not.toContain('singleDeclaration');
  });

  it('act through an attorney within a scope and until a day; a power that is over is none', async () => {
    const { at, seen } = await bought('1-1-5');
    const attorney = { name: '趙代', role: 'attorney', tiedTo: [1] };
    expect(wrong(await save(seen, attorney))).toEqual([
      'input.powerScopes SCOPE_MISSING',
      'input.powerUntil POWER_UNTIL_MISSING',
    ]);
    const good = await save(seen, { ...attorney, powerScopes: ['sale', 'loan'], powerUntil: '2099-01-01' });
    expect(good.customerTypes).toEqual(['attorney']);
    await desk.bringPapers(at.id);
    expect(await papers(at)).not.toContain('powerOfAttorney');
    await save(good, { ...attorney, position: 2, powerScopes: ['sale', 'loan'], powerUntil: '2020-01-01' });
    expect(await papers(at)).toContain('powerOfAttorney');
    const drafted = await desk.go(
      house.specialist,
      (await desk.one(house.specialist, at.id)) as ToldCase,
      'startDraft',
    );
    const refused = await desk.move(house.specialist, drafted, 'submitReview');
    expect(refused.reasons).toContainEqual(expect.objectContaining({ code: 'POWER_LAPSED' }));
  });

  it('are not taken out while somebody needs them, nor is the first', async () => {
    const { seen } = await bought('1-1-6');
    const guarded = await save(await save(seen, { name: '李監', role: 'guardian' }), {
      name: '王小',
      role: 'minor',
      bornOn: '2020-05-01',
      tiedTo: [2],
    });
    expect(wrong(await remove(guarded, 2))).toEqual(['input.position TIED']);
    expect(
      wrong(
        await save(guarded, {
          position: 2,
          name: '李監',
          role: 'attorney',
          tiedTo: [1],
          powerScopes: ['loan'],
          powerUntil: '2099-01-01',
        }),
      ),
    ).toEqual(['input.role TIED']);
    expect(wrong(await remove(guarded, 1))).toEqual(['input.position FIRST_BUYS']);
    expect((await remove(await remove(guarded, 3), 2)).people).toHaveLength(1);
  });

  it('consent to papers going to a bank, whoever they are', async () => {
    const { at, seen } = await bought('1-1-7');
    await save(seen, { name: '李強', role: 'spouse', tiedTo: [1] });
    const { buyers } = await desk.ask<{ buyers: { name: string }[] }>(
      house.specialist,
      'query($id: ID!) { mortgageConsents(id: $id) { buyers { name } } }',
      { id: at.id },
    );
    expect(buyers.map(({ name }) => name)).toEqual(['王㛃', '李強']);
  });

  it('are changed by one of two who change them at once; the other is told', async () => {
    const { seen } = await bought('1-1-8');
    const both = await Promise.all([
      save(seen, { name: '李強', role: 'coOwner' }),
      save(seen, { name: '李剛', role: 'coOwner' }),
    ]);
    const names = both.map(({ __typename }) => __typename).toSorted((a, b) => a.localeCompare(b));
    expect(names).toEqual(['ChangedMeanwhile', 'MortgagePeople']);
    expect((await of(seen.contractId)).people).toHaveLength(2);
  });

  it('do not stand twice in one contract with one paper', async () => {
    const { seen } = await bought('1-1-9');
    const certificate = nationalId('19900307', 117);
    const one = await save(seen, { position: 1, name: '王㛃', role: 'buyer', certificate });
    expect(wrong(await save(one, { name: '王潔', role: 'coOwner', certificate }))).toEqual([
      'input.certificate SAME_CERTIFICATE',
    ]);
  });

  it('with one certificate in two contracts are offered as one person, by the paper before the phone', async () => {
    const certificate = nationalId('19880808', 119);
    const [one, other] = [await bought('1-2-1'), await bought('1-2-2')];
    await save(one.seen, { position: 1, name: '王㛃', role: 'buyer', certificate, phone: '13800138001' });
    await save(other.seen, { position: 1, name: '王潔', role: 'buyer', certificate, phone: '13800138001' });
    const pairs = await desk.ask<{ otherName: string; shared: string[]; masked: string }[]>(
      house.supervisor,
      'query($id: ID!) { mortgageSamePersons(contractId: $id) { otherName shared masked } }',
      { id: one.seen.contractId },
    );
    expect(pairs).toEqual([
      { otherName: '王潔', shared: ['certificate', 'phone'], masked: `990***********${certificate.slice(-4)}` },
    ]);
  });
});
