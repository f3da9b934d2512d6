import { useApolloClient, useMutation } from '@apollo/client/react';
import { Button, Input, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  SignOffTraderFaultDocument,
  TakeTraderFaultDocument,
  TraderFaultDocument,
  WaiveTraderFaultDocument,
  type WholeFaultFragment,
} from '../../gql/quality/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { AssignFaults } from './assign-faults.tsx';

/** What may be done with a fault besides mending it: take it, give the row up, sign it off, send it back. */
export function SettleFault({ fault, changed }: { fault: WholeFaultFragment; changed: () => void }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const client = useApolloClient();
  const [assigning, setAssigning] = useState(false);
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string>();
  const settle = ({ __typename: outcome }: { readonly __typename: string }): void => {
    if (outcome !== 'TraderFault') return setRefused(outcome);
    setRefused(undefined);
    sayDone(t('quality.settled'));
    return changed();
  };
  const assigned = (): void => {
    changed();
    void client.refetchQueries({ include: [TraderFaultDocument] });
  };
  const onError = (): void => {};
  const [take, taking] = useMutation(TakeTraderFaultDocument, {
    onError,
    onCompleted: (data) => settle(data.takeTraderFault),
  });
  const [waive, waiving] = useMutation(WaiveTraderFaultDocument, {
    onError,
    onCompleted: (data) => settle(data.waiveTraderFault),
  });
  const [signOff, signing] = useMutation(SignOffTraderFaultDocument, {
    onError,
    onCompleted: (data) => settle(data.signOffTraderFault),
  });
  const { id, version } = fault;
  const waiveWhy = t(fault.foundLater ? 'quality.leaveWhy' : 'quality.waiveWhy');
  const waiveIt = t(fault.foundLater ? 'quality.leave' : 'quality.waive');
  const may = (transition: string): boolean => fault.availableTransitions.includes(transition);
  return (
    <>
      <FailureAlert error={taking.error ?? waiving.error ?? signing.error} />
      <Refusal why={refused ? open('quality.refused', refused) : undefined} />
      <div className="k-actions">
        {may('take') && (
          <Button loading={taking.loading} onClick={() => void take({ variables: { id, version } })}>
            {t('quality.take')}
          </Button>
        )}
        {may('assign') && <Button onClick={() => setAssigning(true)}>{t('quality.assignTo')}</Button>}
        {may('waive') && (
          <Popconfirm
            title={waiveWhy}
            description={
              <Input.TextArea
                aria-label={waiveWhy}
                value={reason}
                maxLength={2000}
                onChange={(event) => setReason(event.target.value)}
              />
            }
            okText={waiveIt}
            cancelText={t('quality.notYet')}
            okButtonProps={{ disabled: reason.trim() === '' }}
            onConfirm={() => void waive({ variables: { input: { id, version, reason: reason.trim() } } })}
          >
            <Button danger={!fault.foundLater} loading={waiving.loading}>
              {waiveIt}
            </Button>
          </Popconfirm>
        )}
        {may('signOff') && (
          <Button
            type="primary"
            loading={signing.loading}
            onClick={() => void signOff({ variables: { input: { id, version, accepted: true } } })}
          >
            {t('quality.signOff')}
          </Button>
        )}
        {may('sendBack') && (
          <Button
            loading={signing.loading}
            onClick={() => void signOff({ variables: { input: { id, version, accepted: false } } })}
          >
            {t('quality.sendBack')}
          </Button>
        )}
      </div>
      {assigning && <AssignFaults faultIds={[id]} close={() => setAssigning(false)} done={assigned} />}
    </>
  );
}
