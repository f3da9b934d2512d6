import { Alert, Form, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../shell/text.ts';
import { FailureAlert } from './failure-alert.tsx';

/** What a dialog says that puts work on somebody's desk. */
export interface AssignWords {
  readonly title: string;
  readonly assign: string;
  readonly cancel: string;
  readonly person: string;
  /** When nobody was chosen. */
  readonly missing: string;
  /** When nobody may do all of it. */
  readonly nobody: string;
}

/** Asks on whose desk work is put; the candidates say how much lies there already. */
export function AssignDialog({
  words,
  candidates,
  looking,
  busy,
  error,
  refused,
  assign,
  close,
}: {
  words: AssignWords;
  candidates: readonly { value: string; label: string }[];
  /** Whether the candidates are still being asked for. */
  looking: boolean;
  busy: boolean;
  error: unknown;
  /** What could not be assigned, in words; nothing while all could. */
  refused: string | undefined;
  assign: (personId: string) => void;
  close: () => void;
}): ReactNode {
  const t = useText();
  const [form] = Form.useForm<{ personId: string }>();
  return (
    <Modal
      open
      title={words.title}
      okText={words.assign}
      cancelText={words.cancel}
      confirmLoading={busy}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <FailureAlert error={error} />
      {refused && <Alert type="warning" showIcon role="alert" title={refused} />}
      <Form form={form} layout="vertical" onFinish={({ personId }) => assign(personId)}>
        <Form.Item name="personId" label={words.person} rules={[{ required: true, message: words.missing }]}>
          <Select
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            loading={looking}
            notFoundContent={looking ? t('ui.loading') : words.nobody}
            options={[...candidates]}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
