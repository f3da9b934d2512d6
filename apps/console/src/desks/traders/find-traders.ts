import type { ApolloClient } from '@apollo/client';
import { FindTradersDocument } from '../../gql/traders/graphql.ts';
import type { Found } from '../desk.ts';

/** Traders by name, pinyin, initials or number, for the palette (X8). */
export async function find(client: ApolloClient, text: string): Promise<readonly Found[]> {
  const { data } = await client.query({ query: FindTradersDocument, variables: { text }, fetchPolicy: 'no-cache' });
  return (data?.searchTraders ?? []).map(({ id, number, name, branch }) => ({
    id,
    name,
    detail: `${number} · ${branch.name}`,
    to: `/traders/${id}`,
  }));
}
