import { useMutation } from '@apollo/client/react';
import { Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { BookMortgagePenaltyDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useMoneyProblems } from './use-money-problems.ts';

/** HR signs a penalty off against the month's variable pay, within the cap (S25). */
export function BookPenaltyButton({
  penalty: { id, version },
  changed,
}: {
  penalty: { readonly id: string; readonly version: number };
  changed: () => void;
}): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [open, setOpen] = useState(false);
  const [book] = useMutation(BookMortgagePenaltyDocument);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('mortgage.penaltyMove.book')}
      </Button>
      <CreateDialog<{ variablePay: number }>
        open={open}
        title={t('mortgage.penaltyMove.book')}
        action={t('mortgage.signOff')}
        onClose={() => setOpen(false)}
        create={async ({ variablePay }) => {
          const answer = (await book({ variables: { input: { penaltyId: id, version, variablePay } } })).data?.booked;
          const found = problems(answer, 'MortgagePenalty', ['variablePay']);
          if (found.length === 0) {
            sayDone(t('mortgage.penaltyBooked'));
            changed();
          }
          return found;
        }}
      >
        <p>{t('mortgage.bookHow')}</p>
        <Form.Item
          name="variablePay"
          label={t('mortgage.variablePay')}
          rules={[{ required: true, message: t('mortgage.required') }]}
        >
          <MoneyInput />
        </Form.Item>
      </CreateDialog>
    </>
  );
}
