import { Form, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useText } from '../shell/text.ts';
import { FailureAlert } from './failure-alert.tsx';
import { markFields, type Problem } from './form-problems.tsx';

/** Asks for what a new record needs. Stays open, with everything typed, until the server has made it. */
export function CreateDialog<Values extends object>({
  open,
  title,
  action,
  initialValues,
  create,
  onClose,
  children,
}: {
  open: boolean;
  title: string;
  /** What the button says happens; `Create` when left out. */
  action?: string;
  initialValues?: Partial<Values>;
  /** Asks the server. @returns what it refused, field by field; nothing when the record is made. Throws what it throws. */
  create: (values: Values) => Promise<readonly Problem[]>;
  onClose: () => void;
  /** The fields, as Form.Items. */
  children: ReactNode;
}): ReactNode {
  const t = useText();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (values: Values): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const problems = await create(values);
      if (problems.length > 0) return markFields(form, problems);
      onClose();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open={open}
      title={title}
      okText={action ?? t('ui.create')}
      cancelText={t('ui.cancel')}
      confirmLoading={busy}
      onCancel={onClose}
      onOk={() => form.submit()}
      afterClose={() => setError(undefined)}
      destroyOnHidden
    >
      <FailureAlert error={error} />
      <Form<Values>
        form={form}
        layout="vertical"
        preserve={false}
        {...(initialValues && { initialValues })}
        onFinish={(values) => void send(values)}
      >
        {children}
      </Form>
    </Modal>
  );
}
