import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link } from 'react-router';
import {
  MortgageFeeAgeingDocument,
  type MortgageFeeKind,
  type MortgageFeeState,
  MortgageFeesDocument,
} from '../../gql/mortgage/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { QueueFilters, useQueueFilters } from '../../ui/queue-filters.tsx';
import { ExportButton } from '../../ui/queue-tools.tsx';
import { Section } from '../../ui/record-page.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { FeeTable } from './fee-table.tsx';

const AgeingChart = lazy(() => import('./ageing-chart.tsx'));
const keys = ['kind', 'state', 'overdue', 'over'] as const;
const kinds = ['deedTax', 'maintenanceFund', 'registration', 'areaDifference'] as const;
const states = ['assessed', 'notified', 'partial', 'paid', 'waived', 'proved', 'cancelled'] as const;
const days = ['1', '31', '61', '91'] as const;

/** What buyers owe, by how long it is overdue (S18). */
export default function FeesPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [values, change] = useQueueFilters(keys);
  const { data: ageing, refetch } = useQuery(MortgageFeeAgeingDocument, { fetchPolicy: 'cache-and-network' });
  const narrowing = {
    kind: (values.kind || null) as MortgageFeeKind | null,
    state: (values.state || null) as MortgageFeeState | null,
    overdueFrom: values.overdue ? Number(values.overdue) : null,
    over: values.over ? true : null,
  };
  const asked = useQuery(MortgageFeesDocument, {
    variables: { ...narrowing, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  const { rows, error, retry, loading, loadMore } = useQueuePages(asked, 'mortgageFees');
  return (
    <>
      <header className="k-head">
        <h1>{t('mortgage.fees')}</h1>
        <span className="k-grow" />
        <ExportButton name="mortgage-fees" filter={narrowing} />
        {may('mortgageFee.settings') && <Link to="/mortgage-fee-rules">{t('mortgage.feeRules')}</Link>}
      </header>
      <div className="k-stack">
        {ageing && ageing.mortgageFeeAgeing.length > 0 && (
          <Section title={t('mortgage.ageing')}>
            <Suspense fallback={<PageLoading />}>
              <AgeingChart rows={ageing.mortgageFeeAgeing} />
            </Suspense>
          </Section>
        )}
        <section className="k-card">
          <QueueFilters
            filters={[
              {
                kind: 'choice',
                key: 'kind',
                label: t('mortgage.feeKind'),
                options: kinds.map((value) => ({ value, label: t(`mortgage.feeKind.${value}`) })),
              },
              {
                kind: 'choice',
                key: 'state',
                label: t('mortgage.feeState'),
                options: states.map((value) => ({ value, label: t(`mortgage.feeState.${value}`) })),
              },
              {
                kind: 'choice',
                key: 'overdue',
                label: t('mortgage.overdue'),
                options: days.map((value) => ({ value, label: t('mortgage.overdueFrom', { days: value }) })),
              },
              {
                kind: 'choice',
                key: 'over',
                label: t('mortgage.over'),
                options: [{ value: 'yes', label: t('mortgage.overOnly') }],
              },
            ]}
            values={values}
            onChange={change}
          />
          {!rows && (error ? <ErrorState error={error} retry={retry} /> : <PageLoading />)}
          {rows && (
            <FeeTable
              rows={rows}
              withContract
              changed={() => {
                retry();
                void refetch();
              }}
            />
          )}
          {loadMore && (
            <Button loading={loading} onClick={loadMore}>
              {t('ui.queue.more')}
            </Button>
          )}
        </section>
      </div>
    </>
  );
}
