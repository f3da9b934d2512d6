import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import { DelegationsDocument, type DelegationsQuery, EndDelegationDocument } from '../../gql/approvals/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { NewDelegation } from './new-delegation.tsx';

/** Who stands in for whom while somebody is away: listed, made, ended (X3). */
export default function DelegationsPage(): ReactNode {
  const t = useText();
  const [making, setMaking] = useState(false);
  const { data, error, refetch } = useQuery(DelegationsDocument);
  return (
    <>
      <header className="k-head">
        <h1>{t('approvals.delegations')}</h1>
        <span className="k-grow" />
        <Button type="primary" disabled={!data} onClick={() => setMaking(true)}>
          {t('approvals.delegate')}
        </Button>
      </header>
      <Section title={t('approvals.delegationsNow')}>
        <p className="k-quiet">{t('approvals.delegationsHint')}</p>
        {!data && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />)}
        {data?.delegations.length === 0 && (
          <EmptyState title={t('approvals.noDelegations')} detail={t('approvals.noDelegationsDetail')} />
        )}
        {data && data.delegations.length > 0 && <List list={data.delegations} refetch={() => void refetch()} />}
      </Section>
      {making && data && (
        <NewDelegation people={data.standIns} close={() => setMaking(false)} done={() => void refetch()} />
      )}
    </>
  );
}

function List({ list, refetch }: { list: DelegationsQuery['delegations']; refetch: () => void }): ReactNode {
  const t = useText();
  const [end, { loading, error }] = useMutation(EndDelegationDocument, {
    onError: () => {},
    onCompleted: () => {
      sayDone(t('approvals.delegationEnded'));
      refetch();
    },
  });
  return (
    <>
      <FailureAlert error={error} />
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('approvals.absent')}</th>
            <th>{t('approvals.standIn')}</th>
            <th>{t('approvals.startsOn')}</th>
            <th>{t('approvals.endsOn')}</th>
            <th>{t('approvals.reason')}</th>
            <th>{t('approvals.state')}</th>
            <th>
              <span className="k-unseen">{t('approvals.endDelegation')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {list.map((each) => (
            <tr key={each.id}>
              <td>{each.from}</td>
              <td>{each.to}</td>
              <td>
                <BusinessDate value={each.startsOn} weekday />
              </td>
              <td>
                <BusinessDate value={each.endsOn} weekday />
              </td>
              <td>{each.reason}</td>
              <td>
                <StateChip tone={each.active ? 'good' : 'neutral'}>
                  {t(each.active ? 'approvals.state.active' : 'approvals.state.toCome')}
                </StateChip>
              </td>
              <td>
                {each.mine && (
                  <Popconfirm
                    title={t('approvals.endTitle', { name: each.to })}
                    okText={t('approvals.endDelegation')}
                    cancelText={t('ui.cancel')}
                    onConfirm={() => void end({ variables: { id: each.id } })}
                  >
                    <Button size="small" loading={loading}>
                      {t('approvals.endDelegation')}
                    </Button>
                  </Popconfirm>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
