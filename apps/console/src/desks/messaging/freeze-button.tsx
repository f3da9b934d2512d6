import { useMutation } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { FreezeSendingDocument } from '../../gql/messaging/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';

/** Stops all sending by a person's word, such as before a backup is put back. */
export function FreezeButton({ done }: { done: () => void }): ReactNode {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const [freeze] = useMutation(FreezeSendingDocument);
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {t('messaging.freeze.stop')}
      </Button>
      <CreateDialog<{ reason: string }>
        open={asking}
        title={t('messaging.freeze.stop')}
        action={t('messaging.freeze.stop')}
        create={async ({ reason }) => {
          await freeze({ variables: { reason } });
          done();
          return [];
        }}
        onClose={() => setAsking(false)}
      >
        <p>{t('messaging.freeze.stopExplain')}</p>
        <Form.Item
          name="reason"
          label={t('messaging.reason')}
          rules={[{ required: true, whitespace: true, message: t('messaging.required') }]}
        >
          <Input.TextArea maxLength={500} rows={3} />
        </Form.Item>
      </CreateDialog>
    </>
  );
}
