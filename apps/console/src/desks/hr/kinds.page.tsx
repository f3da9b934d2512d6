import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { CeaseKindDocument, HrRequestKindsDocument, type WholeKindFragment } from '../../gql/hr/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Count, Instant } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import './hr.css';

/** The kinds of request that HR wrote: added, changed, offered no more, without code (H1). */
export default function KindsPage(): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(HrRequestKindsDocument, { fetchPolicy: 'cache-and-network' });
  const [cease, ceasing] = useMutation(CeaseKindDocument, { onError: () => {}, refetchQueries: ['HrForms'] });
  const [meanwhile, setMeanwhile] = useState(false);
  if (!data)
    return error ? <ErrorState page={t('hr.kinds')} error={error} retry={() => void refetch()} /> : <PageLoading />;
  const offer = async ({ key, version, title, ceased }: WholeKindFragment): Promise<void> => {
    const answer = await cease({ variables: { input: { key, version, ceased: !ceased } } });
    if (!answer.data) return;
    const done = answer.data.outcome.__typename === 'HrRequestKind';
    setMeanwhile(!done);
    if (done) sayDone(t(ceased ? 'hr.kindOfferedAgain' : 'hr.kindIsCeased', { kind: title }));
    else void refetch();
  };
  return (
    <>
      <header className="k-head">
        <h1>{t('hr.kinds')}</h1>
        <span className="k-grow" />
        <Link to="/hr-requests">{t('hr.requests')}</Link>
        <Link className="k-button" to="/hr-kinds/new">
          {t('hr.newKind')}
        </Link>
      </header>
      <section className="k-card">
        <p className="k-quiet">{t('hr.kindsExplain')}</p>
        <FailureAlert error={ceasing.error} />
        {meanwhile && <p role="alert">{t('hr.meanwhile')}</p>}
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('hr.kind')}</th>
              <th>{t('hr.route')}</th>
              <th className="k-number">{t('hr.answerDays')}</th>
              <th className="k-number">{t('hr.openOnes')}</th>
              <th>{t('hr.version')}</th>
              <th>
                <span className="k-unseen">{t('hr.change')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.hrRequestKinds.map((kind) => (
              <tr key={kind.key}>
                <th scope="row">
                  <Link to={`/hr-kinds/${kind.key}`}>{kind.title}</Link>{' '}
                  {kind.ceased && <StateChip tone="neutral">{t('hr.ceased')}</StateChip>}
                </th>
                <td>{kind.route.map(({ decider }) => t(`hr.decider.${decider}`)).join(' → ')}</td>
                <td className="k-number">
                  <Count value={kind.answerDays} />
                </td>
                <td className="k-number">
                  <Count value={kind.open} />
                </td>
                <td>
                  <Count value={kind.version} />{' '}
                  {kind.version > 1 && (
                    <span className="k-quiet">
                      {kind.changedBy} <Instant value={kind.changedAt} />
                    </span>
                  )}
                </td>
                <td>
                  <Button
                    size="small"
                    aria-label={`${t(kind.ceased ? 'hr.offerAgain' : 'hr.cease')} ${kind.title}`}
                    onClick={() => void offer(kind)}
                  >
                    {t(kind.ceased ? 'hr.offerAgain' : 'hr.cease')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
