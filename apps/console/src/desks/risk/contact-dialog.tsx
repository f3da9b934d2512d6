import { useMutation } from '@apollo/client/react';
import { Form, Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { RecordRiskContactDocument, type RiskFollowUpLineFragment } from '../../gql/risk/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface Contact {
  readonly outcome: 'reached' | 'notReached';
  readonly note?: string;
}

/** What a call, or the branch's search, came to (T9). */
export function ContactDialog({
  followUp,
  close,
  changed,
}: {
  followUp: RiskFollowUpLineFragment;
  close: () => void;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const [form] = Form.useForm<Contact>();
  const [refused, setRefused] = useState<string>();
  const [record, { loading, error }] = useMutation(RecordRiskContactDocument, {
    refetchQueries: ['RiskWaiting', 'TaskCounts'],
    onError: () => {},
    onCompleted: ({ recordRiskContact: result }) => {
      changed();
      if (result.__typename !== 'RiskFollowUp') return setRefused(t('risk.meanwhile'));
      sayDone(t(result.outcome ? 'risk.recorded' : 'risk.leadOn'));
      return close();
    },
  });
  return (
    <Modal
      open
      title={t('risk.recordTitle', { name: followUp.name, step: t(`risk.followUp.${followUp.step}`) })}
      okText={t('risk.record')}
      cancelText={t('ui.cancel')}
      confirmLoading={loading}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <FailureAlert error={error} />
      <Refusal why={refused} />
      <Form<Contact>
        form={form}
        layout="vertical"
        onFinish={({ outcome, note }) =>
          void record({
            variables: { input: { id: followUp.id, version: followUp.version, outcome, note: note?.trim() || null } },
          })
        }
      >
        <Form.Item
          name="outcome"
          label={t('risk.outcome')}
          rules={[{ required: true, message: t('risk.outcomeMissing') }]}
          extra={t(followUp.step === 'telephone' ? 'risk.thenBranch' : 'risk.thenEnd')}
        >
          <Radio.Group
            options={(['reached', 'notReached'] as const).map((value) => ({
              value,
              label: t(`risk.outcome.${value}`),
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
