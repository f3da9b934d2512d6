import type { ApolloClient } from '@apollo/client';
import { FindApplicationsDocument } from '../../gql/applications/graphql.ts';
import type { Found } from '../desk.ts';

/** Applications by number or name, the last that moved first, for the palette (X8). */
export async function find(client: ApolloClient, text: string): Promise<readonly Found[]> {
  const { data } = await client.query({
    query: FindApplicationsDocument,
    variables: { text },
    fetchPolicy: 'no-cache',
  });
  return (data?.applications.nodes ?? []).map(({ id, number, name }) => ({
    id,
    name,
    detail: number,
    to: `/applications/${id}`,
  }));
}
