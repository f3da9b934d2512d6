import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import {
  AllocationRunDocument,
  type AllocationRunLineFragment,
  CommitAllocationDocument,
  DiscardAllocationDocument,
} from '../../gql/stock/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate, Count, Instant, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { AllocatedSkus } from './allocated-skus.tsx';
import { AllocationStateChip } from './allocation-state.tsx';
import { ProposeDialog } from './propose-dialog.tsx';
import './stock.css';

/** One sharing-out: by which rules, what it comes to, SKU by SKU, and why; decided here (F4). */
export default function AllocationPage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(AllocationRunDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const run = data.allocationRun;
  if (!run) return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  return (
    <RecordPage
      name={t('stock.allocation')}
      number={run.number}
      state={<AllocationStateChip state={run.state} />}
      actions={run.state === 'PROPOSED' && <Actions run={run} />}
    >
      <Outcome run={run} />
      <AllocatedSkus run={run} />
    </RecordPage>
  );
}

function Outcome({ run }: { run: AllocationRunLineFragment }): ReactNode {
  const t = useText();
  const count = (key: 'skus' | 'supply' | 'demand' | 'given' | 'leftOver') => ({
    key,
    label: t(`stock.${key}`),
    value: <Count value={run[key]} />,
  });
  return (
    <>
      <Section title={t('stock.outcome')}>
        <div className="s-sums">
          <Facts facts={[count('skus'), count('supply'), count('demand'), count('given'), count('leftOver')]} />
        </div>
        {run.state === 'PROPOSED' && <p className="k-quiet">{t('stock.notHeldYet')}</p>}
      </Section>
      <Section title={t('stock.rules')}>
        <Facts
          facts={[
            { key: 'goods', label: t('stock.goods'), value: run.receipt ?? t('stock.allFree') },
            { key: 'mode', label: t('stock.mode'), value: t(`stock.mode.${run.mode}`) },
            { key: 'pack', label: t('stock.packSize'), value: <Count value={run.packSize} /> },
            {
              key: 'fill',
              label: t('stock.minimumFill'),
              value: t('stock.percent', { percent: run.minimumFill / 100 }),
            },
            { key: 'pool', label: t('stock.pool'), value: t(`stock.pool.${run.pool ?? 'all'}`) },
            {
              key: 'by',
              label: t('stock.windowsBeginBy'),
              value: run.windowsBeginBy ? <BusinessDate value={run.windowsBeginBy} /> : <None />,
            },
            {
              key: 'proposed',
              label: t('stock.proposedBy'),
              value: (
                <>
                  {run.proposedBy} · <Instant value={run.proposedAt} />
                </>
              ),
            },
            {
              key: 'decided',
              label: t('stock.decidedBy'),
              value: run.decidedBy ? (
                <>
                  {run.decidedBy} · <Instant value={run.decidedAt} />
                </>
              ) : (
                <None />
              ),
            },
          ]}
        />
      </Section>
    </>
  );
}

function Actions({ run }: { run: AllocationRunLineFragment }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const go = useNavigate();
  const { may } = useSession();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [commit, committing] = useMutation(CommitAllocationDocument);
  const [discard, discarding] = useMutation(DiscardAllocationDocument);
  const told = (
    result: { __typename: string; code?: string; codes?: readonly string[] } | undefined,
    done: string,
  ): void => {
    if (result?.__typename === 'AllocationRun') sayDone(done);
    else if (result)
      setRefused(
        open('stock.refusal', result.code ?? 'INTERNAL', {
          skus: result.codes?.join(t('ui.comma')) ?? '',
        }),
      );
  };
  const decide = async (): Promise<void> => {
    const { data } = await commit({ variables: { id: run.id } }).catch(() => ({ data: undefined }));
    told(data?.commitAllocation, t('stock.committed', { given: run.given }));
  };
  const layAside = async (): Promise<void> => {
    const { data } = await discard({ variables: { id: run.id } }).catch(() => ({ data: undefined }));
    told(data?.discardAllocation, t('stock.discarded'));
  };
  return (
    <>
      <FailureAlert error={committing.error ?? discarding.error} />
      {refused && <p role="alert">{refused}</p>}
      {may('allocation.propose') && (
        <>
          <Button onClick={() => setAsking(true)}>{t('stock.whatIf')}</Button>
          <Button loading={discarding.loading} onClick={() => void layAside()}>
            {t('stock.discard')}
          </Button>
        </>
      )}
      {may('allocation.commit') && (
        <Popconfirm
          title={t('stock.commitAsk', { given: run.given })}
          okText={t('stock.commit')}
          cancelText={t('ui.cancel')}
          onConfirm={() => void decide()}
        >
          <Button type="primary" loading={committing.loading} disabled={run.given === 0}>
            {t('stock.commit')}
          </Button>
        </Popconfirm>
      )}
      {asking && (
        <ProposeDialog
          from={run}
          close={() => setAsking(false)}
          proposed={({ id }) => void go(`/allocations/${id}`, { replace: true })}
        />
      )}
    </>
  );
}
