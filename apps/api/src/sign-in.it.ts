import { Person } from '@kefu/platform/identity';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller, testPassword } from './testing.ts';

const signIn = `mutation($input: SignInInput!) { signIn(input: $input) { __typename ... on SignedIn { me { name } } } }`;

interface SignIn {
  signIn: { __typename: string; me?: { name: string } };
}

describe('signing in (X1)', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  const tried = async (input: Record<string, unknown>): Promise<string | undefined> =>
    (await api.anonymous.graphql<SignIn>(signIn, { input })).data?.signIn.__typename;

  const loginOf = async (caller: TestCaller): Promise<string> =>
    (await api.database.dataSource.getRepository(Person).findOneByOrFail({ id: caller.personId })).login;

  it('knows nobody without a session', async () => {
    expect((await api.anonymous.graphql('{ me { name } }')).data).toEqual({ me: null });
  });

  it('knows a person by the session cookie, with the roles held today', async () => {
    const clerk = await api.as('CS');
    const answer = await clerk.graphql<{ me: { roles: string[] } }>('{ me { name roles } }');
    expect(answer.data?.me.roles).toEqual(['CS']);
  });

  it('begins a session for the right password only, however the login is written', async () => {
    const login = await loginOf(await api.as('BO'));
    expect(await tried({ login, password: 'wrong' })).toBe('SignInRefused');
    expect(await tried({ login: ` ${login.toUpperCase()} `, password: testPassword })).toBe('SignedIn');
  });

  it('lets nobody in who was shut out', async () => {
    const clerk = await api.as('BO');
    const login = await loginOf(clerk);
    await api.database.dataSource.getRepository(Person).update({ id: clerk.personId }, { active: false });
    expect(await tried({ login, password: testPassword })).toBe('SignInRefused');
  });

  it('stops the eleventh try of a quarter of an hour, even the right one, and leaves living sessions alone', async () => {
    const clerk = await api.as('CS');
    const login = await loginOf(clerk);
    for (let i = 0; i < 10; i++) expect(await tried({ login, password: `wrong ${i}` })).toBe('SignInRefused');
    expect(await tried({ login, password: testPassword })).toBe('TooManyTries');
    expect((await clerk.graphql<{ me: { name: string } }>('{ me { name } }')).data?.me.name).toBe(login);
  });

  it('counts tries under aliases and at once like any others', async () => {
    const login = await loginOf(await api.as('CS'));
    const one = (name: string): string =>
      `${name}: signIn(input: { login: ${JSON.stringify(login)}, password: "wrong" }) { __typename }`;
    const document = `mutation { ${['a', 'b', 'c', 'd', 'e'].map(one).join(' ')} }`;
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => api.anonymous.graphql<Record<string, { __typename: string }>>(document)),
    );
    const outcomes = answers.flatMap(({ data }) => Object.values(data ?? {}).map(({ __typename }) => __typename));
    expect(outcomes.filter((outcome) => outcome === 'SignInRefused').length).toBeLessThanOrEqual(10);
    expect(await tried({ login, password: testPassword })).toBe('TooManyTries');
  });

  it('counts a login that does not exist in the same way', async () => {
    for (let i = 0; i < 10; i++) expect(await tried({ login: 'nobody-here', password: 'x' })).toBe('SignInRefused');
    expect(await tried({ login: 'nobody-here', password: 'x' })).toBe('TooManyTries');
  });

  it('leaves the same trace of a login that nobody has, so that neither time nor the audit tells them apart', async () => {
    const login = await loginOf(await api.as('CS'));
    const refusals = async (): Promise<number> =>
      (
        await api.database.pool.query<{ n: number }>(
          `SELECT count(*)::int AS n FROM audit_entry WHERE action = 'signIn.refused'`,
        )
      ).rows[0]?.n ?? 0;
    const before = await refusals();
    await tried({ login, password: 'wrong' });
    expect(await refusals()).toBe(before + 1);
    await tried({ login: 'my secret typed here', password: 'wrong' });
    expect(await refusals()).toBe(before + 2);
    const { rows } = await api.database.pool.query<{ text: string }>(
      `SELECT string_agg(e::text, '') AS text FROM audit_entry e`,
    );
    expect(rows[0]?.text).not.toContain('my secret typed here');
  });

  describe('with a second factor', () => {
    let clerk: TestCaller;
    let login: string;
    let totp: TOTP;

    beforeAll(async () => {
      clerk = await api.as('CS');
      login = await loginOf(clerk);
      const offered = await clerk.graphql<{ offerSecondFactor: { secret: string } }>(
        `mutation($password: String!) { offerSecondFactor(password: $password) { ... on SecondFactorOffer { secret uri } } }`,
        { password: testPassword },
      );
      totp = new TOTP({ secret: offered.data?.offerSecondFactor.secret ?? '' });
      // The step before this one: so that the test itself can use this one.
      const confirmed = await clerk.graphql(
        'mutation($code: String!) { confirmSecondFactor(code: $code) { __typename } }',
        { code: totp.generate({ timestamp: Date.now() - 30_000 }) },
      );
      expect(confirmed.data).toEqual({ confirmSecondFactor: { __typename: 'Done' } });
    });

    it('asks for the code after the password, and refuses a wrong one', async () => {
      expect(await tried({ login, password: testPassword })).toBe('SecondFactorRequired');
      const wrong = String((Number(totp.generate()) + 1) % 1_000_000).padStart(6, '0');
      expect(await tried({ login, password: testPassword, totp: wrong })).toBe('SignInRefused');
    });

    it('takes a code once, also of two sign-ins at the same moment', async () => {
      const code = totp.generate();
      const both = await Promise.all([1, 2].map(() => tried({ login, password: testPassword, totp: code })));
      expect(both.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual(['SignedIn', 'SignInRefused']);
      expect(await tried({ login, password: testPassword, totp: code })).toBe('SignInRefused');
    });

    it('cannot have its codes guessed by asking for the code in between', async () => {
      const outcomes: (string | undefined)[] = [];
      for (let i = 0; i < 12; i++) {
        outcomes.push(await tried({ login, password: testPassword, totp: '000000' }));
        await tried({ login, password: testPassword });
      }
      expect(outcomes).toContain('TooManyTries');
    });

    it('is turned off by the password', async () => {
      const off = 'mutation($password: String!) { removeSecondFactor(password: $password) { __typename } }';
      expect((await clerk.graphql(off, { password: 'wrong' })).data).toEqual({
        removeSecondFactor: { __typename: 'PasswordWrong' },
      });
      await clerk.graphql(off, { password: testPassword });
      expect((await clerk.graphql('{ me { secondFactor } }')).data).toEqual({ me: { secondFactor: false } });
    });
  });

  it('shows where one is signed in, and ends another session at once', async () => {
    const clerk = await api.as('CS');
    const login = await loginOf(clerk);
    await tried({ login, password: testPassword });
    const { data } = await clerk.graphql<{ mySessions: { id: string; current: boolean }[] }>(
      '{ mySessions { id current } }',
    );
    expect(data?.mySessions.map(({ current }) => current).toSorted()).toEqual([false, true]);
    const revoke = 'mutation($id: ID!) { revokeSession(id: $id) { __typename } }';
    const other = data?.mySessions.find(({ current }) => !current)?.id;
    expect((await clerk.graphql(revoke, { id: other })).data).toEqual({ revokeSession: { __typename: 'Done' } });
    const stranger = await api.as('BO');
    const own = data?.mySessions.find(({ current }) => current)?.id;
    expect((await stranger.graphql(revoke, { id: own })).data).toEqual({ revokeSession: { __typename: 'NotFound' } });
  });

  it('ends the other sessions when the password changes', async () => {
    const clerk = await api.as('CS');
    const login = await loginOf(clerk);
    await tried({ login, password: testPassword });
    const change = 'mutation($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }';
    const wrong = await clerk.graphql(change, { input: { current: 'wrong', fresh: 'a new password' } });
    expect(wrong.data).toEqual({ changePassword: { __typename: 'PasswordWrong' } });
    const right = await clerk.graphql(change, { input: { current: testPassword, fresh: 'a new password' } });
    expect(right.data).toEqual({ changePassword: { __typename: 'Done' } });
    const { data } = await clerk.graphql<{ mySessions: unknown[] }>('{ mySessions { id } }');
    expect(data?.mySessions).toHaveLength(1);
    expect(await tried({ login, password: testPassword })).toBe('SignInRefused');
  });
});
