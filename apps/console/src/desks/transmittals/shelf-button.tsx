import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { ShelveTransmittalDocument, type WholeParcelFragment } from '../../gql/transmittals/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface Place {
  readonly cabinet: string;
  readonly row?: string;
  readonly box?: string;
}

/** Says where the papers of a parcel lie, once it is in the department (T8). */
export function ShelfButton({ parcel, refetch }: { parcel: WholeParcelFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [form] = Form.useForm<Place>();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState(false);
  const [shelve, { loading, error }] = useMutation(ShelveTransmittalDocument, {
    onError: () => {},
    onCompleted: ({ checked }) => {
      if (checked.__typename !== 'TransmittalRecord') {
        setRefused(true);
        return refetch();
      }
      setAsking(false);
      return sayDone(t('transmittals.shelved'));
    },
  });
  if (!may('transmittal.receive') || !['received', 'acknowledged'].includes(parcel.state.key)) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('transmittals.shelve')}</Button>
      <Modal
        open={asking}
        title={t('transmittals.shelve')}
        okText={t('transmittals.save')}
        cancelText={t('transmittals.back')}
        confirmLoading={loading}
        onCancel={() => setAsking(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <FailureAlert error={error} />
        {refused && <p role="alert">{t('transmittals.meanwhile')}</p>}
        <Form<Place>
          form={form}
          layout="vertical"
          initialValues={parcel.place ?? {}}
          onFinish={({ cabinet, row, box }) => {
            setRefused(false);
            const place = { cabinet, row: row || null, box: box || null };
            void shelve({ variables: { input: { id: parcel.id, version: parcel.version, place } } });
          }}
        >
          <Form.Item
            name="cabinet"
            label={t('transmittals.cabinet')}
            rules={[{ required: true, whitespace: true, message: t('transmittals.problem.REQUIRED') }]}
          >
            <Input maxLength={50} />
          </Form.Item>
          <Form.Item name="row" label={t('transmittals.row')}>
            <Input maxLength={50} />
          </Form.Item>
          <Form.Item name="box" label={t('transmittals.box')}>
            <Input maxLength={50} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
