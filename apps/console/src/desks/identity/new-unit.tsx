import { useMutation } from '@apollo/client/react';
import { Form, Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { CreateOrgUnitDocument, OrganisationDocument, type OrganisationQuery } from '../../gql/identity/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import type { Problem } from '../../ui/form-problems.tsx';
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
  units: readonly OrganisationQuery['orgUnits'][number][];
  onClose: () => void;
}): ReactNode {
  const t = useText();
  const [send] = useMutation(CreateOrgUnitDocument, { refetchQueries: [OrganisationDocument] });
  const create = async (input: Values): Promise<Problem[]> => {
    const { data } = await send({ variables: { input } });
    if (data?.createOrgUnit.__typename !== 'OrgUnit') {
      return [{ name: ['name'], label: t('identity.unit.name'), text: t('identity.unit.taken') }];
    }
    sayDone(t('identity.unit.made', { name: input.name }));
    return [];
  };
  return (
    <CreateDialog<Values>
      open={open}
      title={t('identity.unit.new')}
      initialValues={{ kind: 'branch' }}
      create={create}
      onClose={onClose}
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
        <Input maxLength={60} autoFocus />
      </Form.Item>
      <Form.Item name="parentId" label={t('identity.unit.parent')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </CreateDialog>
  );
}
