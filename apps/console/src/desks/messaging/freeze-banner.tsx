import { useMutation } from '@apollo/client/react';
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { type FreezeFragment, ReleaseSendingDocument } from '../../gql/messaging/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { AskReason } from '../../ui/ask-reason.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Count, Instant } from '../../ui/figures.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** Says that all sending stands still, why, and what to compare before it is released (X7). */
export function FreezeBanner({ freeze, done }: { freeze: FreezeFragment; done: () => void }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { may } = useSession();
  const [asking, setAsking] = useState(false);
  const [release, { loading, error }] = useMutation(ReleaseSendingDocument, {
    onError: () => {},
    onCompleted: ({ releaseSending }) => {
      setAsking(false);
      // A report that was taken in meanwhile shows in the list once it is read again.
      if (releaseSending.__typename !== 'WrongState')
        sayDone(
          t(releaseSending.__typename === 'SendingFreeze' ? 'messaging.freeze.released' : 'messaging.freeze.gone'),
        );
      done();
    },
  });
  const compared = freeze.reports.every((report) => report.compared && report.unexplained === 0);
  return (
    <Alert
      type="warning"
      showIcon
      title={t('messaging.freeze.title')}
      description={
        <>
          <p>{open('messaging.freeze.cause', freeze.cause)}</p>
          <Facts
            facts={[
              ...(freeze.reason ? [{ key: 'reason', label: t('messaging.reason'), value: freeze.reason }] : []),
              { key: 'at', label: t('messaging.freeze.at'), value: <Instant value={freeze.frozenAt} /> },
              { key: 'waiting', label: t('messaging.freeze.waiting'), value: <Count value={freeze.waiting} /> },
              { key: 'undecided', label: t('messaging.freeze.undecided'), value: <Count value={freeze.undecided} /> },
              {
                key: 'reconciled',
                label: t('messaging.freeze.reconciled'),
                value: <Count value={freeze.reconciled} />,
              },
              { key: 'stray', label: t('messaging.freeze.stray'), value: <Count value={freeze.strayReceipts} /> },
            ]}
          />
          {freeze.reports.length > 0 && (
            <>
              <p>{t('messaging.freeze.notCompared')}</p>
              <ul aria-label={t('messaging.freeze.reports')}>
                {freeze.reports.map(({ gateway, title, businessDate, compared: taken, unexplained }) => (
                  <li key={`${gateway} ${businessDate}`}>
                    <Link to={`/gateway-report?gateway=${encodeURIComponent(gateway)}&day=${businessDate}`}>
                      {t('messaging.freeze.report', {
                        title,
                        day: businessDate,
                        state: taken ? 'compared' : 'missing',
                        unexplained,
                      })}
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )}
          {may('message.settings') && (
            <Button style={{ marginTop: 8 }} disabled={!compared} onClick={() => setAsking(true)}>
              {t('messaging.freeze.release')}
            </Button>
          )}
          <AskReason
            open={asking}
            title={t('messaging.freeze.release')}
            action={t('messaging.freeze.release')}
            label={t('messaging.freeze.compared')}
            busy={loading}
            close={() => setAsking(false)}
            done={(reason) => void release({ variables: { input: { id: freeze.id, reason } } })}
          >
            <FailureAlert error={error} />
            <p>{t('messaging.freeze.explain', { count: freeze.waiting })}</p>
          </AskReason>
        </>
      }
    />
  );
}
