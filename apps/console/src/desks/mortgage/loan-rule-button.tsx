import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type LoanKind,
  SetMortgageLoanRuleDocument,
  type WholeMortgageSettingsFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface Values {
  readonly city?: string;
  readonly product: LoanKind;
  readonly effectiveOn: string;
  readonly minimumDown: number;
  readonly loanStepFen: number;
  readonly loanLimitFen?: number | null;
  readonly rate: number;
  readonly housingRatio: number;
  readonly debtRatio: number;
  readonly longestMonths: number;
  readonly oldestYears: number;
  readonly reason: string;
}

/** Begins another rule of loans on a day; those before stay for the contracts signed under them (S13). */
export function LoanRuleButton({ like }: { like: WholeMortgageSettingsFragment['loanRules'][number] }): ReactNode {
  const t = useText();
  const [open, setOpen] = useState(false);
  const [set] = useMutation(SetMortgageLoanRuleDocument, { refetchQueries: ['MortgageSettings'] });
  const needed = [{ required: true, message: t('mortgage.required') }];
  const percent = (name: 'minimumDown' | 'rate' | 'housingRatio' | 'debtRatio'): ReactNode => (
    <Form.Item name={name} label={`${t(`mortgage.${name}`)} %`} rules={needed}>
      <InputNumber min={0} max={100} step={0.05} />
    </Form.Item>
  );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('mortgage.newLoanRule')}</Button>
      <CreateDialog<Values>
        open={open}
        title={t('mortgage.newLoanRule')}
        action={t('mortgage.save')}
        initialValues={{
          city: like.city,
          product: like.product,
          minimumDown: like.minimumDown / 100,
          loanStepFen: like.loanStepFen,
          loanLimitFen: like.loanLimitFen ?? null,
          rate: like.yearlyRate / 1000,
          housingRatio: like.housingRatio / 100,
          debtRatio: like.debtRatio / 100,
          longestMonths: like.longestMonths,
          oldestYears: like.oldestYears,
        }}
        onClose={() => setOpen(false)}
        create={async ({ rate, minimumDown, housingRatio, debtRatio, city, loanLimitFen, ...values }) => {
          const { data } = await set({
            variables: {
              input: {
                ...values,
                city: city ?? '',
                loanLimitFen: loanLimitFen ?? null,
                yearlyRate: Math.round(rate * 1000),
                minimumDown: Math.round(minimumDown * 100),
                housingRatio: Math.round(housingRatio * 100),
                debtRatio: Math.round(debtRatio * 100),
              },
            },
          });
          if (data?.set.__typename === 'MortgageSettings') {
            sayDone(t('mortgage.saved'));
            return [];
          }
          return [{ name: ['effectiveOn'], label: t('mortgage.from'), text: t('mortgage.wrongInput') }];
        }}
      >
        <Form.Item name="city" label={t('mortgage.city')} extra={t('mortgage.cityHelp')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="product" label={t('mortgage.product')}>
          <Select
            options={(['commercial', 'providentFund'] as const).map((value) => ({
              value,
              label: t(`mortgage.product.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="effectiveOn" label={t('mortgage.from')} rules={needed}>
          <DayInput required />
        </Form.Item>
        <div className="m-split">
          {percent('minimumDown')}
          {percent('rate')}
          {percent('housingRatio')}
          {percent('debtRatio')}
          <Form.Item name="longestMonths" label={t('mortgage.longest')} rules={needed}>
            <InputNumber min={12} max={480} />
          </Form.Item>
          <Form.Item name="oldestYears" label={t('mortgage.oldest')} rules={needed}>
            <InputNumber min={18} max={100} />
          </Form.Item>
        </div>
        <Form.Item name="loanStepFen" label={t('mortgage.loanStep')} rules={needed}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="loanLimitFen" label={t('mortgage.loanLimit')}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="reason" label={t('mortgage.reason')} rules={needed}>
          <Input maxLength={500} />
        </Form.Item>
      </CreateDialog>
    </>
  );
}
