import { useMutation } from '@apollo/client/react';
import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  MapMortgageBankFormDocument,
  type MortgageBankFormLineFragment,
  type MortgageDatum,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { sayDone } from '../../ui/toasts.tsx';

const data = [
  'buyerName',
  'buyerPhone',
  'otherBuyers',
  'caseNumber',
  'contractNumber',
  'signedOn',
  'project',
  'house',
  'area',
  'price',
  'priceInWords',
  'downPayment',
  'loan',
  'loanInWords',
  'termMonths',
  'termYears',
  'yearlyRate',
  'bank',
  'specialist',
  'consultant',
  'today',
] as const satisfies readonly MortgageDatum[];

type Values = Readonly<Record<string, MortgageDatum | undefined>>;

/** Says which datum of a case goes into which field of a form; what is required and has none is filled by hand (S20). */
export function MapBankForm({
  form,
  close,
  changed,
}: {
  form: MortgageBankFormLineFragment;
  close: () => void;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const [map] = useMutation(MapMortgageBankFormDocument);
  const { id, version, name, edition, fields } = form;
  const options = data.map((value) => ({ value, label: t(`mortgage.datum.${value}`) }));
  return (
    <CreateDialog<Values>
      open
      title={t('mortgage.mapFieldsOf', { name, edition })}
      action={t('mortgage.save')}
      initialValues={Object.fromEntries(fields.map(({ datum }, at) => [`field${at}`, datum ?? undefined]))}
      onClose={close}
      create={async (values) => {
        const mapping = fields.flatMap((field, at) => {
          const datum = values[`field${at}`];
          return field.fillable && datum ? [{ name: field.name, datum }] : [];
        });
        const outcome = await map({ variables: { input: { id, version, mapping } } });
        changed();
        if (outcome.data?.changed.__typename !== 'MortgageBankForm')
          return [{ name: ['field0'], label: name, text: t('mortgage.meanwhile') }];
        sayDone(t('mortgage.fieldsSet', { name }));
        return [];
      }}
    >
      {fields.map((field, at) => (
        <Form.Item
          key={field.name}
          name={`field${at}`}
          label={`${field.name}${field.required ? t('mortgage.fieldRequired') : ''}`}
          {...(!field.fillable && { extra: t('mortgage.fieldByHand') })}
        >
          <Select allowClear showSearch optionFilterProp="label" disabled={!field.fillable} options={options} />
        </Form.Item>
      ))}
    </CreateDialog>
  );
}
