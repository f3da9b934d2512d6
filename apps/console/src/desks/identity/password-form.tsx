import { useMutation } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { ChangePasswordDocument } from '../../gql/identity/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface Values {
  readonly current: string;
  readonly fresh: string;
  readonly again: string;
}

/** A new password; other sessions end with the old one. */
export function PasswordForm({ onChanged }: { onChanged: () => void }): ReactNode {
  const t = useText();
  const [form] = Form.useForm<Values>();
  const [change, { loading, error }] = useMutation(ChangePasswordDocument);
  const needed = { required: true, message: t('identity.needed') };
  const save = async ({ current, fresh }: Values): Promise<void> => {
    const { data } = await change({ variables: { input: { current, fresh } } });
    if (data?.changePassword.__typename === 'Done') {
      form.resetFields();
      sayDone(t('identity.password.changed'));
      onChanged();
    } else if (data) {
      form.setFields([{ name: 'current', errors: [t('identity.password.wrong')] }]);
    }
  };
  return (
    <Section title={t('identity.password')}>
      <FailureAlert error={error} />
      <Form
        form={form}
        layout="vertical"
        style={{ maxWidth: 360 }}
        onFinish={(values) => void save(values).catch(() => undefined)}
      >
        <Form.Item name="current" label={t('identity.password.current')} rules={[needed]}>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="fresh"
          label={t('identity.password.fresh')}
          rules={[{ required: true, min: 10, message: t('identity.password.tooShort') }]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('identity.password.again')}
          dependencies={['fresh']}
          rules={[
            needed,
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === getFieldValue('fresh')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('identity.password.differs'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={loading}>
          {t('identity.password.change')}
        </Button>
      </Form>
    </Section>
  );
}
