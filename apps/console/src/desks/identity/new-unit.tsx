import { useMutation } from '@apollo/client/react';
import { Form, Input, Modal, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { CreateOrgUnitDocument, OrganisationDocument, type OrganisationQuery } from '../../gql/identity/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface Values {
  readonly kind: 'branch' | 'team';
  readonly name: string;
  readonly parentId?: string;
}

/** A new branch (營業部) or team (組). */
export function NewUnit({
  open,
  units,
  onClose,
}: {
  open: boolean;
  units: OrganisationQuery['orgUnits'];
  onClose: () => void;
}): ReactNode {
  const t = useText();
  const [form] = Form.useForm<Values>();
  const [create, { loading, error }] = useMutation(CreateOrgUnitDocument, { refetchQueries: [OrganisationDocument] });
  const save = async (input: Values): Promise<void> => {
    const { data } = await create({ variables: { input } });
    if (data?.createOrgUnit.__typename === 'OrgUnit') {
      sayDone(t('identity.unit.made', { name: input.name }));
      form.resetFields();
      onClose();
    } else if (data) {
      form.setFields([{ name: 'name', errors: [t('identity.unit.taken')] }]);
    }
  };
  return (
    <Modal
      open={open}
      title={t('identity.unit.new')}
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
        initialValues={{ kind: 'branch' }}
        onFinish={(values) => void save(values).catch(() => undefined)}
      >
        <Form.Item name="kind" label={t('identity.unit.kind')}>
          <Segmented
            options={[
              { value: 'branch', label: t('identity.unitKind.branch') },
              { value: 'team', label: t('identity.unitKind.team') },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('identity.unit.name')}
          rules={[{ required: true, message: t('identity.needed') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="parentId" label={t('identity.unit.parent')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
