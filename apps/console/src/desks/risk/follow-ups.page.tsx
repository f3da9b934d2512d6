import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { RiskFollowUpsDocument } from '../../gql/risk/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { QueueFilters, useQueueFilters } from '../../ui/queue-filters.tsx';
import { ExportButton } from '../../ui/queue-tools.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { FollowUpsTable } from './follow-ups-table.tsx';

const keys = ['show'] as const;

/** Traders whom no notice reached, of every day: whom to telephone, whom the branch looks for (T9). A task leads to one alone. */
export default function FollowUpsPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const { id = null } = useParams();
  const [values, change] = useQueueFilters(keys);
  const open = id || values.show === 'all' ? null : values.show !== 'ended';
  const asked = useQuery(RiskFollowUpsDocument, { variables: { id, open, first: 50 }, pollInterval: 30_000 });
  const { rows, error, retry, loading, loadMore } = useQueuePages(asked, 'riskFollowUps');
  return (
    <>
      <header className="k-head">
        <h1>{t('risk.followUps')}</h1>
        <span className="k-grow" />
        {id && <Link to="/risk-follow-ups">{t('risk.followUps.all')}</Link>}
        {!id && <ExportButton name="risk-follow-ups" filter={{ open }} />}
        {may('risk.read') && <Link to="/risk">{t('risk.title')}</Link>}
      </header>
      <section className="k-card">
        {!id && (
          <QueueFilters
            filters={[
              {
                kind: 'choice',
                key: 'show',
                label: t('risk.show'),
                options: [
                  { value: 'ended', label: t('risk.show.ended') },
                  { value: 'all', label: t('risk.show.all') },
                ],
              },
            ]}
            values={values}
            onChange={change}
          />
        )}
        {!rows && (error ? <ErrorState error={error} retry={retry} /> : <PageLoading />)}
        {rows?.length === 0 && <EmptyState title={t('risk.noFollowUps')} detail={t('risk.noFollowUpsDetail')} />}
        {rows && rows.length > 0 && <FollowUpsTable rows={rows} days changed={retry} />}
        {loadMore && (
          <Button loading={loading} onClick={loadMore}>
            {t('ui.queue.more')}
          </Button>
        )}
      </section>
    </>
  );
}
