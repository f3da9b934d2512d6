import { useMutation } from '@apollo/client/react';
import { Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { AmendMortgageContractDocument, type WholeMortgageContractFragment } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { ReasonItem } from './reason-item.tsx';
import { useMoneyProblems } from './use-money-problems.ts';

interface Values {
  readonly price: number;
  readonly downPayment: number;
  readonly commercial: number;
  readonly providentFund: number;
  readonly reason: string;
}

/** Amends the amounts of a contract, with the reason on the record; the gap of its case follows (S6). */
export function AmendButton({
  contract: { id, version, price, downPayment, commercial, providentFund },
  changed,
}: {
  contract: WholeMortgageContractFragment;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [open, setOpen] = useState(false);
  const [amend] = useMutation(AmendMortgageContractDocument);
  const amount = (name: keyof Omit<Values, 'reason'>, label: string): ReactNode => (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('mortgage.required') }]}>
      <MoneyInput />
    </Form.Item>
  );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('mortgage.amend')}</Button>
      <CreateDialog<Values>
        open={open}
        title={t('mortgage.amend')}
        action={t('mortgage.amend')}
        initialValues={{ price, downPayment, commercial, providentFund }}
        onClose={() => setOpen(false)}
        create={async (values) => {
          const answer = (await amend({ variables: { input: { contractId: id, version, ...values } } })).data?.changed;
          const found = problems(answer, 'MortgageContract', ['price', 'reason']);
          if (found.length === 0) {
            sayDone(t('mortgage.amended'));
            changed();
          }
          return found;
        }}
      >
        <p className="k-quiet">{t('mortgage.amendHow')}</p>
        <div className="m-pair">
          {amount('price', t('mortgage.price'))}
          {amount('downPayment', t('mortgage.downPayment'))}
          {amount('commercial', t('mortgage.loanProduct.commercial'))}
          {amount('providentFund', t('mortgage.loanProduct.providentFund'))}
        </div>
        <ReasonItem rows={2} />
      </CreateDialog>
    </>
  );
}
