import { useMutation } from '@apollo/client/react';
import { Form, Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type RiskSignalLineFragment,
  type RiskSignalOutcome,
  SettleRiskSignalDocument,
} from '../../gql/risk/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface Settling {
  readonly outcome: RiskSignalOutcome;
  readonly note?: string;
}

/** What caring for a watched trader came to (T11). */
export function SettleDialog({
  signal,
  close,
  changed,
}: {
  signal: RiskSignalLineFragment;
  close: () => void;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const [form] = Form.useForm<Settling>();
  const [refused, setRefused] = useState<string>();
  const [settle, { loading, error }] = useMutation(SettleRiskSignalDocument, {
    refetchQueries: ['RiskWaiting', 'RiskWatchFigure', 'TaskCounts'],
    onError: () => {},
    onCompleted: ({ settleRiskSignal: result }) => {
      changed();
      if (result.__typename !== 'RiskSignal') return setRefused(t('risk.meanwhile'));
      sayDone(t('risk.recorded'));
      return close();
    },
  });
  return (
    <Modal
      open
      title={t('risk.settleTitle', { name: signal.name, signal: t(`risk.signal.${signal.kind}`) })}
      okText={t('risk.record')}
      cancelText={t('ui.cancel')}
      confirmLoading={loading}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <FailureAlert error={error} />
      <Refusal why={refused} />
      <Form<Settling>
        form={form}
        layout="vertical"
        onFinish={({ outcome, note }) =>
          void settle({
            variables: { input: { id: signal.id, version: signal.version, outcome, note: note?.trim() || null } },
          })
        }
      >
        <Form.Item
          name="outcome"
          label={t('risk.outcome')}
          rules={[{ required: true, message: t('risk.outcomeMissing') }]}
        >
          <Radio.Group
            options={(['deEscalated', 'continues', 'notReached'] as const).map((value) => ({
              value,
              label: t(`risk.signalOutcome.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="note" label={t('risk.note')}>
          <Input.TextArea rows={3} maxLength={1000} placeholder={t('risk.notePrompt')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
