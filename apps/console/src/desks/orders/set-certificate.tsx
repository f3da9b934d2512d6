import { useMutation } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { type FranchiseeLineFragment, SetFranchiseeCertificateDocument } from '../../gql/orders/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { useSaved } from './use-saved.ts';

/** Says by which paper a franchisee is known again; what is known is masked, so it is typed anew (F3). */
export function SetCertificate({
  franchisee: { id, version, name },
  changed,
}: {
  franchisee: FranchiseeLineFragment;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const saved = useSaved();
  const [open, setOpen] = useState(false);
  const [send] = useMutation(SetFranchiseeCertificateDocument);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('orders.setCertificate')}
      </Button>
      <CreateDialog<{ certificate?: string }>
        open={open}
        title={`${t('orders.setCertificate')} ${name}`}
        action={t('orders.save')}
        onClose={() => setOpen(false)}
        create={async ({ certificate }) => {
          const input = { id, version, certificate: certificate?.trim() || null };
          const { data } = await send({ variables: { input } });
          changed();
          return saved(data?.saved, 'Franchisee', ['certificate']);
        }}
      >
        <Form.Item name="certificate" label={t('orders.certificate')} extra={t('orders.certificateDetail')}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
      </CreateDialog>
    </>
  );
}
