import type { ApolloClient } from '@apollo/client';
import { FindMortgageContractsDocument } from '../../gql/mortgage/graphql.ts';
import type { Found } from '../desk.ts';

/** Mortgage contracts by number, house, or a buyer's name, pinyin or initials, for the palette (X8). */
export async function find(client: ApolloClient, text: string): Promise<readonly Found[]> {
  const { data } = await client.query({
    query: FindMortgageContractsDocument,
    variables: { text },
    fetchPolicy: 'no-cache',
  });
  return (data?.mortgageContracts.nodes ?? []).map(({ id, number, house, buyers }) => ({
    id,
    name: number,
    detail: [house, ...buyers.map(({ name }) => name)].join(' · '),
    to: `/mortgage-contracts/${id}`,
  }));
}
