import { useMutation } from '@apollo/client/react';
import { Alert, Button, Form, Input, Switch } from 'antd';
import type { ReactNode } from 'react';
import { ChangePersonDocument, PeopleDocument, type PersonRowFragment } from '../../gql/identity/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface Values {
  readonly name: string;
  readonly active: boolean;
  readonly password?: string;
}

/** A person's name, whether they may enter, and help when they lost password or phone. */
export function PersonForm({ person }: { person: PersonRowFragment }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [form] = Form.useForm<Values>();
  const [change, { data, loading, error }] = useMutation(ChangePersonDocument, { refetchQueries: [PeopleDocument] });
  const send = async (input: { name?: string; active?: boolean; password?: string; withoutSecondFactor?: boolean }) => {
    const answer = await change({ variables: { id: person.id, input: { version: person.version, ...input } } });
    if (answer.data?.changePerson.__typename === 'Person') sayDone(t('identity.saved'));
  };
  const refused = data && data.changePerson.__typename !== 'Person' ? data.changePerson.__typename : undefined;
  return (
    <Section title={t('identity.person.account')}>
      <FailureAlert error={error} />
      {refused && (
        <Alert type="warning" showIcon role="alert" className="k-alert" title={t(`identity.refused.${refused}`)} />
      )}
      <Form
        form={form}
        layout="vertical"
        disabled={!may('person.manage')}
        initialValues={{ name: person.name, active: person.active }}
        onFinish={({ name, active, password }) =>
          void send({ name, active, ...(password && { password }) }).catch(() => undefined)
        }
      >
        <Form.Item
          name="name"
          label={t('identity.person.name')}
          rules={[{ required: true, message: t('identity.needed') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="active"
          label={t('identity.person.mayEnter')}
          extra={t('identity.person.mayEnterHelp')}
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('identity.person.newPassword')}
          extra={t('identity.person.newPasswordHelp')}
          rules={[{ min: 10, message: t('identity.password.tooShort') }]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <div className="k-actions">
          <Button type="primary" htmlType="submit" loading={loading}>
            {t('identity.save')}
          </Button>
          {person.secondFactor && (
            <Button onClick={() => void send({ withoutSecondFactor: true }).catch(() => undefined)}>
              {t('identity.person.dropSecondFactor')}
            </Button>
          )}
        </div>
      </Form>
    </Section>
  );
}
