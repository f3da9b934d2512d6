import { useMutation } from '@apollo/client/react';
import { Form, Input, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { CreatePostDocument, OrganisationDocument, type OrganisationQuery } from '../../gql/identity/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { sayDone } from '../../ui/toasts.tsx';

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
  units: OrganisationQuery['orgUnits'];
  roles: OrganisationQuery['roles'];
  onClose: () => void;
}): ReactNode {
  const t = useText();
  const [form] = Form.useForm<Values>();
  const [create, { loading, error }] = useMutation(CreatePostDocument, { refetchQueries: [OrganisationDocument] });
  const needed = [{ required: true, message: t('identity.needed') }];
  const save = async (input: Values): Promise<void> => {
    const { data } = await create({ variables: { input } });
    if (data?.createPost.__typename !== 'Post') return;
    sayDone(t('identity.post.made', { title: input.title }));
    form.resetFields();
    onClose();
  };
  return (
    <Modal
      open={open}
      title={t('identity.post.new')}
      okText={t('identity.make')}
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
        <Form.Item name="unitId" label={t('identity.post.unit')} rules={needed}>
          <Select
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
            options={roles.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
