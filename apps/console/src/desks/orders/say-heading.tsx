import { useMutation } from '@apollo/client/react';
import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { type OrderFormColumnRole, SayFormHeadingDocument } from '../../gql/orders/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { columnRoles } from './form-faults.tsx';

/** Asks what a heading means; the answer holds for every form to come. */
export function SayHeading({ heading, changed }: { heading: string; changed: () => void }): ReactNode {
  const t = useText();
  const [role, setRole] = useState<OrderFormColumnRole>();
  const [say, { error, loading }] = useMutation(SayFormHeadingDocument, { onError: () => {} });
  const send = async (): Promise<void> => {
    if (!role) return;
    const { data } = await say({ variables: { input: { heading, role } } });
    if (data) sayDone(t('orders.headingSaid', { heading, count: data.sayFormHeading }));
    changed();
  };
  return (
    <div className="o-ask">
      <FailureAlert error={error} />
      <span>{t('orders.whatIsHeading', { heading })}</span>
      <Select<OrderFormColumnRole>
        value={role}
        placeholder={t('orders.chooseRole')}
        aria-label={t('orders.whatIsHeading', { heading })}
        onChange={setRole}
        style={{ minWidth: 160 }}
        options={columnRoles.map((value) => ({ value, label: t(`orders.role.${value}`) }))}
      />
      <Button loading={loading} disabled={!role} onClick={() => void send()}>
        {t('orders.remember')}
      </Button>
    </div>
  );
}
