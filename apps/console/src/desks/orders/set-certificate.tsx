import { useMutation } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { type FranchiseeLineFragment, SetFranchiseeCertificateDocument } from '../../gql/orders/graphql.ts';
import { useText } from '../../shell/text.ts';
import { SetContact } from './set-contact.tsx';

/** Says by which paper a franchisee is known again (F3). */
export function SetCertificate({
  franchisee: { id, version, name },
  changed,
}: {
  franchisee: FranchiseeLineFragment;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const [set] = useMutation(SetFranchiseeCertificateDocument);
  return (
    <SetContact
      field="certificate"
      action={t('orders.setCertificate')}
      label={t('orders.certificate')}
      detail={t('orders.certificateDetail')}
      name={name}
      send={async (certificate) => {
        const { data } = await set({ variables: { input: { id, version, certificate } } });
        changed();
        return data?.saved;
      }}
    />
  );
}
