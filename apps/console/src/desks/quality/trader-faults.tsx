import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type FaultLineFragment, TraderFaultsDocument } from '../../gql/quality/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Instant, None } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { FaultDrawer } from './fault-drawer.tsx';
import { FaultState } from './fault-state.tsx';

/** What is or was wrong with a trader's data (T6); nothing where there was nothing. For a trader's page. */
export function TraderFaults({ traderId, changed }: { traderId: string; changed: () => void }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [opened, setOpened] = useState<string>();
  const { data, error, refetch, fetchMore } = useQuery(TraderFaultsDocument, {
    variables: { first: 20, filter: { traderId } },
    skip: !may('traderFault.read'),
    fetchPolicy: 'cache-and-network',
  });
  const faults = data?.traderFaults;
  const { loadMore, loadingMore } = usePages(faults?.pageInfo, (after) =>
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: { traderFaults } }) => ({
        traderFaults: { ...traderFaults, nodes: [...before.traderFaults.nodes, ...traderFaults.nodes] },
      }),
    }),
  );
  if (error && !faults) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!faults || faults.nodes.length === 0) return null;
  return (
    <Section title={t('quality.ofTrader')}>
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('quality.state')}</th>
            <th>{t('quality.fault')}</th>
            <th>{t('quality.cell')}</th>
            <th>{t('quality.owner')}</th>
            <th>{t('quality.foundAt')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.nodes.map((fault) => (
            <Row key={fault.id} fault={fault} open={() => setOpened(fault.id)} />
          ))}
        </tbody>
      </table>
      {loadMore && (
        <Button size="small" loading={loadingMore} onClick={loadMore}>
          {t('ui.queue.more')}
        </Button>
      )}
      <FaultDrawer
        id={opened}
        close={() => setOpened(undefined)}
        changed={() => {
          void refetch();
          changed();
        }}
      />
    </Section>
  );
}

function Row({ fault, open }: { fault: FaultLineFragment; open: () => void }): ReactNode {
  return (
    <tr>
      <td>
        <FaultState state={fault.state} />
      </td>
      <td>
        <Button type="link" size="small" onClick={open}>
          {fault.title}
        </Button>
      </td>
      <td>{fault.shown || <None />}</td>
      <td>{fault.ownerName ?? <None />}</td>
      <td>
        <Instant value={fault.foundAt} />
      </td>
    </tr>
  );
}
