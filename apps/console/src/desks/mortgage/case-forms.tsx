import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  FillMortgageFormDocument,
  type FillMortgageFormMutation,
  MortgageCaseFormsDocument,
  type WholeMortgageCaseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate, Instant } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { FormStanding } from './form-standing.tsx';

/** The forms of the banks of a case: filled from its data, kept with their version (S20). */
export function CaseForms({ item, refetch }: { item: WholeMortgageCaseFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const inWords = useWhy();
  const [refused, setRefused] = useState<string>();
  const { id, version, mayWork } = item;
  const read = useQuery(MortgageCaseFormsDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const [fill, { error, loading }] = useMutation(FillMortgageFormDocument, {
    refetchQueries: ['MortgageCaseForms', 'PaperChecklist', 'MortgageConsents'],
    onError: () => {},
  });
  const told = read.data?.mortgageCaseForms;
  if (!told) return read.error ? <ErrorState error={read.error} retry={() => void read.refetch()} /> : null;
  const make = async (formId: string): Promise<void> => {
    setRefused(undefined);
    const { data } = await fill({ variables: { input: { id, version, formId } } });
    if (!data) return;
    refetch();
    if (data.filled.__typename === 'MortgageFilledForm') sayDone(t('mortgage.formFilled', { name: data.filled.name }));
    else setRefused(inWords(data.filled, told.forms.find((form) => form.id === formId)?.fields ?? []));
  };
  return (
    <Section title={t('mortgage.caseForms')}>
      <FailureAlert error={error} />
      <Refusal why={refused} />
      {told.forms.length === 0 && <p className="k-quiet">{t('mortgage.noForms')}</p>}
      {told.forms.length > 0 && (
        <table className="k-table">
          <tbody>
            {told.forms.map((form) => (
              <tr key={form.id}>
                <td>
                  {form.bankName} · {form.name} <small className="k-quiet">{form.edition}</small>
                </td>
                <td>
                  <FormStanding standing={form.standing} /> <BusinessDate value={form.validFrom} />
                </td>
                <td>
                  {form.unmapped.length > 0 && (
                    <StateChip tone="warning">
                      {t('mortgage.byHand', { fields: form.unmapped.join(t('ui.comma')) })}
                    </StateChip>
                  )}
                </td>
                <td className="m-act">
                  {mayWork && form.standing === 'current' && (
                    <Button
                      size="small"
                      loading={loading}
                      aria-label={`${t('mortgage.fillForm')} ${form.name}`}
                      onClick={() => void make(form.id)}
                    >
                      {t('mortgage.fillForm')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {told.filled.length > 0 && (
        <table className="k-table">
          <caption className="m-caption">{t('mortgage.filledForms')}</caption>
          <tbody>
            {told.filled.map((each) => (
              <tr key={each.id}>
                <td>
                  {each.bankName} · {each.name} <small className="k-quiet">{each.edition}</small>{' '}
                  {each.standing !== 'current' && <FormStanding standing={each.standing} />}
                </td>
                <td>
                  {each.filledBy} <Instant value={each.filledAt} />
                </td>
                <td className="m-act">
                  {mayWork && (
                    <a
                      href={`/mortgage-cases/${id}/forms/${each.id}`}
                      download
                      aria-label={`${t('mortgage.takeForm')} ${each.name}`}
                    >
                      {t('mortgage.takeForm')}
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

type Fields = readonly { readonly name: string; readonly options: readonly string[] }[];

/** Why a form was not filled, in words. */
function useWhy(): (filled: FillMortgageFormMutation['filled'], fields: Fields) => string {
  const t = useText();
  return (filled, fields) => {
    const problemOf = (problem: { readonly path: string; readonly code: string } | undefined): string => {
      if (problem?.code !== 'NOT_AN_OPTION')
        return t(problem?.code === 'TOO_LONG' ? 'mortgage.formTooLong' : 'mortgage.formOfOtherBank');
      const field = problem.path.replace(/^fields\./, '');
      const options = fields.find(({ name }) => name === field)?.options ?? [];
      return t('mortgage.formNotAnOption', { field, options: options.join(t('ui.comma')) });
    };
    switch (filled.__typename) {
      case 'TransitionBlocked':
        return filled.reasons.map(({ text }) => text).join('；');
      case 'StaleBankForm':
        return filled.currentEdition
          ? t('mortgage.staleForm', { edition: filled.currentEdition })
          : t('mortgage.staleFormNone');
      case 'InvalidInput':
        return problemOf(filled.fields[0]);
      case 'NotFound':
        return t('ui.failure.NOT_FOUND');
      default:
        return t('mortgage.meanwhile');
    }
  };
}
