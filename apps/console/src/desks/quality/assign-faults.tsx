import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Form, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { AssignTraderFaultsDocument, TraderFaultMendersDocument } from '../../gql/quality/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** Gives faults to somebody who may mend them all (T6). */
export function AssignFaults({
  faultIds,
  close,
  done,
}: {
  faultIds: readonly string[];
  close: () => void;
  done: () => void;
}): ReactNode {
  const t = useText();
  const [form] = Form.useForm<{ personId: string }>();
  const [refused, setRefused] = useState(0);
  const menders = useQuery(TraderFaultMendersDocument, {
    variables: { faultIds: [...faultIds] },
    fetchPolicy: 'network-only',
  });
  const [assign, { loading, error }] = useMutation(AssignTraderFaultsDocument, {
    onError: () => {},
    onCompleted: ({ assignTraderFaults: result }) => {
      if (result.faultIds.length > 0) sayDone(t('quality.assigned', { count: result.faultIds.length }));
      done();
      if (result.refused.length > 0) return setRefused(result.refused.length);
      return close();
    },
  });
  return (
    <Modal
      open
      title={t('quality.assignTitle', { count: faultIds.length })}
      okText={t('quality.assign')}
      cancelText={t('quality.notYet')}
      confirmLoading={loading}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <FailureAlert error={error ?? menders.error} />
      {refused > 0 && (
        <Alert type="warning" showIcon role="alert" title={t('quality.assignRefused', { count: refused })} />
      )}
      <Form
        form={form}
        layout="vertical"
        onFinish={({ personId }) => void assign({ variables: { input: { faultIds: [...faultIds], personId } } })}
      >
        <Form.Item
          name="personId"
          label={t('quality.mender')}
          rules={[{ required: true, message: t('quality.menderMissing') }]}
        >
          <Select
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            loading={menders.loading}
            notFoundContent={t('quality.noMender')}
            options={(menders.data?.traderFaultMenders ?? []).map(({ id, name, open }) => ({
              value: id,
              label: t('quality.menderLaden', { name, open }),
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
