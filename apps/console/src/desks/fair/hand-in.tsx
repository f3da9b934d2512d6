import { useMutation } from '@apollo/client/react';
import { Button, Modal, Popconfirm } from 'antd';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import {
  type FairSheetLineFragment,
  HandInFairSheetDocument,
  ReopenFairSheetDocument,
} from '../../gql/fair/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { Facts } from '../../ui/facts.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Count, Money } from '../../ui/figures.tsx';
import type { MatrixOutbox } from '../../ui/matrix/outbox.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { TargetBar } from './target-bar.tsx';

/** What the server made of it. */
interface Done {
  readonly __typename: string;
  readonly code?: string;
  readonly stands?: string;
}

/** Hands a sheet in, after a look at what the server has of it; one that is handed in is taken back. */
export function HandIn({
  sheet,
  outbox,
  changed,
}: {
  sheet: FairSheetLineFragment;
  outbox: MatrixOutbox;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { waiting, conflicts, unread } = useSyncExternalStore(outbox.subscribe, outbox.status);
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [handIn, handing] = useMutation(HandInFairSheetDocument, { onError: () => {} });
  const [reopen, reopening] = useMutation(ReopenFairSheetDocument, { onError: () => {} });
  const input = { id: sheet.id, version: sheet.version };
  const heard = (done: Done | undefined, said: string): void => {
    const took = done?.__typename === 'FairSheet';
    setRefused(done && !took ? open('fair.refusal', refusalOf(done)) : undefined);
    if (took) {
      sayDone(said);
      setAsking(false);
    }
    changed();
  };
  const send = async (): Promise<void> => {
    const { data } = await handIn({ variables: { input } });
    heard(data?.done, t('fair.handedInDone', { franchisee: sheet.franchisee }));
  };
  const takeBack = async (): Promise<void> => {
    const { data } = await reopen({ variables: { input } });
    heard(data?.done, t('fair.reopened', { franchisee: sheet.franchisee }));
  };
  const told = (
    <>
      <FailureAlert error={handing.error ?? reopening.error} />
      <Refusal why={refused} />
    </>
  );
  if (sheet.state !== 'OPEN')
    return (
      <>
        <Popconfirm title={t('fair.reopenDetail')} okText={t('fair.reopen')} onConfirm={() => void takeBack()}>
          <Button loading={reopening.loading}>{t('fair.reopen')}</Button>
        </Popconfirm>
        {told}
      </>
    );
  const notYet = waiting + conflicts + unread > 0;
  return (
    <>
      <Button
        type="primary"
        disabled={notYet}
        {...(notYet && { title: t('fair.notAllSaved') })}
        onClick={() => {
          // The server's totals, not the screen's, are what is handed in.
          changed();
          setAsking(true);
        }}
      >
        {t('fair.handIn')}
      </Button>
      <Modal
        open={asking}
        title={t('fair.handInOf', { franchisee: sheet.franchisee })}
        okText={t('fair.handIn')}
        cancelText={t('ui.cancel')}
        confirmLoading={handing.loading}
        okButtonProps={{ disabled: notYet }}
        onCancel={() => setAsking(false)}
        onOk={() => void send()}
      >
        {told}
        <p>{t('fair.handInDetail')}</p>
        <Facts
          facts={[
            { key: 'pieces', label: t('fair.pieces'), value: <Count value={sheet.quantity} /> },
            { key: 'amount', label: t('fair.amount'), value: <Money fen={sheet.amount} /> },
            { key: 'target', label: t('fair.target'), value: <TargetBar {...sheet} /> },
          ]}
        />
      </Modal>
    </>
  );
}

/** What the state that stands in the way is called where it says more than that it does. */
const tellingStates: readonly (string | undefined)[] = ['EMPTY', 'ORDER_EXISTS', 'GOODS_MOVED'];

function refusalOf({ code, stands }: Done): string {
  return (tellingStates.includes(stands) ? stands : code) ?? '';
}
