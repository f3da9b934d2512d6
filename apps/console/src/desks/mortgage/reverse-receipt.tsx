import { useMutation } from '@apollo/client/react';
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { type MortgageReceiptLineFragment, ReverseMortgageReceiptDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { todayInShanghai } from '../../ui/today.ts';
import { ReasonItem } from './reason-item.tsx';
import { useMoneyProblems } from './use-money-problems.ts';

/** Cancels a confirmed receipt, whole or in part; what was wrong is entered anew (S13). */
export function ReverseReceipt({
  receipt: { id, number, amount, reversed },
  close,
  changed,
}: {
  receipt: MortgageReceiptLineFragment;
  close: () => void;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [reverse] = useMutation(ReverseMortgageReceiptDocument);
  const needed = [{ required: true, message: t('mortgage.required') }];
  return (
    <CreateDialog<{ number: string; amount: number; creditedOn: string; reason: string }>
      open
      title={`${t('mortgage.reverse')} ${number ?? ''}`}
      action={t('mortgage.reverse')}
      initialValues={{ amount: amount + reversed, creditedOn: todayInShanghai() }}
      onClose={close}
      create={async (values) => {
        const answer = (await reverse({ variables: { input: { id, ...values } } })).data?.changed;
        const found = problems(answer, 'MortgageReceipt', ['number', 'amount', 'creditedOn', 'reason']);
        if (found.length === 0) {
          sayDone(t('mortgage.reversalBooked'));
          changed();
        }
        return found;
      }}
    >
      <p className="k-quiet">{t('mortgage.reverseHow')}</p>
      <Form.Item name="number" label={t('mortgage.reversalNumber')} rules={needed}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="amount" label={t('mortgage.amount')} rules={needed}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="creditedOn" label={t('mortgage.bookedOn')} rules={needed}>
        <DayInput required />
      </Form.Item>
      <ReasonItem rows={2} />
    </CreateDialog>
  );
}
