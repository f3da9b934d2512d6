import { useMutation } from '@apollo/client/react';
import { Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { SetMortgagePenaltyAmountDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { ReasonItem } from './reason-item.tsx';
import { useMoneyProblems } from './use-money-problems.ts';

/** Decides what a penalty comes to: one that was proposed without an amount, or another than was proposed (S25). */
export function PenaltyAmountButton({
  penalty: { id, version, amount },
  changed,
}: {
  penalty: { readonly id: string; readonly version: number; readonly amount?: number | null };
  changed: () => void;
}): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [open, setOpen] = useState(false);
  const [set] = useMutation(SetMortgagePenaltyAmountDocument);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('mortgage.setAmount')}</Button>
      <CreateDialog<{ amount: number; reason: string }>
        open={open}
        title={t('mortgage.setAmount')}
        action={t('mortgage.setAmount')}
        initialValues={{ ...(amount != null && { amount }) }}
        onClose={() => setOpen(false)}
        create={async (values) => {
          const answer = (await set({ variables: { input: { penaltyId: id, version, ...values } } })).data?.set;
          const found = problems(answer, 'MortgagePenalty', ['amount', 'reason']);
          if (found.length === 0) {
            sayDone(t('mortgage.saved'));
            changed();
          }
          return found;
        }}
      >
        <Form.Item
          name="amount"
          label={t('mortgage.amount')}
          rules={[{ required: true, message: t('mortgage.required') }]}
        >
          <MoneyInput />
        </Form.Item>
        <ReasonItem />
      </CreateDialog>
    </>
  );
}
