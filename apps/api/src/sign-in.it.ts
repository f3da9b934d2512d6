import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from './testing.ts';

describe('signing in', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  it('knows nobody without a session (X1)', async () => {
    expect((await api.anonymous.graphql('{ me { name } }')).data).toEqual({ me: null });
  });

  it('knows a person by the session cookie, with the roles held today (X1)', async () => {
    const clerk = await api.as('CS');
    const answer = await clerk.graphql<{ me: { roles: string[] } }>('{ me { name roles } }');
    expect(answer.data?.me.roles).toEqual(['CS']);
  });

  it('begins a session for the right password only (X1)', async () => {
    const clerk = await api.as('BO');
    const { data } = await clerk.graphql<{ me: { name: string } }>('{ me { name } }');
    const signIn = `mutation($input: SignInInput!) { signIn(input: $input) { __typename ... on SignedIn { me { name } } } }`;
    const login = data?.me.name;
    const wrong = await api.anonymous.graphql(signIn, { input: { login, password: 'wrong' } });
    expect(wrong.data).toEqual({ signIn: { __typename: 'SignInRefused' } });
    const right = await api.anonymous.graphql(signIn, { input: { login, password: 'correct horse' } });
    expect(right.data).toEqual({ signIn: { __typename: 'SignedIn', me: { name: login } } });
  });
});
