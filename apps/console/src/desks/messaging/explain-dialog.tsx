import { useMutation } from '@apollo/client/react';
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { ExplainDifferencesDocument } from '../../gql/messaging/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** Asks what differences between the ledger and a gateway's report are; what was said first of one stays (X7). */
export function ExplainDialog({
  gateway,
  businessDate,
  items,
  done,
  close,
}: {
  gateway: string;
  businessDate: string;
  items: readonly string[];
  done: () => void;
  close: () => void;
}): ReactNode {
  const t = useText();
  const [explain] = useMutation(ExplainDifferencesDocument);
  return (
    <CreateDialog<{ reason: string }>
      open={items.length > 0}
      title={t('messaging.report.sayOf', { count: items.length })}
      action={t('messaging.report.say')}
      create={async ({ reason }) => {
        await explain({ variables: { input: { gateway, businessDate, items: [...items], reason } } });
        sayDone(t('messaging.saved'));
        done();
        return [];
      }}
      onClose={close}
    >
      <p>{t('messaging.report.sayExplain')}</p>
      <Form.Item
        name="reason"
        label={t('messaging.reason')}
        rules={[{ required: true, whitespace: true, message: t('messaging.required') }]}
      >
        <Input.TextArea maxLength={500} rows={3} />
      </Form.Item>
    </CreateDialog>
  );
}
