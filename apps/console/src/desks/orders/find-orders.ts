import type { ApolloClient } from '@apollo/client';
import { FindFranchiseOrdersDocument } from '../../gql/orders/graphql.ts';
import type { Found } from '../desk.ts';

/** Franchise orders by number, or by their franchisee, for the palette (X8). */
export async function find(client: ApolloClient, text: string): Promise<readonly Found[]> {
  const { data } = await client.query({
    query: FindFranchiseOrdersDocument,
    variables: { text },
    fetchPolicy: 'no-cache',
  });
  return (data?.franchiseOrders.nodes ?? []).map(({ id, number, franchisee }) => ({
    id,
    name: number,
    detail: franchisee,
    to: `/franchise-orders/${id}`,
  }));
}
