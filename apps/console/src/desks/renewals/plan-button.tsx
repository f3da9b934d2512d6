import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { PlanRenewalsDocument } from '../../gql/renewals/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** Plans at once what the next tick would plan. */
export function PlanButton({ done }: { done: () => void }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [plan, { loading, error }] = useMutation(PlanRenewalsDocument, {
    onError: () => {},
    onCompleted: ({ planRenewalReminders: { outcome, planned } }) => {
      sayDone(outcome === 'planned' ? t('renewals.plannedNow', { count: planned }) : open('renewals.outcome', outcome));
      done();
    },
  });
  return (
    <>
      <Button type="primary" loading={loading} onClick={() => void plan()}>
        {t('renewals.planNow')}
      </Button>
      <FailureAlert error={error} />
    </>
  );
}
