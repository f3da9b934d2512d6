import { useQuery } from '@apollo/client/react';
import { Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { MortgagePrivatePromisesDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { CaseState } from './case-state.tsx';
import './mortgage.css';

/** What consultants are said to have promised on their own account; for a consultant, what is said of them (S28). */
export default function PromisesPage(): ReactNode {
  const t = useText();
  const [open, setOpen] = useState(true);
  const asked = useQuery(MortgagePrivatePromisesDocument, {
    variables: { open, first: 50 },
    fetchPolicy: 'cache-and-network',
  });
  const { rows, error, retry, loading, loadMore } = useQueuePages(asked, 'mortgagePrivatePromises');
  return (
    <>
      <header className="k-head">
        <h1>{t('mortgage.promises')}</h1>
        <span className="k-grow" />
        <Checkbox checked={open} onChange={({ target }) => setOpen(target.checked)}>
          {t('mortgage.promisesOpen')}
        </Checkbox>
      </header>
      {!rows && (error ? <ErrorState error={error} retry={retry} /> : <PageLoading />)}
      {rows?.length === 0 && <EmptyState title={t('mortgage.noPromises')} detail={t('mortgage.noPromisesHow')} />}
      {rows && rows.length > 0 && (
        <div className="k-card k-scroll">
          <table className="k-table">
            <thead>
              <tr>
                <th>{t('mortgage.consultant')}</th>
                <th>{t('mortgage.promiseWhat')}</th>
                <th>{t('mortgage.promisedTo')}</th>
                <th>{t('mortgage.promisedOn')}</th>
                <th>{t('mortgage.case')}</th>
                <th>{t('mortgage.state')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>{row.consultant}</td>
                  <td>
                    <Link to={`/mortgage-private-promises/${row.id}`}>{row.promised}</Link>
                  </td>
                  <td>{row.promisedTo}</td>
                  <td>
                    <BusinessDate value={row.promisedOn} />
                  </td>
                  <td>
                    <Link to={`/mortgage-threads/${row.caseId}`}>
                      {row.caseNumber} · {row.house}
                    </Link>
                  </td>
                  <td>
                    <CaseState state={row.state} />{' '}
                    {!row.state.final && !row.heard && <StateChip tone="warning">{t('mortgage.notHeard')}</StateChip>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {loadMore && (
        <Button loading={loading} onClick={loadMore}>
          {t('ui.queue.more')}
        </Button>
      )}
    </>
  );
}
