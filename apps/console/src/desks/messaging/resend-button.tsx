import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { ResendMessageDocument } from '../../gql/messaging/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';

const resendable = ['expired', 'failed'];

/** Has a message sent again, with the reason of the person who decides it. */
export function ResendButton({ id, state }: { id: string; state: string }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { may } = useSession();
  const [form] = Form.useForm<{ reason: string }>();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [resend, { loading, error }] = useMutation(ResendMessageDocument, {
    onError: () => {},
    onCompleted: ({ resendMessage }) => {
      if (resendMessage.__typename === 'WrongState') {
        setRefused(
          resendMessage.state === 'outsideHours'
            ? t('messaging.resend.outsideHours')
            : t('messaging.resend.wrongState', { state: open('messaging.state', resendMessage.state) }),
        );
        return;
      }
      setAsking(false);
      sayDone(t('messaging.resend.done'));
    },
  });
  if (!resendable.includes(state) || !may('message.resend')) return null;
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {t('messaging.resend')}
      </Button>
      <Modal
        open={asking}
        title={t('messaging.resend')}
        okText={t('messaging.resend')}
        cancelText={t('messaging.cancel')}
        confirmLoading={loading}
        onOk={() => form.submit()}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <FailureAlert error={error} />
        <Refusal why={refused} />
        <Form
          form={form}
          layout="vertical"
          onFinish={({ reason }) => void resend({ variables: { input: { id, reason } } })}
        >
          <Form.Item
            name="reason"
            label={t('messaging.reason')}
            rules={[{ required: true, message: t('messaging.required') }]}
          >
            <Input.TextArea maxLength={500} rows={3} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
