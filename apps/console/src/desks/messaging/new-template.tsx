import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { AddTemplateDocument, type TemplateFragment } from '../../gql/messaging/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { formPath, markFields } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { type Words, WordsFields } from './words-fields.tsx';

interface NewWords extends Words {
  readonly purpose: string;
  readonly name: string;
}

/** A template that does not exist yet. */
export function NewTemplate({
  templates,
  done,
}: {
  templates: readonly Pick<TemplateFragment, 'purpose' | 'placeholders'>[];
  done: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [form] = Form.useForm<NewWords>();
  const [asking, setAsking] = useState(false);
  const purposes = [...new Set(templates.map((each) => each.purpose))];
  const purpose = Form.useWatch('purpose', form) ?? purposes[0] ?? '';
  const of = templates.find((each) => each.purpose === purpose);
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
        width={640}
        destroyOnHidden
      >
        <FailureAlert error={error} />
        <Form<NewWords>
          form={form}
          name="new"
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
          <WordsFields purpose={purpose} placeholders={of?.placeholders ?? []} />
        </Form>
      </Modal>
    </>
  );
}
