import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { MortgageReceiptsDocument, MortgageTeamsDocument, TeamRaceDocument } from '../../gql/mortgage/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { QueueFilters, useQueueFilters } from '../../ui/queue-filters.tsx';
import { ExportButton } from '../../ui/queue-tools.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { EnterReceipt } from './enter-receipt.tsx';
import { ReceiptTable } from './receipt-table.tsx';
import './mortgage.css';

const keys = ['only', 'team', 'month'] as const;

/** Money that came in: entered, confirmed and reversed by finance (S13). */
export default function ReceiptsPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [entering, setEntering] = useState(false);
  const [values, change] = useQueueFilters(keys);
  const { data: teams } = useQuery(MortgageTeamsDocument);
  const { data: months } = useQuery(TeamRaceDocument, { skip: !may('mortgageRanking.read') });
  const narrowing = {
    unconfirmed: values.only === 'unconfirmed' || null,
    teamId: values.team || null,
    month: values.month || null,
  };
  const asked = useQuery(MortgageReceiptsDocument, {
    variables: { ...narrowing, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  const { rows, error, retry, loading, loadMore } = useQueuePages(asked, 'mortgageReceipts');
  return (
    <>
      <header className="k-head">
        <h1>{t('mortgage.receipts')}</h1>
        <span className="k-grow" />
        {may('mortgageReceipt.import') && <Link to="/imports">{t('mortgage.importReceipts')}</Link>}
        <ExportButton name="mortgage-receipts" filter={narrowing} />
        {may('mortgageReceipt.enter') && (
          <Button type="primary" onClick={() => setEntering(true)}>
            {t('mortgage.enterReceipt')}
          </Button>
        )}
      </header>
      <section className="k-card">
        <QueueFilters
          filters={[
            {
              kind: 'choice',
              key: 'only',
              label: t('mortgage.only'),
              options: [{ value: 'unconfirmed', label: t('mortgage.unconfirmed') }],
            },
            {
              kind: 'choice',
              key: 'team',
              label: t('mortgage.team'),
              options: (teams?.mortgageTeams ?? []).map(({ id, name }) => ({ value: id, label: name })),
            },
            {
              kind: 'choice',
              key: 'month',
              label: t('mortgage.month'),
              options: (months?.mortgageRaceMonths ?? []).map((month) => ({ value: month, label: month })),
            },
          ]}
          values={values}
          onChange={change}
        />
        {!rows && (error ? <ErrorState error={error} retry={retry} /> : <PageLoading />)}
        {rows && <ReceiptTable rows={rows} withContract changed={retry} />}
        {loadMore && (
          <Button loading={loading} onClick={loadMore}>
            {t('ui.queue.more')}
          </Button>
        )}
      </section>
      {entering && <EnterReceipt close={() => setEntering(false)} changed={retry} />}
    </>
  );
}
