import { useMutation } from '@apollo/client/react';
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { CreatePersonDocument, PeopleDocument } from '../../gql/identity/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import type { Problem } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface Values {
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

/** A new person: they may do nothing until they hold a post. */
export function NewPerson({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const t = useText();
  const [send] = useMutation(CreatePersonDocument, { refetchQueries: [PeopleDocument] });
  const create = async (input: Values): Promise<Problem[]> => {
    const { data } = await send({ variables: { input } });
    if (data?.createPerson.__typename !== 'Person') {
      return [{ name: ['login'], label: t('identity.person.login'), text: t('identity.person.loginTaken') }];
    }
    sayDone(t('identity.person.made', { name: input.name }));
    return [];
  };
  return (
    <CreateDialog<Values>
      open={open}
      title={t('identity.person.new')}
      action={t('identity.person.make')}
      create={create}
      onClose={onClose}
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
    </CreateDialog>
  );
}
