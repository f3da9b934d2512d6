import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { AddTemplateDocument } from '../../gql/messaging/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { formPath, markFields } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface NewWords {
  readonly purpose: string;
  readonly name: string;
  readonly signature?: string;
  readonly body: string;
}

/** A template that does not exist yet. */
export function NewTemplate({ purposes, done }: { purposes: readonly string[]; done: () => void }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [form] = Form.useForm<NewWords>();
  const [asking, setAsking] = useState(false);
  const [add, { loading, error }] = useMutation(AddTemplateDocument, {
    onError: () => {},
    onCompleted: ({ addMessageTemplate: result }) => {
      if (result.__typename === 'InvalidInput') {
        return markFields(
          form,
          result.fields.map(({ path, code }) => ({
            name: formPath(path),
            label: path,
            text: open('messaging.problem', code),
          })),
        );
      }
      setAsking(false);
      sayDone(t('messaging.saved'));
      return done();
    },
  });
  const required = [{ required: true, message: t('messaging.required') }];
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('messaging.newTemplate')}</Button>
      <Modal
        open={asking}
        title={t('messaging.newTemplate')}
        okText={t('messaging.save')}
        cancelText={t('messaging.cancel')}
        confirmLoading={loading}
        onOk={() => form.submit()}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <FailureAlert error={error} />
        <Form<NewWords>
          form={form}
          layout="vertical"
          initialValues={{ purpose: purposes[0] }}
          onFinish={({ signature = '', ...words }) => void add({ variables: { input: { signature, ...words } } })}
        >
          <Form.Item name="purpose" label={t('messaging.purpose')} rules={required}>
            <Select options={purposes.map((value) => ({ value, label: open('messaging.purpose', value) }))} />
          </Form.Item>
          <Form.Item name="name" label={t('messaging.name')} rules={required}>
            <Input maxLength={50} />
          </Form.Item>
          <Form.Item name="signature" label={t('messaging.signature')}>
            <Input maxLength={20} />
          </Form.Item>
          <Form.Item name="body" label={t('messaging.body')} rules={required}>
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
