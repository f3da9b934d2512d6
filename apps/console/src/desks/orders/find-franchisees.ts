import type { ApolloClient } from '@apollo/client';
import { FranchiseesNamedDocument } from '../../gql/orders/graphql.ts';
import type { Found } from '../desk.ts';

/** Franchisees by name, pinyin, initials or number, for the palette (X8). */
export async function find(client: ApolloClient, text: string): Promise<readonly Found[]> {
  const { data } = await client.query({
    query: FranchiseesNamedDocument,
    variables: { text },
    fetchPolicy: 'no-cache',
  });
  return (data?.franchisees.nodes ?? []).map(({ id, number, name }) => ({
    id,
    name,
    detail: number,
    to: `/franchisees/${id}`,
  }));
}
