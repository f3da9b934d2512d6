import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, InputNumber, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { AddExtraToTransmittalDocument, type WholeParcelFragment } from '../../gql/transmittals/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { PaperNameInput } from '../archive/paper-name-input.tsx';

interface Extra {
  readonly type: string;
  readonly copies: number;
  readonly note?: string;
}

/** Adds what lay in the parcel and stands on no list (T8). */
export function ExtraLine({ parcel }: { parcel: WholeParcelFragment }): ReactNode {
  const t = useText();
  const [form] = Form.useForm<Extra>();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState(false);
  const [add, { loading, error }] = useMutation(AddExtraToTransmittalDocument, {
    onError: () => {},
    onCompleted: ({ checked }) => (checked.__typename === 'TransmittalRecord' ? setAsking(false) : setRefused(true)),
  });
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('transmittals.addExtra')}
      </Button>
      <Modal
        open={asking}
        title={t('transmittals.addExtra')}
        okText={t('transmittals.save')}
        cancelText={t('transmittals.back')}
        confirmLoading={loading}
        onCancel={() => setAsking(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <FailureAlert error={error} />
        {refused && <p role="alert">{t('transmittals.meanwhile')}</p>}
        <Form<Extra>
          form={form}
          layout="vertical"
          initialValues={{ copies: 1 }}
          onFinish={({ type, copies, note }) => {
            setRefused(false);
            const item = { type, copies, note: note ?? null };
            void add({ variables: { input: { transmittalId: parcel.id, item } } });
          }}
        >
          <Form.Item
            name="type"
            label={t('transmittals.paper')}
            rules={[{ required: true, whitespace: true, message: t('transmittals.problem.REQUIRED') }]}
          >
            <PaperNameInput />
          </Form.Item>
          <Form.Item name="copies" label={t('transmittals.copies')} rules={[{ required: true }]}>
            <InputNumber min={1} max={999} />
          </Form.Item>
          <Form.Item name="note" label={t('transmittals.note')}>
            <Input maxLength={500} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
