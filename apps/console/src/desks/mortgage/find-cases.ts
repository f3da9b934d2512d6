import type { ApolloClient } from '@apollo/client';
import { FindMortgageCasesDocument } from '../../gql/mortgage/graphql.ts';
import type { Found } from '../desk.ts';

/** Open mortgage cases by number, house or buyer, for the palette (X8). */
export async function find(client: ApolloClient, text: string): Promise<readonly Found[]> {
  const { data } = await client.query({
    query: FindMortgageCasesDocument,
    variables: { text },
    fetchPolicy: 'no-cache',
  });
  return (data?.mortgageBoard.cases.nodes ?? []).map(({ id, number, house, buyers }) => ({
    id,
    name: number,
    detail: [house, buyers].filter(Boolean).join(' · '),
    to: `/mortgage-cases/${id}`,
  }));
}
