import { Form, Input, Modal, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Refusal } from '../../ui/refusal.tsx';

interface Recorded<Outcome extends string> {
  readonly outcome: Outcome;
  readonly note?: string;
}

/** Asks what speaking with a trader came to (T9, T11). Stays open, with everything typed, until the server has recorded it. */
export function OutcomeDialog<Outcome extends string>({
  title,
  outcomes,
  then,
  busy,
  error,
  refused,
  record,
  close,
}: {
  title: string;
  outcomes: readonly { readonly value: Outcome; readonly label: string }[];
  /** What follows from it. */
  then?: string;
  busy: boolean;
  error: unknown;
  /** Why it was not recorded, in words. */
  refused: string | undefined;
  record: (outcome: Outcome, note: string | null) => void;
  close: () => void;
}): ReactNode {
  const t = useText();
  const [form] = Form.useForm<Recorded<Outcome>>();
  return (
    <Modal
      open
      title={title}
      okText={t('risk.record')}
      cancelText={t('ui.cancel')}
      confirmLoading={busy}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <FailureAlert error={error} />
      <Refusal why={refused} />
      <Form<Recorded<Outcome>>
        form={form}
        layout="vertical"
        onFinish={({ outcome, note }) => record(outcome, note?.trim() || null)}
      >
        <Form.Item
          name="outcome"
          label={t('risk.outcome')}
          rules={[{ required: true, message: t('risk.outcomeMissing') }]}
          {...(then && { extra: then })}
        >
          <Radio.Group options={outcomes.map(({ value, label }) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="note" label={t('risk.note')}>
          <Input.TextArea rows={3} maxLength={1000} placeholder={t('risk.notePrompt')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
