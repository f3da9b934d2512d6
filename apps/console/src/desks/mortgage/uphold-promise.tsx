import { useMutation } from '@apollo/client/react';
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { UpholdMortgagePrivatePromiseDocument, type WholeMortgagePromiseFragment } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { usePromiseRefusal } from './use-promise-refusal.ts';

interface Values {
  readonly reason: string;
  readonly sanction: string;
  readonly amount?: number | null;
}

/** Upholds a promise with what is proposed; the consultant then owns the problem, and the approval begins (S28). */
export function UpholdPromise({
  promise: { id, version, consultant },
  close,
  changed,
}: {
  promise: WholeMortgagePromiseFragment;
  close: () => void;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const said = usePromiseRefusal();
  const [uphold] = useMutation(UpholdMortgagePrivatePromiseDocument);
  const needed = [{ required: true, whitespace: true, message: t('mortgage.required') }];
  return (
    <CreateDialog<Values>
      open
      title={t('mortgage.upholdPromise')}
      action={t('mortgage.upholdPromise')}
      onClose={close}
      create={async ({ reason, sanction, amount }) => {
        const { data } = await uphold({
          variables: { input: { id, version, reason, sanction, amount: amount ?? null } },
        });
        changed();
        const why = data && said(data.done);
        if (why) return [{ name: ['reason'], label: t('mortgage.upheldWhy'), text: why }];
        sayDone(t('mortgage.saved'));
        return [];
      }}
    >
      <p className="k-quiet">{t('mortgage.upholdHow', { name: consultant })}</p>
      <Form.Item name="reason" label={t('mortgage.upheldWhy')} rules={needed}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Form.Item name="sanction" label={t('mortgage.sanctionWhat')} rules={needed}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="amount" label={t('mortgage.amount')} extra={t('mortgage.sanctionAmountHelp')}>
        <MoneyInput />
      </Form.Item>
    </CreateDialog>
  );
}
