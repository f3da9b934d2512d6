import { useMutation } from '@apollo/client/react';
import { Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { type OrderFormLineFragment, SayFormCustomerDocument } from '../../gql/orders/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { FranchiseeChoice } from './franchisee-choice.tsx';

/** Asks whose form it is: those who may be meant with why, or anybody by name. Nobody is merged by itself. */
export function WhoseForm({
  form,
  changed,
  skip,
}: {
  form: OrderFormLineFragment;
  changed: () => void;
  /** The button that leaves the form out. */
  skip: ReactNode;
}): ReactNode {
  const t = useText();
  const [other, setOther] = useState<string>();
  const [remember, setRemember] = useState(true);
  const [refused, setRefused] = useState<string>();
  const [say, { error, loading }] = useMutation(SayFormCustomerDocument, { onError: () => {} });
  const send = async (franchiseeId: string): Promise<void> => {
    setRefused(undefined);
    const input = { formId: form.id, version: form.version, franchiseeId, remember };
    const { data } = await say({ variables: { input } });
    if (data && data.said.__typename !== 'OrderForm')
      setRefused(t(data.said.__typename === 'InvalidInput' ? 'orders.nameTaken' : 'orders.meanwhile'));
    changed();
  };
  return (
    <>
      <p>{t('orders.whose', { said: form.customer || form.fileName })}</p>
      <FailureAlert error={error} />
      <Refusal why={refused} />
      <div className="o-ask">
        {form.candidates.map(({ id, number, name, why }) => (
          <Button key={id} loading={loading} onClick={() => void send(id)}>
            {number} {name}{' '}
            <span className="k-quiet">{why.map((each) => t(`orders.why.${each}`)).join(t('ui.comma'))}</span>
          </Button>
        ))}
      </div>
      <div className="o-ask">
        <FranchiseeChoice value={other} label={t('orders.anotherFranchisee')} onChange={setOther} />
        <Button disabled={other === undefined} loading={loading} onClick={() => other && void send(other)}>
          {t('orders.isTheirs')}
        </Button>
        <Checkbox checked={remember} onChange={({ target }) => setRemember(target.checked)}>
          {t('orders.rememberName', { name: form.fileName.replace(/\.[a-z]+$/i, '') })}
        </Checkbox>
        {skip}
      </div>
    </>
  );
}
