import { useMutation } from '@apollo/client/react';
import { Button, Form, InputNumber, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { RenewTermDocument } from '../../gql/renewals/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** Renews a term from the day after its last (T3); shown where the person may. For a trader's page. */
export function RenewButton({
  termId,
  version,
  done,
}: {
  termId: string;
  /** The term as the page shows it: the renewal is refused when it was changed meanwhile. */
  version: number;
  done: () => void;
}): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [form] = Form.useForm<{ years: number }>();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [renew, { loading, error }] = useMutation(RenewTermDocument, {
    refetchQueries: ['TraderTimeline'],
    onError: () => {},
    onCompleted: ({ renewTerm: result }) => {
      switch (result.__typename) {
        case 'RenewedTerm':
          setAsking(false);
          sayDone(t('renewals.renew.done'));
          return done();
        case 'ChangedMeanwhile':
          setRefused(t('renewals.changedMeanwhile'));
          // The page shows the term as it is now; the years that were typed stay.
          return done();
        case 'WrongState':
          setRefused(t('renewals.renew.wrongState'));
          return done();
        default:
          return setRefused(t('ui.failure.NOT_FOUND'));
      }
    },
  });
  if (!may('renewal.renew')) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('renewals.renew')}</Button>
      <Modal
        open={asking}
        title={t('renewals.renew')}
        okText={t('renewals.renew')}
        cancelText={t('renewals.cancel')}
        confirmLoading={loading}
        onOk={() => form.submit()}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <FailureAlert error={error} />
        <Refusal why={refused} />
        <p className="k-quiet">{t('renewals.renew.explain')}</p>
        <Form
          form={form}
          layout="vertical"
          initialValues={{ years: 1 }}
          onFinish={({ years }) => void renew({ variables: { input: { termId, version, years } } })}
        >
          <Form.Item
            name="years"
            label={t('renewals.renew.years')}
            rules={[{ required: true, message: t('renewals.required') }]}
          >
            <InputNumber min={1} max={10} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
