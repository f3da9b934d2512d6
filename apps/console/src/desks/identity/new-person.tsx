import { useMutation } from '@apollo/client/react';
import { Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { CreatePersonDocument, PeopleDocument } from '../../gql/identity/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface Values {
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

/** A new person: they may do nothing until they hold a post. */
export function NewPerson({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const t = useText();
  const [form] = Form.useForm<Values>();
  const [create, { loading, error }] = useMutation(CreatePersonDocument, { refetchQueries: [PeopleDocument] });
  const save = async (input: Values): Promise<void> => {
    const { data } = await create({ variables: { input } });
    if (data?.createPerson.__typename === 'Person') {
      sayDone(t('identity.person.made', { name: input.name }));
      form.resetFields();
      onClose();
    } else if (data) {
      form.setFields([{ name: 'login', errors: [t('identity.person.loginTaken')] }]);
    }
  };
  return (
    <Modal
      open={open}
      title={t('identity.person.new')}
      okText={t('identity.person.make')}
      cancelText={t('identity.cancel')}
      confirmLoading={loading}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <FailureAlert error={error} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void save(values).catch(() => undefined)}
      >
        <Form.Item
          name="name"
          label={t('identity.person.name')}
          rules={[{ required: true, message: t('identity.needed') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="login"
          label={t('identity.person.login')}
          extra={t('identity.person.loginHelp')}
          rules={[
            { required: true, message: t('identity.needed') },
            { pattern: /^[\p{L}\p{N}._-]{2,60}$/u, message: t('identity.person.loginForm') },
          ]}
        >
          <Input autoComplete="off" maxLength={60} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('identity.person.firstPassword')}
          extra={t('identity.person.firstPasswordHelp')}
          rules={[{ required: true, min: 10, message: t('identity.password.tooShort') }]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
