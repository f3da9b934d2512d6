import { useQuery } from '@apollo/client/react';
import { Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { MortgageAssistsDocument, MortgageThreadsDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Instant } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { AssistTable } from './assist-table.tsx';
import { CaseState } from './case-state.tsx';
import './mortgage.css';

/** A consultant's own cases, and what waits for them; for the desk, all of its threads (S26, S27). Made for a phone, too. */
export default function ThreadsPage(): ReactNode {
  const t = useText();
  return (
    <>
      <header className="k-head">
        <h1>{t('mortgage.threads')}</h1>
      </header>
      <div className="k-stack">
        <Requests />
        <Cases />
      </div>
    </>
  );
}

function Requests(): ReactNode {
  const t = useText();
  const asked = useQuery(MortgageAssistsDocument, {
    variables: { open: true, first: 50 },
    pollInterval: 60_000,
    fetchPolicy: 'cache-and-network',
  });
  const { rows, error, retry, loading, loadMore } = useQueuePages(asked, 'mortgageAssists');
  return (
    <Section title={t('mortgage.openAssists')}>
      {!rows && (error ? <ErrorState error={error} retry={retry} /> : <PageLoading />)}
      {rows?.length === 0 && <p className="k-quiet">{t('mortgage.noOpenAssists')}</p>}
      {rows && <AssistTable rows={rows} withCase changed={retry} />}
      {loadMore && (
        <Button loading={loading} onClick={loadMore}>
          {t('ui.queue.more')}
        </Button>
      )}
    </Section>
  );
}

function Cases(): ReactNode {
  const t = useText();
  const [open, setOpen] = useState(true);
  const asked = useQuery(MortgageThreadsDocument, {
    variables: { open, first: 50 },
    fetchPolicy: 'cache-and-network',
  });
  const { rows, error, retry, loading, loadMore } = useQueuePages(asked, 'mortgageThreads');
  return (
    <Section
      title={t('mortgage.cases')}
      extra={
        <Checkbox checked={open} onChange={({ target }) => setOpen(target.checked)}>
          {t('mortgage.threadsOpen')}
        </Checkbox>
      }
    >
      {!rows && (error ? <ErrorState error={error} retry={retry} /> : <PageLoading />)}
      {rows?.length === 0 && <EmptyState title={t('mortgage.noThreads')} detail={t('mortgage.noThreadsHow')} />}
      <ul className="m-thread">
        {rows?.map(({ id, number, house, buyers, state, specialist, lastAt }) => (
          <li key={id}>
            <Link to={`/mortgage-threads/${id}`}>
              {buyers || house} · {house}
            </Link>{' '}
            <CaseState state={state} />
            <br />
            <small className="k-quiet">
              {number} · {t('mortgage.specialist')} {specialist ?? t('ui.none')}
              {lastAt && (
                <>
                  {' '}
                  · {t('mortgage.lastSaid')} <Instant value={lastAt} />
                </>
              )}
            </small>
          </li>
        ))}
      </ul>
      {loadMore && (
        <Button loading={loading} onClick={loadMore}>
          {t('ui.queue.more')}
        </Button>
      )}
    </Section>
  );
}
