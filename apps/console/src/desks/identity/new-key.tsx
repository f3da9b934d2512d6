import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Form, Input, Modal, Select, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiKeysDocument, CreateApiKeyDocument, KeyBranchesDocument } from '../../gql/identity/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';

interface Values {
  readonly name: string;
  readonly permissions: string[];
  readonly branchIds?: string[];
  readonly expiresOn?: string;
}

/** A new key: at most what its maker may do; its secret is shown this once. */
export function NewKey({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const t = useText();
  const words = useOpenText();
  const { person } = useSession();
  const [form] = Form.useForm<Values>();
  const [secret, setSecret] = useState<string>();
  const branches = useQuery(KeyBranchesDocument, { skip: !open });
  const [create, { loading, error }] = useMutation(CreateApiKeyDocument, { refetchQueries: [ApiKeysDocument] });
  const needed = [{ required: true, message: t('identity.needed') }];
  const save = async ({ name, permissions, branchIds, expiresOn }: Values): Promise<void> => {
    const { data } = await create({
      variables: {
        input: {
          name,
          permissions,
          ...(branchIds?.length && { branchIds }),
          // The key works to the end of its last day in Shanghai.
          ...(expiresOn && { expiresAt: new Date(`${expiresOn}T23:59:59+08:00`).toISOString() }),
        },
      },
    });
    const result = data?.createApiKey;
    if (result?.__typename === 'ApiKeyCreated') setSecret(result.secret);
    else if (result) {
      const late = result.fields.some(({ code }) => code === 'IN_THE_PAST');
      const unconfined = result.fields.some(({ code }) => code === 'NOT_BY_BRANCH');
      form.setFields([
        late
          ? { name: 'expiresOn', errors: [t('identity.key.inThePast')] }
          : { name: 'permissions', errors: [t(unconfined ? 'identity.key.notByBranch' : 'identity.key.beyondYours')] },
      ]);
    }
  };
  const close = (): void => {
    setSecret(undefined);
    form.resetFields();
    onClose();
  };
  return (
    <Modal
      open={open}
      title={t('identity.key.new')}
      okText={t(secret ? 'identity.key.kept' : 'ui.create')}
      cancelText={t('ui.cancel')}
      cancelButtonProps={{ hidden: secret !== undefined }}
      mask={{ closable: false }}
      confirmLoading={loading}
      onCancel={close}
      onOk={() => (secret ? close() : form.submit())}
    >
      {secret ? (
        <>
          <Alert
            type="success"
            showIcon
            className="k-alert"
            title={t('identity.key.shownOnce')}
            description={t('identity.key.shownOnceDetail')}
          />
          <Typography.Paragraph copyable={{ text: secret }} code>
            {secret}
          </Typography.Paragraph>
        </>
      ) : (
        <>
          <FailureAlert error={error} />
          <Form form={form} layout="vertical" onFinish={(values) => void save(values).catch(() => undefined)}>
            <Form.Item name="name" label={t('identity.key.name')} extra={t('identity.key.nameHelp')} rules={needed}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="permissions" label={t('identity.key.permissions')} rules={needed}>
              <Select
                mode="multiple"
                optionFilterProp="label"
                options={person.permissions
                  .toSorted()
                  .map((key) => ({ value: key, label: words('identity.permission', key) }))}
              />
            </Form.Item>
            <Form.Item name="branchIds" label={t('identity.key.branches')} extra={t('identity.key.branchesHelp')}>
              <Select
                mode="multiple"
                optionFilterProp="label"
                options={
                  branches.data?.orgUnits
                    .filter(({ kind }) => kind === 'branch')
                    .map(({ id, name }) => ({ value: id, label: name })) ?? []
                }
              />
            </Form.Item>
            <Form.Item name="expiresOn" label={t('identity.key.expiresOn')}>
              <DayInput />
            </Form.Item>
          </Form>
        </>
      )}
    </Modal>
  );
}
