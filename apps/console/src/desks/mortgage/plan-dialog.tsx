import { useMutation, useQuery } from '@apollo/client/react';
import { Form, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  type LoanKind,
  MortgageSettingsDocument,
  PlanMortgageDocument,
  type WholeMortgageCaseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { readAgain, useCaseOutcome } from './use-case-change.ts';

interface LoanValues {
  readonly bank?: string | null;
  readonly askedFen?: number | null;
  readonly months?: number | null;
}

interface Values {
  readonly commercial: LoanValues;
  readonly providentFund: LoanValues;
  readonly balanceFen: number | null;
  readonly customerTypes: string[];
  readonly interviewOn?: string;
  readonly income?: number | null;
  readonly debt?: number | null;
  readonly fee?: number | null;
  readonly age?: number | null;
}

const kinds = ['commercial', 'providentFund'] as const satisfies readonly LoanKind[];
const customerTypes = [
  'single',
  'married',
  'divorced',
  'widowed',
  'selfEmployed',
  'foreign',
  'company',
  'attorney',
] as const;

/** What is asked of which banks, who the customer is, when the bank sees them; a combination has both loans (S13, S16). */
export function PlanDialog({
  item,
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
  const inWords = useOpenText();
  const outcome = useCaseOutcome();
  const settings = useQuery(MortgageSettingsDocument, { skip: !open });
  const [plan] = useMutation(PlanMortgageDocument, { refetchQueries: readAgain });
  const banks = settings.data?.mortgageSettings.banks ?? [];
  const next = item.state.key === 'bankSwitch';
  const loanOf = (kind: LoanKind): LoanValues => {
    const found = item.applications.find((each) => each.attempt === item.attempt && each.product === kind);
    const bank = next && kind === 'commercial' ? null : (found?.bank ?? null);
    return { bank, askedFen: found?.askedFen ?? null, months: found?.months ?? 360 };
  };
  const save = async (values: Values) => {
    const { income, debt, fee, age } = values;
    const loans = kinds.flatMap((product) => {
      const { bank, askedFen, months } = values[product];
      return askedFen ? [{ product, bank: bank ?? null, askedFen, months: months ?? 360 }] : [];
    });
    const { data } = await plan({
      variables: {
        input: {
          id: item.id,
          version: item.version,
          loans,
          balanceFen: values.balanceFen ?? 0,
          customerTypes: values.customerTypes,
          interviewOn: values.interviewOn || null,
          household:
            income && age
              ? { monthlyIncomeFen: income, otherDebtFen: debt ?? 0, otherHousingFen: fee ?? 0, age }
              : null,
        },
      },
    });
    return data?.changed;
  };
  return (
    <CreateDialog<Values>
      open={open}
      title={t(next ? 'mortgage.planNext' : 'mortgage.plan')}
      action={t('mortgage.save')}
      initialValues={{
        commercial: loanOf('commercial'),
        providentFund: loanOf('providentFund'),
        balanceFen: item.balanceFen,
        customerTypes: [...item.customerTypes],
        ...(item.interviewOn && { interviewOn: item.interviewOn }),
      }}
      onClose={close}
      create={async (values) => {
        const refused = outcome(await save(values), refetch);
        return refused === undefined ? [] : [{ name: ['customerTypes'], label: t('mortgage.plan'), text: refused }];
      }}
    >
      {kinds.map((kind) => (
        <fieldset key={kind}>
          <legend>{t(`mortgage.product.${kind}`)}</legend>
          <Form.Item name={[kind, 'askedFen']} label={t('mortgage.asked')}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name={[kind, 'bank']} label={t('mortgage.bank')}>
            <Select
              allowClear
              options={banks
                .filter(({ product }) => product === kind)
                .map(({ key, name }) => ({ value: key, label: name }))}
            />
          </Form.Item>
          <Form.Item name={[kind, 'months']} label={t('mortgage.monthsLabel')}>
            <InputNumber min={1} max={480} />
          </Form.Item>
        </fieldset>
      ))}
      <Form.Item name="balanceFen" label={t('mortgage.balance')}>
        <MoneyInput />
      </Form.Item>
      <Form.Item
        name="customerTypes"
        label={t('mortgage.customerTypes')}
        {...(item.typesOfPeople.length > 0 && {
          extra: t('mortgage.typesOfPeople', {
            types: item.typesOfPeople.map((type) => inWords('mortgage.customer', type)).join(t('ui.comma')),
          }),
        })}
      >
        <Select
          mode="multiple"
          options={customerTypes.map((value) => ({ value, label: t(`mortgage.customer.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="interviewOn" label={t('mortgage.interviewOn')}>
        <DayInput />
      </Form.Item>
      <fieldset>
        <legend>{t('mortgage.household')}</legend>
        <div className="m-split">
          <Form.Item name="income" label={t('mortgage.income')}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name="debt" label={t('mortgage.debt')}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name="fee" label={t('mortgage.fee')}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name="age" label={t('mortgage.age')}>
            <InputNumber min={18} max={100} />
          </Form.Item>
        </div>
      </fieldset>
    </CreateDialog>
  );
}
