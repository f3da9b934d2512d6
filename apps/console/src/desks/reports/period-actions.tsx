import { useMutation } from '@apollo/client/react';
import { Button, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  AcknowledgePeriodReportDocument,
  ClosePeriodDocument,
  type ClosePeriodMutation,
  RestatePeriodDocument,
  type WholePeriodFragment,
} from '../../gql/reports/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { AskReason } from '../../ui/ask-reason.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { usePeriodName } from './period.ts';

/** Closing, stating anew, and taking note: what of it the person may do now (T7). */
export function PeriodActions({
  report,
  refetch,
  showNewest,
}: {
  report: WholePeriodFragment;
  refetch: () => void;
  showNewest: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const nameOf = usePeriodName();
  const { may } = useSession();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const { period, state, shown, versions } = report;
  const newest = versions[0];
  const settle = (result: ClosePeriodMutation['stated'], done: string): void => {
    // The newest is shown whatever happened: it is what the next step is about.
    showNewest();
    refetch();
    switch (result.__typename) {
      case 'PeriodReportView':
        setRefused(undefined);
        setAsking(false);
        return sayDone(done);
      case 'WrongState':
        return setRefused(open('reports.refused', result.standing));
      case 'ChangedMeanwhile':
        return setRefused(t('reports.meanwhile'));
      case 'InvalidInput':
        return setRefused(t('reports.reasonMissing'));
      default:
        return setRefused(t('ui.failure.NOT_FOUND'));
    }
  };
  const options = { refetchQueries: ['ReportPeriods', 'ReportsWaiting', 'TaskCounts'], onError: () => {} };
  const [close, closing] = useMutation(ClosePeriodDocument, {
    ...options,
    onCompleted: ({ stated }) => settle(stated, t('reports.closed', { period: nameOf(period) })),
  });
  const [restate, restating] = useMutation(RestatePeriodDocument, {
    ...options,
    onCompleted: ({ stated }) => settle(stated, t('reports.restated', { period: nameOf(period) })),
  });
  const [note, noting] = useMutation(AcknowledgePeriodReportDocument, {
    ...options,
    onCompleted: ({ stated }) => settle(stated, t('reports.noted', { period: nameOf(period) })),
  });
  return (
    <div className="k-actions k-noprint">
      <Refusal why={asking ? undefined : refused} />
      {state === 'open' && may('report.close') && (
        <Popconfirm
          title={t('reports.closeTitle', { period: nameOf(period) })}
          description={t('reports.closeDetail')}
          okText={t('reports.close')}
          cancelText={t('ui.cancel')}
          onConfirm={() => void close({ variables: { period } })}
        >
          <Button type="primary" loading={closing.loading}>
            {t('reports.close')}
          </Button>
        </Popconfirm>
      )}
      {newest && shown?.id === newest.id && may('report.restate') && (
        <Button onClick={() => setAsking(true)}>{t('reports.restate')}</Button>
      )}
      {newest && shown?.id === newest.id && !newest.acknowledgedAt && may('report.acknowledge') && (
        <Button type="primary" loading={noting.loading} onClick={() => void note({ variables: { id: newest.id } })}>
          {t('reports.note')}
        </Button>
      )}
      <FailureAlert error={closing.error ?? noting.error} />
      <AskReason
        open={asking}
        title={t('reports.restateTitle', { period: nameOf(period) })}
        action={t('reports.restate')}
        label={t('reports.reason')}
        busy={restating.loading}
        close={() => setAsking(false)}
        done={(reason) => {
          setRefused(undefined);
          if (newest) void restate({ variables: { input: { period, version: newest.version, reason } } });
        }}
      >
        <FailureAlert error={restating.error} />
        <Refusal why={refused} />
        <p className="k-quiet">{t('reports.restateDetail')}</p>
      </AskReason>
    </div>
  );
}
