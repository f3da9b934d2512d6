import type { ApolloClient } from '@apollo/client';
import { FindStylesDocument } from '../../gql/orders/graphql.ts';
import type { Found } from '../desk.ts';

/** Styles by number, name, pinyin or initials, for the palette (X8). */
export async function find(client: ApolloClient, text: string): Promise<readonly Found[]> {
  const { data } = await client.query({ query: FindStylesDocument, variables: { text }, fetchPolicy: 'no-cache' });
  return (data?.styles.nodes ?? []).map(({ id, number, name, category }) => ({
    id,
    name,
    detail: `${number} · ${category}`,
    to: `/styles/${id}`,
  }));
}
