import { useMutation } from '@apollo/client/react';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { CreatePostDocument, OrganisationDocument, type OrganisationQuery } from '../../gql/identity/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import type { Problem } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useRoleName } from './role-name.ts';

interface Values {
  readonly unitId: string;
  readonly roleId: string;
  readonly title: string;
}

/** A new post (崗位): a unit and a role. */
export function NewPost({
  open,
  units,
  roles,
  onClose,
}: {
  open: boolean;
  units: readonly OrganisationQuery['orgUnits'][number][];
  roles: OrganisationQuery['roles'];
  onClose: () => void;
}): ReactNode {
  const t = useText();
  const roleName = useRoleName();
  const [send] = useMutation(CreatePostDocument, { refetchQueries: [OrganisationDocument] });
  const needed = [{ required: true, message: t('identity.needed') }];
  const create = async (input: Values): Promise<Problem[]> => {
    const { data } = await send({ variables: { input } });
    if (data?.createPost.__typename !== 'Post') {
      return [{ name: ['title'], label: t('identity.post.title'), text: t('identity.refused.InvalidInput') }];
    }
    sayDone(t('identity.post.made', { title: input.title }));
    return [];
  };
  return (
    <CreateDialog<Values> open={open} title={t('identity.post.new')} create={create} onClose={onClose}>
      <Form.Item name="unitId" label={t('identity.post.unit')} rules={needed}>
        <Select
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="title" label={t('identity.post.title')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="roleId" label={t('identity.post.role')} extra={t('identity.post.roleHelp')} rules={needed}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={roles.map(({ id, key, name }) => ({
            value: id,
            label: roleName({ roleKey: key, roleName: name }),
          }))}
        />
      </Form.Item>
    </CreateDialog>
  );
}
