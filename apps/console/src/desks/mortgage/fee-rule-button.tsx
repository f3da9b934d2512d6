import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  AddMortgageFeeRuleDocument,
  type DeedTaxHome,
  type MaintenanceFundMode,
  type MortgageFeeRuleLineFragment,
  type RegistrationPayer,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useMoneyProblems } from './use-money-problems.ts';

interface Band {
  readonly home: DeedTaxHome;
  /** Square metres; empty for any area. */
  readonly upTo?: number | null;
  readonly percent: number;
}

interface Values {
  readonly city?: string;
  readonly effectiveFrom: string;
  readonly vat: number;
  readonly deedTax: readonly Band[];
  readonly fundPerSquareMetre: number;
  readonly fundMode: MaintenanceFundMode;
  readonly registrationHousing: number;
  readonly registrationOther: number;
  readonly registrationPayer: RegistrationPayer;
  readonly dueDays: number;
}

const homes = ['first', 'second', 'other', 'any'] as const;

/** Begins another rule of fees: for contracts signed from a day on, in one city or in all without a rule of their own (S18). */
export function FeeRuleButton({
  like,
  changed,
}: {
  like: MortgageFeeRuleLineFragment;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [open, setOpen] = useState(false);
  const [add] = useMutation(AddMortgageFeeRuleDocument);
  const needed = [{ required: true, message: t('mortgage.required') }];
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('mortgage.newFeeRule')}</Button>
      <CreateDialog<Values>
        open={open}
        title={t('mortgage.newFeeRule')}
        action={t('mortgage.save')}
        initialValues={{
          ...like,
          vat: like.vatPermille / 10,
          effectiveFrom: '',
          deedTax: like.deedTax.map(({ home, upTo, permille }) => ({
            home,
            upTo: upTo ? upTo / 100 : null,
            percent: permille / 10,
          })),
        }}
        onClose={() => setOpen(false)}
        create={async ({ vat, deedTax, ...values }) => {
          const bands = deedTax.map(({ home, upTo, percent }) => ({
            home,
            upTo: upTo ? Math.round(upTo * 100) : null,
            permille: Math.round(percent * 10),
          }));
          const input = { ...values, city: values.city ?? '', vatPermille: Math.round(vat * 10), deedTax: bands };
          const answer = (await add({ variables: { input } })).data?.added;
          const found = problems(answer, 'MortgageFeeRule', ['effectiveFrom', 'deedTax']);
          if (found.length === 0) {
            sayDone(t('mortgage.saved'));
            changed();
          }
          return found;
        }}
      >
        <Form.Item name="city" label={t('mortgage.city')} extra={t('mortgage.cityHelp')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="effectiveFrom" label={t('mortgage.signedFrom')} rules={needed}>
          <DayInput required />
        </Form.Item>
        <Bands />
        <div className="m-pair">
          <Form.Item name="vat" label={`${t('mortgage.vat')} %`} rules={needed}>
            <InputNumber min={0} max={100} step={0.1} />
          </Form.Item>
          <Form.Item name="dueDays" label={t('mortgage.dueDays')} rules={needed}>
            <InputNumber min={0} max={3650} />
          </Form.Item>
          <Form.Item name="fundPerSquareMetre" label={t('mortgage.fundRate')} rules={needed}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name="fundMode" label={t('mortgage.fundModeLabel')}>
            <Select
              options={(['agent', 'directProof'] as const).map((value) => ({
                value,
                label: t(`mortgage.fundMode.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item name="registrationHousing" label={t('mortgage.registrationHousing')} rules={needed}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name="registrationOther" label={t('mortgage.registrationOther')} rules={needed}>
            <MoneyInput />
          </Form.Item>
        </div>
        <Form.Item name="registrationPayer" label={t('mortgage.registrationPayerLabel')}>
          <Select
            options={(['buyer', 'developer'] as const).map((value) => ({
              value,
              label: t(`mortgage.registrationPayer.${value}`),
            }))}
          />
        </Form.Item>
      </CreateDialog>
    </>
  );
}

/** Bands of the deed tax, in the order in which they are tried. */
function Bands(): ReactNode {
  const t = useText();
  return (
    <Form.Item label={t('mortgage.feeKind.deedTax')} extra={t('mortgage.bandsHelp')}>
      <Form.List name="deedTax">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, at) => (
              <div key={key} className="m-band">
                <Form.Item name={[name, 'home']} noStyle>
                  <Select
                    aria-label={`${t('mortgage.home')} ${at + 1}`}
                    options={homes.map((value) => ({ value, label: t(`mortgage.bandHome.${value}`) }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'upTo']} noStyle>
                  <InputNumber
                    min={0.01}
                    max={10_000}
                    suffix="m²"
                    placeholder={t('mortgage.bandAny')}
                    aria-label={`${t('mortgage.bandTo')} ${at + 1}`}
                  />
                </Form.Item>
                <Form.Item name={[name, 'percent']} noStyle rules={[{ required: true, message: '' }]}>
                  <InputNumber
                    min={0}
                    max={100}
                    step={0.1}
                    suffix="%"
                    aria-label={`${t('mortgage.bandRate')} ${at + 1}`}
                  />
                </Form.Item>
                <Button aria-label={`${t('mortgage.takeOut')} ${at + 1}`} onClick={() => remove(name)}>
                  {t('mortgage.takeOut')}
                </Button>
              </div>
            ))}
            <Button onClick={() => add({ home: 'first', percent: 1 }, 0)}>{t('mortgage.addBand')}</Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
