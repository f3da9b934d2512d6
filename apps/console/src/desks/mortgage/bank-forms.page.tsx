import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  EndMortgageBankFormDocument,
  type MortgageBankFormLineFragment,
  MortgageBankFormsDocument,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { AddBankForm } from './add-bank-form.tsx';
import { FormStanding } from './form-standing.tsx';
import { MapBankForm } from './map-bank-form.tsx';
import './mortgage.css';

/** Versions of the banks’ forms, and what is written into their fields (S20). */
export default function BankFormsPage(): ReactNode {
  const t = useText();
  const [adding, setAdding] = useState(false);
  const [mapping, setMapping] = useState<MortgageBankFormLineFragment>();
  const { data, error, refetch } = useQuery(MortgageBankFormsDocument, { fetchPolicy: 'cache-and-network' });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const forms = data.mortgageBankForms;
  return (
    <>
      <header className="k-head">
        <h1>{t('mortgage.bankForms')}</h1>
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('mortgage.addForm')}
        </Button>
      </header>
      <div className="k-stack">
        {forms.length === 0 ? (
          <EmptyState title={t('mortgage.noBankForms')} detail={t('mortgage.noBankFormsDetail')} />
        ) : (
          <Section title={t('mortgage.formVersions')}>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
            <div className="k-scroll" tabIndex={0}>
              <Versions forms={forms} map={setMapping} changed={() => void refetch()} />
            </div>
          </Section>
        )}
      </div>
      {adding && <AddBankForm close={() => setAdding(false)} />}
      {mapping && (
        <MapBankForm
          key={mapping.id}
          form={mapping}
          catalogue={data.mortgageFormCatalogue}
          close={() => setMapping(undefined)}
          changed={() => void refetch()}
        />
      )}
    </>
  );
}

function Versions({
  forms,
  map,
  changed,
}: {
  forms: readonly MortgageBankFormLineFragment[];
  map: (form: MortgageBankFormLineFragment) => void;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const [refused, setRefused] = useState<string>();
  const [end, { error }] = useMutation(EndMortgageBankFormDocument, { onError: () => {} });
  const setEnd = async ({ id, version }: MortgageBankFormLineFragment, validUntil: string): Promise<void> => {
    setRefused(undefined);
    const { data } = await end({ variables: { input: { id, version, validUntil: validUntil || null } } });
    if (data && data.changed.__typename !== 'MortgageBankForm')
      setRefused(t(data.changed.__typename === 'InvalidInput' ? 'mortgage.endBeforeBegin' : 'mortgage.meanwhile'));
    changed();
  };
  return (
    <>
      <FailureAlert error={error} />
      <Refusal why={refused} />
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('mortgage.bank')}</th>
            <th>{t('mortgage.formName')}</th>
            <th>{t('mortgage.edition')}</th>
            <th>{t('mortgage.state')}</th>
            <th>{t('mortgage.validFrom')}</th>
            <th>{t('mortgage.validUntil')}</th>
            <th>{t('mortgage.formFields')}</th>
            <th>{t('mortgage.acts')}</th>
          </tr>
        </thead>
        <tbody>
          {forms.map((form) => (
            <tr key={form.id}>
              <td>{form.bankName}</td>
              <td>{form.name}</td>
              <td>{form.edition}</td>
              <td>
                <FormStanding standing={form.standing} />
              </td>
              <td>
                <BusinessDate value={form.validFrom} />
              </td>
              <td>
                <DayInput
                  label={`${t('mortgage.validUntil')} ${form.name} ${form.edition}`}
                  value={form.validUntil ?? ''}
                  onChange={(day) => void setEnd(form, day)}
                />
              </td>
              <td>
                {t('mortgage.fieldsMapped', {
                  mapped: form.fields.filter(({ datum, choice }) => datum ?? choice).length,
                  count: form.fields.length,
                })}{' '}
                {form.unmapped.length > 0 && (
                  <StateChip tone="warning">{t('mortgage.fieldsUnmapped', { count: form.unmapped.length })}</StateChip>
                )}
              </td>
              <td>
                <Button
                  size="small"
                  aria-label={`${t('mortgage.mapFields')} ${form.name} ${form.edition}`}
                  onClick={() => map(form)}
                >
                  {t('mortgage.mapFields')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
