import { useMutation } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { TopUpMortgageDocument, type WholeMortgageCaseFragment } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Money } from '../../ui/figures.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { Section } from '../../ui/record-page.tsx';
import { readAgain, useCaseOutcome } from './use-case-change.ts';

/** What the price is made of, and what is missing (S13). */
export function CaseMoney({ item, refetch }: { item: WholeMortgageCaseFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const { priceFen, downFen, loansFen, balanceFen, gapFen, creditedFen, disbursedFen, dueFen } = item;
  return (
    <Section
      title={t('mortgage.money')}
      extra={item.mayWork && <Button onClick={() => setAsking(true)}>{t('mortgage.topUp')}</Button>}
    >
      <Facts
        facts={[
          { key: 'price', label: t('mortgage.price'), value: <Money fen={priceFen} /> },
          { key: 'down', label: t('mortgage.down'), value: <Money fen={downFen} /> },
          { key: 'loans', label: t('mortgage.loans'), value: <Money fen={loansFen} /> },
          { key: 'balance', label: t('mortgage.balance'), value: <Money fen={balanceFen} /> },
          {
            key: 'gap',
            label: t('mortgage.gap'),
            value: (
              <span className={gapFen === 0 ? '' : 'm-gap'}>
                <Money fen={gapFen} />
              </span>
            ),
          },
          { key: 'credited', label: t('mortgage.credited'), value: <Money fen={creditedFen} /> },
          { key: 'disbursed', label: t('mortgage.disbursed'), value: <Money fen={disbursedFen} /> },
          { key: 'due', label: t('mortgage.dueMoney'), value: <Money fen={dueFen} /> },
        ]}
      />
      <TopUp item={item} open={asking} close={() => setAsking(false)} refetch={refetch} />
    </Section>
  );
}

interface Values {
  readonly balanceFen: number | null;
  readonly reason: string;
}

function TopUp({
  item: { id, version, balanceFen, gapFen },
  open,
  close,
  refetch,
}: {
  item: WholeMortgageCaseFragment;
  open: boolean;
  close: () => void;
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const outcome = useCaseOutcome();
  const [topUp] = useMutation(TopUpMortgageDocument, { refetchQueries: readAgain });
  return (
    <CreateDialog<Values>
      open={open}
      title={t('mortgage.topUp')}
      action={t('mortgage.save')}
      initialValues={{ balanceFen: Math.max(0, balanceFen + gapFen), reason: '' }}
      onClose={close}
      create={async (values) => {
        const input = { id, version, balanceFen: values.balanceFen ?? 0, reason: values.reason.trim() };
        const { data } = await topUp({ variables: { input } });
        const refused = outcome(data?.changed, refetch);
        return refused === undefined ? [] : [{ name: ['reason'], label: t('mortgage.reason'), text: refused }];
      }}
    >
      <Form.Item
        name="balanceFen"
        label={t('mortgage.balance')}
        rules={[{ required: true, message: t('mortgage.required') }]}
      >
        <MoneyInput />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('mortgage.reason')}
        rules={[{ required: true, whitespace: true, message: t('mortgage.required') }]}
      >
        <Input maxLength={500} />
      </Form.Item>
    </CreateDialog>
  );
}
